"""APK files on this computer, and bundles of them (.apks, .apkm, .xapk), understood with the readers that phones need.

A bundle is a ZIP file that holds a base APK and its parts. What is stored in it is read in its place, what is packed is
unpacked in memory, within a limit. Nothing is extracted to a disk.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, TypeVar

from msgspec import Struct

from detector.apk.manifest import Manifest
from detector.apk.manifest_reader import MANIFEST, ManifestReader
from detector.apk.ranges import ApkError, NeedsError, Ranges
from detector.apk.signing import Signing, read_signing
from detector.apk.zip_end import find_end
from detector.apk.zip_entries import Directory, Entry, inflate, is_packed, place

MOST_OF_A_FILE: Final = 24 * 2**20
"""Bytes of one APK that are looked at, however large it is."""
MOST_UNPACKED: Final = 128 * 2**20
"""Bytes of an APK that a bundle holds packed."""
_MOST_OF_A_LIST: Final = 8 * 2**20
_PIECE: Final = 2**20
_MOST_PARTS: Final = 200
_MOST_STEPS: Final = 20_000

T = TypeVar("T")


class FoundApk(Struct, frozen=True, kw_only=True):
    """One APK: where it lies, and what was read of it."""

    where: str
    """The file; for a part of a bundle its name behind it."""
    manifest: Manifest
    signing: Signing
    unsigned: str = ""
    """Why no certificate was found, if none was."""
    sha256: str = ""
    """Of the whole file."""
    bytes_read: int = 0


class _Window:
    """A part of a file, or bytes in memory, as if it were a file of its own."""

    def __init__(self, source: BinaryIO | bytes, start: int, size: int) -> None:
        self.source = source
        self.start = start
        self.size = size

    def read(self, start: int, end: int) -> bytes:
        if isinstance(self.source, bytes):
            return self.source[self.start + start : self.start + end]
        self.source.seek(self.start + start)
        return self.source.read(end - start)

    def sha256(self) -> str:
        """Of all of it."""
        digest = hashlib.sha256()
        for start in range(0, self.size, _PIECE):
            digest.update(self.read(start, min(start + _PIECE, self.size)))
        return digest.hexdigest()

    def understood(self, ranges: Ranges, step: Callable[[], T]) -> T:
        """What `step` makes of the file, given the pieces that it asks for; raises ApkError."""
        for _ in range(_MOST_STEPS):
            try:
                return step()
            except NeedsError as needs:
                data = self.read(needs.start, needs.end)
                if len(data) != needs.end - needs.start:
                    raise ApkError("it became shorter while it was read") from None
                ranges.add(needs.start, data)
        raise ApkError("reading it takes too many steps")


def read_file(file: BinaryIO, name: str, size: int) -> Iterator[FoundApk | str]:
    """The APKs in a file, or why one could not be read. Never raises for what a file holds."""
    window = _Window(file, 0, size)
    ranges = Ranges(size, limit=MOST_OF_A_FILE)
    try:
        directory = Directory(ranges, window.understood(ranges, lambda: find_end(ranges)))
        window.understood(ranges, lambda: _take_list(directory))
        if any(entry.name == MANIFEST for entry in directory):
            yield _read_apk(window, name)
            return
        parts = [entry for entry in directory if _is_apk(entry)]
        if not parts:
            yield f"{name}: it is neither an APK nor a bundle of APKs"
        elif len(parts) > _MOST_PARTS:
            yield f"{name}: it has more than {_MOST_PARTS} parts, and the others were not read"
        for entry in parts[:_MOST_PARTS]:
            yield from _read_part(window, directory, entry, name)
    except (ApkError, OSError) as error:
        yield f"{name}: {error}"


def _take_list(directory: Directory) -> None:
    """All of the list in one piece."""
    start, stop = directory.end.directory_start, directory.end.directory_end
    if stop - start > _MOST_OF_A_LIST:
        raise ApkError("its list of entries is larger than any honest one")
    directory.ranges.take(start, stop)


def _is_apk(entry: Entry) -> bool:
    return entry.name.lower().endswith(b".apk")


def _read_part(window: _Window, directory: Directory, entry: Entry, name: str) -> Iterator[FoundApk | str]:
    where = f"{name}: {entry.name.decode('utf-8', 'replace')}"
    try:
        yield _read_apk(_part(window, directory, entry), where)
    except (ApkError, OSError) as error:
        yield f"{where}: {error}"


def _part(window: _Window, directory: Directory, entry: Entry) -> _Window:
    """A part of a bundle: in its place, or unpacked."""
    start, stop = window.understood(directory.ranges, lambda: place(directory, entry, "a part of it"))
    if not is_packed(entry):
        return _Window(window.source, start, stop - start)
    if max(entry.packed, entry.unpacked) > MOST_UNPACKED:
        raise ApkError("it is packed, and too large to be unpacked")
    data = inflate(window.read(start, stop), "a part of it", MOST_UNPACKED)
    return _Window(data, 0, len(data))


def _read_apk(window: _Window, where: str) -> FoundApk:
    ranges = Ranges(window.size, limit=MOST_OF_A_FILE)
    manifest = window.understood(ranges, ManifestReader(ranges, thorough=True).read)
    signing, unsigned = Signing(), ""
    try:
        signing = window.understood(ranges, lambda: read_signing(ranges))
    except ApkError as error:
        unsigned = str(error)
    return FoundApk(
        where=where,
        manifest=manifest,
        signing=signing,
        unsigned=unsigned,
        sha256=window.sha256(),
        bytes_read=ranges.added,
    )
