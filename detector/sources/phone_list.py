"""The phones that an adb server sees, told anew whenever a cable moves: the service `host:track-devices-l`.

Defined by AOSP packages/modules/adb, SERVICES.TXT. Each list comes as four hexadecimal digits and so many bytes.
"""

import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from detector.sources import phone_states
from detector.sources.phones_seen import PhoneSeen, parse_devices

if TYPE_CHECKING:
    from detector.sources.adb import Server


class PhoneList:
    """Follows the list of one server until it is closed."""

    def __init__(self, server: "Server") -> None:
        self.server = server
        self._socket: socket.socket | None = None
        self._closed = False

    def changes(self) -> Iterator[tuple[PhoneSeen, ...]]:
        """The list as it is now, and then each time that it changes; DetectorError when the server goes away."""
        self.server.ensure_running()
        with self.server.follow("host:track-devices-l") as sock, sock.makefile("rb") as stream:
            self._socket = sock
            while not self._closed:
                try:
                    size = int(stream.read(4), 16)
                    listing = stream.read(size)
                except (OSError, ValueError) as error:
                    if self._closed:
                        return
                    raise phone_states.no_server(f"{self.server.host}:{self.server.port}") from error
                yield parse_devices(listing.decode(errors="replace"))

    def close(self) -> None:
        """Follows it no longer; may be called from another thread."""
        self._closed = True
        if self._socket is not None:
            with suppress(OSError):  # it is closed already
                self._socket.shutdown(socket.SHUT_RDWR)
