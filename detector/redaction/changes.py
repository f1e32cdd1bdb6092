"""What can become of one value of a report. Each change is a function of the value and of what the report is about."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from msgspec import Struct

from detector.facts import COMMANDS, FACTS
from detector.redaction.names import Names
from detector.redaction.public import credits_by_address, installers
from detector.redaction.shapes import TAKEN_OUT, in_shape
from detector.report import Redaction, Report
from detector.verdicts.capabilities import NOW, UNDATED

_PLACE: Final = re.compile(r"(?:stalkerware|rat|parental|anti-theft|dual-use)/[a-z0-9.-]+\.yaml:\d+")
"""Of an entry in the files of the program; those of a person have the paths of that person's computer."""
_RESTRICTION: Final = re.compile(r"no_[a-z_]+|/[a-z_/]*(?:su|magisk|daemonsu)")
_HOOK: Final = re.compile(r"[a-z-]{1,20}\.[A-Za-z-]{1,40}[0-9]?")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?", re.ASCII)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z_-]*")
_DIALLED: Final = re.compile(r"[0-9*#]{1,8}")
"""Secret codes are shorter than the numbers of people."""


_ADDRESS: Final = re.compile(r"\S{1,100}[@\uff20]\S{1,100}")
_NUMBER: Final = re.compile(r"[+\uff0b]?\d(?:[\s()./\u2010-\u2015-]{0,3}\d){5,}")
"""Six digits or more, however they are grouped."""


class Context:
    """One report on its way out: how much stays in it, and which names."""

    def __init__(self, report: Report, how: Redaction, fates: Mapping[type[Struct], Mapping[str, "Fate"]]) -> None:
        self.how = how
        self.names = Names(report, how)
        self._fates = fates
        self._done: dict[int, tuple[Struct, Struct]] = {}
        """By identity, with what has it, so that nothing else can get it meanwhile."""

    def inside(self, value: Any) -> Any:
        """The value, with every field of every struct in it as its fate wants it. What has no fate is left away."""
        if isinstance(value, tuple):
            return tuple(self.inside(one) for one in value)
        if not isinstance(value, Struct):
            return value
        # One gap can stand in thousands of signals, as one and the same struct.
        if id(value) not in self._done:
            self._done[id(value)] = value, self._changed(value)
        return self._done[id(value)][1]

    def _changed(self, value: Struct) -> Struct:
        fates = self._fates[type(value)]
        return type(value)(**{name: fate.of(getattr(value, name), self) for name, fate in fates.items()})


Change = Callable[[Any, Context], Any]


class Fate(Struct, frozen=True):
    """What becomes of a field when a report is shared, and when only the least goes out."""

    share: Change
    minimal: Change

    def of(self, value: Any, context: Context) -> Any:
        """The value as it goes out."""
        return (self.share if context.how is Redaction.SHARE else self.minimal)(value, context)


def keep(value: Any, _context: Context) -> Any:
    """Words of the program or of its list, and what the phone counts."""
    return value


def inside(value: Any, context: Context) -> Any:
    """Structs: each of their fields has a fate of its own."""
    return context.inside(value)


def stamp(_value: Redaction, context: Context) -> Redaction:
    """How much was taken out."""
    return context.how


# ---- taken out


def emptied(value: Any, _context: Context) -> Any:
    """As if nothing had been there: an empty text, no list, zero."""
    return None if value is None else type(value)()


def none(_value: Any, _context: Context) -> None:
    """As if it had not been read, where that is null."""


def hidden(value: Any, _context: Context) -> Any:
    """That there was something, and not what."""
    if isinstance(value, tuple):
        return (TAKEN_OUT,) * len(value)
    return TAKEN_OUT if value else value


# ---- made coarser


def day(value: datetime | None, _context: Context) -> datetime | None:
    """The day by the phone's own calendar; its time zone says where it was."""
    zone = UTC if value is not None and value.tzinfo is not None else None
    return None if value is None else value.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)


