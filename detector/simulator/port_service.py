"""A port of the phone that a program on it listens on: what adb calls `tcp:PORT`.

Defined in AOSP packages/modules/adb: docs/user/adb.1.md (forward), daemon/services.cpp. Here the program is one on
this computer, and only its loopback ports can be reached.
"""

import socket
import threading
from contextlib import suppress
from typing import Final

from detector.simulator.stream import Stream, StreamClosedError

PREFIX: Final = "tcp:"
_HOST: Final = "127.0.0.1"
_PIECE: Final = 64 * 1024


def parse_port(service: str) -> int | None:
    """Read `tcp:PORT`; None for anything else."""
    number = service.removeprefix(PREFIX)
    return int(number) if service.startswith(PREFIX) and number.isdecimal() else None


def serve_port(stream: Stream, port: int) -> None:
    """Carry bytes both ways between the stream and a port of this computer, until one side closes."""
    try:
        sock = socket.create_connection((_HOST, port))
    except OSError:
        return
    with sock:
        back = threading.Thread(target=_answer, args=(stream, sock), name="adbd-port", daemon=True)
        back.start()
        with suppress(OSError, StreamClosedError):
            while True:
                sock.sendall(stream.read())
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
        back.join()


def _answer(stream: Stream, sock: socket.socket) -> None:
    with suppress(OSError, StreamClosedError):
        while piece := sock.recv(_PIECE):
            stream.write(piece)
        stream.close()
    stream.hang_up()  # wakes the reader, for whom nobody is left to write to
