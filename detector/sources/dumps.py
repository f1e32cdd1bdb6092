"""Loose files, each with the output of one command, as people save them: `adb shell dumpsys package > package.txt`.

What each file is, its text tells (recognising.py); encodings and line ends may be those of any computer. An ISDi dump,
a whole `dumpsys` and results of MVT are taken apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.sources import isdi, mvt
from detector.sources.archives import Files, open_text, packed_otherwise, pieces
from detector.sources.base import Failure, Origin, Output, Source, SourceKind
from detector.sources.encodings import decode, in_utf_8
from detector.sources.files import FileError
from detector.sources.phone_time import phone_time
from detector.sources.recognising import exact_line, is_part, recognise, without_talk
from detector.sources.saved import Saved
from detector.sources.whole_dumpsys import WholeDumpsys, is_whole_dumpsys

_LOOK: Final = 64 * 1024
"""Bytes of a file that show what it is."""
_MOST_OF_ONE: Final = 48 * 2**20
"""Bytes of one output; as much as is taken from a phone."""
_MOST_OF_ALL: Final = 256 * 2**20
_MOST_NAMED: Final = 5


class _Found(Struct, frozen=True, kw_only=True):
    """An output, and the file that it stands in."""

    line: str
    name: str
    output: Output
    alone: bool = True
    """The file holds nothing else. Such outputs come first."""
    part: bool = False
    """It tells of one app only."""


def open_dumps(files: Files) -> Source | None:
    """The outputs in these files; None when none of them is any."""
    look = _Look()
    for member in files.members:
        look.take(files, member.name)
    if not look.found:
        return None
    by_line: dict[str, list[_Found]] = {}
    for one in look.found:
        by_line.setdefault(one.line, []).append(one)
    others = look.others + [name for several in by_line.values() for name in _left_out(files.name, several)]
    outputs = {line: _chosen(several) for line, several in by_line.items()}
    properties = outputs.get("getprop", Output()).stdout
    taken = phone_time(look.ended, decode(properties).encode())
    notes = (*map(str, files.refused), *_notes(others))
    return Saved(Origin(kind=SourceKind.DUMPS, name=files.name, taken=taken, notes=notes), outputs)


class _Look:
    """Looks at files one by one."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self.others: list[str] = []
        """Files without an output."""
        self.ended = ""
        """By the phone's clock, as the text of a whole `dumpsys` tells it."""
        self._left = _MOST_OF_ALL

    def take(self, files: Files, name: str) -> None:
        """The outputs in one file: none, one, or the parts of a larger file."""
        before = len(self.found)
        try:
            with open_text(files, name) as file:
                self._look(name, file)
        except FileError as error:
            self.others.append(f"{name} ({error})")
            return
        added = self.found[before:]
        self._left -= sum(len(one.output.stdout) for one in added)
        self.others += [] if added else [name]

    def _look(self, name: str, file: BinaryIO) -> None:
        beginning = file.read(_LOOK)
        if packed_otherwise(beginning):
            raise FileError("it is packed in a way that is not read here")
        rest = chain([beginning], pieces(file))
        if is_whole_dumpsys(beginning):
            whole = WholeDumpsys(in_utf_8(rest))
            self.ended = whole.ended or self.ended
            self._take_parts(name, whole.outputs)
        elif isdi.is_isdi(beginning):
            data = beginning + self._read(file, isdi.MOST)
            if file.read(1):
                raise FileError("it is too large")
            self._take_parts(name, isdi.split_isdi(data))
        elif decode(beginning).lstrip().startswith(mvt.BEGINNINGS):
            data = beginning + self._read(file, _MOST_OF_ONE)
            self._take_parts(name, {line: Output(stdout=text) for line, text in mvt.outputs_in(data).items()})
        elif line := recognise(without_talk(decode(beginning))):
            data = beginning + self._read(file, _MOST_OF_ONE)
            self._take_one(line, name, data, more=bool(file.read(1)))

    def _read(self, file: BinaryIO, most: int) -> bytes:
        return file.read(max(0, min(most, self._left) - _LOOK))

    def _take_parts(self, name: str, outputs: Mapping[str, Output]) -> None:
        self.found += [_Found(line=line, name=name, output=one, alone=False) for line, one in outputs.items()]

    def _take_one(self, line: str, name: str, data: bytes, *, more: bool) -> None:
        whole = decode(data)
        text = without_talk(whole)
        line = exact_line(line, PurePosixPath(name).name, text)
        part = is_part(line, text)
        failure = Failure.TOO_LARGE if more else Failure.NOT_IN_SOURCE if part else None
        if line:
            self.found.append(
                _Found(
                    line=line,
                    name=name,
                    output=Output(stdout=data if text == whole else text.encode(), failure=failure),
                    part=part,
                )
            )


def _chosen(several: list[_Found]) -> Output:
    """The output that counts. Those that tell of one app each are put together."""
    best = _best(several)
    if not best.part:
        return best.output
    texts = dict.fromkeys(decode(one.output.stdout) for one in several if one.part)
    return Output(stdout="\n".join(texts).encode(), failure=best.output.failure)


def _best(several: list[_Found]) -> _Found:
    """The whole one; of these the one that bears the command's name; of these the largest."""
    return max(several, key=lambda one: (not one.part, one.alone, _likeness(one), len(one.output.stdout)))


def _likeness(one: _Found) -> int:
    return sum(word in PurePosixPath(one.name).name for word in one.line.split())


def _left_out(whole: str, several: list[_Found]) -> Iterator[str]:
    """The files that say the same as another one, otherwise; two folders with the same are two phones, or two days."""
    best = _best(several)
    for one in several:
        if one is best or one.output.stdout == best.output.stdout:
            continue
        if PurePosixPath(one.name).parent != PurePosixPath(best.name).parent:
            raise DetectorError(
                "{name} holds two different outputs of '{line}': {one} and {other}.",
                "If they come from two phones or two days, name one of the folders.",
                ExitCode.DATA,
                name=whole,
                line=one.line,
                one=best.name,
                other=one.name,
            )
        if one.alone == best.alone and not one.part:
            yield one.name


def _notes(others: Iterable[str]) -> tuple[str, ...]:
    """What was not read, in one line."""
    names = sorted(others)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (f"not read: {', '.join(names[:_MOST_NAMED])}{more}",) if names else ()
