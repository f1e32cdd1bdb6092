"""What is known about a phone: `FACTS` are all there are to know, `Facts` holds what was read, gaps included."""

from typing import Any, Final

from msgspec import Struct

from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.adb_computers import ADB_COMPUTERS, AdbComputer
from detector.facts.app_ops import APP_OPS, AppOp
from detector.facts.base import Command, Depth, FactSpec, Gap, GapReason, Reading
from detector.facts.battery_exempt import BATTERY_EXEMPT, BatteryExemption
from detector.facts.companion_devices import COMPANION_DEVICES, CompanionApp
from detector.facts.data_exempt import DATA_EXEMPT, DataExemption
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredComponent
from detector.facts.declared_icons import DECLARED_ICONS
from detector.facts.default_services import DEFAULT_SERVICES, DefaultService
from detector.facts.device import DEVICE, Device
from detector.facts.device_admins import DEVICE_ADMINS, DeviceAdmin
from detector.facts.device_policies import DEVICE_POLICIES, DevicePolicy
from detector.facts.file_hashes import FILE_HASHES, FileHash
from detector.facts.input_methods import INPUT_METHODS, InputMethod
from detector.facts.launcher import LAUNCHER, Icon
from detector.facts.location_requests import LOCATION_REQUESTS, LocationRequest
from detector.facts.manifests import MANIFESTS, AppManifest
from detector.facts.media_projection import MEDIA_PROJECTION, Projection
from detector.facts.network_use import NETWORK_USE, NetworkUse
from detector.facts.notification_listeners import NOTIFICATION_LISTENERS, NotificationListener
from detector.facts.op_timeline import OP_TIMELINE, OpTimeline
from detector.facts.orphan_uids import ORPHAN_UIDS, OrphanUid
from detector.facts.packages import PACKAGES, Package
from detector.facts.permissions import PERMISSIONS, AppPermissions
from detector.facts.processes import PROCESSES, Process
from detector.facts.removed_apps import REMOVED_APPS, RemovedApp
from detector.facts.roles import ROLES, RoleHolder
from detector.facts.root_record import RootSign
from detector.facts.root_signs import ROOT_SIGNS
from detector.facts.services import SERVICES, Service
from detector.facts.settings import SETTINGS, Setting
from detector.facts.signers import SIGNERS, AppSigners
from detector.facts.sockets import SOCKETS, Socket
from detector.facts.usage import USAGE, AppUsage
from detector.facts.user_certificates import USER_CERTIFICATES, UserCertificate
from detector.facts.users import USERS, User
from detector.facts.vpn import VPN, Vpn

FACTS: Final[tuple[FactSpec[Any], ...]] = (
    DEVICE,
    USERS,
    PACKAGES,
    PERMISSIONS,
    LAUNCHER,
    DECLARED_ICONS,
    DECLARED_COMPONENTS,
    ACCESSIBILITY,
    DEVICE_ADMINS,
    DEVICE_POLICIES,
    NOTIFICATION_LISTENERS,
    APP_OPS,
    OP_TIMELINE,
    USAGE,
    SERVICES,
    PROCESSES,
    SOCKETS,
    NETWORK_USE,
    LOCATION_REQUESTS,
    SETTINGS,
    ROLES,
    INPUT_METHODS,
    DEFAULT_SERVICES,
    VPN,
    COMPANION_DEVICES,
    MEDIA_PROJECTION,
    USER_CERTIFICATES,
    BATTERY_EXEMPT,
    DATA_EXEMPT,
    ADB_COMPUTERS,
    REMOVED_APPS,
    SIGNERS,
    MANIFESTS,
    FILE_HASHES,
    # these two read what the facts before them found
    ROOT_SIGNS,
    ORPHAN_UIDS,
)
COMMANDS: Final[tuple[Command, ...]] = tuple(dict.fromkeys(command for fact in FACTS for command in fact.commands))


