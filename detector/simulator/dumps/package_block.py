"""One `Package [x]` block of `dumpsys package`, and its grants.

Source: com.android.server.pm.Settings.dumpPackageLPr, API 23-36; seen on Android 6.0.1, 7.1, 9, 10, 11-16.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.model import App, AppState, Phone, full_class, spread, token
from detector.simulator.permissions import asked_at_run_time, exists, flags_text, usual_flags

Wanted = frozenset[str] | None
"""Permission names to keep, or None for all."""

_NETWORK: Final = "android.permission.INTERNET"


def package_block(
    phone: Phone, app: App, *, detail: bool = False, wanted: Wanted = None, factory: bool = False
) -> list[str]:
    """Return the lines of one block. `detail` adds what only `dumpsys package PKG` prints;
    `factory` describes the copy that came with the phone (`Hidden system packages:`).
    """
    lines = [f"  Package [{app.name}] ({token(app.name + ' factory') if factory else app.token}):"]
    lines += _head(phone, app, factory)
    lines += _build(phone, app, factory)
    lines += _origin(phone, app, factory)
    if detail or wanted is not None:
        kept = [name for name in app.requested if wanted is None or name in wanted]
        lines += ["    requested permissions:", *_requested(phone.api, kept)] if kept else []
    own_grants = not app.shared_user or detail or wanted is not None
    if own_grants:
        lines += install_permissions(phone.holder(app), wanted)
    for user in phone.users:
        state = app.states[user.id]
        lines += _user(phone, app, user.id, state)
        if own_grants:
            lines += grants(phone, phone.holder(app), user.id, wanted, always=detail and phone.api >= 30)
        disabled = [full_class(app.name, cls) for cls in app.disabled_components]
        if disabled and state.installed:
            lines += ["      disabledComponents:", *(f"        {cls}" for cls in disabled)]
    return lines


def _head(phone: Phone, app: App, factory: bool) -> Iterator[str]:
    path = app.factory_path if factory else app.path
    yield f"    {'appId' if phone.api >= 34 else 'userId'}={app.uid}"
    if app.shared_user:
        yield f"    sharedUser=SharedUserSetting{{{token(app.shared_user)} {app.shared_user}/{app.uid}}}"
    yield f"    pkg=Package{{{token(path)} {app.name}}}"
    yield f"    codePath={path}"
    yield f"    resourcePath={path}"
    yield f"    legacyNativeLibraryDir={path}/lib"
    if phone.api >= 33:
        yield "    extractNativeLibs=false"
    yield "    primaryCpuAbi=" + ("null" if app.system else "arm64-v8a")
    yield "    secondaryCpuAbi=null"
    if phone.api >= 33:
        yield "    cpuAbiOverride=null"


def _build(phone: Phone, app: App, factory: bool) -> Iterator[str]:
    api = phone.api
    minimum = f" minSdk={app.min_sdk}" if api >= 24 else ""
    code = app.version_code - 1 if factory else app.version_code
    yield f"    versionCode={code}{minimum} targetSdk={app.target_sdk}"
    if api >= 33:
        yield "    minExtensionVersions=[]"
    yield f"    versionName={app.version}"
    if api >= 33:
        yield "    usesNonSdkApi=false"
    splits = () if factory else app.splits
    yield f"    splits=[{', '.join(('base', *splits))}]"
    if api >= 24:
        yield f"    apkSigningVersion={0 if factory else 2 if api < 28 else 3}"
    if api < 33:
        yield f"    applicationInfo=ApplicationInfo{{{token(app.apk)} {app.name}}}"
    yield f"    flags=[ {_flags(app, factory)} ]"
    if app.kind == "privileged":
        yield "    privateFlags=[ PRIVILEGED ]"
    if api >= 30:
        yield "    forceQueryable=" + ("true" if app.kind == "privileged" else "false")
    if api >= 36:
        yield "    pageSizeCompat=0"
    if api >= 35:
        yield "    scannedAsStoppedSystemApp=false"
    else:
        yield f"    dataDir=/data/user/0/{app.name}"
    yield "    supportsScreens=[small, medium, large, xlarge, resizeable, anyDensity]"


def _flags(app: App, factory: bool) -> str:
    updated = " UPDATED_SYSTEM_APP" if app.updated and not factory else ""
    debuggable = "DEBUGGABLE " if app.debuggable else ""
    return ("SYSTEM " if app.system else "") + f"{debuggable}HAS_CODE ALLOW_CLEAR_USER_DATA{updated} ALLOW_BACKUP"


def _origin(phone: Phone, app: App, factory: bool) -> Iterator[str]:
    api = phone.api
    updated = app.installed_ms if factory else app.updated_ms
    yield f"    timeStamp={phone.local(updated)}"
    if api < 33:
        yield f"    firstInstallTime={phone.local(app.installed_ms)}"
    yield f"    lastUpdateTime={phone.local(updated)}"
    yield from _installer(api, app)
    if api >= 35:
        yield "    appMetadataSource=0"
    yield f"    signatures=PackageSignatures{{{token(app.signature)} {_signatures(api, app, factory)}}}"
    yield "    installPermissionsFixed=" + ("false" if factory else "true") + (" installStatus=1" if api < 26 else "")
    yield f"    pkgFlags=[ {_flags(app, factory)} ]"
    if api >= 34:
        yield f"    privatePkgFlags=[ {'PRIVILEGED ' if app.kind == 'privileged' else ''}]"
        yield "    apexModuleName=null"


def _installer(api: int, app: App) -> Iterator[str]:
    if app.installer is not None or api >= 34:
        yield f"    installerPackageName={app.installer or 'null'}"
    if api >= 34:
        uid = -1 if app.installer is None else 10_000 + spread(app.installer, 200)
        yield f"    installerPackageUid={uid}"
        yield f"    initiatingPackageName={app.initiator or 'null'}"
        yield f"    originatingPackageName={app.originator or 'null'}"
        if app.update_owner:
            yield f"    updateOwnerPackageName={app.update_owner}"
    if api >= 33:
        yield f"    packageSource={app.package_source}"
    if api >= 34:
        yield "    appMetadataFilePath=null"


def _signatures(api: int, app: App, factory: bool) -> str:
    shown = "" if factory else app.signature
    if api < 28:
        return f"[{shown}]"
    return f"version:{0 if factory else 3}, signatures:[{shown}], past signatures:[]"


def _requested(api: int, names: list[str]) -> Iterator[str]:
    for name in names:
        hard = api in {29, 30} and ("SMS" in name or "CALL_LOG" in name or "BACKGROUND" in name)
        yield f"      {name}: restricted=true" if hard else f"      {name}"


def install_permissions(app: App, wanted: Wanted) -> list[str]:
    """Return the block of the grants that hold for every user, or nothing."""
    held = app.granted.get(0, frozenset())
    lines = [
        f"      {name}: granted=true"
        for name in app.requested
        if name in held and (wanted is None or name in wanted) and not asked_at_run_time(name, app.target_sdk)
    ]
    return ["    install permissions:", *lines] if lines else []


def grants(phone: Phone, app: App, user: int, wanted: Wanted, *, always: bool = False) -> list[str]:
    """Return the group ids and run-time grants of one user; `always` prints an empty heading too."""
    held = app.granted.get(user, frozenset())
    lines = []
    for name in app.requested:
        if (wanted is not None and name not in wanted) or not asked_at_run_time(name, app.target_sdk):
            continue
        granted = name in held
        if granted or (phone.api >= 29 and exists(name, phone.api)):
            usual = usual_flags(phone.api, granted=granted, system=app.system)
            flags = flags_text(app.flags.get(name, usual), phone.api)
            lines.append(f"        {name}: granted={'true' if granted else 'false'}{flags}")
    gids = ["      gids=[3003]"] if wanted is None and _NETWORK in app.requested else []
    return gids + (["      runtime permissions:", *lines] if lines or always else [])


def _user(phone: Phone, app: App, user: int, state: AppState) -> Iterator[str]:
    yield f"    User {user}: {_state(phone.api, app, state)}"
    if phone.api >= 33:
        yield f"      installReason={4 if not app.system and state.installed else 0}"
        if phone.api >= 35:
            yield f"      dataDir={f'/data/user/{user}/{app.name}' if state.installed else 'null'}"
        yield f"      firstInstallTime={phone.local(app.installed_ms if state.installed else 0)}"
        yield "      uninstallReason=0"
    if phone.api >= 35 and state.archived:
        yield f"      archiveTime={phone.local(app.updated_ms)}"
        yield f"      unarchiveInstallerTitle={app.installer}"
    if state.enabled in {2, 3}:
        yield "      lastDisabledCaller: com.android.settings"


def _state(api: int, app: App, state: AppState) -> str:
    inode = 400_000 + spread(app.name, 400_000) if state.installed else 0
    pairs = [f"ceDataInode={inode}"] if api >= 24 else [""]
    pairs += [f"deDataInode={inode + 1 if inode else 0}"] if api >= 34 else []
    pairs += [f"installed={_yes(state.installed)}", f"hidden={_yes(state.hidden)}"]
    pairs += [f"suspended={_yes(state.suspended)}"] if api >= 24 else []
    pairs += ["distractionFlags=0"] if api >= 30 else []
    pairs += [f"stopped={_yes(state.stopped)}", f"notLaunched={_yes(state.not_launched)}"]
    pairs += [f"enabled={state.enabled}"]
    pairs += [f"instant={_yes(state.instant)}", "virtual=false"] if api >= 26 else []
    pairs += [f"quarantined={_yes(state.quarantined)}"] if api >= 35 else []
    return " ".join(pairs)


def _yes(value: bool) -> str:
    return "true" if value else "false"


def shared_user_block(phone: Phone, name: str, apps: tuple[App, ...], wanted: Wanted) -> list[str]:
    """Return the lines of one `SharedUser [x]` block: the grants of all its packages."""
    whole = phone.holder(apps[0])
    lines = [f"  SharedUser [{name}] ({token(name)}):"]
    lines.append(f"    {'appId' if phone.api >= 34 else 'userId'}={whole.uid}")
    if phone.api >= 29:
        members = (f"      PackageSetting{{{token(app.apk)} {app.name}/{app.uid}}}" for app in apps)
        lines += ["    Packages", *members]
    lines += install_permissions(whole, wanted)
    for user in phone.users:
        held = grants(phone, whole, user.id, wanted)
        if held:
            lines += [f"    User {user.id}: ", *held]
    return lines
