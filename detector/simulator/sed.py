"""The part of sed that cuts dumps on the phone: `p` and `d` with addresses and ranges.

Source: toybox toys/posix/sed.c; IEEE Std 1003.1 sed.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from detector.simulator.posix_regex import PatternError, compile_pattern

_ADDRESS: Final = r"(?:/((?:\\.|[^/\\])*)/|(\d{1,9}|\$))"
_COMMAND: Final = re.compile(rf"\s*(?:{_ADDRESS}(?:\s*,\s*{_ADDRESS})?)?\s*(!?)\s*([pd])\s*")

Address = re.Pattern[str] | int
"""A pattern, or a line number; -1 is the last line."""


class Command(Struct, frozen=True, kw_only=True):
    """`[first[,last]][!]p` or `d`."""

    first: Address | None
    last: Address | None
    negated: bool
    verb: str


def sed(args: Sequence[str], text: str) -> str:
    """Return what sed prints for `text`; raise PatternError."""
    quiet, scripts = _arguments(args)
    commands = [command for script in scripts for command in _parse(script)]
    lines = text.split("\n")
    ended = not lines[-1]
    if ended:
        lines.pop()
    out: list[str] = []
    newest = 0  # the number of the line that was printed last
    inside = [False] * len(commands)
    for number, line in enumerate(lines, 1):
        copies = _copies(commands, inside, line, number, len(lines), quiet)
        if copies:
            out += [line] * copies
            newest = number
    whole = ended or newest != len(lines)  # a last line without its end is printed without one
    return "\n".join(out) + ("\n" if out and whole else "")


def _copies(commands: list[Command], inside: list[bool], line: str, number: int, total: int, quiet: bool) -> int:
    """Run all commands on one line, keep in `inside` which ranges are open; return how often it is printed."""
    copies = 0
    for index, command in enumerate(commands):
        chosen, inside[index] = _chosen(command, line, number, total, inside[index])
        if chosen == command.negated:
            continue
        if command.verb == "d":
            return copies
        copies += 1
    return copies if quiet else copies + 1


def _arguments(args: Sequence[str]) -> tuple[bool, list[str]]:
    quiet = False
    scripts: list[str] = []
    words = list(args)
    while words and words[0] in {"-n", "-e"}:
        if words.pop(0) == "-n":
            quiet = True
        elif words:
            scripts.append(words.pop(0))
    if words and not scripts:
        scripts.append(words.pop(0))
    if words or not scripts:
        raise PatternError("one script is expected")
    return quiet, scripts


def _parse(script: str) -> list[Command]:
    commands = []
    for part in re.split(r"(?<=[pd])\s*[;\n]", script):
        if not part.strip():
            continue
        match = _COMMAND.fullmatch(part)
        if match is None:
            raise PatternError(f"bad script {script!r}")
        first, first_number, last, last_number, negated, verb = match.groups()
        commands.append(
            Command(
                first=_address(first, first_number),
                last=_address(last, last_number),
                negated=bool(negated),
                verb=verb,
            )
        )
    return commands


def _address(pattern: str | None, number: str | None) -> Address | None:
    if pattern is not None:
        return compile_pattern(pattern.replace("\\/", "/"), extended=False)
    return None if number is None else -1 if number == "$" else int(number)


def _chosen(command: Command, line: str, number: int, total: int, inside: bool) -> tuple[bool, bool]:
    """Return whether the line is chosen, and whether the range goes on after it."""
    if command.first is None:
        return True, False
    if command.last is None:
        return _matches(command.first, line, number, total), False
    if not inside:
        if not _matches(command.first, line, number, total):
            return False, False
        over = isinstance(command.last, int) and command.last != -1 and command.last <= number
        return True, not over
    return True, not _matches(command.last, line, number, total)


def _matches(address: Address, line: str, number: int, total: int) -> bool:
    if isinstance(address, int):
        return number == (total if address == -1 else address)
    return address.search(line) is not None
