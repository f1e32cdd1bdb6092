"""The text of `dumpsys appops`, in its four layouts.

Printed by com.android.server.AppOpsService.dump and, since Android 10, com.android.server.appop.AppOpsService.dump:
`Uid u0a1:`, below it modes of the uid, `Package a.b:`, below that ops in the order of their numbers. What an op did
stands in its line up to 8.1 (`CAMERA: mode=0; time=+2h ago`); in lines by state on 9; in `Access: [state-flags]` lines
on 10; in the same inside blocks `tag=[` ... `]` since 11. Later builds of 16 put a table
of recent uses behind the uids. EMUI breaks the package line into three.

A tag is the app's own text and may hold line breaks, and so forge lines. Uids, packages and ops come in an order that
a forger can hardly keep, and blocks are never empty: whatever does not fit puts the app where it stands in doubt, and
what follows up to the end of the next uid too. Nothing is dropped there.
"""

import re
from typing import Final

from detector.android import parse_uid
from detector.facts.app_op_lines import OpLines, in_words, with_mode
from detector.facts.app_op_names import CODES
from detector.facts.app_op_record import AppOp, Clock
from detector.facts.base import Excerpt, Parsed, ParseError, indent_of

COMMAND_ID: Final = "app-ops"
_HEADS: Final = ("Current AppOps Service state:", "AppOps Service state:")
TIMED_OUT: Final = "*** SERVICE "
"""How dumpsys' own notice begins; the answer is a gap then, whoever wrote it."""
_UID: Final = re.compile(r"Uid (\w{1,20}):", re.ASCII)
_PACKAGE: Final = re.compile(r"Package (\S{1,255}?)(?::|( isPrivileged: ?.{0,60}))")
_BELOW: Final = ("Access:", "Reject:", "Running start at:")
_EMUI: Final = re.compile(r"(?:true|false) (?:needSyncPriv:|:)")


def parse(text: str, clock: Clock | None = None) -> Parsed[AppOp]:
    """Every op that tells something, of every uid."""
    reader = _Reader(clock or Clock(), tags="=[\n" in text)
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        reader.take(number, line)
    reader.flush()
    if not reader.head or not reader.ops:
        raise ParseError("no uid with app-ops" if reader.head else f"no '{_HEADS[0]}'")
    return Parsed(records=tuple(reader.found), incomplete=reader.missing(text))


