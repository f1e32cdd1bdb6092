"""Android bug reports: the zip that `adb bugreport` makes since Android 7, repacked ones, and the text by itself.

A zip holds one text that begins with `== dumpstate: ` and a local time (frameworks/native/cmds/dumpstate); it is found
by that and not by its name. Everything else in the zip is left alone.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detector.sources.archives import Files, named, pieces
from detector.sources.base import Origin, SourceKind
from detector.sources.dumpstate import Splitter
from detector.sources.files import FileError
from detector.sources.saved import Saved

_MOST_LOOKED_AT: Final = 64
"""Of the members of an archive, the largest first."""
_BEGINNING: Final = 4096
_MAIN_ENTRY: Final = "main_entry.txt"
"""Names the main text, in archives that a phone made."""
_START: Final = re.compile(rb"^== dumpstate: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", re.MULTILINE)
_ZONE: Final = re.compile(rb"^\[persist\.sys\.timezone\]: \[([\w/+-]{1,60})\]", re.MULTILINE)


def open_bug_report(files: Files) -> Saved | None:
    """The outputs in a bug report; None when there is none in it."""
    name = _main_text(files)
    if name is None:
        return None
    splitter = Splitter()
    with files.open(name) as file:
        splitter.take(_utf_8(pieces(file)))
    outputs = splitter.outputs()
    zone = _ZONE.search(outputs["getprop"].stdout) if "getprop" in outputs else None
    taken = _taken(splitter.header, _zone(zone[1].decode(errors="replace")) if zone else UTC)
    return Saved(Origin(kind=SourceKind.BUG_REPORT, name=files.name, taken=taken), outputs)


def _main_text(files: Files) -> str | None:
    by_size = sorted(files.members, key=lambda member: member.size, reverse=True)
    broken: FileError | None = None
    for member in by_size[:_MOST_LOOKED_AT]:
        try:
            with files.open(member.name) as file:
                beginning = file.read(_BEGINNING)
        except FileError as error:
            broken = broken or error
            continue
        if _START.search(b"".join(_utf_8([beginning]))):
            return member.name
    if broken is not None and any(named(files, _MAIN_ENTRY)):
        raise broken
    return None


def _utf_8(data: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8; PowerShell writes UTF-16 where one redirects into a file."""
    pieces = iter(data)
    first = next(pieces, b"")
    if not first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return chain([first.removeprefix(codecs.BOM_UTF8)], pieces)
    decoded = codecs.iterdecode(chain([first], pieces), "utf-16", errors="replace")
    return (text.encode() for text in decoded)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _taken(header: bytes, zone: tzinfo) -> datetime | None:
    """When it was made, by the phone's clock, in the phone's time zone; that is UTC until a person sets another."""
    match = _START.search(header)
    try:
        return datetime.fromisoformat(match[1].decode()).replace(tzinfo=zone).astimezone(UTC) if match else None
    except (ValueError, OverflowError):
        return None
