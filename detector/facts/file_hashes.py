"""SHA-256 of the files of apps, by which lists name single builds of an app.

On the phone `sha256sum` reads every file whole (toybox, Android 8 and later): some seconds for a hundred apps, and
nothing but 64 digits of each comes over the cable. So only a thorough scan asks. AndroidQF saves the same of all apps.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from detector.facts.apk_files import ChosenFile, chosen_files, gaps_together
from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Gap, GapReason, Reading, Rounds, saved_rows
from detector.facts.understanding import FAILURES
from detector.sources.base import Output, Query

SUMS: Final = Command(
    id="apk-hashes",
    line="sha256sum FILE 2>&1",
    why="whether the file of an added app is, byte for byte, one that the list names; the files are read on the phone",
    min_api=26,
    for_files=True,
)
SAVED: Final = Command(
    id="saved-hashes",
    line="sha256sum",
    why="the same, where a program of others saved it",
)
_AT_ONCE: Final = 4
"""Files in one line: large ones take a second each, and a line has a time limit."""
_SUM: Final = re.compile(r"([0-9a-f]{64}) [ *](/.+)")
_SAVED_ROW: Final = re.compile(r"([\w.]{1,255}) ([0-9a-f]{64}) (\S.{0,1000})", re.ASCII)


class FileHash(Struct, frozen=True, kw_only=True):
    """One file of an app."""

    package: str
    path: str
    sha256: str
    """In lower case."""
    excerpt: Excerpt


def ask_on(answers: Answers) -> Rounds[FileHash]:
    """The files of all added apps, some in each line; the base APK of an app that has several."""
    if answers.api is not None and answers.api < SUMS.min_api:
        return Reading(gaps=(_gap(None, GapReason.UNSUPPORTED, "this Android has no sha256sum"),))
    files, gaps = chosen_files(FILE_HASHES.name, answers)
    wanted = len(files) + len(gaps)
    lines = [files[at : at + _AT_ONCE] for at in range(0, len(files), _AT_ONCE)]
    queries = [Query(id=SUMS.id, line=";".join(map(_sum_of, some))) for some in lines]
    outputs = (yield queries) if queries else ()
    records: list[FileHash] = []
    for some, output in zip(lines, outputs, strict=True):
        found = {record.path: record for record in _records(some, output)}
        records += found.values()
        gaps += [_lost(file, output) for file in some if file.path not in found]
    return Reading(records=tuple(records), gaps=gaps_together(gaps, wanted))


def _sum_of(file: ChosenFile) -> str:
    return SUMS.line.replace("FILE", f"'{file.path}'")


def _records(files: Iterable[ChosenFile], output: Output) -> Iterator[FileHash]:
    """What came for these files: a line counts whole, or not at all."""
    packages = {file.path: file.package.name for file in files}
    lines = output.stdout.decode("utf-8", "replace").split("\n")[:-1]
    for number, line in enumerate(lines, 1):
        match = _SUM.fullmatch(line.rstrip("\r"))
        if match is not None and match[2] in packages:
            excerpt = Excerpt.of(SUMS.id, number, line)
            yield FileHash(package=packages[match[2]], path=match[2], sha256=match[1], excerpt=excerpt)


def _lost(file: ChosenFile, output: Output) -> Gap:
    """Why nothing came for a file. Its path in what was said would be another one for every app."""
    if output.failure is not None:
        return _gap(file.package.name, *FAILURES[output.failure])
    said = output.stdout.decode("utf-8", "replace").splitlines()
    about = next((line for line in said if file.path in line), said[-1] if said else "").rpartition(": ")[2][:100]
    reason = GapReason.DENIED if "denied" in about else GapReason.FAILED
    return _gap(file.package.name, reason, about or "nothing was printed")


def _gap(package: str | None, reason: GapReason, detail: str) -> Gap:
    return Gap(fact=FILE_HASHES.name, reason=reason, command=SUMS.line, package=package, detail=detail)


def read(answers: Answers) -> Reading[FileHash]:
    """What `ask_on` found, and what others saved."""
    found: Reading[FileHash] = answers.found.get(FILE_HASHES.name, Reading())
    return Reading(records=(*found.records, *parse_saved(answers.get(SAVED).text)), gaps=found.gaps)


def parse_saved(text: str) -> list[FileHash]:
    """Rows with an app, the SHA-256 of one of its files, and the file."""
    rows = saved_rows(SAVED, _SAVED_ROW, text)
    return [FileHash(package=row[1], path=row[3], sha256=row[2], excerpt=excerpt) for row, excerpt in rows]


FILE_HASHES: Final = FactSpec(
    name="file-hashes",
    commands=(SUMS,),
    read=read,
    depth=Depth.DEEP,
    ask_on=ask_on,
    only_saved=(SAVED,),
    needs="reading the files of apps, which every shell may; Android 8",
    seen_on="no phone; the answer follows toybox",
    without="an app of the list is still found by its name and its certificate",
)
