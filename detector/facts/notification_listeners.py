"""Apps that may read every notification, and those that are connected to do so now.

`dumpsys notification` (com.android.server.notification.ManagedServices.dump) and the mirrored setting
`enabled_notification_listeners`. "Allowed" exists since Android 8.1, "Snoozed" since 7; before 8.1, "All notification
listeners (n) enabled for current profiles" lists the same as the first. "Has user set" also names revoked ones and
never counts. Live listeners marked SYSTEM are parts of Android. Seen on Android 7.1, 9, 10, 13 and on a Samsung with
13/14.
"""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME, ComponentName
from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Gap,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.setting_lines import SAVED_SECURE, secure_components

DUMP: Final = Command(
    id="notification",
    # The rest of this dump holds titles of messages: personal, so only the listeners leave the phone.
    line=(
        "dumpsys {wait}notification | sed -n -e '/^ *Notification listeners:/,/^ *Notification [a-z]* services:/p'"
        " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="which apps may read every notification (messages of every messenger among them), and which do so now",
    saved_as=("dumpsys notification",),
)
_KEY: Final = "enabled_notification_listeners"
SETTING: Final = Command(
    id="notification-setting",
    line=f"settings get --user {{user}} secure {_KEY}",
    why="the same from the user's settings; the two must agree",
    per_user=True,
    saved_as=SAVED_SECURE,
)

_START: Final = re.compile(r"^ *Notification listeners:\s*$")
# Android 6 has no services behind the listeners; what stands there instead lists components in the same words.
_END: Final = re.compile(r"^ *(?:Notification [a-z]+ services|Policy access|Condition providers):\s*$")
_HEAD: Final = re.compile(r"^(?:\(user \d+\):)? *(Allowed|All|Live|Snoozed) notification listeners\b.*:\s*$")
_COUNT: Final = re.compile(r"^(?:\(user \d+\):)? *(?:All|Live) notification listeners \((\d{1,6})\)")
_ALLOWED: Final = re.compile(r"^(.*?) \(user: (\d{1,9}) isPrimary: (?:true|false)")
_COMPONENT_INFO: Final = re.compile(r"^ComponentInfo\{(.+?)\}(?: \(user (-?\d{1,9})\):(.*))?$")


class NotificationListener(Struct, frozen=True, kw_only=True):
    """One listener. `user` is None when it listens to all users, or when the dump does not say to whom."""

    component: ComponentName
    user: int | None = None
    allowed: bool = False
    live: bool = False
    system: bool = False
    """A live listener that is a part of Android itself."""
    excerpt: Excerpt


def parse_dump(text: str) -> Parsed[NotificationListener]:
    """Allowed and live listeners; every section of that name is read."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.sections:
        raise ParseError("no 'Notification listeners:'")
    return Parsed(records=tuple(reader.found), incomplete="" if reader.whole() else "the list of listeners is cut off")


class _Reader:
    """Lines are known by their shape; the headings only tell how many there should be."""

    def __init__(self) -> None:
        self.sections = 0
        self.cut_sections = 0
        self.heads: set[str] = set()
        self.expected = 0
        self.inside = False
        self.ended = False
        self.found: list[NotificationListener] = []

    def whole(self) -> bool:
        """Whether every section had all its lists, and the lists as many lines as they said."""
        return not self.cut_sections and self._section_is_whole()

    def _section_is_whole(self) -> bool:
        # "Snoozed" is the last list since Android 7
        return {"All", "Live"} <= self.heads and (self.ended or "Snoozed" in self.heads) and self.expected <= 0

    def take(self, number: int, line: str) -> None:
        content = line.strip()
        if _START.match(line):
            self.cut_sections += self.sections > 0 and not self._section_is_whole()
            self.sections, self.inside, self.heads, self.expected = self.sections + 1, True, set(), 0
            self.ended = False
        elif _END.match(line):
            self.inside, self.ended = False, True
        elif not self.inside:
            return
        elif match := _HEAD.match(line):
            self.heads.add(match[1])
            count = _COUNT.match(line)
            self.expected += int(count[1]) if count else 0
        elif match := _ALLOWED.match(content):
            self._allowed(number, content, match)
        elif match := _COMPONENT_INFO.match(content):
            self.expected -= 1
            self._component(number, content, match)

    def _allowed(self, number: int, content: str, match: re.Match[str]) -> None:
        for part in match[1].split(":"):
            component = ComponentName.parse(part)
            if component is not None:
                self._add(number, content, component, int(match[2]), allowed=True)

    def _component(self, number: int, content: str, match: re.Match[str]) -> None:
        component = ComponentName.parse(match[1])
        if component is None:
            return
        user = int(match[2]) if match[2] else None
        if user is not None and (user < 0 or user >= 10_000):
            user = None  # -1 is every user; MIUI prints a uid there
        live = match[2] is not None  # only live listeners are printed with their user
        system = live and "SYSTEM" in (match[3] or "").split()
        self._add(number, content, component, user, allowed=not live, live=live, system=system)

    def _add(
        self,
        number: int,
        content: str,
        component: ComponentName,
        user: int | None,
        *,
        allowed: bool = False,
        live: bool = False,
        system: bool = False,
    ) -> None:
        self.found.append(
            NotificationListener(
                component=component,
                user=user,
                allowed=allowed,
                live=live,
                system=system,
                excerpt=Excerpt.of(DUMP.id, number, content),
            )
        )


def parse_setting(text: str) -> Parsed[NotificationListener]:
    """`a/b:c/d`, `null` or an empty line; Android also keeps bare package names there."""
    found, missing = secure_components(text, _KEY, SETTING.id, admitted=PACKAGE_NAME.fullmatch)
    records = (NotificationListener(component=one, allowed=True, excerpt=proof) for one, proof in found)
    return Parsed(records=tuple(records), incomplete=missing)


def read(answers: Answers) -> Reading[NotificationListener]:
    """One record per component and user, allowed and live put together."""
    dumped, gaps = parse_answer(NOTIFICATION_LISTENERS.name, answers.get(DUMP), parse_dump)
    gap_list: list[Gap] = list(gaps)
    merged: dict[tuple[ComponentName, int | None], NotificationListener] = {}
    for listener in dumped:
        _merge(merged, listener, listener.user)
    for answer in answers.per_user(SETTING):
        found, lost = parse_answer(NOTIFICATION_LISTENERS.name, answer, parse_setting)
        gap_list += lost if gaps else ()  # a whole dump covers every user
        for listener in found:
            _merge(merged, listener, answer.user)
    return Reading(records=_without_repetitions(merged.values()), gaps=tuple(gap_list))


def _without_repetitions(listeners: Iterable[NotificationListener]) -> tuple[NotificationListener, ...]:
    """`All notification listeners` names no user; it adds nothing where another list does."""
    found = tuple(listeners)
    named = {listener.component for listener in found if listener.user is not None and listener.allowed}
    return tuple(
        listener for listener in found if listener.user is not None or listener.live or listener.component not in named
    )


def _merge(
    merged: dict[tuple[ComponentName, int | None], NotificationListener],
    listener: NotificationListener,
    user: int | None,
) -> None:
    key = (listener.component, user)
    known = merged.get(key, structs.replace(listener, user=user))
    merged[key] = structs.replace(
        known,
        allowed=known.allowed or listener.allowed,
        live=known.live or listener.live,
        system=known.system or listener.system,
    )


NOTIFICATION_LISTENERS: Final = FactSpec(
    name="notification-listeners",
    commands=(DUMP, SETTING),
    read=read,
    needs="DUMP",
    seen_on="7.1 to 14: Google, SUNMI, MediaTek, Samsung",
    without="whether an app may read notifications stays open",
)
