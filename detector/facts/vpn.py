"""Apps through which the connections of the phone go: VPNs that are always on, that may start, that are connected.

Always on: the settings `always_on_vpn_app` and `always_on_vpn_lockdown` of each user. Prepared, which means that the
app may start a VPN without asking again: `dumpsys vpn_management` (com.android.server.VpnManagerService.dump, Android
12 and later): `0: package`, on newer ones with `Active vpn type: N` below it. Connected: `dumpsys connectivity`, the
lines NetworkAgentInfo under "Current Networks:" (com.android.server.ConnectivityService.dump, NetworkInfo.toString).
The shapes are those of AOSP; no real output was at hand.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME, PER_USER_RANGE
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Gap,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.settings import SECURE, not_understood, secure_settings, values_of

_VISIBLE: Final = " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
_NETWORK: Final = "^ *NetworkAgentInfo.*"
_UID: Final = r".*\( [A-Z][A-Za-z]*Uid: [0-9]*\).*"
CONNECTIVITY: Final = Command(
    id="connectivity",
    # The rest of this dump holds names of wireless networks and addresses, so only the lines of VPNs leave the phone,
    # and of them the state and the number of the app.
    line=(
        "dumpsys {wait}connectivity | sed -n"
        rf" -e 's/{_NETWORK}\(ni{{\[type: VPN[^}}]*}}\){_UID}/\1\2/p'"
        rf" -e 's/{_NETWORK}\(ni{{\[type: VPN[^}}]*}}\).*/\1/p'"
        rf" -e 's/{_NETWORK}\(ni{{VPN [^}}]*}}\){_UID}/\1\2/p'"
        rf" -e 's/{_NETWORK}\(ni{{VPN [^}}]*}}\).*/\1/p'"
        " -e '/^Current Networks:/p' -e '/^Network Requests:/p'" + _VISIBLE
    ),
    why="whether a VPN is connected now, and whose",
    saved_as=("dumpsys connectivity",),
)
MANAGEMENT: Final = Command(
    id="vpn-management",
    line=(
        "dumpsys {wait}vpn_management | sed -n -e '/^VPNs:/p' -e '/^ *[0-9][0-9]*: /p'"
        " -e '/^ *Active package name: /p' -e '/^ *Active vpn type: /p'" + _VISIBLE
    ),
    why="which app may start a VPN without asking again",
    min_api=31,
    saved_as=("dumpsys vpn_management",),
)

_ALWAYS_ON: Final = "always_on_vpn_app"
_LOCKDOWN: Final = "always_on_vpn_lockdown"
_AGENT: Final = re.compile(r"^(?:NetworkAgentInfo.*?)?\bni\{(?:\[type: VPN\[[^\]]{0,80}\], state: |VPN )([A-Z_]+)")
_EXTRA: Final = re.compile(r"\bextra: VPN:([A-Za-z.][\w.]*)", re.ASCII)
_OWNER: Final = re.compile(r" (?:Establishing[A-Za-z]{0,10}|Owner)Uid: (\d{1,10})", re.ASCII)
_OVER: Final = ("DISCONNECTED", "DISCONNECTING", "FAILED")
_OF_USER: Final = re.compile(r"^(\d{1,9}): (.*)$", re.ASCII)
_TYPE: Final = re.compile(r"^Active vpn type: (-?\d{1,9})$", re.ASCII)
_NOT_CONNECTED: Final = -1
"""VpnManager.TYPE_VPN_NONE."""
_BUILT_IN: Final = ("null", "[Legacy VPN]")
"""VpnConfig.LEGACY_VPN: no app, or one of the VPNs that Android's own settings know."""


class VpnState(StrEnum):
    """How far it goes."""

    ALWAYS_ON = "always-on"
    PREPARED = "prepared"
    CONNECTED = "connected"


class Vpn(Struct, frozen=True, kw_only=True):
    """One VPN of one user."""

    state: VpnState
    package: str = ""
    """Nothing: a VPN that Android's own settings know, or one whose app is not told."""
    user: int | None = None
    lockdown: bool = False
    """Always on, and nothing goes past it."""
    uid: int | None = None
    """Of the app that connected it."""
    excerpt: Excerpt