class _Reader:
    """Where in the outline the current line stands."""

    def __init__(self, clock: Clock, *, tags: bool) -> None:
        self.clock = clock
        self.tags = tags
        """The layout of Android 11 and later: apps have their say in it."""
        self.head = False
        self.words = False
        self.has_end = False
        self.ended = False
        self.inside = False
        self.odd = ""
        self.ops = 0
        self.found: list[AppOp] = []
        self.uid_indent: int | None = None
        self.uid: int | None = None
        self.highest = -1
        self.uid_modes: dict[str, str] = {}
        self.packages: set[str] = set()
        self.package = ""
        self.latest = ""
        """The latest package of any uid."""
        self.broken_head = False
        self.modes: dict[str, str] = {}
        self.code = -1
        self.op: OpLines | None = None
        self.doubt = ""
        self.doubted_uids = 0

    def missing(self, text: str) -> str:
        """What shows that lines are lost. Up to Android 8.1 the dump has no end of its own."""
        if (self.words or self.has_end) and not self.ended:
            return "nothing follows the last uid"
        return self.odd or ("" if text.endswith("\n") else "the output stops in the middle of a line")

    def take(self, number: int, line: str) -> None:
        content = line.strip()
        if content in _HEADS or content.startswith(TIMED_OUT):
            self.head = self.head or content in _HEADS
        elif self._is_end(line, content):
            self.ended, self.inside = self.ended or self.inside, False
        elif self._uid(line, content) or self.uid is None:
            return
        elif match := _PACKAGE.fullmatch(content):
            self._package(match[1], broken=match[2] is not None)
        elif op := self._head_of_op(number, content):
            self._begin(op)
        elif self.package or self._is_torn_off(content) or (self.op is not None and not self.op.name):
            self._below(number, content)
        else:
            self.has_end = self.has_end or content.startswith("state=")

    def _is_end(self, line: str, content: str) -> bool:
        """The empty line behind the last uid; without tags nothing of a uid stands at the margin either."""
        if not line:
            return True
        at_margin = self.inside and not self.tags and not line.startswith(" ")
        return at_margin and not self._goes_on(content)

    def _goes_on(self, content: str) -> bool:
        return self.broken_head and _EMUI.fullmatch(content) is not None

    def _uid(self, line: str, content: str) -> bool:
        match = _UID.fullmatch(content)
        if match is None or self.uid_indent not in (None, indent_of(line)):
            return False
        self.flush()
        uid = parse_uid(match[1])
        self.uid_indent, self.inside, self.ended = indent_of(line), True, False
        self.doubted_uids -= 1
        self.doubt = self.doubt if self.doubted_uids >= 0 else ""
        if uid is None or uid <= self.highest:
            self._doubt("the uids are not in their order")
        self.highest = max(self.highest, uid or 0)
        self.uid, self.package, self.uid_modes, self.packages = uid or 0, "", {}, set()
        return True

    def _package(self, name: str, *, broken: bool) -> None:
        self.flush()
        if name in self.packages or not self.inside:
            self._doubt("a package is there twice, or outside of every uid")
        self.packages.add(name)
        self.package = self.latest = name
        self.modes, self.code, self.broken_head = {}, -1, broken

    def _head_of_op(self, number: int, content: str) -> OpLines | None:
        if self.package:
            op = in_words(number, content)
            self.words = self.words or op is not None
            if self.words:
                return op
        return with_mode(number, content, self.modes, self.clock)

    def _begin(self, op: OpLines) -> None:
        self.flush()
        self.op = op
        self.ops += 1
        if not self.package:
            self.uid_modes[op.name] = op.mode
            return
        code = CODES.get(op.name, self.code)
        if code < self.code or op.name in self.modes or not self.inside:
            self._doubt("its ops are not in their order")
        self.code = max(self.code, code)
        self.modes[op.name] = op.mode

    def _is_torn_off(self, content: str) -> bool:
        """Whether it belongs to an op although there is none: a tag put a heading in between."""
        held = self.op is not None and (self.package or not self.op.name)
        return self.tags and not held and (content.startswith(_BELOW) or content.endswith("=["))

    def _below(self, number: int, content: str) -> None:
        if self._goes_on(content):
            return
        if self._is_torn_off(content):
            self.flush()
            self.op = OpLines(number, content, "", "")
            self._doubt("there are uses of no op")
        fits = self.op is not None and self.op.take(content, self.clock)
        if fits != self.inside:  # foreign inside, or an op's line outside
            self._doubt("there are lines that no app-op prints")
            if not self.tags:
                self.odd = self.odd or f"a line was not understood: {content[:80]}"

    def _doubt(self, why: str) -> None:
        """Without tags nobody can forge anything: makers' own lines and orders are no reason for doubt."""
        if not self.tags:
            return
        self.doubt, self.doubted_uids = self.doubt or why, 1
        if self.op is not None:
            self.op.doubt = self.op.doubt or why

    def flush(self) -> None:
        """Makes a record of the op that ends here."""
        op = self.op
        if op is None or self.uid is None:
            return
        if op.in_block or op.doubt:
            self._doubt(op.doubt or "an attribution is not closed")
        self.op = None
        doubt = op.doubt or (self.doubt if self.package else "")
        if not op.tells(self.package) and not doubt:
            return
        self.found.append(
            AppOp(
                op=op.name,
                uid=self.uid,
                package=self.package if op.name else self.package or self.latest,
                uid_mode=self.uid_modes.get(op.switch or op.name, ""),
                package_mode=op.mode if self.package else "",
                switch=op.switch,
                switch_mode=op.switch_mode,
                accesses=tuple(op.accesses),
                rejects=tuple(op.rejects),
                running=op.running,
                running_ms=op.running_ms,
                doubt=doubt,
                excerpt=Excerpt.of(COMMAND_ID, op.number, op.line),
            )
        )
