"""The facts of one phone, arranged for look-ups by app, next to the signatures they are compared with."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar

from detector.android import PER_USER_RANGE, ComponentName
from detector.apk.manifest import AccessibilityConfig
from detector.facts import FACTS, Facts
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.app_ops import AppOp
from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.battery_exempt import BatteryExemption
from detector.facts.declared_components import DeclaredComponent, DeclaredKind
from detector.facts.default_services import DefaultService, ServiceKind
from detector.facts.device import Device
from detector.facts.device_admins import DeviceAdmin
from detector.facts.device_policies import DevicePolicy
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.file_hashes import FileHash
from detector.facts.input_methods import InputMethod
from detector.facts.launcher import Icon
from detector.facts.location_requests import LocationRequest
from detector.facts.manifests import MANIFESTS, AppManifest
from detector.facts.network_use import NetworkUse
from detector.facts.notification_listeners import NotificationListener
from detector.facts.packages import PACKAGES, Package
from detector.facts.permissions import AppPermissions
from detector.facts.roles import RoleHolder
from detector.facts.services import Service
from detector.facts.signers import AppSigners
from detector.facts.usage import AppUsage
from detector.observations import Watched
from detector.signals.gaps import GapsByApp
from detector.signatures import Index

K = TypeVar("K")
T = TypeVar("T")


_OF_APP: Final[Callable[[Any], str]] = attrgetter("package")
_OF_COMPONENT: Final[Callable[[Any], str]] = attrgetter("component.package")


def app_gap(fact: str, package: Package, detail: str) -> Gap:
    """A gap about one app: the fact was read, and still does not tell the detail, `reason` or `name: reason`."""
    return Gap(fact=fact, reason=GapReason.UNSUPPORTED, package=package.name, detail=detail)


class Phone:
    """Everything that signals may look at. Made once for a scan, never changed."""

    def __init__(self, facts: Facts, index: Index, now: datetime, watched: Sequence[Watched] = ()) -> None:
        self.facts = facts
        self.index = index
        self.now = now
        self._watched = watched
        self.device = facts.device.records[0] if facts.device.records else Device()
        self._gaps = {fact.name: GapsByApp(facts.reading(fact.name).gaps) for fact in FACTS}
        self._icons = _grouped(facts.launcher.records, _OF_COMPONENT)
        self._services = _grouped((one for one in facts.accessibility.records if one.component), _OF_COMPONENT)
        self._admins = _grouped(facts.device_admins.records, _OF_COMPONENT)
        self._listeners = _grouped(facts.notification_listeners.records, _OF_COMPONENT)
        self._permissions = {app.package: app for app in facts.permissions.records}
        self._packages = {package.name: package for package in facts.packages.records}
        self._signers = {app.package: app for app in facts.signers.records}
        self._manifests = {app.package: app for app in facts.manifests.records}
        self._hashes = _grouped(facts.file_hashes.records, _OF_APP)
        self._declared = _grouped(facts.declared_components.records, _OF_COMPONENT)
        self._ops = _grouped(facts.app_ops.records, attrgetter("op", "uid"))
        self._running = _grouped(facts.services.records, _OF_COMPONENT)
        self._keyboards = _grouped(facts.input_methods.records, _OF_COMPONENT)
        self._chosen = _grouped(facts.default_services.records, _OF_COMPONENT)
        self._roles = _grouped(facts.roles.records, _OF_APP)
        self._battery_exemptions = _grouped(facts.battery_exempt.records, _OF_APP)
        self._location_requests = _grouped(facts.location_requests.records, _OF_APP)
        self._network_use = _grouped(facts.network_use.records, attrgetter("uid"))
        self._usage = _grouped(facts.usage.records, _OF_APP)
        self._usage_of_users = _grouped(facts.usage.records, attrgetter("user"))
        self._declared_icons = _grouped(facts.declared_icons.records, _OF_COMPONENT)
        self._sharing = Counter(package.app_id for package in self._packages.values())
        self._signed_as: dict[str, list[Package]] = defaultdict(list)
        for package in self._packages.values():
            for signer in package.signature_hashes if package.system else ():
                self._signed_as[signer].append(package)

    def apps(self) -> tuple[Package, ...]:
        """Every app that some user has, and every one that holds power although no list names it."""
        return self._apps

    @cached_property
    def _apps(self) -> tuple[Package, ...]:
        listed = [package for package in self._packages.values() if package.users() or not package.installations]
        nameless = {
            component.package: excerpt
            for component, excerpt in self._powerful()
            if component.package not in self._packages
        }
        return (*listed, *(Package(name=name, excerpt=excerpt) for name, excerpt in nameless.items()))

    def _powerful(self) -> Iterable[tuple[ComponentName, Excerpt]]:
        for service in self.facts.accessibility.records:
            if service.component is not None:
                yield service.component, service.excerpt
        for admin in self.facts.device_admins.records:
            yield admin.component, admin.excerpt
        for listener in self.facts.notification_listeners.records:
            if not listener.system:
                yield listener.component, listener.excerpt

    def package(self, name: str) -> Package | None:
        """An app by its name, whether or not anybody has it."""
        return self._packages.get(name)

    def icons(self, package: Package) -> Sequence[Icon]:
        """The launcher entries of an app."""
        return self._icons.get(package.name, ())

    def services(self, package: Package) -> Sequence[AccessibilityService]:
        """The accessibility services of an app that are on or running."""
        return self._services.get(package.name, ())

    def admins(self, package: Package) -> Sequence[DeviceAdmin]:
        """The administrator roles that an app holds."""
        return self._admins.get(package.name, ())

    def listeners(self, package: Package) -> Sequence[NotificationListener]:
        """The notification listeners of an app, without those that are parts of Android."""
        return [listener for listener in self._listeners.get(package.name, ()) if not listener.system]

    def permissions(self, package: Package) -> AppPermissions | None:
        """What an app asked for and was given; None when that was not read."""
        return self._permissions.get(package.name)

    def signers(self, package: Package) -> AppSigners | None:
        """The certificates in the file of an app; None when they were not read."""
        return self._signers.get(package.name)

    def file_hashes(self, package: Package) -> Sequence[FileHash]:
        """The hashes of the files of an app, where they were read."""
        return self._hashes.get(package.name, ())

    def manifest(self, package: Package) -> AppManifest | None:
        """What the file of an app says about it; None when it was not read."""
        return self._manifests.get(package.name)

    def classes(self, package: Package) -> tuple[tuple[str, Excerpt], ...]:
        """Every class name of an app that was seen anywhere."""
        found = [(icon.component.cls, icon.excerpt) for icon in self.icons(package)]
        found += [(service.component.cls, service.excerpt) for service in self.services(package) if service.component]
        found += [(admin.component.cls, admin.excerpt) for admin in self.admins(package)]
        found += [(listener.component.cls, listener.excerpt) for listener in self.listeners(package)]
        app = self.manifest(package)
        if app is not None:
            found += [(component.name, app.excerpt) for component in app.manifest.components]
        for installation in package.installations:
            names = (*installation.enabled_components, *installation.disabled_components)
            found += [(name, installation.excerpt) for name in names]
        return tuple(found)

    def gaps(self, fact: str, package: Package) -> tuple[Gap, ...]:
        """The gaps of a fact that keep something about this app from being known."""
        return self._gaps[fact].about(package)

    def unlisted(self, package: Package) -> tuple[Gap, ...]:
        """Why it is not known what sort of app this is; nothing when the long list of apps describes it.

        Such an app is named only by a short list, or by a service that it has: `system` is None.
        """
        if package.system is not None:
            return ()
        return self.gaps(PACKAGES.name, package) or (
            app_gap(PACKAGES.name, package, "its list of apps does not describe this app"),
        )

    def uids(self, package: Package) -> tuple[int, ...]:
        """The numbers under which an app runs, one for each user who has it; nothing when its number is not known."""
        if package.app_id is None:
            return ()
        return tuple([user * PER_USER_RANGE + package.app_id for user in package.users()])

    def ops(self, op: str, uid: int, package: Package) -> tuple[AppOp, ...]:
        """What is known of one app-op under one number: of the app, and of everything under that number."""
        return tuple(one for one in self._ops.get((op, uid), ()) if one.package in ("", package.name))

    def keyboards(self, package: Package) -> Sequence[InputMethod]:
        """The keyboards of an app that somebody has selected or switched on."""
        return self._keyboards.get(package.name, ())

    def roles(self, package: Package, role: str) -> tuple[RoleHolder, ...]:
        """For whom an app holds a role, such as SMS."""
        name = f"android.app.role.{role}"
        return tuple(one for one in self._roles.get(package.name, ()) if one.role == name)

    def chosen(self, package: Package, *kinds: ServiceKind) -> tuple[DefaultService, ...]:
        """The services of an app that somebody chose for one of these purposes."""
        return tuple(one for one in self._chosen.get(package.name, ()) if one.kind in kinds)

    def declared(self, package: Package, kind: DeclaredKind) -> tuple[DeclaredComponent, ...]:
        """The components that an app declares for a purpose."""
        return tuple(one for one in self._declared.get(package.name, ()) if one.kind is kind)

    def policies(self, kind: PolicyKind) -> tuple[DevicePolicy, ...]:
        """What administrators impose of one kind, on whomever."""
        return tuple(one for one in self.facts.device_policies.records if one.kind is kind)

    def battery_exemptions(self, package: Package) -> Sequence[BatteryExemption]:
        """The lists of battery exemptions on which an app stands."""
        return self._battery_exemptions.get(package.name, ())

    def descriptions(self, package: Package, service: AccessibilityService) -> tuple[AccessibilityConfig, ...]:
        """How an accessibility service describes itself in the file of its app; nothing when that was not read."""
        app = self.manifest(package)
        configs = app.manifest.accessibility if app is not None else ()
        named = service.component.cls if service.component is not None else ""
        return tuple(one for one in configs if one.service == named)

    def manifest_unread(self, package: Package) -> tuple[Gap, ...]:
        """Why it is not known what the whole file of an app says about it; nothing when it is."""
        gaps = self.gaps(MANIFESTS.name, package)
        if self.manifest(package) is not None:
            return tuple(gap for gap in gaps if gap.package == package.name)
        return gaps or self.unlisted(package) or (app_gap(MANIFESTS.name, package, "nobody has its file"),)

    def name_unread(self, package: Package) -> tuple[Gap, ...]:
        """Why the name of an app on the screen is not known; nothing when it is."""
        app = self.manifest(package)
        if app is None:
            return self.manifest_unread(package)
        return () if app.manifest.label.known else (app_gap(MANIFESTS.name, package, "its name on the screen"),)

    def running(self, package: Package) -> Sequence[Service]:
        """The services of an app that there are now."""
        return self._running.get(package.name, ())

    def declared_icons(self, package: Package) -> Sequence[Icon]:
        """The launcher entries that an app declares, those that are switched off among them."""
        return self._declared_icons.get(package.name, ())

    def system_apps_signed_as(self, package: Package) -> tuple[Package, ...]:
        """The parts of the system, without the app itself, for which the phone keeps the hash of one of its signers."""
        alike = {one.name: one for signer in package.signature_hashes for one in self._signed_as.get(signer, ())}
        return tuple(one for one in alike.values() if one.name != package.name)

    @cached_property
    def knows_system_signers(self) -> bool:
        """Whether the hash of a signer was read for every part of the system, and for `android` at the least."""
        whole = all(one.signature_hashes for one in self._packages.values() if one.system)
        return whole and "android" in self._packages

    def location_requests(self, package: Package) -> Sequence[LocationRequest]:
        """The requests for the location that an app has made and not taken back."""
        return self._location_requests.get(package.name, ())

    def network_use(self, package: Package) -> tuple[NetworkUse, ...]:
        """What went over the network under the numbers of an app."""
        return tuple(one for uid in self.uids(package) for one in self._network_use.get(uid, ()))

    def shares_number(self, package: Package) -> bool:
        """Whether other apps run under the number of an app too; it may have been given a shared one for that."""
        others = self._sharing[package.app_id] - (package.name in self._packages)
        return package.shared_user is not None or others > 0

    def usage(self, package: Package) -> Sequence[AppUsage]:
        """What Android remembers of the use of an app, by its users."""
        return self._usage.get(package.name, ())

    def watched(self, package: str) -> tuple[Watched, ...]:
        """What was seen each time that an app was watched, by its name."""
        return tuple(one for one in self._watched if one.package == package)

    def remembers_from(self, user: int) -> date | None:
        """The first day of which Android remembers any use for a user; None when it remembers none.

        Its own word for the beginning counts for less: on some versions it is a round number, and older than the data.
        """
        days = (one.active_day for one in self._usage_of_users.get(user, ()))
        return min((day for day in days if day is not None), default=None)


def _grouped(records: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found