def day_in_text(value: str, _context: Context) -> str:
    """Of a moment as text: its day."""
    return value[:10] if _MOMENT.fullmatch(value) else hidden(value, _context)


def year(value: datetime, context: Context) -> datetime | None:
    """Its first day."""
    return day(value.replace(month=1, day=1), context)


def undated(value: str, _context: Context) -> str:
    """Whether it was now, or at some time."""
    return value if value in ("", NOW) else UNDATED


def rounded(value: float, _context: Context) -> float:
    """Whole seconds."""
    return float(round(value))


def thousands(value: int, _context: Context) -> int:
    """Of bytes: the exact sizes of outputs are those of one phone."""
    return round(value, -3)


# ---- names of apps


def name(value: str | None, context: Context) -> str | None:
    """The package name where it stays, else a stand-in: the same one in the whole report."""
    return context.names(value) if value else value


def names(value: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Several of them."""
    return tuple(map(context.names, value))


def listed_names(value: str, context: Context) -> str:
    """The same, with commas between them."""
    return ", ".join(map(context.names, value.split(", "))) if value else value


def installer(value: str | None, context: Context) -> str | None:
    """What brings apps to many phones is named: it tells how an app came. What nobody knows is an app like others."""
    return value if value is None or value in installers() else name(value, context)


def permissions(value: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Those of Android and of apps that are named; the rest would name other apps."""
    return tuple(one for one in value if in_shape(one, context.names) == one)


def of_findings(value: tuple[Any, ...], context: Context) -> Any:
    """What is about apps with a finding; the others are only counted."""
    return context.inside(tuple(one for one in value if one.package in context.names.found))


# ---- texts


def text(value: str, context: Context) -> str:
    """What the phone wrote, less every word that is not one of Android's own or the name of an app that stays."""
    return in_shape(value, context.names)


def shown(value: str, _context: Context) -> str:
    """What an app calls itself on the screen, less addresses and numbers: some write there whom they watch."""
    return _NUMBER.sub(TAKEN_OUT, _ADDRESS.sub(TAKEN_OUT, value))


def command_line(value: str, _context: Context) -> str:
    """A command line that every phone is sent; others hold paths, and with them the names of apps."""
    return value if _lines().fullmatch(value) or not value else TAKEN_OUT


def place(value: str, _context: Context) -> str:
    """Where in the program's own list it stands."""
    return value if _PLACE.fullmatch(value) or not value else TAKEN_OUT


def public_credits(value: tuple[str, ...], _context: Context) -> tuple[str, ...]:
    """Whose work public lists are. What a person wrote about a list of their own stays behind."""
    known = credits_by_address()
    addresses = (one.rpartition(", ")[2] for one in value)
    return tuple(dict.fromkeys(known[address] for address in addresses if address in known))


def shaped(pattern: re.Pattern[str]) -> Change:
    """Of words with commas between them: those that look as they should."""

    def change(value: str, _context: Context) -> str:
        return ", ".join(one if pattern.fullmatch(one) else TAKEN_OUT for one in value.split(", ")) if value else value

    return change


def hook(value: str, _context: Context) -> str:
    """What a place in an app is called, of which the app itself may have told."""
    return value if _HOOK.fullmatch(value) else hidden(value, _context)


def hooks(value: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Several of them."""
    return tuple(hook(one, context) for one in value)


words, dialled, restrictions = map(shaped, (_WORD, _DIALLED, _RESTRICTION))


@cache
def _lines() -> re.Pattern[str]:
    commands = (*COMMANDS, *(command for fact in FACTS for command in fact.only_saved))
    lines = {line for command in commands for line in (command.id, command.line, *command.saved_as)}
    patterns = (
        re.escape(line).replace(r"\{wait\}", r"(?:-t \d+ )?").replace(r"\{user\}", r"\d{1,9}") for line in lines
    )
    return re.compile("|".join(sorted(patterns)))
