"""Whether an entry of the list stands by itself in a text, or is a part of another name."""

from collections.abc import Callable
from typing import Final

from detector.sweep.hints import HintKind

_WORD: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_DASH: Final = ord("-")
_DOT: Final = ord(".")


def _before(text: bytes, start: int) -> int:
    return text[start - 1] if start else 0


def _after(text: bytes, end: int) -> tuple[int, int]:
    return (text[end] if end < len(text) else 0, text[end + 1] if end + 1 < len(text) else 0)


def _goes_on(after: tuple[int, int]) -> bool:
    """Whether a dotted name goes on there: `.x`, but no full stop."""
    return after[0] in _WORD or (after[0] == _DOT and after[1] in _WORD)


def _domain(_value: str, text: bytes, start: int, end: int) -> bool:
    before, after = _before(text, start), _after(text, end)
    return before not in _WORD and before != _DASH and after[0] != _DASH and not _goes_on(after)


def _address(_value: str, text: bytes, start: int, end: int) -> bool:
    before, after = _before(text, start), _after(text, end)
    return before not in _WORD and before not in b".:" and not _goes_on(after)


def _package(value: str, text: bytes, start: int, end: int) -> bool:
    """Upper and lower case differ. What follows may be a class of it, which begins with a capital letter."""
    if text[start:end] != value.encode():
        return False
    before, after = _before(text, start), _after(text, end)
    a_class = after[0] == _DOT and chr(after[1]).isupper()
    return before not in _WORD and before != _DOT and (a_class or not _goes_on(after))


def _digest(_value: str, text: bytes, start: int, end: int) -> bool:
    return _before(text, start) not in _WORD and _after(text, end)[0] not in _WORD


STANDS: Final[dict[HintKind, Callable[[str, bytes, int, int], bool]]] = {
    HintKind.DOMAIN: _domain,
    HintKind.ADDRESS: _address,
    HintKind.PACKAGE: _package,
    HintKind.FILE_HASH: _digest,
    HintKind.CERTIFICATE: _digest,
}
"""For each kind: the entry, the text, where it begins and ends."""
