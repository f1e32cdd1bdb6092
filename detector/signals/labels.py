"""The names under which a person meets an app."""

from collections.abc import Iterator

from detector.facts.base import Excerpt
from detector.facts.packages import Package
from detector.signals.phone import Phone


def labels(phone: Phone, package: Package) -> Iterator[tuple[str, Excerpt]]:
    """Every name of an app that a person meets."""
    for service in phone.services(package):
        yield service.label, service.excerpt
    app = phone.manifest(package)
    if app is not None:
        entries = (one.label for one in app.manifest.components if one.label is not None and one.shows_icon())
        for label in (app.manifest.label, *entries):
            yield label.text, app.excerpt
        for text in app.manifest.translations:
            yield text, app.excerpt
