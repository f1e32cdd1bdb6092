"""What a person hands over, as named members: a folder, an archive, or a single file. Everything in it is untrusted.

Nothing is ever unpacked onto the disk. A member is read in pieces, so that a bomb costs time and no memory; what is
larger, or packed tighter, than any honest file is refused. Names that lead out of the archive, links and devices are
left out and named in `refused`.
"""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, Protocol

from detector.errors import Sentence
from detector.sources import age
from detector.sources.files import FileError, open_file
from detector.sources.gzip_file import unpacked
from detector.sources.tar_archive import LOOK, Tar, is_tar
from detector.sources.zip_archive import MOST_MEMBERS, Member, Zip, shortened

__all__ = ["Files", "Folder", "Member", "Single", "Tar", "Zip", "named", "open_archive", "open_files", "open_text"]
__all__ += ["packed_otherwise", "pieces", "read_member"]

MOST_IN_MEMORY: Final = 64 * 2**20
"""Of a member that is read as a whole."""
MOST_OF_AN_ARCHIVE: Final = 512 * 2**20
"""Of an archive inside another one, which is held in memory; bug reports of newer phones have up to 100 MB."""
_PIECE: Final = 2**20
_OTHER_ARCHIVES: Final = (
    *((b"7z\xbc\xaf\x27\x1c", 0), (b"Rar!\x1a\x07", 0), (b"\xfd7zXZ\0", 0), (b"BZh", 0), (b"\x28\xb5\x2f\xfd", 0)),
    *((b"ustar", 257), (b"\x1f\x8b", 0), (b"ANDROID BACKUP\n", 0)),
)
"""What begins so, and where: 7z, rar, xz, bzip2, zstd, tar, gzip, adb backup."""


class Files(Protocol):
    """A folder, an archive or a file."""

    name: str
    """Without its path; untrusted."""
    members: tuple[Member, ...]
    """In the order of the archive; by name for a folder."""
    refused: tuple[Sentence, ...]
    """Members that were left out, each with the reason."""

    def open(self, name: str) -> io.BufferedReader:
        """A member, for reading from its beginning; FileError. Reading may raise FileError too."""

    def close(self) -> None:
        """Closes the archive."""


def open_files(path: Path, keys: Path | None = None) -> Files:
    """A folder, a zip or tar archive or a single file, by what it is; FileError when it cannot be read.

    `keys` is a file with the secret keys of a zip archive that is encrypted with age.
    """
    if os.path.isdir(path):  # noqa: PTH112 - that of pathlib fails where a name is too long
        return Folder(path)
    file = open_file(path)
    if age.is_encrypted(file):
        with file:
            return _encrypted(_text(path.name), file, keys)
    if is_tar(file.peek(LOOK)):  # first: the last member of one can be a zip, whose end is then that of the file, too
        return Tar(_text(path.name), file)
    if zipfile.is_zipfile(file):
        return Zip(_text(path.name), file)
    file.seek(0)
    with file:
        if file.peek(4).startswith(b"PK\3\4"):
            raise FileError("the archive is cut off")
        if (plain := _packed_tar(file)) is not None:
            return Tar(_text(path.name), plain)
    return Single(path)


def _packed_tar(file: io.BufferedReader) -> io.BytesIO | None:
    """What gzip packed, in memory, if that is a tar archive; FileError when it is too large."""
    with closing(unpacked(file)) as packed:
        try:
            plain = io.BytesIO(packed.read(LOOK))
        except FileError:
            return None
        if not is_tar(plain.getvalue()):
            return None
        plain.seek(0, io.SEEK_END)
        for piece in pieces(packed):
            plain.write(piece)
            if plain.tell() > MOST_OF_AN_ARCHIVE:
                raise FileError("it is too large")
        return plain


def _encrypted(name: str, file: BinaryIO, keys: Path | None) -> Files:
    if keys is None:
        raise FileError("it is encrypted with age; --identity names the file with the secret key")
    plain = age.decrypted(file, keys)
    if not zipfile.is_zipfile(plain):
        raise FileError("what is encrypted in it is no zip archive; decrypt it with age, and check what comes out")
    return Zip(_text(name), plain)


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of an open file, a megabyte at a time."""
    while piece := file.read(_PIECE):
        yield piece


def read_member(files: Files, name: str, most: int = MOST_IN_MEMORY) -> bytes:
    """A whole member; FileError when it is larger than `most` bytes or cannot be read."""
    with files.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileError("it is too large")
    return data


def open_text(files: Files, name: str) -> io.BufferedReader:
    """A member for reading; if gzip packed it, what is in it. FileError, as `open`."""
    return unpacked(files.open(name))


def packed_otherwise(beginning: bytes) -> bool:
    """Whether these bytes, 512 will do, begin an archive that is not read here."""
    return any(beginning.startswith(mark, at) for mark, at in _OTHER_ARCHIVES)


def open_archive(files: Files, name: str) -> Zip:
    """A member that is a zip archive, opened as one under the name of what it is in; FileError."""
    if isinstance(files, Zip | Tar):
        return Zip(files.name, io.BytesIO(read_member(files, name, MOST_OF_AN_ARCHIVE)))
    return Zip(files.name, files.open(name))


def named(files: Files, *ends: str) -> Iterator[Member]:
    """The members whose last part is one of these."""
    return (member for member in files.members if PurePosixPath(member.name).name in ends)


def _text(name: str) -> str:
    """A name that can be written anywhere; Linux lets names be any bytes."""
    return name.encode(errors="replace").decode()


class Single:
    """One file by itself."""

    refused: tuple[Sentence, ...] = ()

    def __init__(self, path: Path) -> None:
        self.name = _text(path.name)
        self._path = path
        with open_file(path) as file:
            self.members: tuple[Member, ...] = (Member(name=self.name, size=file.seek(0, io.SEEK_END)),)

    def open(self, name: str) -> io.BufferedReader:
        """The file."""
        if name != self.name:
            raise FileError("it is not there")
        return open_file(self._path)

    def close(self) -> None:
        """Nothing is kept open."""


class Folder:
    """All regular files of a folder and of those in it. Links are not followed."""

    def __init__(self, path: Path) -> None:
        self.name = _text(path.resolve().name)
        self._path = path
        refused: list[Sentence] = []
        self.members = tuple(sorted(_walk(path, path, refused), key=lambda member: member.name))
        self.refused = shortened(refused)
        self._names = frozenset(member.name for member in self.members)

    def open(self, name: str) -> io.BufferedReader:
        """The file of that name."""
        if name not in self._names:
            raise FileError("it is not there")
        return open_file(self._path / name)

    def close(self) -> None:
        """Nothing is kept open."""


def _walk(root: Path, folder: Path, refused: list[Sentence]) -> Iterator[Member]:
    waiting = [folder]
    count = 0
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(inside))
        except OSError as error:
            if inside == root:
                raise FileError("{reason}", reason=error) from error
            name = _text(inside.relative_to(root).as_posix())
            refused.append(Sentence("{name}: {reason}", name=name, reason=error))
            continue
        count += len(entries)
        if count > MOST_MEMBERS:
            raise FileError("it holds more than {count} files", count=MOST_MEMBERS)
        for entry in entries:
            path = Path(entry.path)
            name = path.relative_to(root).as_posix()
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False) and name == _text(name):
                yield Member(name=name, size=_size(path))
            else:
                refused.append(Sentence("{name}: it is no ordinary file", name=_text(name)))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:  # gone since the folder was listed; opening it will say so
        return 0
