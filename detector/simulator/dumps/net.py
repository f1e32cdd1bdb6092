"""/proc/net/{tcp,tcp6,udp,udp6}, as the kernel writes them (tcp_seq_show, tcp6_seq_show, udp4_seq_show).

What the apps hold, and what every phone has: adb's own connection, time synchronisation.
"""

from collections.abc import Iterator
from ipaddress import ip_address

from detector.simulator.model import App, Phone, spread, uid_of
from detector.simulator.running import SocketEntry

_TAIL = " timeout inode"
_HEADS = {
    "tcp": f"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid {_TAIL}",
    "tcp6": "  sl  local_address                         remote_address                        st tx_queue rx_queue"
    f" tr tm->when retrnsmt   uid {_TAIL}",
    "udp": "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
    f" {_TAIL} ref pointer drops",
    "udp6": "  sl  local_address                         remote_address                        st tx_queue rx_queue"
    f" tr tm->when retrnsmt   uid {_TAIL} ref pointer drops",
}
_STATES = {"ESTABLISHED": 1, "SYN_SENT": 2, "TIME_WAIT": 6, "CLOSE": 7, "CLOSE_WAIT": 8, "LISTEN": 10}
_OF_THE_SYSTEM = (
    (2000, SocketEntry(protocol="tcp", local="127.0.0.1:5037", state="LISTEN")),
    (1000, SocketEntry(protocol="udp", local="0.0.0.0:0", state="CLOSE")),
    (1000, SocketEntry(protocol="tcp6", local="[::]:0", remote="[::]:0", state="CLOSE")),
)


def socket_files(phone: Phone) -> dict[str, bytes]:
    """Return the four files by their paths."""
    return {f"/proc/net/{name}": "".join(f"{line}\n" for line in _lines(phone, name)).encode() for name in _HEADS}


def _lines(phone: Phone, protocol: str) -> Iterator[str]:
    yield _HEADS[protocol]
    owned = [(uid, one) for uid, one in (*_OF_THE_SYSTEM, *_of_apps(phone)) if one.protocol == protocol]
    for number, (uid, one) in enumerate(owned):
        inode = 20_000 + spread(f"{uid} {one.local} {one.remote}", 70_000)
        queue = "00000000:00000000 00:00000000 00000000"
        end = f"{uid:>5}        0 {inode} 1 0000000000000000 100 0 0 10 0"
        if protocol.startswith("udp"):
            end = f"{uid:>5}        0 {inode} 2 0000000000000000 0"
        nowhere = "[::]:0" if protocol.endswith("6") else "0.0.0.0:0"
        sides = f"{_hexadecimal(one.local)} {_hexadecimal(one.remote or nowhere)}"
        yield f"{number:>4}: {sides} {_STATES[one.state]:02X} {queue} {end}"


def _of_apps(phone: Phone) -> Iterator[tuple[int, SocketEntry]]:
    for app in phone.apps:
        for one in app.running.sockets:
            yield from ((uid_of(app, user), one) for user in _users(app, one))


def _users(app: App, one: SocketEntry) -> Iterator[int]:
    yield from (user for user in one.users if user in app.states and app.states[user].installed)


def _hexadecimal(side: str) -> str:
    address, _, port = side.rpartition(":")
    packed = ip_address(address.strip("[]")).packed
    groups = (packed[at : at + 4][::-1].hex().upper() for at in range(0, len(packed), 4))
    return f"{''.join(groups)}:{int(port):04X}"
