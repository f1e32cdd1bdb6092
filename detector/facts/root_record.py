"""One sign of a system that was changed, as root_signs.py and root_lists.py read it."""

from enum import StrEnum

from msgspec import Struct

from detector.facts.base import Command, Excerpt


class Sign(StrEnum):
    """What was looked at."""

    SHELL = "shell"
    SELINUX = "selinux"
    FILE = "file"
    MOUNT = "mount"
    SOCKET = "socket"
    PROCESS = "process"
    PROPERTY = "property"


class SignState(StrEnum):
    """What came of it. That a sign is not seen never means that the phone is not rooted."""

    SEEN = "seen"
    NOT_SEEN = "not-seen"
    UNKNOWN = "unknown"
    """The shell user may not look there."""


class RootSign(Struct, frozen=True, kw_only=True):
    """One sign, or that it is not there."""

    sign: Sign
    state: SignState
    detail: str
    """A place, a mount, a socket, a property with its value."""
    excerpt: Excerpt


def looked(command: Command, sign: Sign, *, seen: bool, detail: str, line: tuple[int, str]) -> RootSign:
    """What came of looking: a line of an answer, by its number, that shows the sign or shows that it is not there."""
    state = SignState.SEEN if seen else SignState.NOT_SEEN
    return RootSign(sign=sign, state=state, detail=detail[:200], excerpt=Excerpt.of(command.id, *line))