class Facts(Struct, frozen=True, kw_only=True):
    """Everything that was read. Each field is a Reading: records, and gaps where there could be more."""

    device: Reading[Device]
    users: Reading[User]
    packages: Reading[Package]
    permissions: Reading[AppPermissions]
    launcher: Reading[Icon]
    declared_icons: Reading[Icon]
    declared_components: Reading[DeclaredComponent]
    accessibility: Reading[AccessibilityService]
    device_admins: Reading[DeviceAdmin]
    device_policies: Reading[DevicePolicy]
    notification_listeners: Reading[NotificationListener]
    app_ops: Reading[AppOp]
    op_timeline: Reading[OpTimeline]
    usage: Reading[AppUsage]
    services: Reading[Service]
    processes: Reading[Process]
    sockets: Reading[Socket]
    network_use: Reading[NetworkUse]
    location_requests: Reading[LocationRequest]
    settings: Reading[Setting]
    roles: Reading[RoleHolder]
    input_methods: Reading[InputMethod]
    default_services: Reading[DefaultService]
    vpn: Reading[Vpn]
    companion_devices: Reading[CompanionApp]
    media_projection: Reading[Projection]
    user_certificates: Reading[UserCertificate]
    battery_exempt: Reading[BatteryExemption]
    data_exempt: Reading[DataExemption]
    adb_computers: Reading[AdbComputer]
    removed_apps: Reading[RemovedApp]
    signers: Reading[AppSigners]
    manifests: Reading[AppManifest]
    file_hashes: Reading[FileHash]
    root_signs: Reading[RootSign]
    orphan_uids: Reading[OrphanUid]
    lines: dict[str, str]
    """Command id to the line that was sent (for one of the users, where there are several; the pattern, for files)."""
    trail: tuple["Asked", ...] = ()

    def gaps(self, *, core: bool | None = None) -> tuple[Gap, ...]:
        """All gaps, in the order of FACTS; only those of core facts, or of the others, if asked."""
        wanted = [fact for fact in FACTS if core is None or fact.core is core]
        return tuple(gap for fact in wanted for gap in self.reading(fact.name).gaps)

    @property
    def depth(self) -> Depth:
        """How thorough the reading was meant to be."""
        left_out = {gap.fact for gap in self.gaps() if gap.reason is GapReason.NOT_ASKED}
        asked = {fact.depth for fact in FACTS if fact.name not in left_out}
        return next((depth for depth in reversed(Depth) if depth in asked), Depth.CORE)

    def costs(self) -> tuple["Cost", ...]:
        """What each fact cost, and what came of it."""
        return tuple(self._cost(fact) for fact in FACTS)

    def _cost(self, fact: FactSpec[Any]) -> "Cost":
        reading = self.reading(fact.name)
        ids = {command.id for command in fact.commands}
        asked = [one for one in self.trail if one.command in ids]
        return Cost(
            fact=fact.name,
            depth=fact.depth,
            commands=len(asked),
            bytes=sum(one.bytes for one in asked),
            seconds=round(sum(one.seconds for one in asked), 3),
            records=len(reading.records),
            gaps=len(reading.gaps),
        )

    def reading(self, fact: str) -> Reading[Any]:
        """The reading of a fact by its name."""
        found: Reading[Any] = getattr(self, fact.replace("-", "_"))
        return found


class Asked(Struct, frozen=True, kw_only=True):
    """One command that was sent, and how it ended."""

    command: str
    """Its id."""
    line: str
    exit_code: int | None
    seconds: float
    bytes: int


class Cost(Struct, frozen=True, kw_only=True):
    """What reading one fact cost. An answer that several facts read counts for each of them."""

    fact: str
    depth: Depth
    commands: int
    bytes: int
    """Of all answers, stdout and stderr."""
    seconds: float
    """Of all commands; they run side by side, so the scan took less."""
    records: int
    gaps: int


__all__ = ["COMMANDS", "FACTS", "Asked", "Cost", "Depth", "Facts"]
