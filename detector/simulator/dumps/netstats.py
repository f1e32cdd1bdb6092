"""`dumpsys netstats` and /proc/net/xt_qtaguid/stats: what went over the network under each number.

Sources: packages/modules/Connectivity NetworkStatsService.dump (13 and later); com.android.server.net
.NetworkStatsService.dump (6 to 12); kernel net/netfilter/xt_qtaguid.c (up to 9). Networks are invented.
"""

from collections.abc import Iterator

from detector.simulator.dumps.ps import runs
from detector.simulator.model import Phone, spread, uid_of

_IDENT = 'ident=[{type=WIFI, subType=COMBINED, networkId="Home", metered=false, defaultNetwork=true}]'
_OLD_HEAD = (
    "idx iface acct_tag_hex uid_tag_int cnt_set rx_bytes rx_packets tx_bytes tx_packets rx_tcp_bytes rx_tcp_packets"
    " rx_udp_bytes rx_udp_packets rx_other_bytes rx_other_packets tx_tcp_bytes tx_tcp_packets tx_udp_bytes"
    " tx_udp_packets tx_other_bytes tx_other_packets"
)


def dumpsys_netstats(phone: Phone) -> str:
    """Return the answer without `detail`."""
    lines = ["Active interfaces:", f"  iface=wlan0 {_IDENT}"]
    lines += ["Dev stats:", "  Pending bytes: 0", "  History since boot:", f"  {_IDENT} uid=-1 set=ALL tag=0x0"]
    lines += [
        "    NetworkStatsHistory: bucketDuration=3600",
        "      st=1565787600 rb=142777 rp=1568 tb=140089 tp=9 op=0",
    ]
    if phone.api >= 33:
        names = ("mCookieTagMap", "mUidCounterSetMap", "mAppUidStatsMap", "mStatsMapA", "mStatsMapB")
        lines += ["", "BPF map status:", *(f"  {name}: OK" for name in names), "", "BPF map content:"]
        lines += ["  mCookieTagMap:", "    cookie=9950 tag=0x2100 uid=10141", "  mUidCounterSetMap:"]
        lines += ["  mAppUidStatsMap:", "    uid rxBytes rxPackets txBytes txPackets"]
        lines += [f"    {uid} {got} {got // 900 + 1} {sent} {sent // 900 + 1}" for uid, got, sent in amounts(phone)]
        lines += [
            "  mStatsMapA:",
            "    ifaceIndex ifaceName tag_hex uid_int cnt_set rxBytes rxPackets txBytes txPackets",
        ]
        lines += ["  mStatsMapB:", "  mIfaceStatsMap:"]
    return "\n".join(lines) + "\n"


def qtaguid(phone: Phone) -> str:
    """Return what the file holds: two counter sets for each number, and a line with a tag for the first."""
    rows = [_OLD_HEAD]
    for uid, got, sent in amounts(phone):
        for kind, (rx, tx) in enumerate(((got, sent), (0, 0))):
            rows.append(f"{len(rows) + 1} wlan0 0x0 {uid} {kind} {rx} {rx // 900} {tx} {tx // 900}" + " 0" * 12)
    if len(rows) > 1:
        rows.append(f"{len(rows) + 1} wlan0 0x210000000000 1000 0 60 1 60 1" + " 0" * 12)
    return "".join(f"{row}\n" for row in rows)


def amounts(phone: Phone) -> Iterator[tuple[int, int, int]]:
    """Yield number, bytes received, bytes sent."""
    found: dict[int, tuple[int, int]] = {0: (512_658, 158_107), 1000: (508_872, 214_449)}
    for app in phone.apps:
        for user in phone.users:
            told = app.running.received or app.running.sent
            if told or (runs(app, user.id) and "android.permission.INTERNET" in app.granted.get(user.id, ())):
                usual = spread(app.name, 9_000_000)
                found[uid_of(app, user.id)] = (app.running.received or usual, app.running.sent or usual // 7)
    yield from ((uid, got, sent) for uid, (got, sent) in found.items())
