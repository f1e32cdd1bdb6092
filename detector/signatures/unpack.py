"""Files that somebody hands us, a file, a folder or a zip, copied into a folder of ours; and a zip for others.

Names in a zip and links in a folder are somebody else's: nothing is written outside the folder, nothing is
read through a link, and sizes count when they are read, not when they are declared.
"""

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.model import CLASSES

MOST_BYTES: Final = 64 << 20
"""Of everything together; all public lists together have 6 MB."""
MOST_FILES: Final = 5000
SUFFIXES: Final = (".yaml", ".yml", ".json", ".stix2", ".csv", ".txt")
"""Other files in a folder or zip are left where they are."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. +()-]{0,99}")
"""A name that means the same on every system; no "..", no separator, no drive, no stream."""
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Of everything in a zip that we make."""
_OUR_FOLDERS: Final = (*CLASSES, "known")
_OWN_FORMAT: Final = re.compile(rb"^class:[ \t]*[a-z]", re.MULTILINE)
"""One product; lists of products have no key at the beginning of a line."""


def refuse(what: str, problem: str, hint: str = "", /, **slots: object) -> DetectorError:
    """Return the error about something that was handed to us."""
    told = {**slots, "what": what, "problem": Sentence(problem, **slots)}
    return DetectorError("{what}: {problem}", hint, ExitCode.DATA, **told)


def is_safe_name(name: str) -> bool:
    """Whether `name`, with slashes, stays inside a folder on every system."""
    parts = name.split("/")
    return len(parts) <= 8 and all(
        _PLAIN.fullmatch(part) and not part.endswith((".", " ")) and not _RESERVED.fullmatch(part) for part in parts
    )


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def take(place: Path, into: Path) -> bool:
    """Copy a file, or the signature files of a folder or zip; True when they are a folder of files.

    Raises DetectorError (ExitCode.DATA).
    """
    try:
        if place.is_dir():
            _write(str(place), files_of_folder(place), into)
            return True
        data = _content(place)
    except OSError as error:
        raise refuse(str(place), "cannot be read: {reason}", reason=error) from error
    return take_bytes(data, str(place), place.name, into)


def take_bytes(data: bytes, what: str, name: str, into: Path) -> bool:
    """Do the same with bytes that came from `what`; `name` is the file's."""
    if is_zip(data):
        _write(what, _files_of_zip(data, what), into)
        return True
    plain = re.sub(r"[^A-Za-z0-9_.-]", "-", name).lstrip(".-")[-80:] or "signatures"
    _write(what, iter([(plain, data)]), into)
    return bool(_OWN_FORMAT.search(data) and plain.endswith(".yaml"))


def pack(folder: Path) -> bytes:
    """Zip the signature files of a folder; the same files are the same bytes. Raises DetectorError."""
    try:
        files = sorted(files_of_folder(folder))
    except OSError as error:
        raise refuse(str(folder), "cannot be read: {reason}", reason=error) from error
    if not files:
        raise refuse(str(folder), "holds no signature files", "Name a folder in the form of signatures/README.md.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files:
            if not is_safe_name(name):
                raise refuse(
                    str(folder), "the name {name!r} is not plain", "Letters, digits, points, hyphens.", name=name
                )
            member = zipfile.ZipInfo(name, _EPOCH)
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _content(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("not a file")  # a pipe would keep us waiting
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise refuse(str(path), "more than {most} MB", most=MOST_BYTES >> 20)
    return data


def files_of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Read the signature files below `folder`, with their paths inside it. Raises DetectorError, OSError."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() not in SUFFIXES or name.startswith("."):
                continue
            if path.is_symlink():
                raise refuse(str(path), "is a link", "Put the file itself there.")
            yield path.relative_to(folder).as_posix(), _content(path)


def _files_of_zip(data: bytes, what: str) -> Iterator[tuple[str, bytes]]:
    """Read the members with a signature file's suffix; names are checked by whoever writes them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            left = MOST_BYTES  # a zip can unpack to a thousand times its size
            for member in members:
                path = PurePosixPath(member.filename)
                hidden = any(part.startswith(".") and part != ".." for part in path.parts)
                if path.suffix.lower() not in SUFFIXES or hidden:
                    continue
                if member.flag_bits & 1 or stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
                    raise refuse(f"{what}: {member.filename[:100]!r}", "is encrypted, a link or a device")
                if not is_safe_name(member.orig_filename):
                    raise refuse(
                        what, "the name {name!r} could lead out of the folder", name=member.orig_filename[:100]
                    )
                with archive.open(member) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise refuse(what, "unpacks to more than {most} MB", most=MOST_BYTES >> 20)
                yield member.filename, content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise refuse(what, "not a whole zip ({reason})", "Fetch it again.", reason=error) from error


def _write(what: str, files: Iterator[tuple[str, bytes]], into: Path) -> None:
    found: dict[str, bytes] = {}
    folded: set[str] = set()
    size = 0
    for name, data in files:
        if not is_safe_name(name):
            raise refuse(what, "the name {name!r} is not plain", "Letters, digits, points, hyphens.", name=name[:100])
        if name.casefold() in folded:
            raise refuse(what, "the name {name!r} stands there twice", name=name[:100])
        folded.add(name.casefold())
        found[name] = data
        size += len(data)
        if len(found) > MOST_FILES or size > MOST_BYTES:
            raise refuse(what, "more than {count:,} files or {most} MB", count=MOST_FILES, most=MOST_BYTES >> 20)
    if not found:
        raise refuse(what, "holds no signature files", "They end in {names}.", names=tuple(SUFFIXES))
    for name, data in _without_top(found).items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave away the one folder that everything lies in, which zips of whole projects have."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or not all("/" in name for name in files) or tops & set(_OUR_FOLDERS):
        return files
    return {name.partition("/")[2]: data for name, data in files.items()}
