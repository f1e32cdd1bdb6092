"""What administrators, owners and roles impose on the phone, a user or an app.

From the same `dumpsys device_policy` as device_admins.py: fields of each active admin, of each owner and of each user
and, from Android 14 or 15 on, `Local Policies` and `Global Policies` with who set them
(com.android.server.devicepolicy.{DevicePolicyEngine, PolicyState}.dump). device_policy_lines.py knows the words. Seen
on Android 7.1, 9, 10, 13 and on a Samsung with 15 or 16; owners and most policies follow AOSP.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import ComponentName
from detector.facts.base import (
    Answers,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    Reading,
    indent_of,
    read_answer,
)
from detector.facts.device_admins import DUMP
from detector.facts.device_admins import parse as parse_admins
from detector.facts.device_policy_lines import POLICY_KEY, Imposed, PolicyKind, enforcing_admin, field, policy

_ADMINS: Final = re.compile(r"Enabled Device Admins \(User (\d{1,9})[,)].*:")
_OWNER: Final = re.compile(r"(?:Device|Profile) Owner *(?:\(User (\d{1,9})\))?:")
_OWNER_ADMIN: Final = re.compile(r"admin=ComponentInfo\{(.{1,512})\}")
_USER: Final = re.compile(r"User (\d{1,9}):")
_DELEGATE: Final = re.compile(r"([\w.]{1,255})\[size=\d{1,6}\]")
_MOST_OF_A_KEY: Final = 2000
_SCOPE: Final = re.compile(r"\d{1,6}: ([\w-]{1,100})")


class DevicePolicy(Struct, frozen=True, kw_only=True):
    """One thing that is imposed, and by whom."""

    kind: PolicyKind
    values: tuple[str, ...] = ()
    """What it names: restrictions, packages, numbers. Empty where the kind says it all."""
    user: int | None = None
    """For whom it holds; None: for the whole phone."""
    admin: ComponentName | None = None
    """Who imposes it; None: the system, a role, or the dump names nobody."""
    package: str = ""
    """The app of `admin`, or of the role's holder."""
    admin_user: int | None = None
    """Whose administrator that is."""
    for_parent: bool = False
    """Set in a work profile, and in force outside of it, for the person to whom the profile belongs."""
    excerpt: Excerpt


def parse(text: str, *, has_end: bool = True) -> Parsed[DevicePolicy]:
    """What is imposed. Whether the dump is whole is seen by its lists of administrators (device_admins.py)."""
    incomplete = parse_admins(text, has_end=has_end).incomplete
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if content:
            reader.take(number, indent_of(line), content)
    return Parsed(records=tuple(reader.found), incomplete=incomplete)


class _Reader:
    """Each line counts for itself: an owner's texts can forge headings, and so to whom lines belong, but hide none."""

    def __init__(self) -> None:
        self.found: list[DevicePolicy] = []
        self.user: int | None = None
        self.admin: ComponentName | None = None
        self.parent_indent: int | None = None
        self.block: str = ""
        """The name of the list that goes on as long as lines are deeper than its heading."""
        self.block_indent = 0
        self.delegate = ""
        self.key = ""
        """The last key of a policy that has one of its own."""
        self.setter: tuple[str, ComponentName | None, int | None] | None = None

    def take(self, number: int, indent: int, content: str) -> None:
        if self.block and indent <= self.block_indent:
            self.block = ""
        if self.parent_indent is not None and indent <= self.parent_indent:
            self.parent_indent = None
        if self._heading(content):
            self.parent_indent, self.block, self.key, self.setter = None, "", "", None
        elif not self._engine(number, content):
            self._line(number, indent, content)

    def _heading(self, content: str) -> bool:
        if match := _ADMINS.fullmatch(content) or _OWNER.fullmatch(content):
            self.user, self.admin = None if match[1] is None else int(match[1]), None
        elif match := _USER.fullmatch(content):
            self.user, self.admin = int(match[1]), None
        elif content in ("Local Policies:", "Global Policies:"):
            self.user, self.admin = None, None
        elif match := _OWNER_ADMIN.fullmatch(content):
            self.admin = ComponentName.parse(match[1])
        elif content.endswith(":") and (component := ComponentName.parse(content[:-1])) is not None:
            self.admin = component
        else:
            return False
        return True

    def _engine(self, number: int, content: str) -> bool:
        """Lines of the policies that have a key of their own: key, who set it, with which value."""
        if POLICY_KEY.match(content):
            self.key, self.setter = content[:_MOST_OF_A_KEY], None
        elif content.startswith("Resolved Policy ("):
            self.key, self.setter = "", None
        elif self.key and (setter := enforcing_admin(content)) is not None:
            self.setter = setter
        elif self.key and self.setter is not None:
            package, component, user = self.setter
            self.setter = None
            imposed = policy(self.key, content)
            if imposed is not None:
                self._add(number, f"{self.key[:300]}: {content}", imposed, admin=component, package=package, of=user)
        else:
            return False
        return True

    def _line(self, number: int, indent: int, content: str) -> None:
        key, equals, value = content.partition("=")
        if self.block == "userRestrictions:":
            if content not in ("null", "none"):
                self._own(number, content, (PolicyKind.USER_RESTRICTION, (content[:255],)))
        elif self.block and (match := _DELEGATE.fullmatch(content)):
            self.delegate = match[1]
        elif self.block and self.delegate and (match := _SCOPE.fullmatch(content)):
            self._own(number, f"{self.delegate}: {content}", (PolicyKind.DELEGATION, (self.delegate, match[1])))
        elif content in ("userRestrictions:", "mDelegationMap="):
            self.block, self.block_indent, self.delegate = content, indent, ""
        elif content == "parentAdmin:":
            self.parent_indent = indent
        elif equals:
            if key == "mPasswordOwner":  # the first line about the user, behind all admins
                self.admin = None
            imposed = field(key, value)
            if imposed is not None:
                self._own(number, content, imposed)

    def _own(self, number: int, text: str, imposed: Imposed) -> None:
        package = self.admin.package if self.admin is not None else ""
        self._add(number, text, imposed, admin=self.admin, package=package, of=self.user)

    def _add(
        self, number: int, text: str, imposed: Imposed, *, admin: ComponentName | None, package: str, of: int | None
    ) -> None:
        self.found.append(
            DevicePolicy(
                kind=imposed[0],
                values=imposed[1],
                user=None if imposed[0] is PolicyKind.ORGANIZATION_OWNED else self.user,
                admin=admin,
                package=package,
                admin_user=of if package else None,
                for_parent=self.parent_indent is not None,
                excerpt=Excerpt.of(DUMP.id, number, text),
            )
        )


def read(answers: Answers) -> Reading[DevicePolicy]:
    """What is imposed on every user; a phone without the feature prints no list of admins, which is a gap."""
    has_end = answers.api is None or answers.api >= 24
    answer = answers.get(DUMP)
    return read_answer(DEVICE_POLICIES.name, answer, lambda text: parse(text, has_end=has_end))


DEVICE_POLICIES: Final = FactSpec(
    name="device-policies",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="7.1 to 15 or 16: Google, SUNMI, MediaTek, Samsung; owners and most policies follow AOSP",
    without="what administrators forbid, permit and enforce stays open",
)
