r"""The part of sed that cuts dumps on the phone: `p`, `d` and `s/RE/TEXT/[gp]`, with addresses and ranges.

Source: toybox toys/posix/sed.c; IEEE Std 1003.1 sed. In TEXT `&` and `\1` to `\9` are known, and a backslash in front
of any other sign that is no letter. Another sign than `/` may stand around RE and TEXT: `#`.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from detector.simulator.posix_regex import PatternError, compile_pattern

_ADDRESS: Final = r"(?:/((?:\\.|[^/\\])*)/|(\d{1,9}|\$))"
_PLACE: Final = rf"\s*(?:{_ADDRESS}(?:\s*,\s*{_ADDRESS})?)?\s*(!?)\s*"
_SUBSTITUTION: Final = (
    r"s(?P<edge>[/#])(?P<old>(?:\\.|(?!(?P=edge))[^\\])*)(?P=edge)(?P<new>(?:\\.|(?!(?P=edge))[^\\])*)(?P=edge)"
)
_COMMAND: Final = re.compile(rf"{_PLACE}(?:(?P<verb>[pd])|{_SUBSTITUTION}(?P<flags>g?p?))\s*(?:[;\n]\s*|\Z)", re.DOTALL)

Address = re.Pattern[str] | int
"""A pattern, or a line number; -1 is the last line."""


class Substitution(Struct, frozen=True, kw_only=True):
    """`s/pattern/text/flags`; the text is a template of Python's."""

    pattern: re.Pattern[str]
    text: str
    everywhere: bool
    printing: bool


class Command(Struct, frozen=True, kw_only=True):
    """`[first[,last]][!]` and then `p`, `d`, or `s` with a substitution."""

    first: Address | None
    last: Address | None
    negated: bool
    verb: str
    substitution: Substitution | None = None


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
        printed = _printed(commands, inside, line, (number, len(lines)), quiet)
        if printed:
            out += printed
            newest = number
    whole = ended or newest != len(lines)  # a last line without its end is printed without one
    return "\n".join(out) + ("\n" if out and whole else "")


def _printed(commands: list[Command], inside: list[bool], line: str, place: tuple[int, int], quiet: bool) -> list[str]:
    """Run all commands on one line, keep in `inside` which ranges are open; return what is printed for it."""
    printed: list[str] = []
    for index, command in enumerate(commands):
        chosen, inside[index] = _chosen(command, line, place, inside[index])
        if chosen == command.negated:
            continue
        if command.verb == "d":
            return printed
        if command.substitution is None:
            printed.append(line)
        else:
            one = command.substitution
            line, times = one.pattern.subn(one.text, line, count=0 if one.everywhere else 1)
            printed += [line] if times and one.printing else []
    return printed if quiet else [*printed, line]


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
    rest = script
    while rest.strip():
        match = _COMMAND.match(rest)
        if match is None:
            raise PatternError(f"bad script {script!r}")
        first, first_number, last, last_number, negated = match.groups()[:5]
        commands.append(
            Command(
                first=_address(first, first_number),
                last=_address(last, last_number),
                negated=bool(negated),
                verb=match["verb"] or "s",
                substitution=None if match["verb"] else _substitution(match),
            )
        )
        rest = rest[match.end() :]
    return commands


def _substitution(match: re.Match[str]) -> Substitution:
    edge, flags = match["edge"], match["flags"]
    pattern = compile_pattern(match["old"].replace(f"\\{edge}", edge), extended=False)
    return Substitution(
        pattern=pattern,
        text=_template(match["new"], pattern.groups),
        everywhere="g" in flags,
        printing="p" in flags,
    )


def _template(text: str, groups: int) -> str:
    def piece(match: re.Match[str]) -> str:
        char = match[0]
        if char == "&":
            return r"\g<0>"
        if len(char) == 1:
            return char
        if char[1].isdigit() and 1 <= int(char[1]) <= groups:
            return rf"\g<{char[1]}>"
        if char[1].isalnum():
            raise PatternError(f"{char} in a replacement is not known")
        return char[1].replace("\\", r"\\")

    return re.sub(r"\\.|.", piece, text, flags=re.DOTALL)


def _address(pattern: str | None, number: str | None) -> Address | None:
    if pattern is not None:
        return compile_pattern(pattern.replace("\\/", "/"), extended=False)
    return None if number is None else -1 if number == "$" else int(number)


def _chosen(command: Command, line: str, place: tuple[int, int], inside: bool) -> tuple[bool, bool]:
    """Return whether the line is chosen, and whether the range goes on after it."""
    number = place[0]
    if command.first is None:
        return True, False
    if command.last is None:
        return _matches(command.first, line, place), False
    if not inside:
        if not _matches(command.first, line, place):
            return False, False
        over = isinstance(command.last, int) and command.last != -1 and command.last <= number
        return True, not over
    return True, not _matches(command.last, line, place)


def _matches(address: Address, line: str, place: tuple[int, int]) -> bool:
    number, total = place
    if isinstance(address, int):
        return number == (total if address == -1 else address)
    return address.search(line) is not None
