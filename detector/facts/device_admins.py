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
    parse_answer,
)

DUMP: Final = Command(
    id="device-policy",
    line="dumpsys {wait}device_policy",
    why="which apps administer the phone or a profile, and so can lock it or resist removal",
    saved_as=("dumpsys device_policy",),
)

_ADMINS: Final = re.compile(r"^ *Enabled Device Admins \(User (\d{1,9})[,)].*:\s*$")
_OWNER: Final = re.compile(r"^ *(Device|Profile) Owner *(?:\(User (\d{1,9})\))?: *$")
_OWNER_ADMIN: Final = re.compile(r"^admin=ComponentInfo\{([^{}]+)\}$")
_OWNER_USER: Final = re.compile(r"^User ID: (\d{1,9})$")
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


def parse(text: str) -> Parsed[DeviceAdmin]:
    """Admins and owners of every user."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.head:
        raise ParseError(f"no '{_HEAD}'")
    missing = "" if reader.sections else "no list of device admins"
    if not missing and not text.endswith("\n"):
        missing = "the output stops in the middle of a line"
    return Parsed(records=tuple(reader.found), incomplete=missing)


class _Reader:
    def __init__(self) -> None:
        self.head = False
        self.sections = 0
        self.found: list[DeviceAdmin] = []
        self.user: int | None = None
        self.role = AdminRole.ADMIN
        self.margin = 0
        self.admin_indent: int | None = None
        self.policies_indent: int | None = None

    def take(self, number: int, line: str) -> None:
        content, indent = line.strip(), indent_of(line)
        if not content:
            return
        if content == _HEAD:
            self.head = True
        elif match := _ADMINS.match(line):
            self.sections += 1
            self._open(AdminRole.ADMIN, int(match[1]), indent)
        elif match := _OWNER.match(line):
            role = AdminRole.DEVICE_OWNER if match[1] == "Device" else AdminRole.PROFILE_OWNER
            self._open(role, int(match[2] or 0), indent)
        elif self.user is not None and indent <= self.margin:
            self.user = None
        elif self.user is not None and self.role is AdminRole.ADMIN:
            self._admin(number, indent, content)
        elif self.user is not None:
            self._owner(number, content)

    def _open(self, role: AdminRole, user: int, indent: int) -> None:
        self.role, self.user, self.margin = role, user, indent
        self.admin_indent = self.policies_indent = None

    def _admin(self, number: int, indent: int, content: str) -> None:
        component = ComponentName.parse(content[:-1]) if content.endswith(":") else None
        if component is not None and (self.admin_indent is None or indent <= self.admin_indent):
            self.admin_indent, self.policies_indent = indent, None
            self._add(number, content, component)
        elif self.admin_indent is None or indent <= self.admin_indent:
            self.policies_indent = None
        elif content == "policies:":
            self.policies_indent = indent
        elif self.policies_indent is not None and indent > self.policies_indent:
            last = self.found[-1]
            self.found[-1] = structs.replace(last, policies=(*last.policies, content))
        else:
            self.policies_indent = None

    def _owner(self, number: int, content: str) -> None:
        if match := _OWNER_ADMIN.match(content):
            component = ComponentName.parse(match[1])
            if component is not None:
                self._add(number, content, component)
        elif (match := _OWNER_USER.match(content)) and self.found and self.found[-1].role is self.role:
            self.found[-1] = structs.replace(self.found[-1], user=int(match[1]))

    def _add(self, number: int, content: str, component: ComponentName) -> None:
        excerpt = Excerpt(command=DUMP.id, line=number, text=content)
        self.found.append(DeviceAdmin(component=component, role=self.role, user=self.user or 0, excerpt=excerpt))


def read(answers: Answers) -> Reading[DeviceAdmin]:
    """Every administrator; a phone without the feature prints no list, which is a gap."""
    records, gaps = parse_answer(DEVICE_ADMINS.name, answers.get(DUMP), parse)
    return Reading(records=records, gaps=gaps)


DEVICE_ADMINS: Final = FactSpec(name="device-admins", commands=(DUMP,), read=read)
