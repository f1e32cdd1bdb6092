"""The text behind `Discrete accesses:` in `dumpsys appops`: an outline, or a table (op_timeline_table.py).

The outline is printed by com.android.server.appop.DiscreteRegistry and, later, DiscreteOpsXmlRegistry: `Uid:`,
`Package:`, the op's name, since Android 15 `Device:`, `Attribution:`, and below each attribution its accesses, at least
one. Uids, and the ops of an app, come in the order of their numbers. What does not fit puts the app where it stands in
doubt, and what follows up to the end of the next uid.
"""

import re
from typing import Final

from detector.facts.app_op_names import CODES
from detector.facts.app_op_record import Clock, OpUse
from detector.facts.app_ops_text import TIMED_OUT
from detector.facts.base import Parsed, ParseError
from detector.facts.op_timeline_record import Collected, OpTimeline, Source
from detector.facts.op_timeline_table import Table

_HEAD: Final = re.compile(r"Discrete accesses:|-{1,99}Discrete App Ops-{1,99}")
_CHAINS: Final = "Largest chain id:"
_UID: Final = re.compile(r"Uid: (\d{1,9})", re.ASCII)
_NAMED: Final = re.compile(r"(Package|Device|Attribution):(?: (.{0,900}))?")
_OP: Final = re.compile(r"[A-Z][A-Z0-9_]{2,79}(?:\(\d{1,9}\))?", re.ASCII)
_ACCESS: Final = re.compile(
    r"Access \[([a-z]{1,10})-([^\]\s]{0,60})\] at (.{8,40}?)(?: for (\d{1,18}) milliseconds ?)?"
    r"(?: attribution flags=-?\d{1,10} with chainId=-?\d{1,19})?",
    re.ASCII,
)


def parse(text: str, clock: Clock | None = None) -> Parsed[OpTimeline]:
    """Every use, put together by app, op and attribution."""
    reader = _Reader(clock or Clock())
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        reader.take(number, line)
    reader.table.close()
    if not reader.inside:
        raise ParseError("no 'Discrete accesses:'")
    return Parsed(records=reader.collected.records(), incomplete=reader.missing(text))


class _Reader:
    """Where in the outline the current line stands."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.collected = Collected()
        self.table = Table(self.collected, clock)
        self.inside = False
        self.chains = False
        self.in_table = False
        self.here = (0, "")
        self.blank = False
        self.uid = -1
        self.package = ""
        self.op = ""
        self.device = ""
        self.tag = "null"
        self.waits = False
        """For an access: a heading stands right above."""
        self.empty = False
        """No access stands below the attribution yet."""
        self.doubt = ""
        self.doubted_uids = 0
        self.odd = ""

    def missing(self, text: str) -> str:
        """The outline has no end of its own, but its last heading has an access below it."""
        if not self.chains or (self.in_table and not self.table.ended):
            return "the list of accesses is cut off"
        if self.waits:
            return "nothing follows the last heading"
        return self.odd or self.table.odd or ("" if text.endswith("\n") else "the output stops in the middle of a line")

    def take(self, number: int, line: str) -> None:
        content = line.strip()
        if _HEAD.fullmatch(content):
            self.inside = True
        elif not self.inside or content.startswith(TIMED_OUT):
            return
        elif self.in_table:
            self.table.take(number, line)
        elif content.startswith(_CHAINS):
            self.chains = True
        elif self.table.begins(content):
            self.in_table = self.chains = True
        elif content:
            self._outline(number, content)
            self.blank = False
        else:
            self.blank = True

    def _outline(self, number: int, content: str) -> None:
        self.here = (number, content)
        if self.blank:
            self._doubt("there is an empty line")
        if access := _ACCESS.fullmatch(content):
            self._access(number, content, access)
        elif uid := _UID.fullmatch(content):
            self._uid(int(uid[1]))
        elif named := _NAMED.fullmatch(content):
            self._named(named[1], named[2] or "")
        elif _OP.fullmatch(content) and self.package:
            self._op(content)
        elif self.package:
            self._doubt("there are lines that no access prints")
        else:
            self.odd = self.odd or f"a line was not understood: {content[:80]}"

    def _access(self, number: int, content: str, access: re.Match[str]) -> None:
        self.waits = self.empty = False
        source = Source(uid=max(self.uid, 0), package=self.package, op=self.op, device=self.device, tag=self.tag)
        use = OpUse(
            at=self.clock.local(access[3]),
            state=access[1],
            flags=access[2],
            duration_ms=int(access[4]) if access[4] else None,
        )
        self.collected.add(source, number, content, use)
        if self.doubt:
            self.collected.doubt(source.app, self.doubt, number, content)

    def _uid(self, uid: int) -> None:
        self._close_attribution()
        self.doubted_uids -= 1
        self.doubt = self.doubt if self.doubted_uids >= 0 else ""
        if uid <= self.uid:
            self.doubt, self.doubted_uids = "the uids are not in their order", 1
        self.uid, self.package, self.op = uid, "", ""

    def _named(self, kind: str, name: str) -> None:
        if kind == "Device":
            self._close_attribution()
            self.device = name
        elif kind == "Package":
            self._close_attribution()
            self.package, self.op, self.device = name, "", ""
        else:
            self._close_attribution()
            self.tag, self.empty = name, True

    def _op(self, op: str) -> None:
        self._close_attribution()
        if CODES.get(op, len(CODES)) <= CODES.get(self.op, -1):
            self._doubt("its ops are not in their order")
        self.op, self.device = op, ""

    def _close_attribution(self) -> None:
        """Below the heading of an attribution there is at least one access."""
        if self.empty:
            self._doubt("an attribution has no access")
        self.waits, self.empty = True, False

    def _doubt(self, why: str) -> None:
        self.doubt, self.doubted_uids = self.doubt or why, 1
        self.collected.doubt((max(self.uid, 0), self.package), why, *self.here)
