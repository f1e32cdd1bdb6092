"""The program on one page: source -> facts -> signals -> findings -> verdicts -> report."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from detector.facts import Depth, Facts
from detector.facts.apk_on_disk import FoundApk, read_file
from detector.facts.base import GapReason
from detector.facts.collecting import OnStep, collect
from detector.facts.of_files import facts_of
from detector.facts.packages import Package
from detector.observations import Watched
from detector.report import AppInfo, PhoneInfo, Report, SignatureSet, Tool, UserInfo
from detector.rules import Judgement, judge
from detector.signals import Phone, Signals, look
from detector.signatures import Index
from detector.sources.acquisition.replay import Replay
from detector.sources.archives import Files
from detector.sources.base import Origin, Source, SourceKind
from detector.sources.files import FileError, open_file
from detector.sources.opening import open_saved
from detector.sweep import sweep
from detector.verdicts import Messengers, cards, groups, inventory, messengers, name_of


def scan(
    source: Source,
    index: Index,
    *,
    users: Sequence[int] | None = None,
    depth: Depth = Depth.USUAL,
    budget_s: float | None = None,
    on_step: OnStep = lambda _: None,
    on_facts: Callable[[Facts], None] = lambda _: None,
    now: datetime | None = None,
) -> Report:
    """Reads a phone, or something saved from one, and judges it. Uses no network and writes nothing."""
    facts = collect(source, users=users, depth=depth, budget_s=budget_s, on_step=on_step)
    on_facts(facts)
    return judge_facts(facts, index, origin=source.origin, now=now or datetime.now(UTC))


def scan_saved(
    files: Files,
    index: Index,
    *,
    depth: Depth = Depth.DEEP,
    users: Sequence[int] | None = None,
    on_open: Callable[[Origin], None] = lambda _: None,
    on_step: OnStep = lambda _: None,
    on_facts: Callable[[Facts], None] = lambda _: None,
    now: datetime | None = None,
) -> Report:
    """Judges what was saved of a phone, all that is there, and looks through raw texts for hints."""
    source = open_saved(files)
    on_open(source.origin)
    depth = _depth_of(source, depth)
    report = scan(source, index, users=users, depth=depth, on_step=on_step, on_facts=on_facts, now=now)
    if source.origin.kind is SourceKind.ACQUISITION:  # facts read all of it
        return report
    installed = frozenset(app.package for app in report.inventory)
    return structs.replace(report, hints=sweep(files, index, leave_out=installed))


def _depth_of(source: Source, wanted: Depth) -> Depth:
    """No deeper than an acquisition was meant to be: what nobody asked for was left out, and is not missing."""
    if not isinstance(source, Replay) or not source.depth:
        return wanted
    kept = Depth(source.depth)
    return kept if wanted.includes(kept) else wanted


def scan_files(paths: Sequence[Path], index: Index, *, now: datetime | None = None) -> Report:
    """Reads APK files and bundles of them, and judges them like the apps of a phone."""
    found: list[FoundApk] = []
    problems: list[str] = []
    for path in paths:
        try:
            with open_file(path) as file:
                for one in read_file(file, path.name, os.fstat(file.fileno()).st_size):
                    if isinstance(one, str):
                        problems.append(one)
                    else:
                        found.append(one)
        except FileError as error:
            problems.append(f"{path.name}: {error}")
    return judge_facts(
        facts_of(found, problems), index, origin=Origin(kind=SourceKind.FILES), now=now or datetime.now(UTC)
    )


def judge_facts(
    facts: Facts, index: Index, *, origin: Origin, now: datetime, watched: Sequence[Watched] = ()
) -> Report:
    """The report on facts that are there already, and on what was seen of apps that were watched.

    What is saved is judged as of the day when it was read. A saved report is joined by `merging/`.
    """
    runs = tuple(dict.fromkeys(watched))
    phone = Phone(facts, index, origin.taken or now, runs)
    signals = look(phone)
    judgement = judge(signals)
    core, other = facts.gaps(core=True), facts.gaps(core=False)
    return Report(
        tool=Tool.this(),
        created=now,
        source=origin.kind.value,
        origin=origin,
        complete=all(gap.reason is GapReason.ONLY_ON_PHONE for gap in core) and judgement.faultless,
        phone=_phone_info(phone),
        users=tuple(UserInfo(id=user.id, name=user.name, kind=user.kind.value) for user in facts.users.records),
        signature_set=_signature_set(index, now),
        app_count=len(signals.apps),
        added_app_count=sum(app.package.system is not True for app in signals.apps),
        findings=judgement.findings,
        cards=cards(phone, signals, judgement),
        groups=groups(judgement.findings),
        messengers=Messengers() if origin.kind is SourceKind.FILES else messengers(phone, signals, judgement),
        undecided=judgement.undecided,
        gaps=(*core, *other),
        core_gaps=len(core),
        apps=_apps(phone, signals, judgement),
        inventory=inventory(phone, signals),
        watched=runs,
        facts=facts.costs(),
        commands=facts.trail,
    )


def judge_again(report: Report, facts: Facts, index: Index) -> Report:
    """The same facts, as of when they were read, compared with another list.

    Hints stay as they were: the raw texts that they come from are not at hand any more.
    """
    origin = report.origin or Origin(kind=SourceKind(report.source))
    made = judge_facts(facts, index, origin=origin, now=report.created, watched=report.watched)
    return structs.replace(made, hints=report.hints)


def _phone_info(phone: Phone) -> PhoneInfo:
    device = phone.device
    return PhoneInfo(
        manufacturer=device.manufacturer,
        model=device.model,
        release=device.release,
        api=device.api,
        security_patch=device.security_patch,
    )


def _signature_set(index: Index, now: datetime) -> SignatureSet:
    info = index.info
    return SignatureSet(
        products=info.products,
        packages=info.packages,
        certificates=info.certificates,
        date=info.newest.isoformat() if info.newest else "",
        sha256=info.sha256,
        revision=info.revision,
        warning=info.warning,
        fetched=info.fetched.isoformat() if info.fetched else "",
        age_days=info.age_days(now.date()),
        attribution=tuple(
            dict.fromkeys(f"{source.what} ({source.licence}), {source.url}" for source in info.attribution)
        ),
    )


def _apps(phone: Phone, signals: Signals, judgement: Judgement) -> tuple[AppInfo, ...]:
    wanted = {finding.package for finding in judgement.findings}
    wanted.update(*(one.packages for one in judgement.undecided))
    return tuple(_app_info(phone, app.package) for app in signals.apps if app.package.name in wanted)


def _app_info(phone: Phone, package: Package) -> AppInfo:
    permissions = phone.permissions(package)
    return AppInfo(
        package=package.name,
        label=name_of(phone, package),
        version=package.version_name,
        system=package.system,
        users=package.users(),
        installer=package.installer,
        initiator=package.initiator,
        first_install=package.first_install,
        last_update=package.last_update,
        requested=permissions.requested if permissions else (),
        granted=tuple(sorted({grant.name for grant in permissions.grants if grant.granted})) if permissions else (),
    )
