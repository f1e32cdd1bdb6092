"""Which phone it is, from `getprop` (system/core/init property service; `[name]: [value]` by toolbox and toybox).

Only the named properties leave the phone: no serial number, no IMEI. `ro.build.characteristics` and `ro.hardware.type`
tell watches, televisions and cars. Seen on Android 6 to 16.
"""

import re
from datetime import timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from detector.android import RELEASES
from detector.facts.base import Answer, Answers, Command, Excerpt, FactSpec, Parsed, ParseError, Reading, parse_answer
from detector.facts.package_installation import DUMP

PROPERTIES: Final = Command(
    id="properties",
    line=(
        r"getprop | grep -E '^\[(ro\.build\.(version\.(release|sdk|security_patch|incremental)|fingerprint|tags|type)"
        r"|ro\.build\.characteristics|ro\.hardware\.type|ro\.(system|vendor)\.build\.fingerprint"
        r"|ro\.product\.(manufacturer|brand|model|device|name)"
        r"|ro\.boot\.(verifiedbootstate|flash\.locked|vbmeta\.device_state|veritymode|warranty_bit)"
        r"|ro\.(debuggable|secure|warranty_bit|crypto\.state)|sys\.oem_unlock_allowed"
        r"|persist\.sys\.timezone|(service|persist)\.adb\.tcp\.port|service\.adb\.root)\]'"
    ),
    why="the model and Android version, whether the system was modified, and the time zone of the phone's dates",
    saved_as=("getprop",),
)
CLOCK: Final = Command(
    id="clock",
    line="date '+%s %z'",
    why="how far the phone's clock is off, and the time zone of the phone's dates",
)

_PROPERTY: Final = re.compile(r"^\[([\w.\-]+)\]: \[(.*)\]$")
_VERSIONS: Final = re.compile(
    r"(?:#[^\n]*\n|\n)*Database versions:\n *Internal:\n *sdkVersion=(\d{1,3}) databaseVersion=[^\n]*\n"
    r"(?: *(?:buildFingerprint=\S+ )?fingerprint=(\S{1,300}) *\n)?"
)
_LATEST_S: Final = 2**40
"""No clock shows a later second."""
# The properties are sorted: without the second of these, the end is lost.
_ALWAYS: Final = ("ro.build.version.sdk", "ro.product.model")


class Property(Struct, frozen=True, kw_only=True):
    """One system property."""

    name: str
    value: str
    excerpt: Excerpt


class Device(Struct, frozen=True, kw_only=True):
    """The phone. An empty text is a property that the phone does not have."""

    manufacturer: str = ""
    model: str = ""
    release: str = ""
    api: int | None = None
    fingerprint: str = ""
    security_patch: str = ""
    """yyyy-mm-dd."""
    time_zone: str = ""
    """An IANA name."""
    utc_offset_minutes: int | None = None
    """Now, from `date`; it may have been another one when an app was installed."""
    clock_offset_s: int | None = None
    """How far the phone's clock is ahead of this computer's, negative behind; None when there is nothing to compare."""
    properties: tuple[Property, ...] = ()

    def property(self, name: str) -> Property | None:
        """One of the properties that were read."""
        return next((item for item in self.properties if item.name == name), None)

    def zone(self) -> tzinfo | None:
        """For the local times in dumps; None when it is not known."""
        try:
            if self.time_zone:
                return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
        if self.utc_offset_minutes is None:
            return None
        return timezone(timedelta(minutes=self.utc_offset_minutes))


def parse_properties(text: str) -> Parsed[Property]:
    """Every `[name]: [value]` line; damaged lines are passed over."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _PROPERTY.match(line)
        if match is not None:
            excerpt = Excerpt.of(PROPERTIES.id, number, line)
            found.append(Property(name=match[1], value=match[2], excerpt=excerpt))
    if not found:
        raise ParseError("no [name]: [value] line")
    names = {item.name for item in found}
    missing = [name for name in _ALWAYS if name not in names]
    return Parsed(records=tuple(found), incomplete=f"no {missing[0]}" if missing else "")


def parse_utc_offset(text: str) -> int | None:
    """Minutes east of Greenwich from `date '+%s %z'`; None when it is something else."""
    match = re.match(r"[0-9]+ ([+-])([0-9]{2})([0-9]{2})\s*$", text)
    if match is None or int(match[2]) > 14:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes


def clock_offset(answer: Answer) -> int | None:
    """Whole seconds by which the phone's clock differs at least; 0 when the answer explains any difference."""
    match = re.match(r"([0-9]{1,13}) ", answer.text)
    if match is None or answer.came_between is None or int(match[1]) > _LATEST_S:
        return None
    asked, came = answer.came_between
    said = int(match[1])  # the begun second is cut off
    if said > came:
        return int(said - came)
    return -int(asked - said - 1) if said + 1 < asked else 0


def version_in_dump(text: str) -> tuple[Device, ...]:
    """What the package manager writes above its dump, as of the last start; for saved outputs without properties."""
    found = _VERSIONS.match(text)
    if found is None:
        return ()
    api, fingerprint = int(found[1]), found[2] or ""
    return (Device(api=api, release=RELEASES.get(api, ""), fingerprint=fingerprint if "/" in fingerprint else ""),)


def read(answers: Answers) -> Reading[Device]:
    """One device, or a gap."""
    properties, gaps = parse_answer(DEVICE.name, answers.get(PROPERTIES), parse_properties)
    if not properties:
        return Reading(records=version_in_dump(answers.get(DUMP).text), gaps=gaps)
    values = {item.name: item.value for item in properties}
    sdk = values.get("ro.build.version.sdk", "")
    api = int(sdk) if sdk.isdecimal() and len(sdk) < 4 else None
    device = Device(
        manufacturer=values.get("ro.product.manufacturer", ""),
        model=values.get("ro.product.model", ""),
        release=values.get("ro.build.version.release", "") or RELEASES.get(api or 0, ""),
        api=api,
        fingerprint=values.get("ro.build.fingerprint", ""),
        security_patch=values.get("ro.build.version.security_patch", ""),
        time_zone=values.get("persist.sys.timezone", ""),
        utc_offset_minutes=parse_utc_offset(answers.get(CLOCK).text),
        clock_offset_s=clock_offset(answers.get(CLOCK)),
        properties=properties,
    )
    return Reading(records=(device,), gaps=gaps)


DEVICE: Final = FactSpec(
    name="device",
    commands=(PROPERTIES, CLOCK),
    read=read,
    needs="nothing",
    seen_on="7.1 to 16: Google, Rockchip, GWM, SUNMI, MediaTek, Samsung",
    without="the version is taken for a recent one, and times stay without a zone",
)
