"""What somebody changed about the phone, or has others decide about it: who is in control, and who comes in.

None of it is a sign of monitoring by itself. What the bootloader and the build say is told by configuration.py.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from detector.facts.adb_computers import ADB_COMPUTERS
from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.device_policies import DEVICE_POLICIES
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.orphan_uids import ORPHAN_UIDS
from detector.facts.packages import PACKAGES, Package
from detector.facts.root_record import Sign, SignState
from detector.facts.root_signs import ROOT_SIGNS
from detector.facts.settings import SETTINGS
from detector.facts.user_certificates import USER_CERTIFICATES, CertificateState
from detector.signals.base import Kind, Observation, PhoneSignal, State, absent_unless, present, shown_by
from detector.signals.phone import Phone
from detector.signals.special_access import access

_SHOWN: Final = 3
_NO_VALUE: Final = ("", "null", ":0")
_BRINGS_APPS: Final = ("browser", "messenger", "file-manager")
_may_install = access("REQUEST_INSTALL_PACKAGES", meaning="It may install other apps, after a question.")


def _absent_if_read(phone: Phone, fact: str, more: tuple[Gap, ...] = ()) -> Observation:
    return absent_unless(phone.facts.reading(fact).gaps, more)


def _some(names: Iterable[str]) -> tuple[str, str]:
    """The first few of some names, and how many more there are; empty when there are none."""
    every = tuple(dict.fromkeys(names))
    return ", ".join(every[:_SHOWN]), str(len(every) - _SHOWN) if len(every) > _SHOWN else ""


def rooted(phone: Phone) -> Observation:
    """There are signs that programs have full control of the system (root). A rooted phone can hide them all."""
    signs = [one for one in phone.facts.root_signs.records if one.sign is not Sign.PROPERTY]
    seen = [one for one in signs if one.state is SignState.SEEN]
    if seen:
        what, more = _some(one.detail or one.sign.value for one in seen)
        return present(*(one.excerpt for one in seen), what=what, more=more)
    closed = tuple(
        Gap(fact=ROOT_SIGNS.name, reason=GapReason.DENIED, detail=one.excerpt.text)
        for one in signs
        if one.state is SignState.UNKNOWN
    )
    return _absent_if_read(phone, ROOT_SIGNS.name, closed)


def other_computers(phone: Phone) -> Observation:
    """Computers may use adb without asking; which of them is the one that scans cannot be told."""
    allowed = [one for one in phone.facts.adb_computers.records if not one.built_in]
    if allowed:
        return present(*(_without_name(one.excerpt) for one in allowed), count=str(len(allowed)))
    return _absent_if_read(phone, ADB_COMPUTERS.name)


def _without_name(key: Excerpt) -> Excerpt:
    """The line up to the key: behind it stands what its computer is called, which may name a person."""
    return structs.replace(key, text=key.text.partition("KEY")[0] + "KEY")


def added_authority(phone: Phone) -> Observation:
    """Somebody added a certificate authority: who has it can open connections that look private."""
    added = [one for one in phone.facts.user_certificates.records if one.state is CertificateState.ADDED]
    if added:
        return shown_by(added, count=str(len(added)))
    return _absent_if_read(phone, USER_CERTIFICATES.name)


def _global(phone: Phone, *keys: str) -> tuple[tuple[str, Excerpt], ...]:
    settings = [one for one in phone.facts.settings.records if one.namespace == "global" and one.key in keys]
    return tuple((one.value, one.excerpt) for one in settings if one.value not in _NO_VALUE)


def proxy_set(phone: Phone) -> Observation:
    """Connections go through another computer (a proxy for the whole phone)."""
    found = _global(phone, "http_proxy", "global_http_proxy_host", "global_proxy_pac_url")
    if found:
        return present(*(excerpt for _, excerpt in found), value=found[0][0])
    return _absent_if_read(phone, SETTINGS.name)


def private_dns_set(phone: Phone) -> Observation:
    """Somebody chose who is asked for the addresses of servers (private DNS), and so learns which ones are used."""
    found = [excerpt for value, excerpt in _global(phone, "private_dns_mode") if value == "hostname"]
    if not found:
        return _absent_if_read(phone, SETTINGS.name)
    hosts = _global(phone, "private_dns_specifier")
    return present(*found, *(excerpt for _, excerpt in hosts), value=hosts[0][0] if hosts else "")


def runs_unlisted(phone: Phone) -> Observation:
    """Something is or was active under the number of an app that no list names."""
    orphans = phone.facts.orphan_uids.records
    sure = [one for one in orphans if not one.doubtful]
    if sure:
        return shown_by(sure, count=str(len({one.uid for one in sure})))
    doubts = tuple(
        Gap(fact=ORPHAN_UIDS.name, reason=GapReason.CONTRADICTORY, detail=one.excerpt.text) for one in orphans
    )
    return _absent_if_read(phone, ORPHAN_UIDS.name, doubts)


def may_install(phone: Phone) -> Observation:
    """Apps that are no stores may install others: added ones, and browsers and the like that came with the phone."""
    asked = [(package, _may_install(phone, package)) for package in phone.apps() if _is_no_store(phone, package)]
    allowed = [(package, seen) for package, seen in asked if seen.state is State.PRESENT]
    if allowed:
        apps, more = _some(_name(phone, package) for package, _ in allowed)
        users = (user for _, seen in allowed for user in seen.users)
        return present(*(proof for _, seen in allowed for proof in seen.excerpts), users=users, apps=apps, more=more)
    gaps = [gap for gap in phone.facts.reading(PACKAGES.name).gaps if gap.package is None]
    return absent_unless(gaps, *(seen.gaps for _, seen in asked))


def _is_no_store(phone: Phone, package: Package) -> bool:
    known, ordinary = phone.index.installer(package.name), phone.index.known(package.name)
    if known is not None:
        return known.what in _BRINGS_APPS
    return not package.system and (ordinary is None or ordinary.kind != "store")


def _name(phone: Phone, package: Package) -> str:
    known = phone.index.installer(package.name) if package.system else None
    return known.name if known is not None else package.name


def managed_restrictions(phone: Phone) -> Observation:
    """Whoever manages the phone or a profile forbids its user something."""
    found = [one for one in phone.policies(PolicyKind.USER_RESTRICTION) if one.values]
    if found:
        what, more = _some(sorted({one.values[0] for one in found}))
        return shown_by(found, what=what, more=more)
    return _absent_if_read(phone, DEVICE_POLICIES.name)


CHANGED: Final = (
    PhoneSignal(id="rooted", kind=Kind.CONFIGURATION, look=rooted),
    PhoneSignal(id="other-computers", kind=Kind.CONFIGURATION, look=other_computers),
    PhoneSignal(id="added-authority", kind=Kind.CONFIGURATION, look=added_authority),
    PhoneSignal(id="proxy-set", kind=Kind.CONFIGURATION, look=proxy_set),
    PhoneSignal(id="private-dns-set", kind=Kind.CONFIGURATION, look=private_dns_set),
    PhoneSignal(id="runs-unlisted", kind=Kind.CONFIGURATION, look=runs_unlisted),
    PhoneSignal(id="may-install", kind=Kind.CONFIGURATION, look=may_install),
    PhoneSignal(id="managed-restrictions", kind=Kind.CONFIGURATION, look=managed_restrictions),
)
