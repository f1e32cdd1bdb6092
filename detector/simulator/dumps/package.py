"""`dumpsys package`: bare, `packages`, `permission NAMES...`, `r`, PKG and `--checkin packages`.

Source: PackageManagerService.dump (API 23-32), DumpHelper.doDump (33-36). Section order as seen on 6.0.1-13.
"""

from collections.abc import Iterator, Sequence

from detector.simulator.dumps.checkin import checkin_packages
from detector.simulator.dumps.package_block import Wanted, package_block, shared_user_block
from detector.simulator.dumps.resolvers import resolver_tables, resolvers
from detector.simulator.model import App, Phone, token
from detector.simulator.permissions import asked_at_run_time


def dumpsys_package(phone: Phone, args: Sequence[str]) -> str:
    """Return what the package service prints for these arguments."""
    options = [arg for arg in args if arg.startswith("-")]
    words = [arg for arg in args if not arg.startswith("-")]
    if "--checkin" in options:
        return checkin_packages(phone)
    filters = "-f" in options
    match words:
        case []:
            sections = _everything(phone, filters)
        case ["packages" | "p", *_]:
            sections = _package_sections(phone, phone.apps)
        case ["permission", *names]:
            sections = _permission_sections(phone, frozenset(names))
        case ["r" | "resolvers", *tables]:
            sections = resolvers(phone.apps, tables, api=phone.api, filters=filters)
        case ["shared-users" | "s", *_]:
            sections = _shared_users(phone, None)
        case [name, *_] if name in phone.by_name:
            sections = _one_package(phone, phone.by_name[name])
        case [name, *_]:
            return f"Unable to find package: {name}\n"
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _everything(phone: Phone, filters: bool) -> Iterator[list[str]]:
    yield _database_versions(phone)
    yield ["Verifiers:", "  Required: com.android.vending (uid=10032)"]
    arrow = "-> " if phone.api < 28 else "->  "
    yield ["Libraries:", f"  android.test.base {arrow}(jar) /system/framework/android.test.base.jar"]
    yield ["Features:", "  android.hardware.camera", "  android.software.device_admin"]
    yield from resolver_tables(phone.apps, api=phone.api, filters=filters)
    yield _permissions(phone, None)
    yield from _package_sections(phone, phone.apps)
    yield from _shared_users(phone, None)
    yield ["Package warning messages:", "No package warnings"]


def _package_sections(phone: Phone, apps: Sequence[App], *, detail: bool = False) -> Iterator[list[str]]:
    lines = ["Packages:"]
    for app in apps:
        lines += package_block(phone, app, detail=detail)
    yield lines
    factory = [line for app in apps if app.updated for line in package_block(phone, app, detail=detail, factory=True)]
    if factory:
        yield ["Hidden system packages:", *factory]


def _permission_sections(phone: Phone, names: frozenset[str]) -> Iterator[list[str]]:
    yield _permissions(phone, names)
    lines = ["Packages:"]
    for app in phone.apps:
        if not names.isdisjoint(phone.holder(app).requested):
            lines += package_block(phone, app, wanted=names)
    yield lines
    yield from _shared_users(phone, names)


def _shared_users(phone: Phone, wanted: Wanted) -> Iterator[list[str]]:
    lines = ["Shared users:"]
    for name, apps in phone.shared_users.items():
        if wanted is None or not wanted.isdisjoint(phone.holder(apps[0]).requested):
            lines += shared_user_block(phone, name, apps, wanted)
    if len(lines) > 1:
        yield lines


def _permissions(phone: Phone, names: Wanted) -> list[str]:
    shown = sorted({name for app in phone.apps for name in app.requested} if names is None else names)
    lines = ["Permissions:"]
    kind = "Permission" if phone.api < 33 else "PermissionInfo"
    for name in shown:
        protection = "dangerous" if asked_at_run_time(name, phone.api) else "normal"
        lines += [
            f"  Permission [{name}] ({token(name)}):",
            "    sourcePackage=android",
            f"    uid=1000 gids={'null' if phone.api < 31 else '[]'} type=0 prot={protection}",
            f"    perm={kind}{{{token(name + ' info')} {name}}}",
        ]
    return lines


def _one_package(phone: Phone, app: App) -> Iterator[list[str]]:
    yield from resolver_tables([app], api=phone.api, filters=True)
    yield ["Key Set Manager:", f"  [{app.name}]", "      Signing KeySets: 7"]
    yield from _package_sections(phone, [app], detail=True)
    if app.shared_user:
        group = phone.shared_users[app.shared_user]
        yield ["Shared users:", *shared_user_block(phone, app.shared_user, group, None)]


def _database_versions(phone: Phone) -> list[str]:
    lines = ["Database versions:"]
    for volume in ("Internal", "External"):
        lines += [
            f"  {volume}:",
            f"    sdkVersion={phone.api} databaseVersion=3 ",
            f"    fingerprint={phone.fingerprint} ",
        ]
    return lines
