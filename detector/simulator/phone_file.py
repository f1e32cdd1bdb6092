"""A phone file: the short YAML form of a simulated phone, checked key by key.

`phones/*.yaml` are the examples; `phones/base/*.yaml` hold apps that several phones share. An app that a phone
file names too takes the base's keys and replaces those that the phone file writes.
"""

import re
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec
from msgspec import Struct, structs

from detector.errors import DetectorError, ExitCode
from detector.simulator.app_ops import OpEntry
from detector.simulator.model import Kind, StateEntry, User
from detector.simulator.running import Running
from detector.simulator.system_state import Certificates, Chosen, PackageChange, Root
from detector.strict_yaml import Document, load

Source = Literal["play", "galaxy", "fdroid", "smart-switch", "hand", "download", "adb", "none"]

_Shape = TypeVar("_Shape")

_BASES: Final = Path(__file__).parent / "phones" / "base"
_FORBIDDEN_NAME: Final = re.compile(r"[\s/\[\](){}=:]")


class PhoneFileError(DetectorError):
    """A phone file that cannot be used. The message begins with "file:line:column: " where that is known."""

    def __init__(self, message: str) -> None:
        super().__init__("{problem}", "", ExitCode.DATA, problem=message)


class AccessibilityEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`accessibility:` of an app. `enabled` and `bound` are users."""

    service: str
    label: str = ""
    capabilities: int = 1
    events: str = "TYPES_ALL_MASK"
    enabled: tuple[int, ...] = ()
    bound: tuple[int, ...] = ()


class AdminEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`admin:` of an app: an active device admin."""

    receiver: str
    policies: str = "force-lock"
    users: tuple[int, ...] = (0,)
    fields: dict[str, str] = {}
    restrictions: str = ""
    uninstall_blocked: str = ""


class ListenerEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`listener:` of an app. A live or snoozed listener is an allowed one."""

    service: str
    allowed: tuple[int, ...] = ()
    live: tuple[int, ...] = ()
    snoozed: tuple[int, ...] = ()
    revoked: tuple[int, ...] = ()


class DeclaredEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"cls": "class"}):
    """`receivers:` or `services:` of an app: one component with its intent filter. Lists are words."""

    cls: str
    actions: str
    schemes: str = ""
    hosts: str = ""
    types: str = ""
    categories: str = ""
    priority: int = 0


class AppEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """One app. Lists of names are written as words with spaces between them."""

    label: str = ""
    kind: Kind = "user"
    source: Source = "play"
    updated: bool = False
    uid: int | None = None
    shared: str = ""
    path: str = ""
    factory_path: str = ""
    version: str = ""
    code: int | None = None
    min_sdk: int = 21
    target_sdk: int | None = None
    installer: str | None = None
    initiator: str | None = None
    originator: str | None = None
    package_source: int | None = None
    installed: str = ""
    """Local time, `2026-03-01 21:14`."""
    changed: str = ""
    signature: str = ""
    monitoring_tool: str = ""
    """The value of `isMonitoringTool` in its manifest."""
    splits: str = ""
    update_owner: str = ""
    debuggable: bool = False
    apk: str = ""
    """A file next to the phone file, which becomes the app's base APK, or `none`."""
    grants: str = ""
    """Permissions requested and held."""
    asks: str = ""
    """Permissions requested and not held."""
    grants_of: dict[int, str] = {}
    """The permissions held in other users, where they differ."""
    flags: dict[str, str] = {}
    icons: str | None = None
    """Launcher activities; `none` for no icon; default: one for an app that a person installed."""
    hidden_icons: str = ""
    """Launcher activities that the app switched off."""
    tv_icons: str = ""
    users: tuple[int, ...] | None = None
    accessibility: tuple[AccessibilityEntry, ...] = ()
    admin: tuple[AdminEntry, ...] = ()
    listener: tuple[ListenerEntry, ...] = ()
    receivers: tuple[DeclaredEntry, ...] = ()
    services: tuple[DeclaredEntry, ...] = ()
    ops: tuple[OpEntry, ...] = ()
    exempt: str = ""
    running: Running = Running()
    state: StateEntry = StateEntry()
    state_of: dict[int, StateEntry] = {}


class PhoneEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole phone file without its apps."""

    android: str
    api: int | None = None
    maker: str
    model: str
    device: str
    build: str
    security_patch: str
    clock: str
    """Local time, `2026-03-14 09:26:53`."""
    timezone: str = "Europe/Berlin"
    fingerprint: str = ""
    base: str = ""
    users: tuple[User, ...] = ()
    global_settings: dict[str, str] = {}
    secure_settings: dict[int, dict[str, str]] = {}
    properties: dict[str, str] = {}
    device_owner: str = ""
    organization_owned: bool = False
    profile_owners: dict[int, str] = {}
    root: Root = Root()
    certificates: dict[int, Certificates] = {}
    chosen: dict[int, Chosen] = {}
    data_saver: bool = False
    adb_keys: tuple[str, ...] = ("user@laptop",)
    package_changes: tuple[PackageChange, ...] = ()


def read_phone_file(path: Path) -> tuple[PhoneEntry, dict[str, AppEntry], Document]:
    """Return what a phone file and its bases say; raise PhoneFileError or StrictYamlError."""
    document = _document(path)
    values = _mapping(document, document.value, ())
    own_apps = _mapping(document, values.pop("apps", {}), ("apps",))
    phone = convert(document, values, (), PhoneEntry)
    merged: dict[str, dict[str, object]] = {}
    for base in phone.base.split():
        merged |= _base_apps(document, base)
    for name, own in own_apps.items():
        if not name or _FORBIDDEN_NAME.search(name):
            raise PhoneFileError(f"{document.at(('apps', name))}: {name!r} cannot be a package name")
        merged[name] = {**merged.get(name, {}), **_mapping(document, own, ("apps", name))}
    apps = {name: _with_apk(document, name, app, path.parent) for name, app in merged.items()}
    return phone, apps, document


def _with_apk(document: Document, name: str, app: dict[str, object], folder: Path) -> AppEntry:
    entry = convert(document, app, ("apps", name), AppEntry)
    if entry.apk in {"", "none"}:
        return entry
    file = folder / entry.apk
    if not file.is_file():
        raise PhoneFileError(f"{document.at(('apps', name, 'apk'))}: there is no file {entry.apk!r}")
    return structs.replace(entry, apk=str(file))


def convert(document: Document, value: object, path: tuple[str | int, ...], shape: type[_Shape]) -> _Shape:
    """Return `value` as `shape`, or raise PhoneFileError that names the place."""
    try:
        return msgspec.convert(value, shape, strict=False, str_keys=True)
    except msgspec.ValidationError as error:
        message, _, inner = str(error).partition(" - at ")
        raise PhoneFileError(f"{document.at((*path, *_steps(inner)))}: {message}") from error


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", path.strip("`")):
        steps.append(int(number) if number else name)
    return steps


def _base_apps(document: Document, base: str) -> dict[str, dict[str, object]]:
    file = _BASES / f"{base}.yaml"
    if not re.fullmatch(r"[\w-]+", base) or not file.is_file():
        raise PhoneFileError(f"{document.at(('base',))}: there is no base {base!r}")
    content = _document(file)
    apps = _mapping(content, content.value, ())
    return {name: _mapping(content, app, (name,)) for name, app in apps.items()}


def _document(path: Path) -> Document:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PhoneFileError(f"{path}: cannot be read: {error}") from error
    return load(text, name=path.name)


def _mapping(document: Document, value: object, path: tuple[str | int, ...]) -> dict[str, object]:
    """Return a copy of a mapping; an empty value counts as an empty one."""
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise PhoneFileError(f"{document.at(path)}: keys and values are expected here")
    return dict(value)
