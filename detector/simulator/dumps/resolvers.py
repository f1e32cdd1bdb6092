"""The resolver tables of `dumpsys package`: which component answers which intent.

Source: com.android.server.IntentResolver.dump, android.content.IntentFilter.dump and the words of
PackageManagerService.dump (API 23-32) and DumpHelper (33-36); seen without filters on 6, 7, 9, 10 and 13. A component
that the app switched off at run time stays in the tables. A filter stands below its schemes and MIME types, and below
its actions only if it has neither. Without `-f` or a package name the filters of one component are counted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from detector.simulator.components import Declared
from detector.simulator.model import App, short_name, token

_MAIN: Final = "android.intent.action.MAIN"
_CATEGORY: Final = "android.intent.category."
_PROVIDERS: Final = (
    ("com.android.externalstorage", ".ExternalStorageProvider"),
    ("com.android.providers.media", ".MediaDocumentsProvider"),
)
"""On every phone."""

Row = tuple[str, Declared]
"""Package and filter."""
Section = tuple[str, Callable[[Declared], Iterable[str]]]

_SECTIONS: Final[tuple[Section, ...]] = (
    ("Full MIME Types", lambda one: (name for name in one.types if "*" not in name)),
    ("Base MIME Types", lambda one: (name.partition("/")[0] for name in one.types)),
    ("Schemes", lambda one: one.schemes),
    ("Non-Data Actions", lambda one: () if one.schemes or one.types else one.actions),
    ("MIME Typed Actions", lambda one: one.actions if one.types else ()),
)


def resolver_tables(apps: Iterable[App], *, api: int, filters: bool, only: Sequence[str] = ()) -> Iterator[list[str]]:
    """Yield the tables that are not empty. `only`: the first letters of those that are asked for."""
    filters_api = api if filters else 0
    apps = tuple(apps)
    tables: tuple[tuple[str, Callable[[App], Iterable[Declared]]], ...] = (
        ("Activity Resolver Table:", _activities),
        ("Receiver Resolver Table:", _receivers),
        ("Service Resolver Table:", _services),
    )
    for title, filters_of in tables:
        if not only or title[0].lower() in only:
            yield from _table(title, [(app.name, one) for app in apps for one in filters_of(app)], filters_api)
    if not only or "c" in only:
        yield from _table("Provider Resolver Table:", list(_providers(apps)), filters_api)


def resolvers(apps: Iterable[App], words: Sequence[str], *, api: int, filters: bool) -> Iterator[list[str]]:
    """`resolvers [activity|service|receiver|content]...`, each word or its first letter."""
    names = {"activity": "a", "service": "s", "receiver": "r", "content": "c"}
    known = {**names, **{letter: letter for letter in names.values()}}
    for word in words:
        if word not in known:
            yield [f"Error: unknown resolver table type: {word}"]
            return
    yield from resolver_tables(apps, api=api, filters=filters, only=[known[word] for word in words])


def _table(title: str, rows: list[Row], filters_api: int) -> Iterator[list[str]]:
    lines = [title]
    for heading, keys_of in _SECTIONS:
        keys: dict[str, list[Row]] = {}
        for row in rows:
            for key in keys_of(row[1]):
                keys.setdefault(key, []).append(row)
        if keys:
            lines += [""] if len(lines) > 1 else []
            lines += [f"  {heading}:", *_rows(keys, filters_api)]
    if len(lines) > 1:
        yield lines


def _rows(keys: dict[str, list[Row]], filters_api: int) -> Iterator[str]:
    for key, rows in keys.items():
        yield f"      {key}:"
        if filters_api:
            for package, one in rows:
                component = short_name(package, one.cls)
                yield f"        {token(component)} {component} filter {token(component + repr(one))}"
                yield from _filter(one, filters_api)
            continue
        counts: dict[str, int] = {}
        for package, one in rows:
            component = short_name(package, one.cls)
            counts[component] = counts.get(component, 0) + 1
        for component, count in counts.items():
            yield f"        {token(component)} {component}" + (f" ({count} filters)" if count > 1 else "")


def _filter(one: Declared, api: int) -> Iterator[str]:
    yield from (f'          Action: "{action}"' for action in one.actions)
    yield from (f'          Category: "{category}"' for category in one.categories)
    yield from (f'          Scheme: "{scheme}"' for scheme in one.schemes)
    yield from (f'          Authority: "{host}": -1' for host in one.hosts)
    yield from (f'          Type: "{name}"' for name in one.types)
    if one.priority:
        order = ", mOrder=0" if api >= 28 else ""
        partial = "mHasPartialTypes=false"
        if api >= 30:
            partial = "mHasStaticPartialTypes=false, mHasDynamicPartialTypes=false"
        yield f"          mPriority={one.priority}{order}, {partial}"


def _activities(app: App) -> Iterator[Declared]:
    for cls in app.launchers:
        yield Declared(cls=cls, actions=(_MAIN,), categories=(f"{_CATEGORY}LAUNCHER",))
    for cls in app.tv_launchers:
        yield Declared(cls=cls, actions=(_MAIN,), categories=(f"{_CATEGORY}LEANBACK_LAUNCHER",))


def _receivers(app: App) -> Iterator[Declared]:
    named = {action for one in app.receivers for action in one.actions}
    boot = "android.intent.action.BOOT_COMPLETED"
    if "android.permission.RECEIVE_BOOT_COMPLETED" in app.requested and boot not in named:
        yield Declared(cls=".BootReceiver", actions=(boot,))
    for admin in app.admins:
        yield Declared(cls=admin.cls, actions=("android.app.action.DEVICE_ADMIN_ENABLED",))
    yield from app.receivers


def _services(app: App) -> Iterator[Declared]:
    for service in app.accessibility:
        yield Declared(cls=service.cls, actions=("android.accessibilityservice.AccessibilityService",))
    for listener in app.listeners:
        yield Declared(cls=listener.cls, actions=("android.service.notification.NotificationListenerService",))
    yield from app.services


def _providers(apps: Sequence[App]) -> Iterator[Row]:
    if len(apps) != 1:  # one app alone has no provider that is found by an intent
        for package, cls in _PROVIDERS:
            yield package, Declared(cls=cls, actions=("android.content.action.DOCUMENTS_PROVIDER",))
