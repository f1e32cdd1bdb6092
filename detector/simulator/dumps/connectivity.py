"""`dumpsys connectivity` and `dumpsys vpn_management`: networks, and the VPNs among them.

Sources: com.android.server.ConnectivityService.dump, NetworkAgentInfo, NetworkInfo and NetworkCapabilities.toString
(23-36); com.android.server.VpnManagerService.dump (31-36) and Vpn.dump (34+). The wireless network has a name here, as
on a real phone: nothing that is read should let it out.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.model import Phone, User, uid_of

_SSID: Final = '"Lindenhof 4"'
_CAPABILITIES: Final = "INTERNET&NOT_RESTRICTED&TRUSTED&VALIDATED"
_ADDRESSES: Final = "LinkAddresses: [ 192.0.2.23/24 ] DnsAddresses: [ /192.0.2.1 ] Domains: null MTU: 0"


def dumpsys_connectivity(phone: Phone) -> str:
    """Return the whole answer."""
    head = "NetworkFactories for:" if phone.api < 31 else "NetworkProviders for:"
    lines = [head, "  WIFI", ""] if phone.api < 24 else [f"{head} WIFI Ethernet", ""]
    lines += ["Active default network: 100", "", "Current Networks:"]
    for agent in _agents(phone):
        lines += [f"  {agent}", "    Requests: REQUEST:1 LISTEN:2 BACKGROUND_REQUEST:0 total:3"]
        lines += ["      NetworkRequest [ REQUEST id=1, [ Capabilities: INTERNET&NOT_RESTRICTED&TRUSTED ] ]"]
        lines += ["    Lingered:"]
    lines += ["", "Network Requests:"]
    lines += ["  uid/pid:1000/1402 NetworkRequest [ LISTEN id=2, [ Transports: VPN Capabilities: TRUSTED ] ]"]
    return "\n".join([*lines, ""]) + "\n"


def _agents(phone: Phone) -> Iterator[str]:
    link = f"lp{{{{InterfaceName: wlan0 {_ADDRESSES}}}}}"
    if phone.api < 31:
        state = f"type: WIFI[], state: CONNECTED/CONNECTED, reason: (none), extra: {_SSID}, failover: false"
        yield f"NetworkAgentInfo{{ ni{{[{state}, available: true, roaming: false]}}  network{{100}}  {link}  " + _nc(
            f"Transports: WIFI Capabilities: {_CAPABILITIES} SignalStrength: -52 SSID: {_SSID}", phone.api
        )
    else:
        info = f"TransportInfo: <SSID: {_SSID}, BSSID: 02:00:5e:10:20:30, MAC: 02:00:00:00:00:00>"
        yield f"NetworkAgentInfo{{network{{100}}  handle{{432902426637}}  ni{{WIFI CONNECTED extra: }} {link}  " + _nc(
            f"Transports: WIFI Capabilities: {_CAPABILITIES} {info} SignalStrength: -52", phone.api
        )
    for user in phone.users:
        if phone.chosen[user.id].vpn_connected and user.running:
            yield _vpn(phone, user)


def _vpn(phone: Phone, user: User) -> str:
    name = phone.chosen[user.id].vpn
    app = phone.by_name.get(name)
    uid = uid_of(app, user.id) if app else 1000
    covered = f"<{{{user.id * 100_000}-{user.id * 100_000 + 99_999}}}>"
    link = "lp{{InterfaceName: tun0 LinkAddresses: [ 198.51.100.2/32 ] DnsAddresses: [ /198.51.100.1 ] MTU: 1400}}"
    if phone.api < 31:
        state = "type: VPN[], state: CONNECTED/CONNECTED, reason: agentConnect, extra: (none), failover: false"
        owner = f" Uids: {covered} {'EstablishingAppUid' if phone.api < 30 else 'OwnerUid'}: {uid}"
        owner = owner if phone.api >= 28 else ""
        return f"NetworkAgentInfo{{ ni{{[{state}, available: true, roaming: false]}}  network{{103}}  {link}  " + _nc(
            f"Transports: WIFI|VPN Capabilities: {_CAPABILITIES}{owner}", phone.api
        )
    session = f"TransportInfo: <VpnTransportInfo{{type=1, sessionId={app.label if app else name}, bypassable=false}}>"
    state = f"ni{{VPN CONNECTED extra: VPN:{name or '[Legacy VPN]'}}} created=2023-01-01T08:00:00Z"
    return f"NetworkAgentInfo{{network{{103}}  handle{{445787328525}}  {state} {link}  " + _nc(
        f"Transports: WIFI|VPN Capabilities: {_CAPABILITIES} {session} Uids: {covered} OwnerUid: {uid}"
        f" AdminUids: [{uid}] UnderlyingNetworks: [100]",
        phone.api,
    )


def _nc(text: str, api: int) -> str:
    return f"nc{{[ {text}]}}  " + ("Score{60}  everValidated{true}  lastValidated{true} }" if api < 31 else "}")


def dumpsys_vpn_management(phone: Phone) -> str:
    """Return the whole answer; a user who is not started has no line."""
    lines = ["VPNs:"]
    for user in phone.users:
        if not user.running:
            continue
        chosen = phone.chosen[user.id]
        name = chosen.vpn or "[Legacy VPN]"
        lines.append(f"  {user.id}: {name}")
        if phone.api >= 34:
            kind = -1 if not chosen.vpn_connected else 1 if chosen.vpn else 3
            lines += [f"    Active package name: {name}", f"    Active vpn type: {kind}"]
            lines += ["    NetworkCapabilities: [ Transports: VPN Capabilities: NOT_METERED&TRUSTED ]", "    "]
            lines += ["    mCachedCarrierConfigInfoPerSubId={}", "    mEventChanges (most recent first):", ""]
    return "\n".join(lines) + "\n"
