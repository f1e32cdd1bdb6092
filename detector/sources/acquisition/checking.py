"""Whether an acquisition is still what was sealed: each file as the manifest says, none missing, none too many."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from detector.errors import Sentence
from detector.sources.acquisition.manifest import (
    MOST_BYTES,
    MOST_OF_A_FILE,
    NAME,
    Manifest,
    SavedFile,
    decode,
    is_manifest,
    is_output,
    seal,
)
from detector.sources.archives import Files, named, read_member
from detector.sources.files import FileError

_BEGINNING: Final = 400
_MOST_CANDIDATES: Final = 8
"""Folders side by side that hold a file of that name."""


class Sealed(Struct, frozen=True, kw_only=True):
    """An acquisition whose manifest was read; its files were not yet."""

    files: Files
    prefix: str
    """What stands before the names: the folder itself, where a whole folder was packed."""
    data: bytes
    """The manifest as it stands there."""
    manifest: Manifest
    seal: str


def find(files: Files) -> Sealed | None:
    """The acquisition in these files; None when there is none. FileError: there is one, and it cannot be used."""
    candidates = (member for member in named(files, NAME) if member.name.count("/") <= 1)
    for member in islice(candidates, _MOST_CANDIDATES):
        prefix = member.name.removesuffix(NAME)
        with files.open(member.name) as file:
            beginning = file.read(_BEGINNING)
        if is_manifest(beginning):
            data = read_member(files, member.name, MOST_BYTES)
            return Sealed(files=files, prefix=prefix, data=data, manifest=decode(data), seal=seal(data))
    return None


def is_without_manifest(files: Files) -> bool:
    """Whether these are the files of an acquisition whose manifest is gone, or no manifest any more."""
    names = [member.name for member in files.members]
    packed = [name.partition("/")[2] for name in names if PurePosixPath(name).name != NAME]
    return any(map(is_output, names)) or (bool(packed) and all(map(is_output, packed)))


def differences(sealed: Sealed) -> Iterator[Sentence]:
    """What is not as it was sealed, in the order of the manifest; then what should not be there."""
    for file in sealed.manifest.files():
        try:
            read_sealed(sealed, file)
        except FileError as error:
            yield error.sentence
    yield from surplus(sealed)


def surplus(sealed: Sealed) -> Iterator[Sentence]:
    """What was added since."""
    expected = {sealed.prefix + file.name for file in sealed.manifest.files()} | {sealed.prefix + NAME}
    for member in sealed.files.members:
        if member.name not in expected:
            yield Sentence("{name}: it was not there", name=member.name)
    yield from sealed.files.refused


def read_sealed(sealed: Sealed, file: SavedFile) -> bytes:
    """The bytes of one file; FileError, with its name, when they are not those that were sealed."""
    try:
        data = read_member(sealed.files, sealed.prefix + file.name, MOST_OF_A_FILE)
    except FileError as error:
        raise FileError("{name}: {reason}", name=file.name, reason=error) from error
    if len(data) != file.size:
        raise FileError(
            "{name}: it has {count} bytes and had {before}", name=file.name, count=len(data), before=file.size
        )
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileError("{name}: its bytes are others than they were", name=file.name)
    return data
