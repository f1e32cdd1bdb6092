"""Accessibility services that are switched on, and those that run.

Two readings: the setting `enabled_accessibility_services` of each user, and `dumpsys accessibility`
(com.android.server.accessibility.AccessibilityManagerService and AccessibilityUserState). The setting can be stale,
the dump of Android 6 to 9 has no "Enabled services" line, and until Android 15 the dump names a running service only
by its label, which the app chooses. So every list is read and all of them count. Seen on Android 7.1, 9, 10, 13, 15.
"""

import re
from typing import Final

from msgspec import Struct, structs

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
from detector.facts.setting_lines import SAVED_SECURE, secure_values

DUMP: Final = Command(
    id="accessibility",
    # The dump ends with the titles of windows on the screen: personal, so those lines stay on the phone.
    line=r"dumpsys {wait}accessibility | sed '/^ *Window\[/d'",
    why="which apps may read the screen and act on it, and which of them are running",
    saved_as=("dumpsys accessibility",),
)
_KEY: Final = "enabled_accessibility_services"
SETTING: Final = Command(
    id="accessibility-setting",
    line=f"settings get --user {{user}} secure {_KEY}",
    why="the same from the user's settings; the two must agree",
    per_user=True,
    saved_as=SAVED_SECURE,
)

_STATE: Final = re.compile(r"^ *User state\[ *(.*)$")
_ID: Final = re.compile(r"\{id=(\d{1,9})[,}]")
_ENABLED: Final = re.compile(r"^ *Enabled services:\{(.*)\} *\]?$")
_BOUND: Final = re.compile(r"^ *(?:Bound )?services:\{(.*)$")
_SERVICE: Final = re.compile(r"Service\[label=")
_SERVICE_ID: Final = re.compile(r"\bid=([A-Za-z][\w.]*/[\w.$]+)[,\]]")
_CAPABILITIES: Final = re.compile(r", feedbackType\[[A-Z_, ]{0,400}\], capabilities=(\d{1,9}),")
_END: Final = re.compile(r"^ *(?:Client list info:\{|Global Info \[|Global client list info:\{|Window attributes:)")


_NOT_NEEDED: Final = (GapReason.UNSUPPORTED, GapReason.BLOCKED_USER, GapReason.NOT_IN_SOURCE)
"""Why a user's setting is missing, where the dump has told the same."""


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
    """Perhaps forged: named where window titles stand, or in one of several lists where there should be one."""
    excerpt: Excerpt


def parse_setting(text: str) -> Parsed[AccessibilityService]:
    """`a/b:c/d`, `null` or an empty line. The user is filled in by `read`."""
    found, odd = [], ""
    values, missing = secure_values(text, _KEY)
    for number, line in values:
        for part in line.strip().split(":"):
            component = ComponentName.parse(part)
            if component is not None:
                excerpt = Excerpt.of(SETTING.id, number, line)
                found.append(AccessibilityService(component=component, user=0, enabled=True, excerpt=excerpt))
            elif part not in ("", "null"):
                odd = odd or part
    return Parsed(records=tuple(found), incomplete=f"not a component: {odd[:80]}" if odd else missing)


def parse_dump(text: str) -> Parsed[AccessibilityService]:
    """Enabled and running services of every user in the dump."""
    states = _states(text)
    found = unique([service for state in states for service in state.services()])
    cut = [state.user for state in states if not state.whole()]
    return Parsed(records=found, incomplete=f"the services of user {cut[0]} are not all there" if cut else "")


def users_told(text: str) -> frozenset[int]:
    """The users of whom the dump lists the enabled services; Android 6 to 9 lists none."""
    try:
        return frozenset(state.user for state in _states(text) if state.enabled_lists)
    except ParseError:
        return frozenset()


def _states(text: str) -> list["_State"]:
    states: list[_State] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _STATE.match(line):
            states.append(_State())
            states[-1].take_id(match[1])
        elif states:
            states[-1].take(number, line)
    if not states:
        raise ParseError("no 'User state['")
    return states


class _State:
    """The lines of one user. Labels of services and titles of windows stand among them and can forge any line."""

    def __init__(self) -> None:
        self.user = 0
        self.enabled_lists = 0
        self.bound_lists = 0
        self.closed = False
        self.ended = False
        """Behind it stand window titles, unless a label has forged the end."""
        self.found: list[AccessibilityService] = []

    def whole(self) -> bool:
        return bool(self.enabled_lists or self.bound_lists) and self.closed

    def services(self) -> list[AccessibilityService]:
        if self.enabled_lists < 2:
            return self.found
        return [structs.replace(one, doubtful=True) if one.enabled else one for one in self.found]

    def take_id(self, text: str) -> None:
        if match := _ID.search(text):
            self.user = int(match[1])

    def take(self, number: int, line: str) -> None:
        if line.lstrip().startswith("attributes:") and not self.bound_lists:
            self.take_id(line)
        elif match := _ENABLED.match(line):
            self.enabled_lists += 1
            self._enabled(number, line.strip(), match[1])
        elif _BOUND.match(line) and not self.enabled_lists:
            self.bound_lists += 1
            # "Enabled services" follows since Android 10; what has been seen of the end was a label's
            self.closed = not line.lstrip().startswith("Bound") and line.rstrip().endswith("}]")
            self._bound(number, line)
        else:
            self._bound(number, line)
            self.ended = self.ended or _END.match(line) is not None
            self.closed = self.closed or line.rstrip().endswith("}]")

    def _enabled(self, number: int, line: str, content: str) -> None:
        excerpt = Excerpt.of(DUMP.id, number, line)
        for part in re.findall(r"\{([^{}]*)\}", content):
            component = ComponentName.parse(part)
            if component is not None:
                self.found.append(
                    AccessibilityService(
                        component=component, user=self.user, enabled=True, doubtful=self.ended, excerpt=excerpt
                    )
                )

    def _bound(self, number: int, line: str) -> None:
        """Running services, in whatever line they stand: a label with a line break moves the others about."""
        for part in _SERVICE.split(line)[1:]:
            able = _CAPABILITIES.search(part)
            excerpt = Excerpt.of(DUMP.id, number, line)
            self.found += [
                AccessibilityService(
                    component=component,
                    user=self.user,
                    label=part.partition(", id=" if component else ", feedbackType[")[0].partition(", feedbackType[")[
                        0
                    ],
                    bound=True,
                    capabilities=int(able[1]) if able else None,
                    doubtful=self.ended,
                    excerpt=excerpt,
                )
                for component in _ids(part)
            ]


