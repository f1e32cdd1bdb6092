"""What an app is, as far as our lists tell. A package name can be forged, so a name alone is never certain."""

from typing import Final

from detector.facts.base import Excerpt
from detector.facts.packages import Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, present, unknown
from detector.signals.phone import Phone
from detector.signatures import Match


def listed_name(phone: Phone, package: Package) -> Observation:
    """The package name is on the list of monitoring apps; names that harmless apps bear too are left out."""
    return _match([match for match in phone.index.by_package(package.name) if not match.generic], package.excerpt)


def generic_name(phone: Phone, package: Package) -> Observation:
    """The package name is on the list, but harmless apps may carry it too."""
    return _match([match for match in phone.index.by_package(package.name) if match.generic], package.excerpt)


def listed_class(phone: Phone, package: Package) -> Observation:
    """A class inside the app belongs to a listed product, whatever the app now calls itself.

    Only some classes are printed at all, so this finds or does not find, and never says that it could not look.
    """
    for name, excerpt in phone.classes(package):
        matches = phone.index.by_component(name)
        if matches:
            return _match(list(matches), excerpt)
    return ABSENT


def known_ordinary(phone: Phone, package: Package) -> Observation:
    """The name is that of an ordinary app that needs strong rights; it explains and never clears."""
    known = phone.index.known(package.name)
    if known is None or (known.system and package.system is False):
        return ABSENT
    if known.system and package.system is None:
        return unknown(phone.unlisted(package))
    return present(package.excerpt, name=known.name, kind=known.kind)


def part_of_system(phone: Phone, package: Package) -> Observation:
    """It came with the phone, on its system partition."""
    if package.system is None:
        return unknown(phone.unlisted(package))
    return present(package.excerpt) if package.system else ABSENT


def _match(matches: list[Match], excerpt: Excerpt) -> Observation:
    if not matches:
        return ABSENT
    first = matches[0]
    return present(
        excerpt,
        product=first.product.name,
        product_id=first.product.id,
        product_class=first.product.cls,
        indicator=first.text,
        where=first.where,
        also=", ".join(match.product.name for match in matches[1:]),
    )


IDENTITY: Final = (
    AppSignal(id="listed-name", kind=Kind.IDENTITY, weight=10, look=listed_name),
    AppSignal(id="generic-name", kind=Kind.IDENTITY, weight=2, look=generic_name),
    AppSignal(id="listed-class", kind=Kind.IDENTITY, weight=10, look=listed_class),
    AppSignal(id="known-ordinary", kind=Kind.IDENTITY, weight=0, look=known_ordinary),
    AppSignal(id="part-of-system", kind=Kind.IDENTITY, weight=0, look=part_of_system),
)
