"""The manifest of an acquisition: what was asked, what came back, and the SHA-256 of each file that holds it.

It is JSON; every field is described in docs/acquisition-format.md. Its own SHA-256 is the seal of the whole. A manifest
that is read is untrusted: names lead nowhere, sizes and times are bounded.
"""

import hashlib
import re
from datetime import datetime
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from detector import __version__
from detector.sources.base import Failure
from detector.sources.files import FileError

NAME: Final = "manifest.json"
FORMAT: Final = "stalkerware-detector-acquisition"
VERSION: Final = 1
MOST_BYTES: Final = 32 * 2**20
"""Of the manifest itself; an honest one has some hundred KB."""
MOST_OF_A_FILE: Final = 64 * 2**20
"""No source gives more for one command."""
_MOST_QUERIES: Final = 9999
_OUTPUT: Final = r"^outputs/[0-9]{4}-[a-z0-9-]{1,60}\.(out|err)\Z"
_YEARS: Final = range(2008, 2200)
"""Android is no older; a date far away would upset everything that counts days."""
_BEGINS: Final = re.compile(rb'\s{0,99}\{\s{0,99}"format"\s{0,9}:\s{0,9}"' + FORMAT.encode() + b'"')

Text = Annotated[str, Meta(max_length=10_000)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Seconds = Annotated[float, Meta(ge=0, le=2**36)]
Moment = Annotated[datetime, Meta(tz=True)]


class SavedFile(Struct, frozen=True, kw_only=True):
    """One file, beside the manifest."""

    name: Annotated[str, Meta(pattern=_OUTPUT)]
    size: Annotated[int, Meta(ge=1, le=MOST_OF_A_FILE)]
    sha256: Digest


class SavedQuery(Struct, frozen=True, kw_only=True):
    """One command line that was sent, and what came back."""

    id: Text
    """Which of the commands in `detector explain commands` it was."""
    line: Text
    """Exactly as it was sent."""
    mark: Annotated[str, Meta(pattern=r"^([0-9a-f]{16})?\Z")] = ""
    """The word in it that the phone could not foresee; a second reading would have had another one."""
    user: int | None = None
    """The Android user that it asked about."""
    began: Seconds | None = None
    """In epoch seconds of the computer; null where the source did not say."""
    seconds: Seconds = 0.0
    exit_code: Annotated[int, Meta(ge=-255, le=255)] | None = None
    failure: Failure | None = None
    """Why the answer is not whole, as far as the source could tell."""
    stdout: SavedFile | None = None
    """Null when nothing was printed there."""
    stderr: SavedFile | None = None

    def files(self) -> tuple[SavedFile, ...]:
        """Those that hold what came back."""
        return tuple(file for file in (self.stdout, self.stderr) if file is not None)


class SignatureVersion(Struct, frozen=True, kw_only=True):
    """Which list was at hand. It decided nothing about what was read."""

    date: Text = ""
    revision: Text = ""
    sha256: Text = ""


class Circumstances(Struct, frozen=True, kw_only=True):
    """What whoever records knows besides the outputs."""

    signatures: SignatureVersion = SignatureVersion()
    clock_offset_s: int | None = None
    """How far the phone's clock was ahead of the computer's; null when it was not read."""
    notes: tuple[Text, ...] = ()
    """What a person wanted to be kept with it: who took it, where, from whom."""
    depth: Annotated[str, Meta(pattern=r"^(core|usual|deep)?\Z")] = ""
    """How thorough the reading was meant to be; empty: not known."""
    out_of_time: bool = False
    """Whether the time for all commands was over before the last one was asked."""


class Manifest(Circumstances, frozen=True, kw_only=True):
    """All that is known about an acquisition besides the bytes."""

    format: str = FORMAT
    version: int = VERSION
    tool: Text = f"stalkerware-detector {__version__}"
    began: Moment
    """By the clock of the computer."""
    ended: Moment
    queries: Annotated[tuple[SavedQuery, ...], Meta(max_length=_MOST_QUERIES)]

    def files(self) -> tuple[SavedFile, ...]:
        """All files of the acquisition but the manifest."""
        return tuple(file for query in self.queries for file in query.files())

    def missing(self) -> tuple[str, ...]:
        """What could not be read as a whole, by ids of commands, each with the reason; empty: it is complete."""
        ended_early = [f"{one.id}: {one.failure.value}" for one in self.queries if one.failure is not None]
        late = [Failure.NOT_ASKED.value] if self.out_of_time else []
        return tuple(dict.fromkeys((*ended_early, *late)))


def encode(manifest: Manifest) -> bytes:
    """As it is written; `format` stands first."""
    fields = msgspec.to_builtins(manifest)
    first = {"format": fields.pop("format"), "version": fields.pop("version")}
    return msgspec.json.format(msgspec.json.encode(first | fields), indent=1) + b"\n"


def seal(data: bytes) -> str:
    """What stands for the whole acquisition: the SHA-256 of the manifest, which holds that of every file."""
    return hashlib.sha256(data).hexdigest()


def is_manifest(data: bytes) -> bool:
    """Whether these bytes begin as a manifest does."""
    return _BEGINS.match(data) is not None


def is_output(name: str) -> bool:
    """Whether an acquisition names its files so."""
    return re.match(_OUTPUT, name) is not None


def decode(data: bytes) -> Manifest:
    """A manifest from JSON; FileError when it cannot be used, with the reason."""
    try:
        if msgspec.json.decode(data, type=_Head).version > VERSION:
            raise FileError("it was made by a newer version of this program; update the program")
        manifest = msgspec.json.decode(data, type=Manifest)
    except (ValueError, RecursionError) as error:
        raise FileError("its manifest is damaged ({reason})", reason=error) from error
    names = [file.name for file in manifest.files()]
    lines = [query.line for query in manifest.queries]
    if len({*names}) < len(names) or len({*lines}) < len(lines):
        raise FileError("its manifest names something twice")
    if manifest.began.year not in _YEARS or manifest.ended.year not in _YEARS:
        raise FileError("its manifest tells of a time in which there were no phones")
    return manifest


class _Head(Struct, frozen=True):
    version: int
