"""Which apps hold the roles of the phone: text messages, calls, home screen, browser, assistant and others.

Since Android 10 `dumpsys role` lists them for every user (com.android.role.RoleUserState.dump, printed by
com.android.internal.util.dump.DualDumpOutputStream): `name={ ... }` for one object, `name=[ ... ]` for several,
`name=value` for one value. Before, settings name the apps for text messages, calls and assistance, and the home screen
is what answers MAIN + HOME (PackageManagerShellCommand.runResolveActivity, Android 7 and later). Seen on Android 10
and 13, and the settings on 7.
"""

import re
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME, ComponentName
from detector.facts.base import (
    Answer,
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.settings import SECURE, not_understood, secure_settings, values_of
from detector.facts.users import USERS

DUMP: Final = Command(
    id="role",
    line="dumpsys {wait}role",
    why="which apps handle text messages, calls and assistance, and which one is the home screen",
    min_api=29,
    saved_as=("dumpsys role",),
)
HOME: Final = Command(
    id="home",
    line=(
        "cmd package resolve-activity --components --user {user} -a android.intent.action.MAIN"
        " -c android.intent.category.HOME"
    ),
    why="which app is the home screen, on versions without roles",
    per_user=True,
    min_api=24,
    max_api=28,
)

_PREFIX: Final = "android.app.role."
_ROLE_OF_KEY: Final = {
    "sms_default_application": "SMS",
    "dialer_default_application": "DIALER",
    "assistant": "ASSISTANT",
}
_HEAD: Final = re.compile(r"^ROLE (?:MANAGER )?STATE\b", re.MULTILINE)
_USER: Final = re.compile(r"^ *user_id=(\d{1,9})$", re.MULTILINE)


class RoleHolder(Struct, frozen=True, kw_only=True):
    """One app that holds one role for one user."""

    role: str
    """As Android names it: android.app.role.SMS."""
    package: str
    user: int | None = None
    """None when the dump does not say for whom."""
    excerpt: Excerpt


def parse_dump(text: str) -> Parsed[RoleHolder]:
    """Every holder of every role. A role without a holder has no record."""
    if not _HEAD.search(text):
        raise ParseError("no 'ROLE STATE'")
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line.strip())
    reader.leave("roles")  # what a cut left open
    reader.leave("user_states")
    return Parsed(records=tuple(reader.found), incomplete=reader.missing())


class _Reader:
    """Objects and lists are told apart by their brackets; what stands inside by the names in front of them."""

    def __init__(self) -> None:
        self.found: list[RoleHolder] = []
        self.open: list[str] = []
        self.closed = False
        self.odd = ""
        self.user: int | None = None
        self.role = ""
        self.holders: list[tuple[int, str]] = []
        self.of_user: list[RoleHolder] = []

    def missing(self) -> str:
        if not self.closed or self.open:
            return "the list of roles is cut off"
        return self.odd

    def take(self, number: int, content: str) -> None:
        if content in ("}", "]"):
            self.leave(self.open.pop() if self.open else "")
            self.closed = self.closed or not self.open
        elif content.endswith(("{", "[")):
            # An object in a list has no name of its own: it is one of those that the list is named after.
            self.open.append(content[:-2] if content.endswith(("={", "=[")) else self._inside())
        elif self.open and content:
            name, equals, value = content.partition("=")
            self._field(number, *((name, value) if equals else (self._inside(), content)))

    def _inside(self) -> str:
        return self.open[-1] if self.open else ""

    def _field(self, number: int, name: str, value: str) -> None:
        if name == "user_id":
            self.user = int(value) if re.fullmatch(r"\d{1,9}", value, re.ASCII) else None
        elif name == "name":
            self.role = value
        elif name == "holders" and PACKAGE_NAME.fullmatch(value):
            self.holders.append((number, value))
        elif name == "holders":
            self.odd = self.odd or f"a holder is no package: {value[:80]}"

    def leave(self, name: str) -> None:
        """Whatever an object names counts when it ends: its fields may stand in any order."""
        if name == "roles":
            for number, package in self.holders:
                excerpt = Excerpt.of(DUMP.id, number, f"name={self.role[:200]} holders={package}")
                self.of_user.append(RoleHolder(role=self.role, package=package, excerpt=excerpt))
            self.role, self.holders = "", []
        if name == "user_states":
            self.found += [structs.replace(one, user=self.user) for one in self.of_user]
            self.user, self.of_user = None, []


def parse_home(text: str) -> Parsed[RoleHolder]:
    """The activity that opens as home screen. While several apps could, Android's own chooser is named: no holder."""
    found, nothing, odd = [], False, ""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        component = ComponentName.parse(content)
        if component is not None and component.cls.endswith(".ResolverActivity"):
            nothing = True
        elif component is not None:
            excerpt = Excerpt.of(HOME.id, number, content)
            found.append(RoleHolder(role=f"{_PREFIX}HOME", package=component.package, excerpt=excerpt))
        elif content.startswith("No activity found"):
            nothing = True
        elif content:
            odd = odd or content
    if not found and not nothing:
        raise ParseError(f"neither a component nor 'No activity found': {odd[:80]}")
    return Parsed(records=tuple(found), incomplete=f"a line was not understood: {odd[:80]}" if odd else "")


def read(answers: Answers) -> Reading[RoleHolder]:
    """The holders of every user."""
    if answers.api is not None and answers.api < DUMP.min_api:
        return _before_roles(answers)
    answer = answers.get(DUMP)
    records, gaps = parse_answer(ROLES.name, answer, parse_dump)
    return Reading(records=records, gaps=gaps or _users_left_out(answers, answer))


def _users_left_out(answers: Answers, answer: Answer) -> tuple[Gap, ...]:
    named = {int(user) for user in _USER.findall(answer.text)}
    detail = "the dump does not name this user"
    return tuple(
        Gap(fact=ROLES.name, reason=GapReason.EMPTY, command=answer.command, user=user.id, detail=detail)
        for user in USERS.read(answers).records
        if user.id not in named
    )


def _before_roles(answers: Answers) -> Reading[RoleHolder]:
    settings, lost = secure_settings(ROLES.name, answers)
    records: list[RoleHolder] = []
    gaps: list[Gap] = list(lost)
    for setting in settings:
        for value in values_of(setting) if setting.key in _ROLE_OF_KEY else ():
            package = value.partition("/")[0]
            if PACKAGE_NAME.fullmatch(package):
                role = _PREFIX + _ROLE_OF_KEY[setting.key]
                records.append(RoleHolder(role=role, package=package, user=setting.user, excerpt=setting.excerpt))
            else:
                gaps += not_understood(ROLES.name, setting, f"not a package: {package[:80]}")
    for answer in answers.per_user(HOME):
        found, missing = parse_answer(ROLES.name, answer, parse_home)
        records += [structs.replace(one, user=answer.user) for one in found]
        gaps += missing
    if not answers.per_user(HOME):
        gaps += answers.get(HOME).gap(ROLES.name)
    return Reading(records=tuple(records), gaps=tuple(gaps))


ROLES: Final = FactSpec(
    name="roles",
    commands=(DUMP, HOME, SECURE),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP; before Android 10 nothing, but a user may be closed to it",
    seen_on="7, 10, 13: Huawei, Google, MediaTek",
    without="which apps handle messages and calls stays open",
)
