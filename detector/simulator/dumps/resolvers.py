"""The resolver tables of `dumpsys package`: which component answers which intent.

Source: com.android.server.IntentResolver.dump and PackageManagerService.dump, API 23-36. A component that the
app switched off at run time stays in the tables. Without `-f` or a package name no categories are printed.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from detector.simulator.model import App, short_name, token

_MAIN: Final = "android.intent.action.MAIN"
_CATEGORY: Final = "android.intent.category."

Row = tuple[str, str, str, tuple[str, ...]]
"""Action, package, class, categories."""


def resolver_tables(apps: Iterable[App], *, filters: bool) -> Iterator[list[str]]:
    """Yield the activity, receiver and service tables that are not empty."""
    apps = tuple(apps)
    tables = (
        ("Activity Resolver Table:", _activities),
        ("Receiver Resolver Table:", _receivers),
        ("Service Resolver Table:", _services),
    )
    for title, rows_of in tables:
        actions: dict[str, list[Row]] = {}
        for app in apps:
            for row in rows_of(app):
                actions.setdefault(row[0], []).append(row)
        if actions:
            yield [title, "  Non-Data Actions:", *_rows(actions, filters)]


def _rows(actions: dict[str, list[Row]], filters: bool) -> Iterator[str]:
    for action, rows in actions.items():
        yield f"      {action}:"
        for _, package, cls, categories in rows:
            component = short_name(package, cls)
            head = f"        {token(component)} {component}"
            if not filters:
                yield head
                continue
            yield f"{head} filter {token(component + action)}"
            yield f'          Action: "{action}"'
            for category in categories:
                yield f'          Category: "{_CATEGORY}{category}"'


def _activities(app: App) -> Iterator[Row]:
    for cls in app.launchers:
        yield _MAIN, app.name, cls, ("LAUNCHER",)
    for cls in app.tv_launchers:
        yield _MAIN, app.name, cls, ("LEANBACK_LAUNCHER",)


def _receivers(app: App) -> Iterator[Row]:
    if "android.permission.RECEIVE_BOOT_COMPLETED" in app.requested:
        yield "android.intent.action.BOOT_COMPLETED", app.name, ".BootReceiver", ()
    for admin in app.admins:
        yield "android.app.action.DEVICE_ADMIN_ENABLED", app.name, admin.cls, ()


def _services(app: App) -> Iterator[Row]:
    for service in app.accessibility:
        yield "android.accessibilityservice.AccessibilityService", app.name, service.cls, ()
    for listener in app.listeners:
        yield "android.service.notification.NotificationListenerService", app.name, listener.cls, ()
