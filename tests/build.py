"""Builders of facts from few words, for tests: a phone is described by what is unusual about it.

`PhoneWords(apps={"org.example.app": AppWords(installer="")}).facts()` in Python, and the same in the YAML files of
tests/data, where `phone(...)` reads it. Whatever is left out is as on an ordinary phone: an app from Google Play with
an icon, nothing granted, everything read.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from msgspec import Struct, field

from detector.android import PER_USER_RANGE, RELEASES, ComponentName
from detector.apk.manifest import AccessibilityConfig, Component, ComponentKind, IntentFilter, Label, Manifest, MetaData
from detector.apk.signer import Role, Scheme, Signer
from detector.apk.subject import Subject
from detector.facts import FACTS, Facts
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.adb_computers import AdbComputer
from detector.facts.app_ops import AppOp, OpUse
from detector.facts.base import Excerpt, Gap, GapReason, Reading
from detector.facts.battery_exempt import BatteryExemption, Exemption
from detector.facts.declared_components import DeclaredComponent, DeclaredKind
from detector.facts.default_services import DefaultService, ServiceKind
from detector.facts.device import Device, Property
from detector.facts.device_admins import AdminRole, DeviceAdmin
from detector.facts.device_policies import DevicePolicy
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.file_hashes import FileHash
from detector.facts.input_methods import InputMethod
from detector.facts.launcher import Icon
from detector.facts.location_requests import LocationRequest
from detector.facts.manifests import AppManifest
from detector.facts.media_projection import Projection
from detector.facts.network_use import NetworkUse
from detector.facts.notification_listeners import NotificationListener
from detector.facts.orphan_uids import OrphanUid
from detector.facts.packages import Installation, Package
from detector.facts.permissions import AppPermissions, Grant
from detector.facts.removed_apps import AppChange, RemovedApp
from detector.facts.roles import RoleHolder
from detector.facts.root_record import RootSign, Sign, SignState
from detector.facts.services import Service
from detector.facts.settings import Setting
from detector.facts.signers import AppSigners
from detector.facts.usage import AppUsage
from detector.facts.user_certificates import CertificateState, UserCertificate
from detector.facts.users import User, UserKind
from detector.facts.vpn import Vpn, VpnState
from detector.observations import Watched
from detector.report import Report
from detector.scan import judge_facts
from detector.signals import Phone
from detector.signatures import Index
from detector.sources.base import Origin, SourceKind
from tests.invented import invented_index
from tests.watching import WatchedWords

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
APP = "org.example.app"
"""The app that a test is about, if it names no other."""


class ServiceWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An accessibility service. A `cls` of "" is a service that the phone names by its label only."""

    cls: str = ".Service"
    user: int = 0
    enabled: bool = True
    bound: bool | None = True
    label: str = "Example"
    capabilities: int | None = None


class ListenerWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A notification listener."""

    cls: str = ".Listener"
    user: int | None = 0
    allowed: bool = True
    live: bool = True
    system: bool = False


class AdminWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An administrator."""

    cls: str = ".Admin"
    user: int = 0
    role: AdminRole = AdminRole.ADMIN
    policies: tuple[str, ...] = ("force-lock",)


class UseWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A use of an app-op: on a day, in a state of the app, on somebody's behalf."""

    at: str = "2026-11-21T20:15:00+01:00"
    """"" is a time that was not understood."""
    ago_ms: int | None = 1000
    state: str = "bg"
    flags: str = "s"

    def use(self) -> OpUse:
        """As it was read."""
        at = datetime.fromisoformat(self.at) if self.at else None
        return OpUse(at=at, ago_ms=self.ago_ms, state=self.state, flags=self.flags)


class OpWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An app-op: its mode for the app, and that of everything under the app's number."""

    op: str
    mode: str = "default"
    uid_mode: str = ""
    user: int = 0
    number: int | None = None
    """Left out: the app's own."""
    switch: str = ""
    switch_mode: str = ""
    uses: tuple[UseWords, ...] = ()
    refusals: tuple[UseWords, ...] = ()
    running: bool = False
    doubt: str = ""


class KeyboardWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A keyboard."""

    cls: str = ".Keyboard"
    user: int = 0
    selected: bool = True
    enabled: bool = True


class RoleWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role that is held: SMS, DIALER ..."""

    role: str
    user: int | None = 0


class ChosenWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service that somebody chose."""

    kind: ServiceKind
    cls: str = ".Chosen"
    user: int = 0


class DeclaredWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A component that is declared."""

    kind: DeclaredKind
    cls: str = ".Declared"
    action: str = "android.intent.action.EXAMPLE"
    priority: int = 0
    codes: tuple[str, ...] = ()


class PolicyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that an administrator imposes."""

    kind: PolicyKind
    values: tuple[str, ...] = ()
    user: int | None = 0
    by: str = ""


class VpnWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A VPN of a phone; without an app: one that Android's settings know, or whose app is not told."""

    state: VpnState
    package: str = ""
    user: int | None = None
    uid: int | None = None


class DescriptionWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an accessibility service describes itself: an ordinary one reads windows and hears of all apps."""

    aid: bool = False
    windows: bool = True
    packages: tuple[str, ...] = ()

    def config(self, service: str) -> AccessibilityConfig:
        """The file that says so."""
        capabilities = ("read-windows",) if self.windows else ()
        return AccessibilityConfig(service=service, is_tool=self.aid, capabilities=capabilities, packages=self.packages)


class ManifestWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file of an app says about it."""

    label: str | None = None
    """"" is an empty one; left out, there is none, and Android shows the name of the package."""
    label_known: bool = True
    """Whether it was read: it can stand in a resource that was not."""
    translations: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    """Activities that are launcher entries."""
    recents: bool = True
    """Whether these stand among the recent apps."""
    icon_label: str | None = None
    """The name beside them, if it is another one."""
    answers: dict[str, str] = {}
    """Other activities, and what each answers to."""
    monitoring_tool: str | None = None
    services: dict[str, DescriptionWords | bool | None] = {}
    """Accessibility services: whether each says that it is an aid, or more; null: its description was not read.

    Left out: those that are on, and ordinary.
    """


class RunningWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service that there is now."""

    cls: str = ".Running"
    user: int = 0
    running: bool = True
    foreground: bool | None = False
    types: tuple[str, ...] | None = ()
    started: bool = False
    age_s: int | None = 60


class UsedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What Android remembers of the use of an app."""

    user: int = 0
    opened: bool | None = True
    active: bool | None = True
    day: date | None = date(2026, 1, 1)
    """When it was active, if it was."""


class LocatingWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request for the location."""

    user: int = 0
    provider: str = "gps"
    active: bool = True


class InstallationWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one user has the app."""

    installed: bool = True
    enabled: int = 0
    hidden: bool = False
    disabled_components: tuple[str, ...] = ()


class AppWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An app."""

    listed: bool = True
    """Whether the list of apps names it."""
    number: int | None = 10_001
    """Without the user; none: it is not known."""
    system: bool | None = False
    path: str = ""
    installer: str = "com.android.vending"
    """"" is none, here and below."""
    initiator: str = ""
    package_source: int | None = None
    signature: str = "00000001"
    users: dict[int, InstallationWords] = field(default_factory=lambda: {0: InstallationWords()})
    icons: tuple[int | None, ...] | None = None
    tv_icons: tuple[int, ...] = ()
    """Users who see an icon; left out: all of them. None among them: a table that names no user."""
    icon: str = ".Main"
    grants: tuple[str, ...] = ()
    """READ_SMS: for user 0. READ_SMS@10: for user 10. READ_SMS@all: when it was installed. -READ_SMS: refused."""
    accessibility: tuple[ServiceWords, ...] = ()
    listeners: tuple[ListenerWords, ...] = ()
    admins: tuple[AdminWords, ...] = ()
    ops: tuple[OpWords, ...] = ()
    keyboards: tuple[KeyboardWords, ...] = ()
    roles: tuple[RoleWords, ...] = ()
    chosen: tuple[ChosenWords, ...] = ()
    declared: tuple[DeclaredWords, ...] = ()
    battery: tuple[Exemption, ...] = ()
    """The lists of battery exemptions on which it stands."""
    signers: tuple[str, ...] = ("0" * 40,)
    """Digests of the certificates that sign its file; empty when it was not read."""
    organisations: tuple[str, ...] = ()
    common_names: tuple[str, ...] = ()
    """Whom its certificates name."""
    file_hashes: tuple[str, ...] = ()
    as_platform: bool | None = None
    first_install: datetime | None = datetime(2026, 10, 3, 21, 30, tzinfo=UTC)
    running: tuple[RunningWords, ...] = ()
    used: tuple[UsedWords, ...] = ()
    records_screen: bool = False
    locating: tuple[LocatingWords, ...] = ()
    sent: dict[int, int] = {}
    """MiB that were sent under its number, by user."""
    shared_user: str | None = None
    declared_icons: tuple[str, ...] = ()
    """Launcher entries that the phone knows of, switched off or not."""
    earlier_signers: tuple[str, ...] = ()
    """Those that signed it before, by the proof in the file."""
    manifest: ManifestWords | None = field(default_factory=ManifestWords)
    """null: it was not read."""
    watched: tuple[WatchedWords, ...] = ()
    """Once for each time."""


class RemovedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An app that Android remembers as updated or removed; days as yyyy-mm-dd."""

    package: str
    what: AppChange = AppChange.REMOVED
    from_day: date | None = None
    to_day: date | None = None


class RootWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sign of root, or that it is not there."""

    sign: Sign = Sign.FILE
    state: SignState = SignState.SEEN
    detail: str = "/sbin/su"


class ComputerWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A computer that may use adb."""

    comment: str = "user@example"
    built_in: bool = False


class AuthorityWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A certificate authority that somebody added or switched off."""

    state: CertificateState = CertificateState.ADDED
    user: int = 0


class OrphanWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number that belongs to no app."""

    uid: int
    found_in: str = "processes"
    doubtful: bool = False


class GapWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that could not be read."""

    fact: str
    reason: GapReason = GapReason.DENIED
    user: int | None = None
    package: str | None = None
    detail: str = ""


class PhoneWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phone."""

    api: int | None = 33
    maker: str = "Example"
    model: str = "One"
    properties: dict[str, str] = field(default_factory=lambda: {"ro.build.version.security_patch": "2026-10-05"})
    settings: dict[str, str] = field(default_factory=lambda: {"device_provisioned": "1"})
    users: dict[int, UserKind] = field(default_factory=lambda: {0: UserKind.OWNER})
    apps: dict[str, AppWords] = {}
    vpns: tuple[VpnWords, ...] = ()
    policies: tuple[PolicyWords, ...] = ()
    removed: tuple[RemovedWords, ...] = ()
    root: tuple[RootWords, ...] = ()
    computers: tuple[ComputerWords, ...] = ()
    authorities: tuple[AuthorityWords, ...] = ()
    orphans: tuple[OrphanWords, ...] = ()
    gaps: tuple[GapWords, ...] = ()

    def facts(self) -> Facts:
        """The facts, as if they had been read."""
        records: dict[str, list[Any]] = {fact.name: [] for fact in FACTS}
        records["device"] = [self._device()]
        records["users"] = [
            User(id=number, kind=kind, excerpt=excerpt(f"UserInfo{{{number}}}")) for number, kind in self.users.items()
        ]
        records["settings"] = [
            Setting(namespace="global", key=key, value=value, excerpt=excerpt(f"{key}={value}"))
            for key, value in self.settings.items()
        ]
        for name, app in self.apps.items():
            for fact, record in _records(name, app):
                records[fact].append(record)
        records["vpn"] = [
            Vpn(state=vpn.state, package=vpn.package, user=vpn.user, uid=vpn.uid, excerpt=excerpt(f"VPN {vpn.package}"))
            for vpn in self.vpns
        ]
        records["device-policies"] = [
            DevicePolicy(
                kind=policy.kind,
                values=policy.values,
                user=policy.user,
                package=policy.by,
                excerpt=excerpt(f"{policy.kind}: {', '.join(policy.values)}"),
            )
            for policy in self.policies
        ]
        for fact, record in self._around():
            records[fact].append(record)
        gaps = [
            Gap(fact=gap.fact, reason=gap.reason, user=gap.user, package=gap.package, detail=gap.detail)
            for gap in self.gaps
        ]
        readings: dict[str, Any] = {
            fact.replace("-", "_"): Reading(records=tuple(found), gaps=tuple(gap for gap in gaps if gap.fact == fact))
            for fact, found in records.items()
        }
        return Facts(**readings, lines={"test": "dumpsys test"})

    def watched(self) -> tuple[Watched, ...]:
        """What was seen of those apps that were watched."""
        return tuple(one.watched(name) for name, app in self.apps.items() for one in app.watched)

    def _around(self) -> Iterator[tuple[str, Any]]:
        """What is about the phone, and not about one app."""
        for gone in self.removed:
            proof = excerpt(f"Uninstall {gone.package}")
            yield (
                "removed-apps",
                RemovedApp(
                    package=gone.package, what=gone.what, from_day=gone.from_day, to_day=gone.to_day, excerpt=proof
                ),
            )
        for sign in self.root:
            proof = excerpt(f"{sign.detail}: {sign.state}")
            yield "root-signs", RootSign(sign=sign.sign, state=sign.state, detail=sign.detail, excerpt=proof)
        for computer in self.computers:
            proof = excerpt(f"KEY {computer.comment}")
            yield "adb-computers", AdbComputer(comment=computer.comment, built_in=computer.built_in, excerpt=proof)
        for one in self.authorities:
            proof = excerpt(f"/data/misc/user/{one.user}/cacerts-{one.state}/0.0")
            yield "user-certificates", UserCertificate(name="0.0", state=one.state, user=one.user, excerpt=proof)
        for orphan in self.orphans:
            yield (
                "orphan-uids",
                OrphanUid(
                    uid=orphan.uid,
                    user=orphan.uid // PER_USER_RANGE,
                    found_in=orphan.found_in,
                    doubtful=orphan.doubtful,
                    excerpt=excerpt(f"u0_a{orphan.uid}"),
                ),
            )

    def _device(self) -> Device:
        properties = tuple(
            Property(name=name, value=value, excerpt=excerpt(f"[{name}]: [{value}]"))
            for name, value in self.properties.items()
        )
        release = RELEASES.get(self.api or 0, "")
        patch = self.properties.get("ro.build.version.security_patch", "")
        return Device(
            manufacturer=self.maker,
            model=self.model,
            release=release,
            api=self.api,
            security_patch=patch,
            properties=properties,
        )


