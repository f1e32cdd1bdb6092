"""Loose files, each with the output of one command, as people save them: `adb shell dumpsys package > package.txt`.

What each file is, its text tells (recognising.py); encodings and line ends may be those of any computer. An ISDi dump
among them is taken apart.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.sources.archives import Files
from detector.sources.base import Failure, Origin, Output, Source, SourceKind
from detector.sources.encodings import decode
from detector.sources.files import FileError
from detector.sources.isdi import is_isdi, split_isdi
from detector.sources.recognising import exact_line, is_part, recognise
from detector.sources.saved import Saved

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
    """Empty for a part of a larger file: outputs that have a file of their own come first."""
    output: Output
    part: bool = False
    """It tells of one app only."""


def open_dumps(files: Files) -> Source | None:
    """The outputs in these files; None when none of them is any."""
    found, others = _look(files)
    if not found:
        return None
    by_line: dict[str, list[_Found]] = {}
    for one in found:
        by_line.setdefault(one.line, []).append(one)
    others += [name for several in by_line.values() for name in _left_out(files.name, several)]
    outputs = {line: _chosen(several) for line, several in by_line.items()}
    origin = Origin(kind=SourceKind.DUMPS, name=files.name, notes=(*files.refused, *_notes(others)))
    return Saved(origin, outputs)


def _look(files: Files) -> tuple[list[_Found], list[str]]:
    """The outputs, and the files that hold none."""
    found: list[_Found] = []
    others: list[str] = []
    left = _MOST_OF_ALL
    for member in files.members:
        try:
            outputs = list(_outputs_of(files, member.name, min(left, _MOST_OF_ONE)))
        except FileError as error:
            others.append(f"{member.name} ({error})")
            continue
        left -= sum(len(one.output.stdout) for one in outputs)
        found += outputs
        others += [] if outputs else [member.name]
    return found, others


def _outputs_of(files: Files, name: str, most: int) -> Iterator[_Found]:
    """The outputs in one file: none, one, or the parts of a larger file."""
    with files.open(name) as file:
        beginning = file.read(_LOOK)
        line = recognise(decode(beginning))
        in_parts = is_isdi(beginning)
        if not line and not in_parts:
            return
        data = beginning + file.read(max(0, most - len(beginning)))
        failure = Failure.TOO_LARGE if file.read(1) else None
    if in_parts:
        parts = split_isdi(data)
        yield from (_Found(line=line, name="", output=output) for line, output in parts.items())
        return
    text = decode(data)
    line = exact_line(line, PurePosixPath(name).name, text)
    part = is_part(line, text)
    if line:
        missing = Failure.NOT_IN_SOURCE if part else None
        yield _Found(line=line, name=name, output=Output(stdout=data, failure=failure or missing), part=part)


def _chosen(several: list[_Found]) -> Output:
    """The output that counts. Those that tell of one app each are put together."""
    best = _best(several)
    if not best.part:
        return best.output
    texts = dict.fromkeys(decode(one.output.stdout) for one in several if one.name)
    return Output(stdout="\n".join(texts).encode(), failure=best.output.failure)


def _best(several: list[_Found]) -> _Found:
    """The whole one; of these the one that bears the command's name; of these the largest."""
    return max(several, key=lambda one: (not one.part, one.name != "", _likeness(one), len(one.output.stdout)))


def _likeness(one: _Found) -> int:
    return sum(word in PurePosixPath(one.name).name for word in one.line.split())


def _left_out(whole: str, several: list[_Found]) -> Iterator[str]:
    """The files that say the same as another one, otherwise; two folders with the same are two phones, or two days."""
    best = _best(several)
    for one in several:
        if one is best or not one.name or one.output.stdout == best.output.stdout:
            continue
        if PurePosixPath(one.name).parent != PurePosixPath(best.name).parent:
            raise DetectorError(
                f"{whole} holds two different outputs of '{one.line}': {best.name} and {one.name}.",
                "If they come from two phones or two days, name one of the folders.",
                ExitCode.DATA,
            )
        if not one.part:
            yield one.name


def _notes(others: Iterable[str]) -> tuple[str, ...]:
    """What was not read, in one line."""
    names = sorted(others)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (f"not read: {', '.join(names[:_MOST_NAMED])}{more}",) if names else ()
