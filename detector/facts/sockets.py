"""Connections over the internet protocols that are open at this moment, and under whose numbers.

/proc/net/{tcp,tcp6,udp,udp6}, as the kernel writes them (net/ipv4/tcp_ipv4.c, net/ipv6/tcp_ipv6.c, net/ipv4/udp.c,
net/ipv6/datagram.c). Addresses are hexadecimal, each group of 32 bits in the order of the processor, which is little
endian on every phone. One command reads all four; the head of each tells which it is. No real output was at hand.
"""

import re
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
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

FILES: Final = ("tcp", "tcp6", "udp", "udp6")
LIST: Final = Command(
    id="sockets",
    line=(
        f"cat {' '.join(f'/proc/net/{name}' for name in FILES)} 2>&1"
        " | grep -E '^cat: /proc/net/|^ *sl +local_address|^ *[0-9]+: [0-9A-F]+:'"
    ),
    why="which apps hold connections to which servers, and which wait for connections, at this moment",
)

_HEAD: Final = re.compile(r"^ *sl +local_address +(rem_address|remote_address) .*?( drops)?\s*$")
_ADDRESS: Final = re.compile(r"([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})")
_ROW: Final = re.compile(r"[0-9]{1,9}:")
_ERROR: Final = re.compile(r"^cat: /proc/net/([a-z0-9]{1,20}): (.{1,100})$")
_STATES: Final = (
    "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK",
    "LISTEN", "CLOSING", "NEW_SYN_RECV",
)  # fmt: skip
"""include/net/tcp_states.h, from 1 on."""


class Protocol(StrEnum):
    """Which of the four files names it."""

    TCP = "tcp"
    TCP6 = "tcp6"
    UDP = "udp"
    UDP6 = "udp6"


class Socket(Struct, frozen=True, kw_only=True):
    """One socket."""

    uid: int
    user: int
    protocol: Protocol
    state: str
    """`LISTEN`, `ESTABLISHED` and so on; `CLOSE` for a UDP socket that is not connected."""
    local_address: str
    local_port: int
    remote_address: str
    """`0.0.0.0` or `::` where there is none."""
    remote_port: int
    excerpt: Excerpt


def parse(text: str) -> Parsed[Socket]:
    """All sockets; `incomplete` when one of the files was not read."""
    protocol, seen, found, odd = None, dict[str, str](), list[Socket](), ""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _HEAD.match(line):
            protocol = _protocol(match)
            seen[protocol.value] = ""
        elif match := _ERROR.match(line):
            seen[match[1]] = line
        elif line.strip():
            socket = None if protocol is None else _socket(protocol, number, line)
            odd = odd or ("" if socket else line.strip()[:80])
            found += [socket] if socket else []
    if not seen:
        raise ParseError("no heading with local_address")
    missing = next((seen.get(name) or f"no /proc/net/{name}" for name in FILES if seen.get(name) != ""), "")
    return Parsed(records=tuple(found), incomplete=missing or (f"not a socket: {odd}" if odd else ""))


def _protocol(head: re.Match[str]) -> Protocol:
    """Those of version 6 write `remote_address`, those of UDP count what was dropped."""
    six = head[1] == "remote_address"
    if head[2]:
        return Protocol.UDP6 if six else Protocol.UDP
    return Protocol.TCP6 if six else Protocol.TCP


def _socket(protocol: Protocol, number: int, line: str) -> Socket | None:
    words = line.split()
    if len(words) < 8 or not _ROW.fullmatch(words[0]) or not re.fullmatch(r"[0-9]{1,10}", words[7], re.ASCII):
        return None
    local, remote = _ADDRESS.fullmatch(words[1]), _ADDRESS.fullmatch(words[2])
    if local is None or remote is None or not re.fullmatch(r"[0-9A-F]{2}", words[3]):
        return None
    uid, state = int(words[7]), int(words[3], 16)
    return Socket(
        uid=uid,
        user=uid // PER_USER_RANGE,
        protocol=protocol,
        state=_STATES[state - 1] if 0 < state <= len(_STATES) else words[3],
        local_address=_address(local[1]),
        local_port=int(local[2], 16),
        remote_address=_address(remote[1]),
        remote_port=int(remote[2], 16),
        excerpt=Excerpt.of(LIST.id, number, line),
    )


def _address(digits: str) -> str:
    groups = [bytes.fromhex(digits[at : at + 8])[::-1] for at in range(0, len(digits), 8)]
    if len(groups) == 1:
        return str(IPv4Address(groups[0]))
    address = IPv6Address(b"".join(groups))
    return str(address.ipv4_mapped or address)


def read(answers: Answers) -> Reading[Socket]:
    """All sockets; each file that says that it is closed, or is not there, is a gap."""
    records, gaps = parse_answer(SOCKETS.name, answers.get(LIST), parse)
    return Reading(records=records, gaps=tuple(_by_its_words(gap) for gap in gaps))


def _by_its_words(gap: Gap) -> Gap:
    """What cat says about a file is the reason, and not that the list is cut off."""
    if gap.reason is not GapReason.TRUNCATED or not gap.detail.startswith("cat: "):
        return gap
    reason = GapReason.DENIED if gap.detail.endswith("Permission denied") else GapReason.UNSUPPORTED
    lost = Answer(command=gap.command, reason=reason, detail=gap.detail)
    return lost.gap(gap.fact)[0]


SOCKETS: Final = FactSpec(
    name="sockets",
    commands=(LIST,),
    read=read,
    depth=Depth.USUAL,
    needs="nothing up to Android 9; later the rule of SELinux that the shell has",
    seen_on="no phone; the answers follow the kernel",
    without="to which servers apps are connected stays open",
)
