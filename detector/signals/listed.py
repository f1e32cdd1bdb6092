"""Whether an app is on the list of products: by its name, its classes, its certificates, its files.

A package name can be forged, and so can the names in a certificate and on the screen: none of them is certain alone.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.packages import Package
from detector.facts.signers import SIGNERS
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, present
from detector.signals.labels import labels
from detector.signals.phone import Phone
from detector.signatures import Match
from detector.signatures.model import CLASSES


def listed_name(phone: Phone, package: Package) -> Observation:
    """The package name is on the list of monitoring apps; names that harmless apps bear too are left out."""
    matches = phone.index.by_package(package.name)
    return _match([(match, package.excerpt) for match in matches if not match.generic])


def generic_name(phone: Phone, package: Package) -> Observation:
    """The package name is on the list, but harmless apps may carry it too."""
    matches = phone.index.by_package(package.name)
    return _match([(match, package.excerpt) for match in matches if match.generic])


def listed_class(phone: Phone, package: Package) -> Observation:
    """A class inside the app belongs to a listed product, whatever the app now calls itself.

    Only some classes are printed at all, so this finds or does not find, and never says that it could not look.
    """
    return _match(
        [(match, excerpt) for name, excerpt in phone.classes(package) for match in phone.index.by_component(name)]
    )


def listed_signer(phone: Phone, package: Package) -> Observation:
    """A certificate in its file is on the list, whatever the app now calls itself. Apps of the system are not read.

    That the certificate really signs the file was not verified here; a phone that installed it has done so.
    """
    app = phone.signers(package)
    digests = [digest for signer in app.signers for digest in (signer.sha256, signer.sha1)] if app is not None else []
    matches = [match for digest in digests for match in phone.index.by_certificate(digest)]
    seen = _in_file(phone, package, matches)
    if seen.state is not State.PRESENT:
        return seen
    products = {match.product.id for match in matches}
    return structs.replace(seen, slots={**seen.slots, "sole": "yes" if len(products) == 1 else "no"})


def listed_subject(phone: Phone, package: Package) -> Observation:
    """A certificate in its file names a maker of the list as its holder. Anybody can write any name there; and it often
    stays when an app is built anew with another key and another name. Apps of the system are not read.
    """
    app = phone.signers(package)
    subjects = [signer.subject for signer in app.signers if signer.subject is not None] if app is not None else []
    index = phone.index
    makers = [match for one in subjects for name in one.organisations for match in index.by_organisation(name)]
    named = [match for one in subjects for name in one.common_names for match in index.by_common_name(name)]
    seen = _in_file(phone, package, [*makers, *named])
    if seen.state is not State.PRESENT:
        return seen
    part = "organisation" if seen.slots["where"] in {match.where for match in makers} else "common-name"
    return structs.replace(seen, slots={**seen.slots, "part": part})


def _in_file(phone: Phone, package: Package, matches: Sequence[Match]) -> Observation:
    """What was recognised in the certificates of an app; unknown where they were not read."""
    app = phone.signers(package)
    if package.system:
        return ABSENT
    if app is not None and matches:
        return _match([(match, app.excerpt) for match in matches])
    gaps = phone.gaps(SIGNERS.name, package)
    if app is None and not gaps:
        unread = Gap(
            fact=SIGNERS.name, reason=GapReason.UNSUPPORTED, package=package.name, detail="nobody has its file"
        )
        gaps = phone.unlisted(package) or (unread,)
    return absent_unless(gaps)


def listed_file(phone: Phone, package: Package) -> Observation:
    """Its file is, byte for byte, one of a listed product.

    It finds or does not find: files are hashed in a thorough scan only, and an app that was built anew has other bytes.
    """
    hashes = phone.file_hashes(package)
    return _match([(match, one.excerpt) for one in hashes for match in phone.index.by_file_hash(one.sha256)])


def listed_label(phone: Phone, package: Package) -> Observation:
    """It calls itself as a product of the list does; others may bear the name too. Apps of the system are not read.

    It finds or does not find: whether a name could be read at all is what `maker-label` tells.
    """
    if package.system:
        return ABSENT
    found = [(match, excerpt) for label, excerpt in labels(phone, package) for match in phone.index.by_label(label)]
    if not found:
        return ABSENT
    # A name on the screen does not say that it is this product: so not under the names by which products are counted.
    match, excerpt = min(found, key=lambda one: CLASSES.index(one[0].product.cls))
    product = match.product
    return present(
        excerpt,
        listed=product.name,
        listed_id=product.id,
        listed_class=product.cls,
        indicator=match.text,
        where=match.where,
    )


def _match(found: Sequence[tuple[Match, Excerpt]]) -> Observation:
    if not found:
        return ABSENT
    # An app can match several products; what is sold for secret use must not hide behind another use.
    (first, excerpt), *others = sorted(found, key=lambda one: CLASSES.index(one[0].product.cls))
    names = dict.fromkeys(match.product.name for match, _ in others if match.product != first.product)
    return present(
        excerpt,
        product=first.product.name,
        product_id=first.product.id,
        product_class=first.product.cls,
        signatures="listed" if first.product.certificates.sha1 or first.product.certificates.sha256 else "none",
        indicator=first.text,
        where=first.where,
        also=", ".join(names),
    )


LISTED: Final = (
    AppSignal(id="listed-name", kind=Kind.IDENTITY, weight=10, look=listed_name),
    AppSignal(id="generic-name", kind=Kind.IDENTITY, weight=2, look=generic_name),
    AppSignal(id="listed-class", kind=Kind.IDENTITY, weight=10, look=listed_class),
    AppSignal(id="listed-signer", kind=Kind.IDENTITY, weight=10, look=listed_signer),
    AppSignal(id="listed-subject", kind=Kind.IDENTITY, weight=8, look=listed_subject),
    AppSignal(id="listed-file", kind=Kind.IDENTITY, weight=10, look=listed_file),
    AppSignal(id="listed-label", kind=Kind.IDENTITY, weight=2, look=listed_label),
)
