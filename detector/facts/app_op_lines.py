"""The lines of one op in `dumpsys appops`: its head, and below it what it did, by layout (see app_ops_text.py)."""

import re
from typing import Final

from msgspec import structs

from detector.facts.app_op_names import KNOWN, OLD_SWITCHES, ORDINARY, SPECIAL_ACCESS, TOLD_IF_REFUSED
from detector.facts.app_op_record import Clock, OpUse, parse_duration

_WORDS: Final = re.compile(r"(\S{1,80}) \(([^()\s]{1,40})(?: / switch (\S{1,80}?)=(\S{1,40}))?\):")
_NUMBERS: Final = re.compile(r"(\S{1,80}): mode=(\S{1,40}?)((?:[; ].{0,300})?)")
_PART: Final = re.compile(r"; (time|rejectTime|duration)=(\S{0,40})")
_USE: Final = re.compile(r"(Access|Reject): ?(.{1,900})")
_STATED: Final = re.compile(
    r"(?:\[([a-z]{1,10})-?([^\]\s]{0,60})\]|([a-z]{1,10}) *=) ?(.{8,40}?) \(([-+\ddhms]{1,40})\)(.{0,700})", re.ASCII
)
_REST: Final = re.compile(r"(?: duration=(\S{1,40}))?(?: proxy\[(?:.{0,80}?, )?pkg=([^,\]]{1,255})(?:.{0,300})\])?")
_RUNNING: Final = re.compile(r"Running start at: (\S{1,40})")
_OWN: Final = re.compile(r"duration=(\S{1,40})|startNesting=\d{1,9}", re.ASCII)
_MODES: Final = {"0": "allow", "1": "ignore", "2": "deny", "3": "default", "4": "foreground"}
_MOST_OF_A_TAG: Final = 200

EMPTY: Final = "an attribution is empty"


class OpLines:
    """An op whose lines are being read. A block is what stands between `tag=[` and `]`."""

    def __init__(self, number: int, line: str, name: str, mode: str) -> None:
        self.number, self.line, self.name = number, line, name
        self.mode = _mode(mode)
        self.switch = self.switch_mode = ""
        self.accesses: list[OpUse] = []
        self.rejects: list[OpUse] = []
        self.running = False
        self.running_ms: int | None = None
        self.doubt = ""
        self.blocks = 0
        self.in_block = False
        self._tag: str | None = None
        self._used_block = False
        self._uses = self.accesses

    def tells(self, package: str) -> bool:
        """Whether a record is made of it."""
        if self.name not in KNOWN or self.name in SPECIAL_ACCESS:
            return True
        if self.name in ORDINARY:
            return self.name in TOLD_IF_REFUSED and (self.switch_mode or self.mode) in ("ignore", "deny")
        used = self.running or self.accesses or self.rejects
        return bool(used) or not package or (self.switch_mode or self.mode) not in ("allow", "default")

    def take(self, content: str, clock: Clock) -> bool:
        """Reads a line below the head; false when no op prints such a one."""
        if content.endswith("=[") and not self.in_block:
            tag = content[:-2][:_MOST_OF_A_TAG]
            self._tag, self.in_block, self._used_block = None if tag == "null" else tag, True, False
            self.blocks += 1
            return True
        if content == "]" and self.in_block:
            self.in_block, self._tag = False, None
            self.doubt = self.doubt or ("" if self._used_block else EMPTY)
            return True
        return (self.in_block or not self.blocks) and self._use(content, clock)

    def _use(self, content: str, clock: Clock) -> bool:
        match = _USE.fullmatch(content)
        if match is not None:
            self._uses = self.accesses if match[1] == "Access" else self.rejects
        stated = _STATED.fullmatch(match[2] if match is not None else content)
        if stated is not None and (match is not None or stated[3]):
            return self._stated(stated, clock)
        if running := _RUNNING.fullmatch(content):
            self._used_block = self.running = True
            self.running_ms = parse_duration(running[1])
            return True
        own = _OWN.fullmatch(content)
        if own is not None and own[1] and self.accesses:
            # Android 9 says once, for all states, how long the last access took.
            newest = min(range(len(self.accesses)), key=lambda index: abs(self.accesses[index].ago_ms or 0))
            last = self.accesses[newest]
            self.accesses[newest] = structs.replace(last, duration_ms=parse_duration(own[1]))
        return own is not None

    def _stated(self, stated: re.Match[str], clock: Clock) -> bool:
        """Notes the use in any case; false when something foreign stands behind it."""
        self._used_block = True
        change, rest = parse_duration(stated[5]), _REST.fullmatch(stated[6])
        ago = None if change is None else -change
        use = OpUse(
            at=clock.local(stated[4]) or clock.before(ago),
            ago_ms=ago,
            state=stated[1] or stated[3],
            flags=stated[2] or "",
            duration_ms=parse_duration(rest[1]) if rest and rest[1] else None,
            attribution=self._tag,
            proxy=(rest[2] or "") if rest else "",
        )
        self._uses.append(use)
        return rest is not None


def in_words(number: int, content: str) -> OpLines | None:
    """The head of an op since Android 9: `CAMERA (allow / switch X=ignore):`."""
    match = _WORDS.fullmatch(content)
    if match is None:
        return None
    op = OpLines(number, content, match[1], match[2])
    if match[3]:
        op.switch, op.switch_mode = match[3], _mode(match[4])
    return op


def with_mode(number: int, content: str, modes: dict[str, str], clock: Clock) -> OpLines | None:
    """`CAMERA: mode=0; time=+2h ago`: an op up to Android 8.1; without more behind it, a uid's mode on any version.

    `modes` are those of the package so far. Up to 8.1 the op that switches another is not named.
    """
    match = _NUMBERS.fullmatch(content)
    if match is None:
        return None
    op = OpLines(number, content, match[1], match[2])
    parts = dict(_PART.findall(match[3]))
    for key, uses in (("time", op.accesses), ("rejectTime", op.rejects)):
        if key in parts:
            ago = parse_duration(parts[key])
            uses.append(OpUse(at=clock.before(ago), ago_ms=ago))
    if op.accesses:
        op.accesses[0] = structs.replace(op.accesses[0], duration_ms=parse_duration(parts.get("duration", "")))
    op.running = match[3].endswith("(running)")
    if op.name in OLD_SWITCHES:
        op.switch = OLD_SWITCHES[op.name]
        op.switch_mode = modes.get(op.switch, "allow")
    return op


def _mode(text: str) -> str:
    text = text.removeprefix("mode=")
    return _MODES.get(text, text)
