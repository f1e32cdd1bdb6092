"""What is kept of the single uses of app-ops, put together by app, op and attribution (op_timeline.py)."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.facts.app_op_record import OpUse
from detector.facts.base import Excerpt

COMMAND_ID: Final = "op-timeline"
_MOST_OF_A_TAG: Final = 200


class OpTimeline(Struct, frozen=True, kw_only=True):
    """Every kept use of one op by one part of one app, in the phone's order."""

    op: str
    """Empty: only that the app's lines are in doubt is known."""
    uid: int
    package: str
    device: str = ""
    """The virtual device, since Android 15; `default:0` is the phone."""
    attribution: str | None = None
    uses: tuple[OpUse, ...]
    doubt: str = ""
    """Why these may be an app's invention; empty for an honest dump."""
    excerpt: Excerpt
    """The first of the uses."""

    @property
    def user(self) -> int:
        """The Android user."""
        return self.uid // PER_USER_RANGE


class Source(Struct, frozen=True, kw_only=True):
    """Whose use it was."""

    uid: int
    package: str
    op: str
    device: str
    tag: str

    @property
    def app(self) -> tuple[int, str]:
        """The app, for one user."""
        return self.uid, self.package


class Collected:
    """The uses so far."""

    def __init__(self) -> None:
        self._uses: dict[Source, list[OpUse]] = {}
        self._excerpts: dict[Source, Excerpt] = {}
        self._doubts: dict[tuple[int, str], tuple[str, Excerpt]] = {}

    def add(self, source: Source, number: int, line: str, use: OpUse) -> None:
        """Keeps one use."""
        self._uses.setdefault(source, []).append(use)
        if source not in self._excerpts:
            self._excerpts[source] = Excerpt.of(COMMAND_ID, number, line)

    def doubt(self, app: tuple[int, str], why: str, number: int, line: str) -> None:
        """Also what was read of this app before may have been torn apart."""
        self._doubts.setdefault(app, (why, Excerpt.of(COMMAND_ID, number, line)))

    def records(self) -> tuple[OpTimeline, ...]:
        """One for each source, in the order of the text; an app whose uses were all torn off has an empty one."""
        robbed = self._doubts.keys() - {source.app for source in self._uses}
        return (*self._read(), *(self._empty(app) for app in self._doubts if app in robbed))

    def _empty(self, app: tuple[int, str]) -> OpTimeline:
        why, excerpt = self._doubts[app]
        return OpTimeline(op="", uid=app[0], package=app[1], uses=(), doubt=why, excerpt=excerpt)

    def _read(self) -> Iterator[OpTimeline]:
        return (
            OpTimeline(
                uid=source.uid,
                package=source.package,
                op=source.op,
                device=source.device,
                attribution=None if source.tag == "null" else source.tag[:_MOST_OF_A_TAG],
                uses=tuple(uses),
                doubt=self._doubts[source.app][0] if source.app in self._doubts else "",
                excerpt=self._excerpts[source],
            )
            for source, uses in self._uses.items()
        )
