"""What `dumpsys appops --include-discrete 0` prints behind `Discrete accesses:`.

Source: com.android.server.appop.DiscreteRegistry, API 31-34; DiscreteOpsXmlRegistry, API 35; DiscreteOpsSqlRegistry,
API 36. Accesses of the last day on 31 and 32, of the last seven days later.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.app_ops import AppOp, OpUse
from detector.simulator.model import App, Phone, uid_of
from detector.simulator.op_codes import CODES

_KEPT: Final = frozenset(
    {"FINE_LOCATION", "COARSE_LOCATION", "CAMERA", "RECORD_AUDIO", "PHONE_CALL_MICROPHONE", "PHONE_CALL_CAMERA"}
)
_MINUTE_MS: Final = 60_000
_DAY_MS: Final = 86_400_000
_COLUMNS: Final = (
    "UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|ATTRIBUTION_TAG|UID_STATE|OP_FLAGS|ATTR_FLAGS|CHAIN_ID|ACCESS_TIME|DURATION"
)

Kept = tuple[int, App, AppOp]
"""The uid, and whose op it is."""


def discrete_accesses(phone: Phone) -> Iterator[str]:
    """Yield the lines behind the heading."""
    yield "  Largest chain id: 0"
    yield from _table(phone) if phone.api >= 36 else _outline(phone)


def _all(phone: Phone) -> list[Kept]:
    kept = [
        (uid_of(app, user.id), app, op)
        for user in phone.users
        for app in phone.apps
        for op in (app.ops[user.id] if app.states[user.id].installed else ())
        if op.op in _KEPT and any(_recent(phone, use) for use in op.uses)
    ]
    return sorted(kept, key=lambda one: (one[0], one[1].name, CODES[one[2].op]))


def _recent(phone: Phone, use: OpUse) -> list[int]:
    """Return the times that are kept, the oldest first."""
    longest = _DAY_MS if phone.api < 33 else 7 * _DAY_MS
    return [phone.now_ms - ago for ago in reversed(use.ago_ms) if ago < longest]


def _outline(phone: Phone) -> Iterator[str]:
    uid: int | None = None
    package = ""
    for number, app, op in _all(phone):
        if number != uid:
            yield f"  Uid: {number}"
        if number != uid or app.name != package:
            yield f"    Package: {app.name}"
        uid, package = number, app.name
        yield f"      {op.op}"
        deeper = ""
        if phone.api >= 35:
            yield "        Device: default:0"
            deeper = "  "
        for tag in dict.fromkeys(use.tag for use in op.uses if _recent(phone, use)):
            yield f"        {deeper}Attribution: {tag}"
            for use in op.uses:
                if use.tag == tag:
                    yield from (f"          {deeper}{_access(phone, use, time)}" for time in _recent(phone, use))


def _access(phone: Phone, use: OpUse, time: int) -> str:
    lasted = ""
    if use.lasts_ms:
        lasted = f" for {-(-use.lasts_ms // _MINUTE_MS) * _MINUTE_MS} milliseconds "
    return f"Access [{use.state}-{use.flags}] at {phone.local(time - time % _MINUTE_MS)}.000{lasted}"


def _table(phone: Phone) -> Iterator[str]:
    yield _COLUMNS
    rows = [
        (time, f"{uid}|{app.name}|default:0|{op.op}|{use.tag}|{use.state}|{use.flags}|0|-1|", use.lasts_ms or -1)
        for uid, app, op in _all(phone)
        for use in op.uses
        for time in _recent(phone, use)
    ]
    for time, front, lasted in sorted(rows):
        yield f"{front}{phone.local(time)}.{time % 1000:03}|{lasted}"
    yield ""