def _ids(part: str) -> list[ComponentName | None]:
    """Every component that one `Service[...]` names as its own; None where it names none."""
    found = (ComponentName.parse(name) for name in _SERVICE_ID.findall(part))
    return [component for component in found if component is not None] or [None]


def read(answers: Answers) -> Reading[AccessibilityService]:
    """One record for each enabled or running service of each user."""
    dump = answers.get(DUMP)
    dumped, gaps = parse_answer(ACCESSIBILITY.name, dump, parse_dump)
    gap_list = list(gaps)
    services: list[AccessibilityService] = []
    told = users_told(dump.text) if not gaps else frozenset()
    settings = {answer.user: answer for answer in answers.per_user(SETTING) if answer.user is not None}
    for user in sorted({service.user for service in dumped} | set(settings)):
        of_user = tuple(service for service in dumped if service.user == user)
        found, lost = _of_user(user, of_user, settings.get(user), dump_whole=not gaps)
        services += found
        gap_list += [gap for gap in lost if gap.reason not in _NOT_NEEDED or user not in told]
    if not settings and not told:
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
    believed, denied = _confirm(dumped, confirmed)
    gaps += [
        _contradiction(user, f"the dump names it where it may be forged, the settings do not: {name}", name.package)
        for name in denied
    ]
    enabled |= {service.component: service for service in believed if service.component and service.enabled}
    running = [service for service in believed if service.bound]
    services, contradictions = _attribute(user, enabled, running, dump_whole)
    return services, [*gaps, *contradictions]


def _confirm(
    dumped: tuple[AccessibilityService, ...], confirmed: set[ComponentName | None] | None
) -> tuple[list[AccessibilityService], list[ComponentName]]:
    """What of a dump counts, and what of it does not because the user's settings deny it."""
    if confirmed is None:
        return list(dumped), []
    doubted = {one for one in dumped if one.doubtful and one.component and one.component not in confirmed}
    believed = [one for one in dumped if one not in doubted]
    sure = {one.component for one in believed}
    return believed, sorted({one.component for one in doubted if one.component and one.component not in sure})


def _attribute(
    user: int,
    enabled: dict[ComponentName, AccessibilityService],
    running: list[AccessibilityService],
    dump_whole: bool,
) -> tuple[list[AccessibilityService], list[Gap]]:
    """Which of the enabled services run. Labels tell apps apart only when all or none of them run."""
    by_id = {service.component: service for service in running if service.component}
    nameless = [service for service in running if service.component is None]
    strangers = [service for component, service in by_id.items() if component not in enabled]
    sure = dump_whole and not any(service.doubtful for service in running)
    everything_runs = sure and not by_id and len(nameless) == len(enabled)
    services = []
    for component, service in enabled.items():
        bound: bool | None = None
        if component in by_id or everything_runs:
            bound = True
        elif sure and not nameless and not strangers and user == 0:
            bound = False  # of user 0 only: the dump leaves out users who are not on the screen
        known = by_id.get(component) or (nameless[0] if everything_runs and len(enabled) == 1 else None)
        services.append(
            AccessibilityService(
                component=component,
                user=user,
                enabled=True,
                bound=bound,
                label=known.label if known else "",
                capabilities=known.capabilities if known else None,
                excerpt=service.excerpt,
            )
        )
    services += strangers
    if len(nameless) <= len(enabled):
        return services, []
    labels = ", ".join(service.label for service in nameless[:20])
    detail = f"more services run than are switched on; they call themselves: {labels}"
    return services, [_contradiction(user, detail, None)]


def _contradiction(user: int, detail: str, package: str | None) -> Gap:
    return Gap(
        fact=ACCESSIBILITY.name,
        reason=GapReason.CONTRADICTORY,
        command=DUMP.line,
        user=user,
        package=package,
        detail=detail,
    )


ACCESSIBILITY: Final = FactSpec(
    name="accessibility",
    commands=(DUMP, SETTING),
    read=read,
    needs="DUMP",
    seen_on="7.1 to 15: Google, GWM, SUNMI, MediaTek, Xiaomi",
    without="whether an app may read the screen stays open",
)
