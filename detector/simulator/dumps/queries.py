"""`pm list packages` and `cmd package query-activities`.

Source: com.android.server.pm.PackageManagerShellCommand, API 24-36; com.android.commands.pm.Pm, API 23.
"""

from collections.abc import Callable

from msgspec import Struct

from detector.simulator.model import App, Phone, short_name, uid_of


class ListOptions(Struct, frozen=True, kw_only=True):
    """The options of `list packages`."""

    path: bool = False
    uid: bool = False
    installer: bool = False
    version: bool = False
    uninstalled: bool = False
    only: tuple[str, ...] = ()
    """Of -s, -3, -d, -e."""


_KINDS: dict[str, Callable[[App, int], bool]] = {
    "-s": lambda app, _: app.system,
    "-3": lambda app, _: not app.system,
    "-d": lambda app, user: app.states[user].enabled in {2, 3, 4},
    "-e": lambda app, user: app.states[user].enabled in {0, 1},
}


def list_packages(phone: Phone, options: ListOptions, users: tuple[int, ...]) -> str:
    """Return `package:...` lines: one per app that one of `users` has."""
    lines = []
    for app in phone.apps:
        having = [user for user in users if _listed(app, options, user)]
        if having:
            lines.append(_line(app, options, having))
    return "".join(f"{line}\n" for line in lines)


def _listed(app: App, options: ListOptions, user: int) -> bool:
    state = app.states[user]
    if state.hidden or not (state.installed or options.uninstalled):
        return False
    return all(_KINDS[kind](app, user) for kind in options.only)


def _line(app: App, options: ListOptions, users: list[int]) -> str:
    line = f"package:{app.apk}={app.name}" if options.path else f"package:{app.name}"
    if options.version:
        line += f" versionCode:{app.version_code}"
    if options.installer:
        line += f"  installer={app.installer or 'null'}"
    if options.uid:
        line += " uid:" + ",".join(str(uid_of(app, user)) for user in users)
    return line


class ActivityQuery(Struct, frozen=True, kw_only=True):
    """An intent; only those of the two launchers are known."""

    user: int
    action: str
    category: str
    disabled: bool = False
    """What is switched off answers too: components, and all of a disabled app."""


def query_activities(phone: Phone, query: ActivityQuery, *, components: bool) -> str:
    """Return the activities that answer an intent."""
    found = [
        short_name(app.name, cls)
        for app in phone.apps
        if app.states[query.user].visible or (query.disabled and app.states[query.user].present)
        if query.action == "android.intent.action.MAIN"
        for cls in _answering(app, query.category)
        if query.disabled or cls not in app.disabled_components
    ]
    if not found:
        return "No activities found\n"
    if components:
        return "".join(f"{name}\n" for name in found)
    lines = [f"{len(found)} activities found:"]
    for number, name in enumerate(found):
        lines.append(f"  Activity #{number}:")
        lines.append("    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false")
        lines.append(f"    {name}")
    return "\n".join(lines) + "\n"


def _answering(app: App, category: str) -> tuple[str, ...]:
    if category == "android.intent.category.LEANBACK_LAUNCHER":
        return app.tv_launchers
    return app.launchers if category in {"", "android.intent.category.LAUNCHER"} else ()
