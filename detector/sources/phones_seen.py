"""The phones that an adb server sees: `adb devices -l`, and the choice of one.

Defined by AOSP packages/modules/adb, transport.cpp (append_transport).
"""

import re
from typing import Final

from msgspec import Struct

from detector.sources import phone_states

NAMELESS: Final = "(no serial number)"
"""What stands in the list for the serial of a phone that has none."""
_LINE: Final = re.compile(
    r"(\S.*?)\s+"
    r"(no permissions|connecting|authorizing|unauthorized|offline|bootloader|device|host|recovery|rescue|sideload)"
    r"(?!\S)(.*)"
)
"""Names of phones on Wi-Fi may hold spaces: one that is there twice has ` (2)` in it."""
_OTHER: Final = re.compile(r"(\S+)\s+(\S+)(.*)")


class PhoneSeen(Struct, frozen=True, kw_only=True):
    """One line of `adb devices -l`."""

    serial: str
    state: str
    model: str = ""
    connection: str = "usb"
    """usb, wifi or emulator."""

    def service(self, request: str) -> str:
        """The `host` service that asks the server something about it (SERVICES.TXT)."""
        return f"host-usb:{request}" if self.serial == NAMELESS else f"host-serial:{self.serial}:{request}"

    def transport(self) -> str:
        """The service that leads to it; the only phone on a cable, if it has no serial."""
        return "host:transport-usb" if self.serial == NAMELESS else f"host:transport:{self.serial}"


def parse_devices(listing: str) -> tuple[PhoneSeen, ...]:
    """Every phone of a listing, in whatever state."""
    return tuple(seen for line in listing.split("\n") if (seen := _parsed(line)) is not None)


def choose(devices: tuple[PhoneSeen, ...], serial: str | None) -> PhoneSeen:
    """The phone to scan, or a DetectorError that says what to do so that there is one."""
    if serial is not None:
        named = [seen for seen in devices if seen.serial == serial]
        if not named:
            raise phone_states.not_connected(serial, [seen.serial for seen in devices])
        chosen = named[0]
    elif not devices:
        raise phone_states.no_phone()
    else:
        ready = [seen for seen in devices if seen.state == "device"]
        if len(ready) > 1:
            raise phone_states.several([seen.serial for seen in ready])
        chosen = ready[0] if ready else devices[0]
    if chosen.state != "device":
        raise phone_states.not_ready(chosen.state, chosen.serial)
    return chosen


def _parsed(line: str) -> PhoneSeen | None:
    match = _LINE.fullmatch(line.strip()) or _OTHER.fullmatch(line.strip())
    if match is None:
        return None
    serial, state, rest = match.groups()
    model = re.search(r"\bmodel:(\S+)", rest)
    connection = "usb"
    if serial.startswith("emulator-"):
        connection = "emulator"
    elif ":" in serial or "._adb-tls" in serial:
        connection = "wifi"
    return PhoneSeen(serial=serial, state=state, model=model[1] if model else "", connection=connection)
