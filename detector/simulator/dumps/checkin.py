"""`dumpsys package --checkin packages`: one comma-separated record per package, with epoch times.

Source: com.android.server.pm.Settings.dumpPackageLPr(checkinTag), API 23-36; seen on 7.1, 9, 10 and 13.
"""

from collections.abc import Iterator

from detector.simulator.model import App, AppState, Phone, spread


def checkin_packages(phone: Phone) -> str:
    """Return the whole answer; `dis` records are the factory copies of updated system apps."""
    lines = ["vers,1"]
    for app in phone.apps:
        lines += _records(phone, app, "pkg")
    for app in phone.apps:
        if app.updated:
            lines += _records(phone, app, "dis")
    return "\n".join(lines) + "\n"


def _records(phone: Phone, app: App, tag: str) -> Iterator[str]:
    api = phone.api
    factory = tag == "dis"
    updated = app.installed_ms if factory else app.updated_ms
    times = f"{app.installed_ms},{updated}" if api < 33 else f"{updated}"
    installer = app.installer or "?"
    if api >= 34:
        uid = 10_000 + spread(app.installer, 200) if app.installer else -1
        installer = f"{installer}{uid}?"
    source = f",{app.package_source}" if api >= 33 else ""
    code = app.version_code - 1 if factory else app.version_code
    yield f"{tag},{app.name},{app.uid},{code},{times},{installer}{source}"
    yield f"{tag}-splt,base,0"
    for user in phone.users:
        state = app.states[user.id]
        first = f"{app.installed_ms if state.installed else 0}," if api >= 33 else ""
        comma = "," if api >= 28 else ""
        caller = "com.android.settings" if state.enabled in {2, 3} else "?"
        yield f"{tag}-usr,{user.id},{_flags(api, state)},{state.enabled},{caller}{comma}{first}"


def _flags(api: int, state: AppState) -> str:
    flags = "I" if state.installed else "i"
    flags += "B" if state.hidden else "b"
    if api >= 24:
        flags += "SU" if state.suspended else "su"
    flags += "S" if state.stopped else "s"
    flags += "l" if state.not_launched else "L"
    flags += "ia" if api >= 26 else ""
    flags += "vpi" if api >= 27 else ""
    flags += "q" if api >= 35 else ""
    return flags + ("ha" if api >= 28 else "")
