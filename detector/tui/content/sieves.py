"""The names of what a list of apps can be narrowed to."""

from typing import Final

from detector.browsing import Sieve
from detector.browsing.sieves import ADDED, KNOWN, NOT_RECORDED, NOTHING, OPEN, SYSTEM, Group
from detector.outputs.escape import visible
from detector.outputs.names import middle_cut
from detector.tui.content.found import Found

_LEVELS: Final = {
    KNOWN: "result.level.known",
    OPEN: "result.level.open",
    NOTHING: "result.level.nothing",
    "pattern": "level.pattern",
    "ability": "level.ability",
}
_SIGNS: Final = {ADDED: "result.sign.added", "never-opened": "result.sign.never-opened"}
_SOURCES: Final = {SYSTEM: "result.source.system", NOT_RECORDED: "result.source.none"}
_CELLS: Final = 40


def named(sieve: Sieve, found: Found) -> str:
    """In some words."""
    words, value = found.words, sieve.value
    match sieve.group:
        case Group.LEVEL:
            return words(_LEVELS[value])
        case Group.SIGN:
            return words(_SIGNS[value]) if value in _SIGNS else found.column(value)
        case Group.ACCESS:
            return words("result.sieve.access", access=found.column(value))
        case Group.SOURCE:
            source = words(_SOURCES[value]) if value in _SOURCES else middle_cut(visible(value), _CELLS)
            return words("result.sieve.source", source=source)
    return words("result.sieve.user", user=value)
