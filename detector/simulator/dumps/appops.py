"""`dumpsys appops`: watchers, then every uid with its packages and their ops.

Source: com.android.server.AppOpsService.dump, API 23-28, and com.android.server.appop.AppOpsService.dump, API 29-36;
seen on 6.0.1, 7.1.1, 9, 10 and 13.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from detector.simulator.app_ops import AppOp, OpUse
from detector.simulator.dumps.appops_discrete import discrete_accesses
from detector.simulator.model import App, Phone
from detector.simulator.op_codes import default_mode, printed_name, switch_of

_NUMBERS: Final = {"allow": "0", "ignore": "1", "deny": "2", "default": "3", "foreground": "4"}

Entry = tuple[App, tuple[AppOp, ...]]


def dumpsys_appops(phone: Phone, args: Sequence[str]) -> str:
    """Return the whole answer; `--watchers` leaves the uids out, `--include-discrete N` adds each single access.

    `--history` together with `--watchers` adds nothing, in the builds that are simulated.
    """
    words = list(args)
    watchers = "--watchers" in words and phone.api >= 28
    known = {"--watchers": 28, "--history": 29, "--include-discrete": 31}
    for word in words:
        if word.startswith("--") and phone.api < known.get(word, 99):
            return f"Unknown {'option' if phone.api >= 28 else 'command'}: {word}\n"
    lines = ["Current AppOps Service state:"]
    if phone.api >= 28 and not watchers:
        settle = ("+30s0ms", "+10s0ms") if phone.api < 31 else ("+5s0ms", "+5s0ms")
        lines += [
            "  Settings:",
            f"    top_state_settle_time={settle[0]}",
            f"    fg_service_state_settle_time={settle[1]}",
        ]
        lines += ["    bg_state_settle_time=+1s0ms"]
    lines += [""] if phone.api >= 28 else []
    lines += [*_watchers(phone.api), ""]
    if not watchers:
        lines += _uids(phone)
        lines += ["", *_end(phone.api)] if phone.api >= 28 else []
    if "--include-discrete" in words:
        lines += ["Discrete accesses: ", *discrete_accesses(phone)]
    return "\n".join(lines) + "\n"


def _watchers(api: int) -> Iterator[str]:
    callback = "com.android.server.AppOpsService$Callback@35fbb3f"
    if api >= 28:
        op = "op=SYSTEM_ALERT_WINDOW " if api >= 31 else ""
        callback = f"ModeCallback{{35fbb3f watchinguid=-1 flags=0x0 {op}from uid=1000 pid=1867}}"
    yield "  Op mode watchers:"
    yield "    Op SYSTEM_ALERT_WINDOW:"
    yield f"      #0: {callback}"
    yield "  Package mode watchers:"
    yield "    Pkg com.android.systemui:"
    yield f"      #0: {callback}"
    if api < 28:
        yield "  All mode watchers:"
        yield f"    android.app.AppOpsManager$1@a6d376c -> {callback}"
        yield "  Clients:"
        yield "    android.os.Binder@dca3541:"
        yield "      ClientState{mAppToken=android.os.Binder@dca3541, local}"
    else:
        yield "  All op mode watchers:"
        yield f"    a6d376c: {callback}"


def _end(api: int) -> Iterator[str]:
    if api >= 31:
        yield "  AppOps policy location tags:"
        yield "    #0: 1000=android[LocationService, GnssService]"
        yield ""


def _uids(phone: Phone) -> Iterator[str]:
    for user in phone.users:
        by_uid: dict[int, list[Entry]] = {}
        for app in phone.apps:
            if app.states[user.id].installed:
                by_uid.setdefault(app.uid, []).append((app, app.ops[user.id]))
        for uid in sorted(by_uid):
            yield f"  Uid {_uid(user.id, uid)}:"
            yield from _uid_state(phone.api)
            yield from _uid_modes(phone.api, by_uid[uid])
            for app, ops in by_uid[uid]:
                yield from _package(phone, app, ops)


def _uid(user: int, uid: int) -> str:
    if uid >= 10_000:
        return f"u{user}a{uid - 10_000}"
    return f"u{user}s{uid}" if user else f"{uid}"


def _uid_state(api: int) -> Iterator[str]:
    if api >= 28:
        yield "    state=cch  " if api < 29 else "    state=cch"
    if api >= 31:
        yield "    capability=----"
        yield "    appWidgetVisible=false"


def _uid_modes(api: int, entries: list[Entry]) -> Iterator[str]:
    modes = {op.op: op.uid_mode for _, ops in entries for op in ops if op.uid_mode}
    for op, mode in modes.items():
        yield f"      {printed_name(op, api)}: mode={mode if api >= 28 else _NUMBERS.get(mode, mode)}"


def _package(phone: Phone, app: App, ops: tuple[AppOp, ...]) -> Iterator[str]:
    own = [op for op in ops if op.mode or op.uses or op.rejects or op.running]
    if own:
        yield f"    Package {app.name}:"
    for op in own:
        mode = op.mode or default_mode(op.op)
        if phone.api < 28:
            yield _old_line(phone, op, mode)
            continue
        switch = switch_of(op.op, phone.api)
        decides = ""
        if switch != op.op:
            switched = next((one.mode for one in own if one.op == switch and one.mode), default_mode(switch))
            decides = f" / switch {printed_name(switch, phone.api)}={switched}"
        yield f"      {printed_name(op.op, phone.api)} ({mode}{decides}): "
        yield from _by_state(phone, op) if phone.api < 29 else _by_key(phone, op)


def _old_line(phone: Phone, op: AppOp, mode: str) -> str:
    line = f"      {printed_name(op.op, phone.api)}: mode={_NUMBERS.get(mode, mode)}"
    if op.uses:
        line += f"; time={duration(min(use.ago_ms[0] for use in op.uses))} ago"
    if op.rejects:
        line += f"; rejectTime={duration(min(use.ago_ms[0] for use in op.rejects))} ago"
    if op.running:
        return f"{line} (running)"
    lasted = next((use.lasts_ms for use in op.uses if use.lasts_ms), 0)
    return f"{line}; duration={duration(lasted)}" if lasted else line


def _by_state(phone: Phone, op: AppOp) -> Iterator[str]:
    """Android 9."""
    for kind, uses in (("Access: ", op.uses), ("Reject: ", op.rejects)):
        for number, use in enumerate(uses):
            yield f"          {kind if not number else '        '}{use.state:<5} = {_time(phone, use)}"
    for _, since in op.running:
        yield f"          Running start at: {duration(since)}"
        yield "          startNesting=1"
    lasted = next((use.lasts_ms for use in op.uses if use.lasts_ms), 0)
    if lasted:
        yield f"          duration={duration(lasted)}"


def _by_key(phone: Phone, op: AppOp) -> Iterator[str]:
    """Android 10; in blocks since 11."""
    tags = dict.fromkeys([*(use.tag for use in (*op.uses, *op.rejects)), *(tag for tag, _ in op.running)])
    for tag in tags if phone.api >= 30 else ["null"]:
        if phone.api >= 30:
            yield f"        {tag}=["
        every = phone.api < 30
        for use in op.uses:
            if every or use.tag == tag:
                lasted = f" duration={duration(use.lasts_ms)}" if use.lasts_ms else ""
                yield f"          Access: [{use.state}-{use.flags}] {_time(phone, use)}{lasted}{_proxy(phone.api, use)}"
        for use in op.rejects:
            if every or use.tag == tag:
                yield f"          Reject: [{use.state}-{use.flags}]{_time(phone, use)}{_proxy(phone.api, use)}"
        for name, since in op.running:
            if every or name == tag:
                yield f"          Running start at: {duration(since)}"
        if phone.api >= 30:
            yield "        ]"


def _proxy(api: int, use: OpUse) -> str:
    if not use.proxy:
        return ""
    tag = ", attributionTag=null" if api >= 30 else ""
    return f" proxy[uid=10099, pkg={use.proxy}{tag}]"


def _time(phone: Phone, use: OpUse) -> str:
    ago = use.ago_ms[0]
    return f"{phone.local(phone.now_ms - ago)}.{(phone.now_ms - ago) % 1000:03} ({duration(ago, '-')})"


def duration(milliseconds: int, sign: str = "+") -> str:
    """Return a length of time as TimeUtils.formatDuration writes it."""
    if not milliseconds:
        return "0"
    seconds, rest = divmod(milliseconds, 1000)
    parts = [(seconds // 86400, "d"), (seconds // 3600 % 24, "h"), (seconds // 60 % 60, "m"), (seconds % 60, "s")]
    while parts and not parts[0][0]:
        parts.pop(0)
    return sign + "".join(f"{number}{unit}" for number, unit in parts) + f"{rest}ms"
