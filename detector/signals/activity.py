"""What an app did lately without anybody looking, as far as Android remembers."""

from datetime import timedelta
from typing import Final

from detector.facts.media_projection import MEDIA_PROJECTION
from detector.facts.packages import Package
from detector.facts.usage import USAGE
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, present, unknown
from detector.signals.phone import Phone, app_gap

_SETTLED: Final = timedelta(days=2)
"""Whoever installs an app may well open it tomorrow."""


def screen_recorded(phone: Phone, package: Package) -> Observation:
    """It records the screen, or shows it elsewhere, at this moment."""
    found = [one for one in phone.facts.media_projection.records if one.package == package.name]
    if found:
        return present(*(one.excerpt for one in found), users=tuple(sorted({one.user for one in found})))
    gaps = phone.gaps(MEDIA_PROJECTION.name, package)
    return unknown(gaps) if gaps else ABSENT


def never_opened(phone: Phone, package: Package) -> Observation:
    """It was active, and nobody opened it since it was installed, as far back as Android remembers: a year at most.

    An app that is not remembered at all was not active. One that was installed less than two days ago is left out.
    """
    if package.system:
        return ABSENT
    remembered = [one for one in phone.facts.usage.records if one.package == package.name]
    if any(one.opened for one in remembered):
        return ABSENT
    gaps = phone.gaps(USAGE.name, package)
    if any(one.opened is None or one.active is None for one in remembered):
        gaps = (*gaps, app_gap(USAGE.name, package, "when it was used"))
    if gaps:
        return unknown(gaps)
    if not any(one.active for one in remembered):
        return ABSENT
    if package.first_install is None:
        return unknown((app_gap(USAGE.name, package, "when it was installed"),))
    if phone.now - package.first_install < _SETTLED:
        return ABSENT
    gaps = phone.unlisted(package)
    return unknown(gaps) if gaps else present(*(one.excerpt for one in remembered))


ACTIVITY: Final = (
    AppSignal(id="screen-recorded", kind=Kind.EXISTENCE, weight=3, look=screen_recorded),
    AppSignal(id="never-opened", kind=Kind.EXISTENCE, weight=3, look=never_opened),
)
