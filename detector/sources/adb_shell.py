"""Reading what a command prints, from a socket that adb has connected to it.

Shell v2 (AOSP packages/modules/adb, shell_protocol.h) keeps stdout, stderr and the exit code apart. Android 6 has only
`exec:`, raw bytes without an exit code; a marker line stands in for it.
"""

import re
import secrets
import socket
import time
from collections.abc import Callable
from typing import Final

from detector.sources.base import Failure, Output

LIMIT_BYTES: Final = 48 * 2**20
"""No command that we send prints a tenth of this; a phone that does is trying to fill our memory."""

_STDOUT, _STDERR, _EXIT = 1, 2, 3
Take = Callable[[bytes], object]
"""Is given what a command prints, piece by piece."""


def _receive(sock: socket.socket, deadline: float) -> bytes:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    sock.settimeout(left)
    return sock.recv(2**18)


class _Packets:
    """Takes shell v2 apart: id (1 byte), length (4 bytes, little endian), data.

    A length is never trusted with memory.
    """

    def __init__(self, take: Take | None) -> None:
        self._take = take
        self.streams = {_STDOUT: bytearray(), _STDERR: bytearray(), _EXIT: bytearray()}
        self._header = bytearray()
        self._kind = 0
        self._left = 0

    def feed(self, data: bytes) -> None:
        chunk = memoryview(data)
        while chunk:
            if self._left:
                taken = chunk[: self._left]
                if self._kind == _STDOUT and self._take is not None:
                    self._take(bytes(taken))
                elif self._kind in self.streams:
                    self.streams[self._kind] += taken
                self._left -= len(taken)
            else:
                taken = chunk[: 5 - len(self._header)]
                self._header += taken
                if len(self._header) == 5:
                    self._kind, self._left = self._header[0], int.from_bytes(self._header[1:], "little")
                    self._header.clear()
            chunk = chunk[len(taken) :]


def read_shell_v2(sock: socket.socket, deadline: float, *, take: Take | None = None, most: int | None = None) -> Output:
    """What a `shell,v2` service prints until it ends, or until `deadline` on the monotonic clock.

    With `take` the output goes there while it comes, and is not kept.
    """
    packets, failure, total = _Packets(take), None, 0
    ended = packets.streams[_EXIT]
    while failure is None and not ended:
        try:
            chunk = _receive(sock, deadline)
        except TimeoutError:
            failure = Failure.TIMED_OUT
            break
        except OSError:
            chunk = b""
        total += len(chunk)
        packets.feed(chunk)
        if total > (most or LIMIT_BYTES):
            failure = Failure.TOO_LARGE
        elif not chunk:
            failure = Failure.CUT
    out, err = bytes(packets.streams[_STDOUT]), bytes(packets.streams[_STDERR])
    return Output(stdout=out, stderr=err, exit_code=ended[0] if ended else None, failure=failure)


def with_marker(line: str) -> tuple[str, bytes]:
    """The line for an `exec:` service, and the marker before its exit code, which the phone cannot foresee."""
    marker = secrets.token_hex(8)
    return f'{line}; echo "{marker}$?"', marker.encode()


def read_exec(sock: socket.socket, deadline: float, marker: bytes) -> Output:
    """What an `exec:` service prints; it mixes stderr in, and ends with the marker and the exit code."""
    data = bytearray()
    try:
        while chunk := _receive(sock, deadline):
            data += chunk
            if len(data) > LIMIT_BYTES:
                return Output(stdout=bytes(data), failure=Failure.TOO_LARGE)
    except TimeoutError:
        return Output(stdout=bytes(data), failure=Failure.TIMED_OUT)
    body, _, tail = bytes(data).rpartition(marker)
    ended = re.match(rb"(\d{1,3})\n", tail)
    if ended is None:
        return Output(stdout=bytes(data), failure=Failure.CUT)
    return Output(stdout=body + tail[ended.end() :], exit_code=int(ended[1]))