def parse_connected(text: str) -> Parsed[Vpn]:
    """The VPNs among the current networks."""
    found, heading, ended = [], False, False
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if content.startswith("Current Networks:"):
            heading = True
        elif content.startswith("Network Requests:"):
            ended = heading
        elif (match := _AGENT.match(content)) and match[1] not in _OVER:
            found.append(_connected(number, content))
    if not heading:
        raise ParseError("no 'Current Networks:'")
    return Parsed(records=tuple(found), incomplete="" if ended else "the list of networks is cut off")


def _connected(number: int, content: str) -> Vpn:
    owners, extra = _OWNER.findall(content), _EXTRA.search(content)
    uid = int(owners[-1]) if owners else None
    return Vpn(
        state=VpnState.CONNECTED,
        package=extra[1] if extra else "",
        user=None if uid is None else uid // PER_USER_RANGE,
        uid=uid,
        excerpt=Excerpt.of(CONNECTIVITY.id, number, content),
    )


def parse_management(text: str) -> Parsed[Vpn]:
    """Who may start a VPN, for each user that is started; newer versions also tell whether it is connected."""
    found: list[Vpn] = []
    heading, users, odd = False, 0, ""
    vpn = Vpn(state=VpnState.PREPARED, excerpt=Excerpt.of(MANAGEMENT.id, 0, ""))
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if content == "VPNs:":
            heading = True
        elif match := _OF_USER.match(content):
            package = "" if match[2] in _BUILT_IN else match[2]
            excerpt = Excerpt.of(MANAGEMENT.id, number, content)
            vpn = Vpn(state=VpnState.PREPARED, package=package, user=int(match[1]), excerpt=excerpt)
            users += 1
            if package and not PACKAGE_NAME.fullmatch(package):
                odd = odd or f"not a package: {package[:80]}"
            elif package:
                found.append(vpn)
        elif users and (match := _TYPE.match(content)) and int(match[1]) != _NOT_CONNECTED:
            excerpt = Excerpt.of(MANAGEMENT.id, number, f"{vpn.excerpt.text} {content}")
            found.append(structs.replace(vpn, state=VpnState.CONNECTED, excerpt=excerpt))
    if not heading:
        raise ParseError("no 'VPNs:'")
    return Parsed(records=tuple(found), incomplete=odd or ("" if users else "no user is named"))


def read(answers: Answers) -> Reading[Vpn]:
    """Always on, prepared, connected; what two commands say of one app is one record."""
    settings, lost = secure_settings(VPN.name, answers)
    gaps: list[Gap] = list(lost)
    locked = {setting.user for setting in settings if setting.key == _LOCKDOWN and setting.value.strip() == "1"}
    records: list[Vpn] = []
    for setting in settings:
        for package in values_of(setting) if setting.key == _ALWAYS_ON else ():
            if PACKAGE_NAME.fullmatch(package):
                vpn = Vpn(state=VpnState.ALWAYS_ON, package=package, user=setting.user, excerpt=setting.excerpt)
                records.append(structs.replace(vpn, lockdown=setting.user in locked))
            else:
                gaps += not_understood(VPN.name, setting, f"not a package: {package[:80]}")
    if answers.api is None or answers.api >= MANAGEMENT.min_api:
        managed, missing = parse_answer(VPN.name, answers.get(MANAGEMENT), parse_management)
        records += managed
        gaps += missing
    connected, missing = parse_answer(VPN.name, answers.get(CONNECTIVITY), parse_connected)
    told = {(one.package, one.user) for one in records if one.state is VpnState.CONNECTED}
    told |= {(package, None) for package, _ in told}
    named = [_with_owner(answers, one) for one in connected]
    records += [one for one in named if (one.package, one.user) not in told]
    return Reading(records=tuple(records), gaps=(*gaps, *missing))


def _with_owner(answers: Answers, vpn: Vpn) -> Vpn:
    """Up to Android 11 the network tells a number only; one that several apps share names nobody."""
    packages = answers.found["packages"].records if "packages" in answers.found else ()
    owners = [one.name for one in packages if vpn.uid is not None and one.app_id == vpn.uid % PER_USER_RANGE]
    return structs.replace(vpn, package=owners[0]) if not vpn.package and len(owners) == 1 else vpn


VPN: Final = FactSpec(
    name="vpn",
    commands=(CONNECTIVITY, MANAGEMENT, SECURE),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP; the settings need nothing, but a user may be closed to them",
    seen_on="no phone; the answers follow AOSP",
    without="whether connections go through an app stays open",
)
