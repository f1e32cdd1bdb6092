"""`dumpsys user` and `pm list users`.

Source: com.android.server.pm.UserManagerService.dump, android.content.pm.UserInfo.toString, API 23-36;
seen on 7.1, 9, 10 and 13.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.model import Phone, User

_OLD_FLAGS: Final = {"system": 0x13, "full": 0x10, "guest": 0x14}
"""Until API 29; profiles carry 0x30."""
_NEW_FLAGS: Final = {
    "system": 0xC13,
    "full": 0x410,
    "managed": 0x1030,
    "clone": 0x1010,
    "guest": 0x414,
    "private": 0x1010,
    "secure-folder": 0x61001070,
}
_TYPES: Final = {
    "system": "full.SYSTEM",
    "full": "full.SECONDARY",
    "managed": "profile.MANAGED",
    "clone": "profile.CLONE",
    "guest": "full.GUEST",
    "private": "profile.PRIVATE",
    "secure-folder": "profile.MANAGED",
}
_FLAG_NAMES: Final = {
    0x02: "ADMIN", 0x400: "FULL", 0x04: "GUEST", 0x10: "INITIALIZED", 0x4000: "MAIN", 0x20: "MANAGED_PROFILE",
    0x01: "PRIMARY", 0x1000: "PROFILE", 0x800: "SYSTEM",
}  # fmt: skip


def list_users(phone: Phone) -> str:
    """Return `pm list users`."""
    lines = ["Users:"]
    for user in phone.users:
        running = " running" if user.running else ""
        lines.append(f"\t{_info(phone, user, user.name or _default_name(user))}{running}")
    return "\n".join(lines) + "\n"


def dumpsys_user(phone: Phone) -> str:
    """Return `dumpsys user`."""
    lines = ["Current user: 0", ""] if phone.api >= 31 else []
    lines.append("Users:")
    for user in phone.users:
        lines += _user(phone, user)
    lines += _rest(phone)
    return "\n".join(lines) + "\n"


def flags_of(phone: Phone, user: User) -> int:
    """Return UserInfo.flags."""
    if phone.api < 30:
        return _OLD_FLAGS.get(user.type, 0x30)
    return _NEW_FLAGS[user.type] | (0x4000 if user.type == "system" and phone.api >= 34 else 0)


def _default_name(user: User) -> str:
    return "Owner" if user.id == 0 else f"User {user.id}"


def _info(phone: Phone, user: User, name: str) -> str:
    return f"UserInfo{{{user.id}:{name}:{flags_of(phone, user):x}}}"


def _user(phone: Phone, user: User) -> Iterator[str]:
    api = phone.api
    primary = f" isPrimary={str(user.id == 0).lower()}" if api >= 31 else ""
    parent = " parentId=0" if user.is_profile and api >= 31 else ""
    name = user.name or ("null" if user.id == 0 else _default_name(user))
    yield f"  {_info(phone, user, name)} serialNo={user.id}{primary}{parent}"
    if api >= 30:
        flags = flags_of(phone, user)
        names = "|".join(name for bit, name in _FLAG_NAMES.items() if flags & bit)
        yield f"    Type: android.os.usertype.{_TYPES[user.type]}"
        yield f"    Flags: {flags} ({names})"
    if api >= 26:
        yield f"    State: {'RUNNING_UNLOCKED' if user.running else '-1'}"
    yield "    Created: <unknown>"
    yield "    Last logged in: +1h12m5s127ms ago"
    if api >= 24:
        yield f"    Last logged in fingerprint: {phone.fingerprint}"
    if api >= 26:
        yield "    Start time: +3h1m39s461ms ago"
        yield "    Unlock time: +3h1m32s764ms ago"
    if api >= 24:
        yield f"    Has profile owner: {str(user.id in phone.profile_owners).lower()}"
    yield from _restrictions(api, user)
    if api >= 31:
        yield "    Ignore errors preparing storage: false"


def _restrictions(api: int, user: User) -> Iterator[str]:
    listed = [f"      {name}" for name in user.restrictions] or ["      none"]
    yield "    Restrictions:"
    yield from listed
    if api >= 26:
        yield "    Device policy global restrictions:"
        yield "      null"
    if api >= 24:
        yield "    Device policy local restrictions:"
        yield "      none" if api < 26 or api >= 31 else "      null"
    yield "    Effective restrictions:"
    yield from listed


def _rest(phone: Phone) -> Iterator[str]:
    yield ""
    if phone.api >= 31:
        yield "Device properties:"
    owner = "0" if phone.device_owner else "-10000"
    if phone.api >= 26:
        yield f"  Device owner id:{owner}"
    elif phone.api >= 24:
        yield "  Device policy global restrictions:"
        yield "    none"
        yield ""
        yield f"  Global restrictions owner id:{owner}"
    yield ""
    yield "  Guest restrictions:"
    yield from ("    no_sms", "    no_install_unknown_sources", "    no_config_wifi", "    no_outgoing_calls")
    yield ""
    if phone.api >= 24:
        yield f"  Device managed: {str(bool(phone.device_owner)).lower()}"
        running = [user.id for user in phone.users if user.running]
        state = "RUNNING_UNLOCKED" if phone.api >= 31 else "3"
        pairs = ", ".join(f"{user}={state}" for user in running)
        yield f"  Started users state: [{pairs}]" if phone.api >= 31 else f"  Started users state: {{{pairs}}}"
        yield ""
    yield "  Max users: 4" + (" (limit reached: false)" if phone.api >= 31 else "")
    yield "  Supports switchable users: true"
