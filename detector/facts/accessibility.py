"""Accessibility services that are switched on, and those that run.

Two readings: the setting `enabled_accessibility_services` of each user, and `dumpsys accessibility`
(com.android.server.accessibility.AccessibilityManagerService and AccessibilityUserState). The setting can be stale,
the dump of Android 6 to 9 has no "Enabled services" line, and until Android 15 the dump names a running service only
by its label, which the app chooses. So every list is read and all of them count. Seen on Android 7.1, 9, 10, 13, 15.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import ComponentName
from detector.facts.base import (
    Answer,
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
    unique,
)

DUMP: Final = Command(
    id="accessibility",
    # The dump ends with the titles of windows on the screen: personal, so those lines stay on the phone.
    line=r"dumpsys {wait}accessibility | sed '/^ *Window\[/d'",
    why="which apps may read the screen and act on it, and which of them are running",
    saved_as=("dumpsys accessibility",),
)
SETTING: Final = Command(
    id="accessibility-setting",
    line="settings get --user {user} secure enabled_accessibility_services",
    why="the same from the user's settings; the two must agree",
    per_user=True,
)

_STATE: Final = re.compile(r"^ *User state\[ *(.*)$")
_ID: Final = re.compile(r"\{id=(\d{1,9})[,}]")
_ENABLED: Final = re.compile(r"^ *Enabled services:\{(.*)\} *\]?$")
_BOUND: Final = re.compile(r"^ *(?:Bound )?services:\{(.*)$")
_NEXT_FIELD: Final = re.compile(r"^ {0,8}[A-Z][A-Za-z ]+(?::\{|\[)")
_SERVICE: Final = re.compile(r"Service\[label=")
_SERVICE_ID: Final = re.compile(r"\bid=([A-Za-z][\w.]*/[\w.$]+)[,\]]")
_CAPABILITIES: Final = re.compile(r", feedbackType\[[^\]]*\], capabilities=(\d{1,9}),")
_END: Final = re.compile(r"^ *(?:Client list info:\{|Global Info \[|Global client list info:\{|Window attributes:)")


class AccessibilityService(Struct, frozen=True, kw_only=True):
    """A service of one user. `component` is None when only a label is known."""

    component: ComponentName | None = None
    user: int
    label: str = ""
    """What the app calls itself; untrusted."""
    enabled: bool = False
    bound: bool | None = None
    """Running now; None when the dump does not let it be told."""
    capabilities: int | None = None
    """AccessibilityServiceInfo: 1 window content, 8 key events, 32 gestures, 128 screenshots."""
    doubtful: bool = False
    """Named only behind the end of the user's state, where window titles stand."""
    excerpt: Excerpt


def parse_setting(text: str) -> Parsed[AccessibilityService]:
    """`a/b:c/d`, `null` or an empty line. The user is filled in by `read`."""
    found, odd = [], ""
    for number, line in enumerate(text.split("\n"), 1):
        for part in line.strip().split(":"):
            component = ComponentName.parse(part)
            if component is not None:
                excerpt = Excerpt(command=SETTING.id, line=number, text=line.strip())
                found.append(AccessibilityService(component=component, user=0, enabled=True, excerpt=excerpt))
            elif part not in ("", "null"):
                odd = odd or part
    return Parsed(records=tuple(found), incomplete=f"not a component: {odd[:80]}" if odd else "")


def parse_dump(text: str) -> Parsed[AccessibilityService]:
    """Enabled and running services of every user in the dump."""
    reader = _DumpReader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.states:
        raise ParseError("no 'User state['")
    return Parsed(records=reader.services(), incomplete=reader.missing())


