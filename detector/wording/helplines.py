"""Support services by country: helplines.yaml, read strictly.

A number is shown only if somebody checked it, and only for a year after that: a wrong one can do harm.
"""

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from detector import strict_yaml
from detector.errors import DetectorError, ExitCode

FILE: Final = Path(__file__).with_name("helplines.yaml")
_COUNTS_FOR: Final = timedelta(days=366)
_STEP: Final = re.compile(r"\.(\w+)|\[(\d+)\]")


class Service(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One support service."""

    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    """As in ISO 3166-1."""
    name: Annotated[str, Meta(min_length=2)]
    """As it calls itself."""
    number: Annotated[str, Meta(pattern="^([*#+]?[0-9][0-9 -]*)?$")] = ""
    """As it is dialled within the country."""
    url: Annotated[str, Meta(pattern="^(https://[!-~]+)?$")] = ""
    languages: tuple[Annotated[str, Meta(pattern="^[a-z]{2,3}$")], ...]
    """As in ISO 639; those that we know of."""
    source: Annotated[str, Meta(min_length=2)]
    """Where the number stands; of a checked one the service's own page."""
    checked: date | None = None
    """When somebody last compared the number with the source."""
    verified: bool
    """Whether that was done by a person who takes responsibility for it."""

    def may_be_shown(self, today: date) -> bool:
        """Whether its number counts as right on that day."""
        return self.verified and self.checked is not None and today - self.checked <= _COUNTS_FOR


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    services: tuple[Service, ...]


def read(text: str, name: str) -> tuple[Service, ...]:
    """The services that a file lists; DetectorError that names the place of a mistake."""
    document = strict_yaml.load(text, name=name)
    try:
        services = msgspec.convert(document.value, _File, strict=False).services
    except msgspec.ValidationError as error:
        message, _, inner = str(error).partition(" - at ")
        steps = tuple(int(number) if number else key for key, number in _STEP.findall(inner))
        raise DetectorError("{place}: {why}", "", ExitCode.DATA, place=document.at(steps), why=message) from error
    for number, service in enumerate(services):
        for mistake in _mistakes(service):
            raise DetectorError(
                "{place}: {why}", "", ExitCode.DATA, place=document.at(("services", number)), why=mistake
            )
    return services


def _mistakes(service: Service) -> list[str]:
    checked = service.verified and (service.checked is None or not service.source.startswith("https://"))
    found = ["a checked service needs the day and an https:// source"] if checked else []
    found += [] if service.number or service.url else ["it needs a number or a url"]
    return found + ([] if service.languages else ["it needs a language"])


@cache
def services() -> tuple[Service, ...]:
    """All services that we know of."""
    return read(FILE.read_text(encoding="utf-8"), FILE.name)


def countries() -> tuple[str, ...]:
    """The countries of these, in order."""
    return tuple(sorted({service.country for service in services()}))
