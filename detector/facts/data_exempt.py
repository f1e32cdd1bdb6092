"""Apps that may use mobile data in the background although data saver is on, those that may not, and data saver.

`dumpsys netpolicy` (com.android.server.net.NetworkPolicyManagerService.dump). Policies of numbers: a word on 7, a word
in brackets on 6, a number and words since 8. On 7 those that are allowed have a section of their own. Seen on Android
6, 7.0 (Huawei), 7.1, 9, 10 and 13.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import PER_USER_RANGE
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    read_answer,
    unique,
)

DUMP: Final = Command(
    id="data-exempt",
    # The rest holds names of networks and numbers of SIM cards: personal, so it stays on the phone.
    line=(
        "dumpsys {wait}netpolicy | sed -n -e '/^Restrict background: [a-z]*$/p'"
        " -e '/^Policy for UIDs:/,/^Status for /p' -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="whether data saver is on, and which apps may use mobile data in the background although it is",
    saved_as=("dumpsys netpolicy",),
)

_SAVER: Final = re.compile(r"Restrict background: (true|false)")
_POLICIES: Final = "Policy for UIDs:"
_ALLOWED: Final = re.compile(r"(Default r|R)estrict background (?:white|allow)list uids:", re.IGNORECASE)
_END: Final = re.compile(r"Status for (?:all )?known UIDs:")
_ROW: Final = re.compile(r"UID=([0-9]{1,9}) policy=(.+)")
_UID: Final = re.compile(r"UID=([0-9]{1,9})")
_VALUE: Final = re.compile(r"([0-9]{1,9})?\s*[(\[]?([A-Z0-9_|]*)[)\]]?")
_BITS: Final = {1: "REJECT_METERED_BACKGROUND", 4: "ALLOW_METERED_BACKGROUND"}
"""NetworkPolicyManager.POLICY_*"""


class DataRule(StrEnum):
    """What holds."""

    SAVER_ON = "data-saver-on"
    ALLOWED = "allowed"
    """Mobile data in the background, data saver or not."""
    REFUSED = "refused"
    """No mobile data in the background."""
    OTHER = "other"
    """A policy that is none of Android's own."""


_RULES: Final = {"ALLOW_METERED_BACKGROUND": DataRule.ALLOWED, "REJECT_METERED_BACKGROUND": DataRule.REFUSED}


class DataExemption(Struct, frozen=True, kw_only=True):
    """One rule of one app, or data saver."""

    rule: DataRule
    uid: int | None = None
    """None for data saver, which holds for everybody."""
    user: int | None = None
    policy: str = ""
    """Android's word."""
    by_default: bool = False
    """Android or the phone's maker allowed it, and nobody else had to."""
    excerpt: Excerpt


def parse(text: str) -> Parsed[DataExemption]:
    """The rules and data saver, from a whole dump or what was cut out of it."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.heads:
        raise ParseError(f"neither 'Restrict background:' nor '{_POLICIES}'")
    defaults = reader.defaults
    found = unique([structs.replace(one, by_default=_is_default(one, defaults)) for one in reader.found])
    return Parsed(records=found, incomplete=reader.missing())


def _is_default(one: DataExemption, defaults: set[int]) -> bool:
    return one.rule is DataRule.ALLOWED and one.uid in defaults


class _Reader:
    """Sections begin with a heading at the edge. What a network's name could forge adds rules, and takes none away."""

    def __init__(self) -> None:
        self.heads: set[str] = set()
        self.section = ""
        self.odd = ""
        self.found: list[DataExemption] = []
        self.defaults: set[int] = set()

    def missing(self) -> str:
        if {"saver", "policies", "end"} - self.heads:
            return "the policies are not all there"
        return f"not a policy: {self.odd[:80]}" if self.odd else ""

    def take(self, number: int, line: str) -> None:
        if line[:1].strip():
            self._head(number, line.strip())
        elif self.section:
            self._row(number, line.strip())

    def _head(self, number: int, line: str) -> None:
        self.section = ""
        if match := _SAVER.fullmatch(line):
            self.heads.add("saver")
            if match[1] == "true":
                self.found.append(DataExemption(rule=DataRule.SAVER_ON, excerpt=Excerpt.of(DUMP.id, number, line)))
        elif line == _POLICIES:
            self.section = "policies"
            self.heads.discard("end")
            self.heads.add("policies")
        elif match := _ALLOWED.fullmatch(line):
            self.section = "allowed" if match[1] == "R" else "defaults"
        elif _END.fullmatch(line):
            self.heads.add("end")

    def _row(self, number: int, line: str) -> None:
        if self.section == "policies" and (match := _ROW.fullmatch(line)):
            self._policy(number, line, int(match[1]), match[2])
        elif self.section == "allowed" and (match := _UID.fullmatch(line)):
            self._add(number, line, int(match[1]), "")
        elif self.section == "defaults" and (match := _UID.fullmatch(line)):
            self.defaults.add(int(match[1]))
        elif line:
            self.odd = self.odd or line

    def _policy(self, number: int, line: str, uid: int, value: str) -> None:
        match = _VALUE.fullmatch(value.strip())
        words = match[2].split("|") if match else [value[:80]]
        bits = int(match[1]) if match and match[1] else 0
        names = [word for word in words if word not in ("", "NONE") and not word.isdigit()]
        names = [*(name for bit, name in _BITS.items() if bits & bit), *names]
        if bits & ~sum(_BITS) and not set(names) - set(_RULES):
            names.append(str(bits & ~sum(_BITS)))
        for name in dict.fromkeys(names):
            self._add(number, line, uid, name)

    def _add(self, number: int, line: str, uid: int, policy: str) -> None:
        rule = _RULES.get(policy, DataRule.OTHER) if policy else DataRule.ALLOWED
        excerpt = Excerpt.of(DUMP.id, number, line)
        self.found.append(DataExemption(rule=rule, uid=uid, user=uid // PER_USER_RANGE, policy=policy, excerpt=excerpt))


def read(answers: Answers) -> Reading[DataExemption]:
    """Those of all users; no record of data saver means that it is off."""
    return read_answer(DATA_EXEMPT.name, answers.get(DUMP), parse)


DATA_EXEMPT: Final = FactSpec(
    name="data-exempt",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="6 to 13: LG, Huawei, Google, SUNMI, MediaTek",
    without="whether somebody let an app use mobile data in the background stays open",
)
