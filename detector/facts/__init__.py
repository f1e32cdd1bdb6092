"""What is known about a phone: `collect(source)` reads it, `Facts` holds it, gaps included."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, Final

from msgspec import Struct

from detector.facts.accessibility import ACCESSIBILITY, AccessibilityService
from detector.facts.adb_computers import ADB_COMPUTERS, AdbComputer
from detector.facts.app_ops import APP_OPS, AppOp
from detector.facts.base import (
    Answer,
    Answers,
    Command,
    Depth,
    FactSpec,
    Gap,
    GapReason,
    Reading,
    Rounds,
    understand,
)
from detector.facts.battery_exempt import BATTERY_EXEMPT, BatteryExemption
from detector.facts.companion_devices import COMPANION_DEVICES, CompanionApp
from detector.facts.data_exempt import DATA_EXEMPT, DataExemption
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredComponent
from detector.facts.declared_icons import DECLARED_ICONS
from detector.facts.default_services import DEFAULT_SERVICES, DefaultService
from detector.facts.device import DEVICE, Device
from detector.facts.device_admins import DEVICE_ADMINS, DeviceAdmin
from detector.facts.device_policies import DEVICE_POLICIES, DevicePolicy
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
from detector.sources.base import Failure, Output, Query, Source

log = logging.getLogger(__name__)

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
    SIGNERS,
    MANIFESTS,
    # these two read what the facts before them found
    ROOT_SIGNS,
    ORPHAN_UIDS,
)
COMMANDS: Final[tuple[Command, ...]] = tuple(dict.fromkeys(command for fact in FACTS for command in fact.commands))
_FIRST: Final = (*DEVICE.commands, *USERS.commands)
"""Asked before the others: the version and the users decide how the rest is asked."""


_PATTERNS: Final = {command.id: command.line for command in COMMANDS if command.for_files}


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
    signers: Reading[AppSigners]
    manifests: Reading[AppManifest]
    root_signs: Reading[RootSign]
    orphan_uids: Reading[OrphanUid]
    lines: dict[str, str]
    """Command id to the line that was sent (for one of the users, where there are several; the pattern, for files)."""
    trail: tuple["Asked", ...] = ()

    def gaps(self, *, core: bool | None = None) -> tuple[Gap, ...]:
        """All gaps, in the order of FACTS; only those of core facts, or of the others, if asked."""
        wanted = [fact for fact in FACTS if core is None or fact.core is core]
        return tuple(gap for fact in wanted for gap in self.reading(fact.name).gaps)

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


class Step(Struct, frozen=True, kw_only=True):
    """Progress: one command has been answered."""

    command: str
    user: int | None
    done: int
    total: int


OnStep = Callable[[Step], None]


def collect(
    source: Source,
    *,
    users: Sequence[int] | None = None,
    depth: Depth = Depth.USUAL,
    budget_s: float | None = None,
    on_step: OnStep = lambda _: None,
) -> Facts:
    """Asks the phone everything that belongs to this depth, as many commands at a time as the source bears.

    `users` limits the scan to these Android users; the others become gaps. When `budget_s` seconds are over, nothing
    more is asked, and what was not asked is a gap. KeyboardInterrupt closes the source.
    """
    chosen_facts = [fact for fact in FACTS if depth.includes(fact.depth)]
    reader = _Reader(source, on_step, None if budget_s is None else time.monotonic() + budget_s)
    with ThreadPoolExecutor(source.parallel) as pool:
        try:
            reader.run(pool, [command.query() for command in _FIRST])
            devices = _read(DEVICE, reader.answers).records
            reader.answers.api = api = devices[0].api if devices else None
            present = [user.id for user in _read(USERS, reader.answers).records] or [0]
            chosen = [user for user in present if users is None or user in users]
            reader.run(pool, _later_queries(chosen_facts, api, chosen))
            for fact in chosen_facts:
                if fact.ask_on is not None:
                    reader.answers.found[fact.name] = _guarded(fact, partial(reader.ask_on, pool, fact.ask_on))
                reader.answers.found[fact.name] = _read(fact, reader.answers)
        except BaseException:
            source.close()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    left_out = sorted(set(present) - set(chosen))
    return _facts(reader, left_out)


def _later_queries(facts: Sequence[FactSpec[Any]], api: int | None, users: Sequence[int]) -> list[Query]:
    """Those of core facts first: if the time runs out, the others stay unasked."""
    queries = []
    by_depth = sorted(facts, key=lambda fact: tuple(Depth).index(fact.depth))
    for command in dict.fromkeys(command for fact in by_depth for command in fact.commands):
        if (
            command in _FIRST
            or command.for_files
            or (api is not None and not command.min_api <= api <= command.max_api)
        ):
            continue
        if api is None and command.max_api < 999:
            continue  # an unknown version is asked as a recent one
        if command.per_user:
            queries += [command.query(api=api, user=user) for user in users]
        else:
            queries.append(command.query(api=api))
    return queries


class _Reader:
    """Sends queries and keeps what came back."""

    def __init__(self, source: Source, on_step: OnStep, until: float | None) -> None:
        self.source = source
        self.on_step = on_step
        self.until = until
        """When to ask no more, by time.monotonic()."""
        self.answers = Answers()
        self.trail: list[Asked] = []
        self.lines: dict[str, str] = {}
        self.total = 0
        self.done = 0

    def run(self, pool: ThreadPoolExecutor, queries: Sequence[Query]) -> None:
        """Sends queries whose answers are texts."""
        for query in queries:
            self.lines.setdefault(query.id, query.line)
        for query, output in self._outputs(pool, queries):
            self.answers.add(query.id, understand(query, output))

    def ask_on(self, pool: ThreadPoolExecutor, rounds: Callable[[Answers], Rounds[Any]]) -> Reading[Any]:
        """Sends what a fact asks for round by round; these answers need not be texts, and only the fact keeps them."""
        asking = rounds(self.answers)
        try:
            queries = next(asking)
            while True:
                for query in queries:
                    self.lines.setdefault(query.id, _PATTERNS.get(query.id, query.line))
                came = dict(self._outputs(pool, queries))
                queries = asking.send([came[query] for query in queries])
        except StopIteration as end:
            reading: Reading[Any] = end.value
            return reading

    def _outputs(self, pool: ThreadPoolExecutor, queries: Sequence[Query]) -> Iterator[tuple[Query, Output]]:
        pending: dict[Future[Output], Query] = {pool.submit(self._ask, query): query for query in queries}
        self.total += len(pending)
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                query, output = pending.pop(future), future.result()
                yield query, output
                self._keep(query, output)

    def _ask(self, query: Query) -> Output:
        if self.until is not None and time.monotonic() >= self.until:
            return Output(failure=Failure.NOT_ASKED)
        return self.source.read(query)

    def _keep(self, query: Query, output: Output) -> None:
        self.done += 1
        if output.failure is not Failure.NOT_ASKED:
            self.trail.append(_asked(query, output))
        self.on_step(Step(command=query.id, user=query.user, done=self.done, total=self.total))


def _asked(query: Query, output: Output) -> Asked:
    return Asked(
        command=query.id,
        line=query.line,
        exit_code=output.exit_code,
        seconds=round(output.seconds, 3),
        bytes=len(output.stdout) + len(output.stderr),
    )


def _facts(reader: _Reader, left_out: Sequence[int]) -> Facts:
    readings: dict[str, Reading[Any]] = {}
    for fact in FACTS:
        reading = reader.answers.found.get(fact.name, _not_asked(fact))
        if fact.name in reader.answers.found and any(command.per_user for command in fact.commands):
            skipped = tuple(Gap(fact=fact.name, reason=GapReason.NOT_CHOSEN, user=user) for user in left_out)
            reading = Reading(records=reading.records, gaps=(*reading.gaps, *skipped))
        readings[fact.name.replace("-", "_")] = reading
    return Facts(**readings, lines=reader.lines, trail=tuple(reader.trail))


def _not_asked(fact: FactSpec[Any]) -> Reading[Any]:
    return Reading(gaps=(Gap(fact=fact.name, reason=GapReason.NOT_ASKED),))


def _read(fact: FactSpec[Any], answers: Answers) -> Reading[Any]:
    return _guarded(fact, partial(fact.read, answers))


def _guarded(fact: FactSpec[Any], reading: Callable[[], Reading[Any]]) -> Reading[Any]:
    try:
        return reading()
    except Exception as error:  # a fault in one parser must not take the other facts with it
        log.exception("the fact %s could not be read", fact.name)
        gap = Gap(fact=fact.name, reason=GapReason.NOT_UNDERSTOOD, detail=f"{type(error).__name__}: {error}")
        return Reading(gaps=(gap,))


__all__ = ["COMMANDS", "FACTS", "Answer", "Asked", "Cost", "Depth", "Facts", "OnStep", "Step", "collect"]
