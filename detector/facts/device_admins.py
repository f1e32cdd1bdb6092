"""Apps that administer the phone: active device admins, the device owner, profile owners.

`dumpsys device_policy` (com.android.server.devicepolicy.DevicePolicyManagerService and ActiveAdmin.dump). An admin is
a line `package/class:` directly below its user's heading; policies that roles enforce (`EnforcingAdmin {...}`, Android
15 and later) are not admins. Seen on Android 7.1, 9, 10, 13, 15; owners from source.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    indent_of,
    read_answer,
)

DUMP: Final = Command(
    id="device-policy",
    line="dumpsys {wait}device_policy",
    why="which apps administer the phone or a profile, and so can lock it or resist removal",
    saved_as=("dumpsys device_policy",),
)

_ADMINS: Final = re.compile(r"^ *Enabled Device Admins \(User (\d{1,9})[,)].*:\s*$")
_OWNER: Final = re.compile(r"^ *(Device|Profile) Owner *(?:\(User (\d{1,9})\))?: *$")
_OWNER_ADMIN: Final = re.compile(r"^admin=ComponentInfo\{(.+)\}$")
_OWNER_USER: Final = re.compile(r"^User ID: (\d{1,9})$")
_MOST_POLICIES: Final = 100
"""Android knows fewer than twenty."""
_HEAD: Final = "Current Device Policy Manager state:"


class AdminRole(StrEnum):
    """How far the app's power reaches."""

    ADMIN = "admin"
    PROFILE_OWNER = "profile-owner"
    DEVICE_OWNER = "device-owner"


class DeviceAdmin(Struct, frozen=True, kw_only=True):
    """One administrator of one user."""

    component: ComponentName
    role: AdminRole
    user: int
    policies: tuple[str, ...] = ()
    """DeviceAdminInfo tags: wipe-data, force-lock, watch-login ..."""
    excerpt: Excerpt


def parse(text: str, *, has_end: bool = True) -> Parsed[DeviceAdmin]:
    """Admins and owners of every user. `has_end`: since Android 7 "Encryption Status" follows behind all of them."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            reader.take(number, line)
    if not reader.head:
        raise ParseError(f"no '{_HEAD}'")
    return Parsed(records=tuple(reader.found), incomplete=reader.missing(text, has_end))


class _Reader:
    """Names of admins count wherever they stand: an owner's name can forge lines, and so the end of a section."""

    def __init__(self) -> None:
        self.head = False
        self.open_sections = 0
        self.sections = 0
        self.ended = False
        self.found: list[DeviceAdmin] = []
        self.first_of_section = 0
        self.user = 0
        self.owner: tuple[AdminRole, int] | None = None
        self.policies_indent: int | None = None

    def missing(self, text: str, has_end: bool) -> str:
        if not self.sections:
            return "no list of device admins"
        if self.open_sections > 0 or (has_end and not self.ended):
            return "the lists of device admins are not all there"
        return "" if text.endswith("\n") else "the output stops in the middle of a line"

    def take(self, number: int, line: str) -> None:
        content = line.strip()
        if content == _HEAD:
            self.head = True
        elif match := _ADMINS.match(line):
            self.sections, self.open_sections, self.ended = self.sections + 1, self.open_sections + 1, False
            self.user, self.owner, self.policies_indent = int(match[1]), None, None
        elif match := _OWNER.match(line):
            role = AdminRole.DEVICE_OWNER if match[1] == "Device" else AdminRole.PROFILE_OWNER
            self.owner, self.first_of_section = (role, int(match[2] or 0)), len(self.found)
        elif content.startswith("Encryption Status:"):
            self.ended = True
        elif self.owner is not None and self._owner(number, content, *self.owner):
            return
        elif self.sections:
            self.open_sections -= content.startswith("mPasswordOwner=")  # the last line about each user
            self._admin(number, indent_of(line), content)

    def _admin(self, number: int, indent: int, content: str) -> None:
        component = ComponentName.parse(content[:-1]) if content.endswith(":") else None
        if component is not None:
            self.policies_indent = None
            self._add(number, content, component, AdminRole.ADMIN, self.user)
        elif content == "policies:":
            self.policies_indent = indent
        elif self.policies_indent is not None and indent > self.policies_indent and self.found:
            self._policy(content)
        else:
            self.policies_indent = None

    def _policy(self, name: str) -> None:
        last = self.found[-1]
        self.found[-1] = structs.replace(last, policies=(*last.policies, name)[:_MOST_POLICIES])

    def _owner(self, number: int, content: str, role: AdminRole, user: int) -> bool:
        if match := _OWNER_ADMIN.match(content):
            component = ComponentName.parse(match[1])
            if component is not None:
                self._add(number, content, component, role, user)
        elif match := _OWNER_USER.match(content):
            start, self.first_of_section = self.first_of_section, len(self.found)
            self.found[start:] = [structs.replace(owner, user=int(match[1])) for owner in self.found[start:]]
        return match is not None

    def _add(self, number: int, content: str, component: ComponentName, role: AdminRole, user: int) -> None:
        excerpt = Excerpt.of(DUMP.id, number, content)
        self.found.append(DeviceAdmin(component=component, role=role, user=user, excerpt=excerpt))


def read(answers: Answers) -> Reading[DeviceAdmin]:
    """Every administrator; a phone without the feature prints no list, which is a gap."""
    has_end = answers.api is None or answers.api >= 24
    return read_answer(DEVICE_ADMINS.name, answers.get(DUMP), lambda text: parse(text, has_end=has_end))


DEVICE_ADMINS: Final = FactSpec(
    name="device-admins",
    commands=(DUMP,),
    read=read,
    needs="DUMP",
    seen_on="7.1 to 16: Google, SUNMI, MediaTek, Samsung",
    without="who administers the phone, or a profile, stays open",
)
