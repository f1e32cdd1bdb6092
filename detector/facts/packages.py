"""Which apps are installed, for whom, from where, and since when.

Two sources that are compared: `dumpsys package packages` (package_record.py) tells everything, but an app's own texts
can forge lines in it; `cmd package list packages` (package_list.py) tells little, but an app cannot write into it.
"""

from datetime import tzinfo
from typing import Final

from msgspec import structs

from detector.facts.base import Answer, Answers, Excerpt, FactSpec, Gap, GapReason, Reading, parse_answer
from detector.facts.device import PROPERTIES, Device
from detector.facts.device import read as read_device
from detector.facts.package_list import (
    ADDED,
    ADDED_LISTS,
    LIST,
    LISTS,
    Listed,
    added_by_user,
    added_lists,
    lists,
    names_by_user,
    parse_list,
)
from detector.facts.package_record import DUMP, Installation, Package, parse_packages

_SYSTEM_PATHS: Final = (
    "/system/",
    "/system_ext/",
    "/product/",
    "/vendor/",
    "/odm/",
    "/oem/",
    "/apex/",
    "/my_",
)


def read(answers: Answers) -> Reading[Package]:
    """All apps that any source names, and what the dump and the lists do not agree on."""
    zone = _zone(answers)
    dumped, gaps = parse_answer(PACKAGES.name, answers.get(DUMP), lambda text: parse_packages(text, zone))
    by_name = {package.name: package for package in dumped}
    in_doubt = {one.name: one.doubts for one in dumped}
    gap_list = list(gaps or doubtful(PACKAGES.name, answers.get(DUMP), in_doubt))
    for answer in lists(answers):
        listed, lost = parse_answer(PACKAGES.name, answer, parse_list)
        gap_list += lost
        if answer.user is not None:
            gap_list += _merge(by_name, listed, answer.user, dump_whole=not gaps)
    for answer in added_lists(answers) if gaps else ():  # in some files the only one; a whole dump knows more
        listed, _ = parse_answer(PACKAGES.name, answer, lambda text: parse_list(text, ADDED.id))
        if answer.user is not None:
            _merge(by_name, listed, answer.user, dump_whole=False)
    _classify(by_name, answers)
    return Reading(records=tuple(by_name.values()), gaps=_relevant(gap_list, bool(by_name) and not gaps))


def doubtful(fact: str, answer: Answer, doubts_by_name: dict[str, tuple[str, ...]]) -> tuple[Gap, ...]:
    """One gap for each app whose lines contradict each other."""
    return tuple(
        Gap(
            fact=fact,
            reason=GapReason.CONTRADICTORY,
            command=answer.command,
            package=name,
            detail=f"what the dump says of it cannot be trusted: {', '.join(found)}",
        )
        for name, found in doubts_by_name.items()
        if found
    )


def _classify(packages: dict[str, Package], answers: Answers) -> None:
    """Puts right which apps are parts of the system. Without the list of added apps, flags and path have to do."""
    listed = names_by_user(answers)
    for user, added in added_by_user(answers).items():
        for name in added & packages.keys():
            packages[name] = structs.replace(packages[name], system=False)
        for name in (listed.get(user, frozenset()) - added) & packages.keys():
            if packages[name].doubts:  # somebody wrote into its block, which may have cost it its flags
                packages[name] = structs.replace(packages[name], system=True)


def _zone(answers: Answers) -> tzinfo | None:
    if not answers.get(PROPERTIES).text:
        return None
    devices: tuple[Device, ...] = read_device(answers).records
    return devices[0].zone() if devices else None


def _relevant(gaps: list[Gap], dump_whole: bool) -> tuple[Gap, ...]:
    """A list that could not be had does not matter while the dump, which covers every user, is whole."""
    if not dump_whole:
        return tuple(gaps)
    harmless = (GapReason.UNSUPPORTED, GapReason.BLOCKED_USER, GapReason.NOT_IN_SOURCE)
    return tuple(gap for gap in gaps if gap.reason not in harmless)


def _merge(packages: dict[str, Package], listed: tuple[Listed, ...], user: int, *, dump_whole: bool) -> list[Gap]:
    """Adds what only the list knows; says where the dump knows less than the list.

    Apps that only the dump names stay as they are: libraries and hidden apps are not listed on any phone.
    """
    missing, denied = [], []
    for item in listed:
        package = packages.get(item.name)
        if package is None:
            missing.append(item.name)
            packages[item.name] = _from_list(item, user)
            continue
        if user not in package.users():
            denied += [item.name] if any(one.user == user for one in package.installations) else []
            package = _installed_for(package, user, item.excerpt)
        packages[item.name] = _corrected(package, item)
    if not dump_whole:
        return []
    gaps = [_contradiction(user, f"the dump says that user {user} does not have it, the list says so", denied)]
    detail = f"{len(missing)} apps of the list are missing from the dump: {', '.join(missing[:5])}"
    gaps.append([_disagreement(user, None, detail)] if missing else [])
    return [gap for some in gaps for gap in some]


def _contradiction(user: int, detail: str, names: list[str]) -> list[Gap]:
    return [_disagreement(user, name, detail) for name in names]


def _disagreement(user: int, package: str | None, detail: str) -> Gap:
    return Gap(
        fact=PACKAGES.name,
        reason=GapReason.CONTRADICTORY,
        command=DUMP.line,
        user=user,
        package=package,
        detail=detail,
    )


def _corrected(package: Package, item: Listed) -> Package:
    """The list is right about what both tell."""
    if item.tells_installer and item.installer != package.installer:
        package = structs.replace(package, installer=item.installer, installer_excerpt=item.excerpt)
    if item.uid is not None and item.uid != package.app_id:
        package = structs.replace(package, app_id=item.uid)
    if item.path and not item.path.startswith(package.path):
        package = structs.replace(package, path=item.path)
    return package


def _from_list(item: Listed, user: int) -> Package:
    system = item.path.startswith(_SYSTEM_PATHS) if item.path else None
    return Package(
        name=item.name,
        app_id=item.uid,
        path=item.path,
        system=True if system else None,
        installer=item.installer,
        installations=(Installation(user=user, excerpt=item.excerpt),),
        installer_excerpt=item.excerpt,
        excerpt=item.excerpt,
    )


def _installed_for(package: Package, user: int, excerpt: Excerpt) -> Package:
    others = tuple(item for item in package.installations if item.user != user)
    return structs.replace(package, installations=(*others, Installation(user=user, excerpt=excerpt)))


PACKAGES: Final = FactSpec(
    name="packages",
    commands=(DUMP, *LISTS, *ADDED_LISTS),
    read=read,
    needs="DUMP; the lists need nothing, but a user may be closed to them",
    seen_on="6 to 16: LG, Huawei, Google, Rockchip, SUNMI, MediaTek, Motorola, Oppo, GWM",
    without="no app can be told; one of the two sources is enough for their names",
)


__all__ = ["DUMP", "LIST", "PACKAGES", "Installation", "Listed", "Package", "parse_list", "parse_packages"]
