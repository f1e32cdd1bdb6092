"""What an app may do that no permission tells: access that was given to it by itself, and what it was chosen for.

Access is an app-op (facts/app_ops.py). Its mode `default` means that a permission of the same name decides, which
Android gives to its own apps and to those for old versions only (android.provider.Settings.canDrawOverlays,
android.os.Environment.isExternalStorageManager). None of this says that an app makes use of it.
"""

from collections.abc import Callable
from typing import Final

from detector.android import PER_USER_RANGE
from detector.facts.app_ops import APP_OPS, SPECIAL_ACCESS, effective_mode
from detector.facts.base import Excerpt, Gap
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredKind
from detector.facts.default_services import DEFAULT_SERVICES, ServiceKind
from detector.facts.input_methods import INPUT_METHODS
from detector.facts.packages import Package
from detector.facts.roles import ROLES
from detector.facts.vpn import VPN, VpnState
from detector.signals.ability import granted
from detector.signals.base import (
    ABSENT,
    AppSignal,
    Kind,
    Observation,
    State,
    absent_unless,
    either,
    present,
    shown_by,
    unknown,
)
from detector.signals.phone import Phone, app_gap

_ROLES_API: Final = 29
"""Before Android 10 there was no role for it: only the app for calls is asked."""
_VPN_OPS: Final = ("ACTIVATE_VPN", "ACTIVATE_PLATFORM_VPN")
_ALLOWED: Final = ("allow", "foreground")
_REFUSED: Final = ("ignore", "deny")
_DEFAULT: Final = "default"


def access(op: str, permission: str = "", *, meaning: str) -> Callable[[Phone, Package], Observation]:
    """A function that looks whether an app-op is allowed; where it is left at `default`, a permission decides."""

    def look(phone: Phone, package: Package) -> Observation:
        return _by_op(phone, package, op, permission)

    look.__doc__ = meaning
    return look


