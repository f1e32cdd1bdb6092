"""Accessibility services that are switched on, and those that run.

Two readings: the setting `enabled_accessibility_services` of each user, and `dumpsys accessibility`
(accessibility_dump.py). The setting can be stale, and the dump does not tell everything on every version. So every
list is read and all of them count.
"""

from typing import Final

from detector.android import ComponentName
from detector.facts.accessibility_dump import DUMP, AccessibilityService, parse_dump, users_told
from detector.facts.base import (
    Answer,
    Answers,
    Command,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    Reading,
    parse_answer,
)
from detector.facts.setting_lines import SAVED_SECURE, secure_components

_KEY: Final = "enabled_accessibility_services"
SETTING: Final = Command(
    id="accessibility-setting",
    line=f"settings get --user {{user}} secure {_KEY}",
    why="the same from the user's settings; the two must agree",
    per_user=True,
    saved_as=SAVED_SECURE,
)
_NOT_NEEDED: Final = (GapReason.UNSUPPORTED, GapReason.BLOCKED_USER, GapReason.NOT_IN_SOURCE)
"""Why a user's setting is missing, where the dump has told the same."""


def parse_setting(text: str) -> Parsed[AccessibilityService]:
    """`a/b:c/d`, `null` or an empty line. The user is filled in by `read`."""
    found, missing = secure_components(text, _KEY, SETTING.id, admitted=lambda part: part == "null")
    records = (AccessibilityService(component=one, user=0, enabled=True, excerpt=proof) for one, proof in found)
    return Parsed(records=tuple(records), incomplete=missing)


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
