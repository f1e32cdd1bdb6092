"""`dumpsys activity services`: services of every user, then the connections to them.

Source: com.android.server.am.{ActiveServices.ServiceDumper, ServiceRecord, ConnectionRecord}.dump, API 23-36; seen on
7.1.1, 9, 10 and 13.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from detector.simulator.dumps.appops import duration
from detector.simulator.dumps.ps import Process, app_processes
from detector.simulator.model import App, Phone, full_class, short_name, spread, token
from detector.simulator.running import ServiceEntry

_SYSTEM: Final = "ProcessRecord{5ac61cd 640:system/1000}"
_BITS: Final = {
    "dataSync": 0, "mediaPlayback": 1, "phoneCall": 2, "location": 3, "connectedDevice": 4, "mediaProjection": 5,
    "camera": 6, "microphone": 7, "health": 8, "remoteMessaging": 9, "systemExempted": 10, "shortService": 11,
    "fileManagement": 12, "mediaProcessing": 13, "specialUse": 30,
}  # fmt: skip


def dumpsys_activity(phone: Phone, args: Sequence[str]) -> str:
    """Return the answer to `services`; everything else that the service knows is not simulated."""
    if list(args) != ["services"]:
        return f"Bad activity command, or no activities match: {' '.join(args)}\n"
    lines = ["ACTIVITY MANAGER SERVICES (dumpsys activity services)"]
    connections: list[str] = []
    running = app_processes(phone)
    for user in phone.users:
        block = [
            line
            for app in phone.apps
            if app.states[user.id].installed
            for entry in services_of(app, user.id)
            for line in _service(phone, (app, entry, user.id), running, connections)
        ]
        if block:
            lines += [f"  User {user.id} active services:", *block]
    lines.append("  Connection bindings to services:")
    for name in connections:
        lines += [f"  * {name}", "    binding=AppBindRecord{1a2b3c x:system}", "    conn=x flags=0x1"]
    return "\n".join(lines) + "\n"


def services_of(app: App, user: int) -> tuple[ServiceEntry, ...]:
    """Return its services that exist for a user: those of the phone file, and what Android is bound to."""
    bound = [one.cls for one in app.accessibility if user in one.bound]
    bound += [one.cls for one in app.listeners if user in one.live]
    if app.name == "com.android.systemui" and user == 0:
        bound.append(".SystemUIService")
    own = tuple(one for one in app.running.services if user in one.users)
    named = {full_class(app.name, one.service) for one in own}
    return (*own, *(ServiceEntry(service=cls, bound_by="android") for cls in bound if cls not in named))


def _service(
    phone: Phone, of: tuple[App, ServiceEntry, int], running: dict[tuple[str, int], Process], connections: list[str]
) -> Iterator[str]:
    app, entry, user = of
    name = short_name(app.name, entry.service)
    mark = token(f"{name} {user}")
    caller = " c:android" if phone.api >= 36 else ""
    process = running.get((app.name, user))
    shown = "null" if process is None else _record(process)
    age = duration(entry.age_ms(spread(name, 90_000_000)), "-")
    yield f"  * ServiceRecord{{{mark} u{user} {name}{caller}}}"
    yield f"    intent={{cmp={name}}}"
    yield f"    packageName={app.name}"
    yield f"    processName={app.running.process or app.name}"
    yield f"    baseDir={app.apk}"
    yield f"    dataDir=/data/user/{user}/{app.name}"
    yield f"    app={shown}"
    if entry.foreground is not None:
        yield _foreground(phone.api, entry.foreground)
    yield f"    createTime={age} startingBgTimeout=--"
    yield f"    lastActivity={age} restartTime={age} createdFromFg=true"
    if entry.started:
        yield "    startRequested=true delayedStop=false stopIfKilled=false callStart=true lastStartId=1"
    yield from _bindings(of, running, connections)
    yield ""


def _foreground(api: int, words: str) -> str:
    types = ""
    if api >= 34:
        mask = sum(1 << _BITS[word] for word in words.split())
        types = f" types={'0x' if api >= 35 else ''}{mask:08X}"
    return f"    isForeground=true foregroundId=1{types} foregroundNoti=Notification(channel=status pri=0)"


def _bindings(
    of: tuple[App, ServiceEntry, int], running: dict[tuple[str, int], Process], connections: list[str]
) -> Iterator[str]:
    app, entry, user = of
    name = short_name(app.name, entry.service)
    binders = [_SYSTEM if word == "android" else _record(running[word, user]) for word in entry.bound_by.split()]
    if not binders:
        return
    yield "    Bindings:"
    yield f"    * IntentBindRecord{{{token(name + ' bind')} CREATE}}:"
    yield f"      intent={{cmp={name}}}"
    yield f"      binder=android.os.BinderProxy@{token(name + ' proxy')}"
    yield "      requested=true received=true hasBound=true doRebind=false"
    for number, binder in enumerate(binders):
        connection = f"ConnectionRecord{{{token(f'{name} {user} {number}')} u{user} CR {name}:@1aeaa1}}"
        connections.append(connection)
        yield f"      * Client AppBindRecord{{{token(f'{name} client {number}')} {binder}}}"
        yield "        Per-process Connections:"
        yield f"          {connection}"


def _record(process: Process) -> str:
    user, app_id = divmod(process.uid, 100_000)
    uid = f"u{user}a{app_id - 10_000}" if app_id >= 10_000 else f"u{user}s{app_id}" if user else str(app_id)
    return f"ProcessRecord{{{token(f'{process.name} {process.uid}')} {process.pid}:{process.name}/{uid}}}"
