"""Reads what an update brought, before anything is replaced: the `check` that `detector signatures update` uses."""

from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.changes import Check, Checked
from detector.signatures.lint import lint
from detector.signatures.loader import load_set
from detector.signatures.model import Problem, Product

_NAMED: Final = 20
"""How many problems or addresses a message names."""


class _Own(Struct, frozen=True, kw_only=True):
    """A folder of signature files in our own format, read."""

    products: tuple[Product, ...]
    rejected: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def checker(feed_format: str = "") -> Check:
    """Return what reads a folder of signature files, or one feed of the given format ("": told by the content)."""

    def check(path: Path) -> Checked:
        if path.is_dir():
            return _own(path)
        from detector.signatures.feeds import read_feed

        found = read_feed(path.read_bytes(), name=path.name, format=feed_format or None)
        if found.elsewhere:
            raise DetectorError(
                "{name} holds no signatures; it says where lists of others lie.",
                "Give one of these addresses to --from: {addresses}",
                ExitCode.DATA,
                name=path.name,
                addresses=tuple(dict.fromkeys(one.url for one in found.elsewhere))[:_NAMED],
            )
        return found

    return check


def _own(folder: Path) -> _Own:
    """Read and lint; one value that cannot be used refuses the whole folder, whose author can correct it."""
    problems = [_inside(folder, problem) for problem in lint(folder)]
    blocking = [problem for problem in problems if problem.blocks]
    if blocking:
        raise DetectorError(
            "The signature files have {count}:\n{problems}",
            "The author can find them with `detector signatures lint`.",
            ExitCode.DATA,
            count=Sentence("{number} problems", number=len(blocking)),
            problems="\n".join((*map(str, blocking[:_NAMED]), *(["…"] if len(blocking) > _NAMED else []))),
        )
    return _Own(products=load_set(folder).products, remarks=tuple(problems))


def _inside(folder: Path, problem: Problem) -> Problem:
    """Name the file by its path inside the folder, which itself is soon gone."""
    file = Path(problem.place.file)
    if not file.is_relative_to(folder):
        return problem
    return replace(problem, place=replace(problem.place, file=file.relative_to(folder).as_posix()))
