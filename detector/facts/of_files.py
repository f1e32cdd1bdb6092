"""Facts about APK files that are on no phone: what the files say is known, and everything else is a gap.

Files that hold one and the same app (the parts of a bundle, or two versions) become one app, with all that any of them
says. Where readings differ, more is shown.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec import structs

from detector.apk.manifest import Manifest
from detector.facts import FACTS, Facts
from detector.facts.apk_on_disk import FoundApk
from detector.facts.base import Excerpt, Gap, GapReason, Reading, unique
from detector.facts.file_hashes import FILE_HASHES, FileHash
from detector.facts.manifests import MANIFESTS, AppManifest
from detector.facts.packages import PACKAGES, Package
from detector.facts.permissions import PERMISSIONS, AppPermissions
from detector.facts.signers import SIGNERS, AppSigners

COMMAND: Final = "apk-file"
"""What stands in the place of a command in excerpts."""


def facts_of(found: Sequence[FoundApk], problems: Sequence[str]) -> Facts:
    """What is known from these files; `problems` are files, or parts of them, that could not be read."""
    groups: dict[str, list[FoundApk]] = {}
    for one in found:
        groups.setdefault(one.manifest.package, []).append(one)
    apps = [_app(sorted(group, key=lambda one: bool(one.manifest.split))) for group in groups.values()]
    unread = [_gap(PACKAGES.name, None, problem) for problem in problems]
    unread += [
        _gap(PACKAGES.name, one.manifest.package, f"{one.where}: its manifest is not whole: {one.manifest.damaged}")
        for one in found
        if one.manifest.damaged
    ]
    unsigned = [
        _gap(SIGNERS.name, one.manifest.package, f"{one.where}: {one.unsigned}") for one in found if one.unsigned
    ]
    signers = [record for app, group in zip(apps, groups.values(), strict=True) for record in _signers(app, group)]
    known: dict[str, Reading[Any]] = {
        PACKAGES.name: Reading(records=tuple(map(_package, apps)), gaps=(*unread, *_only_on_phone(PACKAGES.name))),
        PERMISSIONS.name: Reading(records=tuple(map(_permissions, apps)), gaps=_only_on_phone(PERMISSIONS.name)),
        SIGNERS.name: Reading(records=tuple(signers), gaps=tuple(unsigned)),
        MANIFESTS.name: Reading(records=tuple(apps)),
        FILE_HASHES.name: Reading(records=tuple(map(_hash, found))),
    }
    readings: dict[str, Any] = {
        fact.name.replace("-", "_"): known.get(fact.name, Reading(gaps=_only_on_phone(fact.name))) for fact in FACTS
    }
    return Facts(**readings, lines={COMMAND: "file"})


def _only_on_phone(fact: str) -> tuple[Gap, ...]:
    return (Gap(fact=fact, reason=GapReason.ONLY_ON_PHONE),)


def _gap(fact: str, package: str | None, detail: str) -> Gap:
    return Gap(fact=fact, reason=GapReason.NOT_UNDERSTOOD, package=package, detail=detail[:300])


def _app(group: Sequence[FoundApk]) -> AppManifest:
    """The base first: what it says counts, and parts add to it."""
    base = group[0]
    manifest = base.manifest
    for other in group[1:]:
        manifest = _joined(manifest, other.manifest)
    label = f"“{manifest.label.text}”" if manifest.label.known and manifest.label.text else "not known"
    text = f"{base.where}: package {manifest.package}, version {manifest.version_name}, name on the screen: {label}"
    return AppManifest(
        package=manifest.package,
        manifest=manifest,
        path=base.where,
        bytes_read=sum(one.bytes_read for one in group),
        excerpt=Excerpt.of(COMMAND, 0, text),
    )


def _joined(one: Manifest, other: Manifest) -> Manifest:
    names = (*one.translations, *((other.label.text,) if other.label.text else ()), *other.translations)
    return structs.replace(
        one,
        translations=unique(name for name in names if name != one.label.text),
        permissions=unique((*one.permissions, *other.permissions)),
        components=unique((*one.components, *other.components)),
        metadata=unique((*one.metadata, *other.metadata)),
        monitoring_tool=one.monitoring_tool if one.monitoring_tool is not None else other.monitoring_tool,
        accessibility=unique((*one.accessibility, *other.accessibility)),
        admins=unique((*one.admins, *other.admins)),
        problems=unique((*one.problems, *other.problems)),
    )


def _package(app: AppManifest) -> Package:
    manifest = app.manifest
    return Package(
        name=app.package,
        path=app.path,
        version_code=manifest.version_code,
        version_name=manifest.version_name,
        target_sdk=manifest.target_sdk,
        shared_user=manifest.shared_user_id or None,
        excerpt=app.excerpt,
    )


def _permissions(app: AppManifest) -> AppPermissions:
    return AppPermissions(package=app.package, requested=app.manifest.permissions, requests_known=True)


def _hash(one: FoundApk) -> FileHash:
    excerpt = Excerpt.of(COMMAND, 0, f"{one.where}: SHA-256 {one.sha256}")
    return FileHash(package=one.manifest.package, path=one.where, sha256=one.sha256, excerpt=excerpt)


def _signers(app: AppManifest, group: Sequence[FoundApk]) -> Iterable[AppSigners]:
    signers = unique(signer for one in group for signer in one.signing.signers)
    if signers:
        first = signers[0]
        text = f"{app.path}: {first.scheme.value} {first.role.value} certificate SHA-256 {first.sha256}"
        excerpt = Excerpt.of(COMMAND, 0, text)
        yield AppSigners(
            package=app.package, signers=signers, path=app.path, bytes_read=app.bytes_read, excerpt=excerpt
        )
