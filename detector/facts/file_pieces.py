"""Pieces of files on the phone, many in one command line, without pulling a file.

One line is a plain sequence of small commands, which mksh runs on every Android: `stat` and `tail` (toybox, Android 6
and later), `dd` with block skips (BSD's up to Android 8, toybox since). Each piece stands between two marker lines
which the phone cannot foresee, and must have exactly the length that its size allows. Binary data passes unchanged:
shell v2 and `exec:` alter no byte.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from detector.apk.zip_end import FIRST_LOOK
from detector.facts.base import Command, GapReason
from detector.facts.understanding import FAILURES
from detector.sources.base import Output, Query

BLOCK: Final = 4096
"""Bytes. What `dd` counts in: skipping single bytes is not known to every version of it."""
_MOST_OF_A_LINE: Final = 3900
"""Bytes. Adb programs of Android 7's time send no line of more than 4096."""
_MOST_OF_AN_ANSWER: Final = 2**20
_LARGEST_FILE: Final = 2**32

ENDS: Final = Command(
    id="apk-ends",
    line=f"echo MARK;stat -c %s FILE 2>&1;tail -c {FIRST_LOOK} FILE 2>/dev/null;echo MARK:$?",
    why="size and last bytes of the files of added apps, where their signature and manifest are to be found",
    for_files=True,
)
PIECES: Final = Command(
    id="apk-pieces",
    line=f"echo MARK;dd if=FILE bs={BLOCK} skip=FIRST count=COUNT 2>/dev/null;echo MARK:$?",
    why="the signature in these files: some thousand bytes of each; no large file is copied whole",
    for_files=True,
)
MORE_PIECES: Final = Command(
    id="apk-more-pieces",
    line=PIECES.line,
    why="manifest and name in these files: some ten thousand bytes of each; no large file is copied whole",
    for_files=True,
)

_PATH: Final = re.compile(
    r"/(?:data|mnt/expand|system|system_ext|product|vendor|odm|oem|my_[a-z]{1,20})/[A-Za-z0-9/._~=+,-]{1,400}"
)
_FORBIDDEN: Final = re.compile(r"^/data/app-(?:private|asec)/")


class Piece(Struct, frozen=True, kw_only=True):
    """What is wanted of one file: its end, or whole blocks of it."""

    path: str
    size: int | None = None
    """Of the file, in bytes; None: the end is wanted, and the size with it."""
    first: int = 0
    count: int = 0
    """Blocks."""

    @property
    def length(self) -> int:
        """How many bytes will come; for the end of a file, at most."""
        if self.size is None:
            return FIRST_LOOK
        return min(self.size, (self.first + self.count) * BLOCK) - self.first * BLOCK


class Got(Struct, frozen=True, kw_only=True):
    """The bytes of one piece, or why there are none."""

    start: int = 0
    data: bytes = b""
    size: int = 0
    """Of the whole file."""
    reason: GapReason | None = None
    detail: str = ""


class Batch(Struct, frozen=True, kw_only=True):
    """One line, and the pieces that it asks for."""

    query: Query
    pieces: tuple[Piece, ...]


def refusal(path: str) -> tuple[GapReason, str] | None:
    """Why a path that the phone gave is not put into a command; None when it may be."""
    if _FORBIDDEN.match(path):
        return GapReason.DENIED, "its file is locked away, which only very old apps are"
    if not path:
        return GapReason.UNSUPPORTED, "no list of apps names its file"
    if not _PATH.fullmatch(path) or "/../" in f"{path}/":
        return GapReason.NOT_UNDERSTOOD, "its path is none that Android gives to an app"
    return None


def blocks(path: str, size: int, start: int, end: int) -> Piece:
    """The piece that holds the bytes from `start` to `end`."""
    first = start // BLOCK
    return Piece(path=path, size=size, first=first, count=-(-end // BLOCK) - first)


def batches(pieces: Iterable[Piece], command: Command = PIECES) -> list[Batch]:
    """As few lines as the limits allow; the paths must have passed `refusal`. `command` names lines without ends."""
    made: list[Batch] = []
    parts: list[str] = []
    held: list[Piece] = []
    mark = secrets.token_hex(8)
    for piece in pieces:
        part = _part(piece, f"{mark}.{len(held)}")
        full = sum(map(len, parts)) + len(parts) + len(part) > _MOST_OF_A_LINE
        if held and (full or sum(one.length for one in held) + piece.length > _MOST_OF_AN_ANSWER):
            made.append(_batch(command, mark, parts, held))
            mark, parts, held = secrets.token_hex(8), [], []
            part = _part(piece, f"{mark}.0")
        parts.append(part)
        held.append(piece)
    return [*made, _batch(command, mark, parts, held)] if held else made


def _batch(command: Command, mark: str, parts: Sequence[str], pieces: Sequence[Piece]) -> Batch:
    command = ENDS if pieces[0].size is None else command
    return Batch(query=Query(id=command.id, line=";".join(parts), mark=mark), pieces=tuple(pieces))


def _part(piece: Piece, mark: str) -> str:
    line = ENDS.line if piece.size is None else PIECES.line
    line = line.replace("MARK", mark).replace("FIRST", str(piece.first)).replace("COUNT", str(piece.count))
    return line.replace("FILE", f"'{piece.path}'")  # last, so that nothing is looked for in a path


def take_apart(batch: Batch, output: Output) -> list[Got]:
    """What came for each piece, in their order. A piece that came whole counts, whatever became of the others."""
    came, at = [], 0
    for index, piece in enumerate(batch.pieces):
        mark = f"{batch.query.mark}.{index}".encode()
        head = output.stdout.find(mark + b"\n", at)
        start = head + len(mark) + 1
        end = output.stdout.find(mark + b":", start) if head >= 0 else -1
        if end < 0:
            came.append(_lost(output))
        elif end - start > piece.length + _MOST_OF_A_LINE:
            came.append(Got(reason=GapReason.TRUNCATED, detail="more bytes came than its file has"))
        else:
            came.append(_got(piece, output.stdout[start:end]))
        at = max(at, end)
    return came


def _got(piece: Piece, body: bytes) -> Got:
    if piece.size is not None:
        return _exact(body, piece.first * BLOCK, piece.length, piece.size)
    said, _, data = body.partition(b"\n")
    if not re.fullmatch(rb"[0-9]{1,19}", said):
        return _refused(said.decode("utf-8", "replace"))
    size = int(said)
    if size > _LARGEST_FILE:
        return Got(reason=GapReason.UNSUPPORTED, detail="its file is larger than an APK can be")
    return _exact(data, max(0, size - FIRST_LOOK), min(size, FIRST_LOOK), size)


def _exact(data: bytes, start: int, length: int, size: int) -> Got:
    if len(data) != length:
        return Got(reason=GapReason.TRUNCATED, detail=f"{len(data)} bytes of its file came instead of {length}")
    return Got(start=start, data=data, size=size)


def _refused(said: str) -> Got:
    """What `stat` printed instead of a number. The path in it would be another one for every app."""
    detail = said.rpartition(": ")[2][:100]
    denied = "denied" in detail or "not permitted" in detail
    reason = GapReason.DENIED if denied else GapReason.UNSUPPORTED if "not found" in detail else GapReason.FAILED
    return Got(reason=reason, detail=detail or "nothing was printed")


def _lost(output: Output) -> Got:
    if output.failure is not None:
        reason, detail = FAILURES[output.failure]
        return Got(reason=reason, detail=detail)
    said = output.stderr.decode("utf-8", "replace").strip()[:100]
    return Got(reason=GapReason.TRUNCATED, detail=said or "the answer stops before this app")
