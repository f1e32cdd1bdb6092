"""The moment that a local time of the phone stands for."""

import re
from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONE: Final = re.compile(rb"^\[persist\.sys\.timezone\]: \[([\w/+-]{1,60})\]", re.MULTILINE)


def phone_time(text: str, properties: bytes) -> datetime | None:
    """A time by the phone's clock, in its time zone as `getprop` tells it; that is UTC until a person sets another."""
    match = _ZONE.search(properties)
    zone = _zone(match[1].decode(errors="replace")) if match else UTC
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