def _by_op(phone: Phone, package: Package, op: str, permission: str = "") -> Observation:
    api = phone.device.api
    if api is not None and api < SPECIAL_ACCESS[op].since:
        return ABSENT
    modes = {uid: effective_mode(phone.ops(op, uid, package), op, uid, package.name) for uid in phone.uids(package)}
    allowed = [uid for uid, mode in modes.items() if mode in _ALLOWED]
    if allowed:
        users = (uid // PER_USER_RANGE for uid in allowed)
        return present(*(proof for uid in allowed for proof in _proofs(phone, package, op, uid)), users=users)
    gaps = phone.gaps(APP_OPS.name, package) or _not_told(package, modes)
    if gaps:
        return unknown(gaps)
    left_open = tuple(uid // PER_USER_RANGE for uid, mode in modes.items() if mode == _DEFAULT)
    return _by_permission(phone, package, permission, left_open) if permission and left_open else ABSENT


def _proofs(phone: Phone, package: Package, op: str, uid: int) -> list[Excerpt]:
    found = [one for one in phone.ops(op, uid, package) if {one.uid_mode, one.mode} & set(_ALLOWED)]
    return [one.excerpt for one in found]


def _not_told(package: Package, modes: dict[int, str]) -> tuple[Gap, ...]:
    if not modes:
        return (app_gap(APP_OPS.name, package, "the number of the app is not known"),)
    odd = sorted(set(modes.values()) - {*_REFUSED, _DEFAULT})
    return (app_gap(APP_OPS.name, package, f"{odd[0]}: what this mode means"),) if odd else ()


def _by_permission(phone: Phone, package: Package, permission: str, users: tuple[int, ...]) -> Observation:
    names = frozenset({f"android.permission.{permission}"})
    app = phone.permissions(package)
    grants = app.holding(names) if app is not None else ()
    theirs = [grant for grant in grants if grant.user is None or grant.user in users]
    if theirs:
        return present(*(grant.excerpt for grant in theirs), users=users)
    seen = granted(phone, package, names)
    return ABSENT if seen.state is State.PRESENT else seen


def install_apps(phone: Phone, package: Package) -> Observation:
    """It may install other apps, after a question or, with INSTALL_PACKAGES, without one."""
    return either(
        _by_op(phone, package, "REQUEST_INSTALL_PACKAGES"),
        granted(phone, package, frozenset({"android.permission.INSTALL_PACKAGES"})),
    )


def keyboard(phone: Phone, package: Package) -> Observation:
    """It is the keyboard in use, or one that can be changed to while typing: a keyboard is given all that is typed."""
    found = phone.keyboards(package)
    if found:
        return shown_by(found)
    return absent_unless(phone.gaps(INPUT_METHODS.name, package))


def role(name: str, *, since: int = 0, meaning: str) -> Callable[[Phone, Package], Observation]:
    """A function that looks whether an app holds one of Android's roles, which there is since an API level."""

    def look(phone: Phone, package: Package) -> Observation:
        if phone.device.api is not None and phone.device.api < since:
            return ABSENT
        found = phone.roles(package, name)
        if found:
            return shown_by(found)
        return absent_unless(phone.gaps(ROLES.name, package))

    look.__doc__ = meaning
    return look


phone_app = role("DIALER", meaning="It is the app for calls, which places, takes and lists them.")
call_screening = role(
    "CALL_SCREENING",
    since=_ROLES_API,
    meaning="It is asked about calls before the phone rings, and may turn them away (since Android 10).",
)
_assistant_role = role("ASSISTANT", meaning="It holds the role of the assistant.")


def assistant(phone: Phone, package: Package) -> Observation:
    """It was chosen as the assistant, which is given what is on the screen when it is called."""
    chosen = _chosen(phone, package, ServiceKind.ASSISTANT, ServiceKind.VOICE_INTERACTION)
    return either(_assistant_role(phone, package), chosen)


def autofill(phone: Phone, package: Package) -> Observation:
    """It was chosen to fill in passwords, and is given the fields of other apps and what is typed into them."""
    return _chosen(phone, package, ServiceKind.AUTOFILL)


def _chosen(phone: Phone, package: Package, *kinds: ServiceKind) -> Observation:
    found = phone.chosen(package, *kinds)
    if found:
        return shown_by(found)
    return absent_unless(phone.gaps(DEFAULT_SERVICES.name, package))


def vpn(phone: Phone, package: Package) -> Observation:
    """It is a VPN that is always on or connected, or may start one without asking again."""
    found = [one for one in phone.facts.vpn.records if one.package == package.name]
    allowed = either(*(_by_op(phone, package, op) for op in _VPN_OPS))
    states: list[str] = [state for state in VpnState if any(one.state is state for one in found)]
    if allowed.state is State.PRESENT:
        states.append("allowed")
    if states:
        users = (*(one.user for one in found), *allowed.users)
        proofs = (*(one.excerpt for one in found), *allowed.excerpts)
        return present(*proofs, users=users, states=", ".join(states))
    return absent_unless(phone.gaps(VPN.name, package), _somebodys(phone, package), allowed.gaps)


def _somebodys(phone: Phone, package: Package) -> tuple[Gap, ...]:
    """A VPN that is connected, and could be that of this app: it is not told whose it is."""
    uids = phone.uids(package)
    nameless = [
        one
        for one in phone.facts.vpn.records
        if one.state is VpnState.CONNECTED and not one.package and (one.uid in uids or one.uid is one.user is None)
    ]
    might = phone.declared(package, DeclaredKind.VPN) or phone.gaps(DECLARED_COMPONENTS.name, package)
    return (app_gap(VPN.name, package, "a VPN is connected, and not told whose"),) if nameless and might else ()


SPECIAL: Final = (
    AppSignal(
        id="usage-access",
        kind=Kind.ABILITY,
        weight=1,
        look=access("GET_USAGE_STATS", "PACKAGE_USAGE_STATS", meaning="It may see which apps are used, and when."),
    ),
    AppSignal(
        id="overlay",
        kind=Kind.ABILITY,
        weight=1,
        look=access("SYSTEM_ALERT_WINDOW", "SYSTEM_ALERT_WINDOW", meaning="It may draw over other apps."),
    ),
    AppSignal(
        id="all-files",
        kind=Kind.ABILITY,
        weight=1,
        look=access(
            "MANAGE_EXTERNAL_STORAGE",
            "MANAGE_EXTERNAL_STORAGE",
            meaning="It may read and change all files that apps share (since Android 11).",
        ),
    ),
    AppSignal(id="install-apps", kind=Kind.ABILITY, weight=1, look=install_apps),
    AppSignal(
        id="screen-capture",
        kind=Kind.ABILITY,
        weight=3,
        look=access("PROJECT_MEDIA", meaning="It may record the screen without a question each time."),
    ),
    AppSignal(id="keyboard", kind=Kind.ABILITY, weight=3, look=keyboard),
    AppSignal(
        id="messages-app",
        kind=Kind.ABILITY,
        weight=3,
        look=role("SMS", meaning="It is the app for text messages, which may read, write and delete them."),
    ),
    AppSignal(
        id="phone-app",
        kind=Kind.ABILITY,
        weight=3,
        look=phone_app,
    ),
    AppSignal(
        id="call-screening",
        kind=Kind.ABILITY,
        weight=1,
        look=call_screening,
    ),
    AppSignal(id="assistant", kind=Kind.ABILITY, weight=2, look=assistant),
    AppSignal(id="autofill", kind=Kind.ABILITY, weight=1, look=autofill),
    AppSignal(id="vpn", kind=Kind.ABILITY, weight=1, look=vpn),
)