class _DumpReader:
    def __init__(self) -> None:
        self.states = 0
        self.answered = 0
        self.user = 0
        self.ended = False
        self.in_bound = False
        self.found: list[AccessibilityService] = []

    def take(self, number: int, line: str) -> None:
        if match := _STATE.match(line):
            self.states, self.ended, self.in_bound = self.states + 1, False, False
            self._take_id(match[1])
        elif self.states:
            self._inside(number, line)

    def _take_id(self, text: str) -> None:
        if match := _ID.search(text):
            self.user = int(match[1])

    def _inside(self, number: int, line: str) -> None:
        if line.lstrip().startswith("attributes:"):
            self._take_id(line)
        elif match := _ENABLED.match(line):
            self.in_bound = False
            self._enabled(number, line.strip(), match[1])
        elif match := _BOUND.match(line):
            self.answered += 1
            self.in_bound = True
            self._bound(number, line)
        elif self.in_bound and not _NEXT_FIELD.match(line):
            self._bound(number, line)
        else:
            self.in_bound = False
            self.ended = self.ended or _END.match(line) is not None

    def _enabled(self, number: int, line: str, content: str) -> None:
        excerpt = Excerpt(command=DUMP.id, line=number, text=line)
        for part in re.findall(r"\{([^{}]*)\}", content):
            component = ComponentName.parse(part)
            if component is not None:
                self.found.append(
                    AccessibilityService(
                        component=component,
                        user=self.user,
                        enabled=True,
                        doubtful=self.ended,
                        excerpt=excerpt,
                    )
                )

    def _bound(self, number: int, line: str) -> None:
        for part in _SERVICE.split(line)[1:]:
            label = part.partition(", feedbackType[")[0]
            named, able = _SERVICE_ID.search(part), _CAPABILITIES.search(part)
            self.found.append(
                AccessibilityService(
                    component=ComponentName.parse(named[1]) if named else None,
                    user=self.user,
                    label=label,
                    bound=True,
                    capabilities=int(able[1]) if able else None,
                    excerpt=Excerpt(command=DUMP.id, line=number, text=line.strip()),
                )
            )

    def services(self) -> tuple[AccessibilityService, ...]:
        return unique(self.found)

    def missing(self) -> str:
        if self.answered < self.states:
            return f"{self.states} users, but the services of {self.answered}"
        return ""


def read(answers: Answers) -> Reading[AccessibilityService]:
    """One record for each enabled or running service of each user."""
    dumped, gaps = parse_answer(ACCESSIBILITY.name, answers.get(DUMP), parse_dump)
    gap_list = list(gaps)
    services: list[AccessibilityService] = []
    users = {service.user for service in dumped}
    settings = {answer.user: answer for answer in answers.per_user(SETTING) if answer.user is not None}
    for user in sorted(users | set(settings)):
        of_user = tuple(service for service in dumped if service.user == user)
        found, lost = _of_user(user, of_user, settings.get(user), dump_whole=not gaps)
        services += found
        gap_list += lost
    if not settings and "Enabled services:{" not in answers.get(DUMP).text:
        gap_list += answers.get(SETTING).gap(ACCESSIBILITY.name)
    return Reading(records=tuple(services), gaps=tuple(gap_list))


def _of_user(
    user: int, dumped: tuple[AccessibilityService, ...], setting: Answer | None, *, dump_whole: bool
) -> tuple[list[AccessibilityService], list[Gap]]:
    enabled: dict[ComponentName, AccessibilityService] = {}
    gaps: list[Gap] = []
    confirmed = None
    if setting is not None:
        found, lost = parse_answer(ACCESSIBILITY.name, setting, parse_setting)
        confirmed = None if lost else {service.component for service in found}
        gaps += lost
        enabled = {service.component: service for service in found if service.component}
    for service in dumped:
        if service.component is None or not service.enabled:
            continue
        if service.doubtful and confirmed is not None and service.component not in confirmed:
            continue
        enabled[service.component] = service
    running = [service for service in dumped if service.bound]
    return _attribute(user, enabled, running, dump_whole, gaps)


def _attribute(
    user: int,
    enabled: dict[ComponentName, AccessibilityService],
    running: list[AccessibilityService],
    dump_whole: bool,
    gaps: list[Gap],
) -> tuple[list[AccessibilityService], list[Gap]]:
    """Which of the enabled services run. Labels tell apps apart only when all or none of them run."""
    by_id = {service.component: service for service in running if service.component}
    nameless = [service for service in running if service.component is None]
    everything_runs = dump_whole and not by_id and len(nameless) == len(enabled)
    services = []
    for component, service in enabled.items():
        bound: bool | None = None
        if component in by_id or everything_runs:
            bound = True
        elif dump_whole and not nameless and user == 0:  # the dump leaves out users who are not on the screen
            bound = False
        known = by_id.get(component) or (nameless[0] if everything_runs and len(enabled) == 1 else None)
        services.append(
            AccessibilityService(
                component=component,
                user=user,
                enabled=True,
                bound=bound,
                label=known.label if known else "",
                capabilities=known.capabilities if known else None,
                excerpt=known.excerpt if known and not service.excerpt.text else service.excerpt,
            )
        )
    services += [service for component, service in by_id.items() if component not in enabled]
    if len(nameless) > len(enabled):
        labels = ", ".join(service.label for service in nameless)
        detail = f"more services run than are switched on; they call themselves: {labels}"
        gaps.append(
            Gap(
                fact=ACCESSIBILITY.name,
                reason=GapReason.CONTRADICTORY,
                command=DUMP.line,
                user=user,
                detail=detail,
            )
        )
    return services, gaps


ACCESSIBILITY: Final = FactSpec(name="accessibility", commands=(DUMP, SETTING), read=read)