def _icons(name: str, app: AppWords) -> Iterator[Icon]:
    icons = tuple(app.users) if app.icons is None else app.icons
    for cls, users, tv in ((app.icon, icons, False), (".Tv", app.tv_icons, True)):
        component = _component(name, cls)
        yield from (Icon(component=component, user=user, tv=tv, excerpt=excerpt(str(component))) for user in users)


def _records(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    if app.listed:
        yield "packages", _package(name, app)
    if app.listed:
        yield from (("launcher", icon) for icon in _icons(name, app))
    if app.grants:
        yield "permissions", _permissions(name, app.grants)
    if app.listed and app.signers and not app.system:
        roles = [*((one, Role.CURRENT) for one in app.signers), *((one, Role.PREVIOUS) for one in app.earlier_signers)]
        found = tuple(
            Signer(
                sha1=digest[:40],
                sha256=digest.ljust(64, "0"),
                hash32="1",
                scheme=Scheme.V2,
                role=role,
                subject=Subject(organisations=app.organisations, common_names=app.common_names),
            )
            for digest, role in roles
        )
        file = f"/data/app/{name}/base.apk"
        yield "signers", AppSigners(package=name, signers=found, path=file, bytes_read=4096, excerpt=excerpt(file))
    if app.listed and app.manifest is not None and not app.system:
        yield "manifests", _manifest(name, app.manifest, app.accessibility)
    yield from _hashes(name, app)
    yield from _services(name, app)
    yield from _ops(name, app)
    yield from _chosen(name, app)
    for one in app.running:
        yield (
            "services",
            Service(
                component=_component(name, one.cls),
                user=one.user,
                process=name,
                uid=one.user * PER_USER_RANGE + (app.number or 0),
                running=one.running,
                foreground=one.foreground,
                types=one.types,
                started=one.started,
                age_s=one.age_s,
                excerpt=excerpt(f"ServiceRecord{{{name}/{one.cls}}}"),
            ),
        )
    for use in app.used:
        yield (
            "usage",
            AppUsage(
                package=name,
                user=use.user,
                opened=use.opened,
                active=use.active,
                active_day=use.day if use.active else None,
                excerpt=excerpt(f"package={name}"),
            ),
        )
    if app.records_screen:
        uid, kind = app.number or 0, "TYPE_SCREEN_CAPTURE"
        proof = excerpt(f"({name}, uid={uid}): {kind}")
        yield "media-projection", Projection(package=name, uid=uid, user=0, kind=kind, excerpt=proof)
    yield from _traffic(name, app)
    for cls in app.declared_icons:
        yield "declared-icons", Icon(component=_component(name, cls), user=0, excerpt=excerpt(f"{name}/{cls}"))


def _traffic(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    for asked in app.locating:
        uid = asked.user * PER_USER_RANGE + (app.number or 0)
        yield (
            "location-requests",
            LocationRequest(
                package=name,
                uid=uid,
                user=asked.user,
                provider=asked.provider,
                active=asked.active,
                excerpt=excerpt(f"{uid}/{name} Request[{asked.provider}]"),
            ),
        )
    for user, amount in app.sent.items():
        uid, sent = user * PER_USER_RANGE + (app.number or 0), amount * 1024 * 1024
        yield (
            "network-use",
            NetworkUse(uid=uid, user=user, received=0, sent=sent, excerpt=excerpt(f"{uid} 0 0 {sent} 9")),
        )


def _ops(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    for op in app.ops:
        number = app.number if op.number is None else op.number
        uid = op.user * PER_USER_RANGE + (number or 0)
        proof = excerpt(f"{op.op} ({op.mode})")
        if op.uid_mode:
            yield "app-ops", AppOp(op=op.op, uid=uid, uid_mode=op.uid_mode, doubt=op.doubt, excerpt=proof)
        else:
            yield (
                "app-ops",
                AppOp(
                    op=op.op,
                    uid=uid,
                    package=name,
                    package_mode=op.mode,
                    switch=op.switch,
                    switch_mode=op.switch_mode,
                    accesses=tuple(one.use() for one in op.uses),
                    rejects=tuple(one.use() for one in op.refusals),
                    running=op.running,
                    doubt=op.doubt,
                    excerpt=proof,
                ),
            )


def _chosen(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    for keyboard in app.keyboards:
        yield (
            "input-methods",
            InputMethod(
                component=_component(name, keyboard.cls),
                user=keyboard.user,
                selected=keyboard.selected,
                enabled=keyboard.enabled,
                excerpt=excerpt(f"{name}/{keyboard.cls}"),
            ),
        )
    for role in app.roles:
        held = f"android.app.role.{role.role}"
        yield "roles", RoleHolder(role=held, package=name, user=role.user, excerpt=excerpt(f"name={held}"))
    for one in app.chosen:
        component = _component(name, one.cls)
        proof = excerpt(f"{one.kind}={component}")
        yield "default-services", DefaultService(kind=one.kind, component=component, user=one.user, excerpt=proof)
    for how in app.battery:
        yield "battery-exempt", BatteryExemption(package=name, how=how, excerpt=excerpt(f"{how},{name}"))
    for part in app.declared:
        component = _component(name, part.cls)
        yield (
            "declared-components",
            DeclaredComponent(
                kind=part.kind,
                component=component,
                action=part.action,
                priority=part.priority,
                codes=part.codes,
                excerpt=excerpt(f"{part.action}: {component}"),
            ),
        )


_LAUNCHER = IntentFilter(actions=("android.intent.action.MAIN",), categories=("android.intent.category.LAUNCHER",))


def _manifest(name: str, words: ManifestWords, on: tuple[ServiceWords, ...]) -> AppManifest:
    services = words.services or {service.cls: DescriptionWords() for service in on if service.cls}
    file = MetaData(name="android.accessibilityservice", resource=0x7F010000)
    return AppManifest(
        package=name,
        manifest=Manifest(
            package=name,
            label=Label(text=words.label or "", known=words.label_known, given=words.label is not None),
            translations=words.translations,
            components=(
                *(
                    Component(kind=ComponentKind.SERVICE, name=_component(name, cls).cls, metadata=(file,))
                    for cls in services
                ),
                *(
                    Component(
                        kind=ComponentKind.ACTIVITY,
                        name=_component(name, cls).cls,
                        filters=(_LAUNCHER,),
                        excluded_from_recents=not words.recents,
                        label=None if words.icon_label is None else Label(text=words.icon_label),
                    )
                    for cls in words.icons
                ),
                *(
                    Component(
                        kind=ComponentKind.ACTIVITY,
                        name=_component(name, cls).cls,
                        filters=(IntentFilter(actions=(action,)),),
                    )
                    for cls, action in words.answers.items()
                ),
            ),
            monitoring_tool=words.monitoring_tool,
            accessibility=tuple(
                (DescriptionWords(aid=said) if isinstance(said, bool) else said).config(_component(name, cls).cls)
                for cls, said in services.items()
                if said is not None
            ),
        ),
        path=f"/data/app/{name}/base.apk",
        bytes_read=8192,
        excerpt=excerpt(f"/data/app/{name}/base.apk: version 1"),
    )


def _hashes(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    for number, digest in enumerate(app.file_hashes):
        file = f"/data/app/{name}/{number}.apk"
        yield "file-hashes", FileHash(package=name, path=file, sha256=digest, excerpt=excerpt(f"{digest}  {file}"))


def _services(name: str, app: AppWords) -> Iterator[tuple[str, Any]]:
    for service in app.accessibility:
        yield (
            "accessibility",
            AccessibilityService(
                component=_component(name, service.cls) if service.cls else None,
                user=service.user,
                label=service.label,
                enabled=service.enabled,
                bound=service.bound,
                capabilities=service.capabilities,
                excerpt=excerpt(f"Service[label={service.label}"),
            ),
        )
    for listener in app.listeners:
        yield (
            "notification-listeners",
            NotificationListener(
                component=_component(name, listener.cls),
                user=listener.user,
                allowed=listener.allowed,
                live=listener.live,
                system=listener.system,
                excerpt=excerpt(f"{name}/{listener.cls}"),
            ),
        )
    for admin in app.admins:
        yield (
            "device-admins",
            DeviceAdmin(
                component=_component(name, admin.cls),
                role=admin.role,
                user=admin.user,
                policies=admin.policies,
                excerpt=excerpt(f"{name}/{admin.cls}:"),
            ),
        )


def _package(name: str, app: AppWords) -> Package:
    installations = tuple(
        Installation(
            user=user,
            installed=item.installed,
            enabled=item.enabled,
            hidden=item.hidden,
            disabled_components=item.disabled_components,
            excerpt=excerpt(f"User {user}: installed={str(item.installed).lower()}"),
        )
        for user, item in app.users.items()
    )
    return Package(
        name=name,
        app_id=app.number,
        path=app.path,
        system=app.system,
        installer=app.installer or None,
        initiator=app.initiator or None,
        package_source=app.package_source,
        first_install=app.first_install,
        shared_user=app.shared_user,
        signature_hashes=(app.signature,) if app.signature else (),
        installations=installations,
        installer_excerpt=excerpt(f"installerPackageName={app.installer}") if app.installer else None,
        excerpt=excerpt(f"Package [{name}] (1234567):"),
    )


def _permissions(name: str, words: tuple[str, ...]) -> AppPermissions:
    grants = []
    for word in words:
        short, _, user = word.removeprefix("-").partition("@")
        full, granted = f"android.permission.{short}", not word.startswith("-")
        grants.append(
            Grant(
                name=full,
                granted=granted,
                user=None if user == "all" else int(user or 0),
                excerpt=excerpt(f"{full}: granted={str(granted).lower()}"),
            )
        )
    requested = tuple(dict.fromkeys(grant.name for grant in grants))
    return AppPermissions(package=name, requested=requested, requests_known=True, grants=tuple(grants))


def _component(package: str, cls: str) -> ComponentName:
    return ComponentName(package, package + cls if cls.startswith(".") else cls)


def excerpt(text: str, line: int = 1) -> Excerpt:
    """A proof, from a command `test`."""
    return Excerpt(command="test", line=line, text=text)


def phone_words(described: object) -> PhoneWords:
    """A phone from strings, lists and dicts, as YAML gives them."""
    return msgspec.convert(described, PhoneWords, strict=False)


def phone(words: PhoneWords, index: Index | None = None) -> Phone:
    """The phone as signals see it, next to the invented list or another one."""
    return Phone(words.facts(), index or invented_index(), NOW, words.watched())


def report(words: PhoneWords, index: Index | None = None) -> Report:
    """The report on a phone, made at NOW."""
    origin = Origin(kind=SourceKind.ADB)
    return judge_facts(words.facts(), index or invented_index(), origin=origin, now=NOW, watched=words.watched())
