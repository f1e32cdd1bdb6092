"""`dumpsys role`: who holds which role, for every user.

Source: com.android.server.role.RoleManagerService (29, 30), com.android.role.RoleService (31+), RoleUserState.dump and
DualDumpOutputStream: an object or value that is alone stands behind its name, several stand in brackets. Seen on 10
and 13.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from detector.simulator.model import Phone, User, token

_ROLES: Final = ("CALL_SCREENING", "SMS", "DIALER", "HOME", "ASSISTANT", "EMERGENCY", "CALL_REDIRECTION", "BROWSER")
_NEWER: Final = (
    (31, ("COMPANION_DEVICE_WATCH", "SYSTEM_GALLERY", "SYSTEM_SHELL", "SYSTEM_UI", "SYSTEM_CONTACTS")),
    (33, ("SYSTEM_BLUETOOTH_STACK", "SYSTEM_DOCUMENT_MANAGER", "SYSTEM_WELLBEING", "DEVICE_POLICY_MANAGEMENT")),
    (34, ("NOTES",)),
)
_OF_PROFILES: Final = ("BROWSER", "CALL_REDIRECTION", "CALL_SCREENING", "ASSISTANT", "SMS", "DIALER")

Tree = list[tuple[str, "str | Tree"]]
"""Names and values in their order; a name that comes several times is a list."""


def dumpsys_role(phone: Phone) -> str:
    """Return the whole answer."""
    head = "ROLE STATE" if phone.api >= 31 else "ROLE MANAGER STATE"
    states: Tree = [("user_states", _state(phone, user)) for user in phone.users]
    return "\n".join([f"{head} (dumpsys role):", *_object("", states)]) + "\n"


def _state(phone: Phone, user: User) -> Tree:
    held = phone.chosen[user.id].roles
    known = [*_ROLES, *(name for api, names in _NEWER if phone.api >= api for name in names)]
    names = list(dict.fromkeys((*known, *held)))
    if user.is_profile:
        names = [name for name in names if name in held or name not in _OF_PROFILES]
    roles: Tree = [("roles", _role(phone.api, name, held.get(name, "none"))) for name in names]
    version = "-1" if phone.api < 34 else "1"
    return [("user_id", str(user.id)), ("version", version), ("packages_hash", _hash(phone, user)), *roles]


def _role(api: int, name: str, holders: str) -> Tree:
    fields: Tree = [("name", name if "." in name else f"android.app.role.{name}")]
    if api >= 34:
        fields.append(("fallback_enabled", "true"))
    return [*fields, *(("holders", one) for one in holders.split() if one != "none")]


def _hash(phone: Phone, user: User) -> str:
    return (token(f"{phone.name} {user.id}") * 10)[:64].upper()


def _object(name: str, fields: Tree) -> Iterator[str]:
    yield f"{name}={{" if name else "{"
    for key in dict.fromkeys(key for key, _ in fields):
        values = [value for other, value in fields if other == key]
        yield from (f"  {line}" for line in _values(key, values))
    yield "}"


def _values(name: str, values: Sequence[str | Tree]) -> Iterator[str]:
    if len(values) == 1:
        yield from _value(name, values[0])
        return
    yield f"{name}=["
    for value in values:
        yield from (f"  {line}" for line in _value("", value))
    yield "]"


def _value(name: str, value: str | Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{name}={value}" if name else value
    else:
        yield from _object(name, value)
