"""Files as an adb daemon offers them (`adb pull`, `adb ls`, `adb push`). The phone may refuse to be written to.

Defined in AOSP packages/modules/adb: file_sync_protocol.h, docs/dev/sync.md, daemon/file_sync_service.cpp.
"""

import struct
from typing import Final

from detector.simulator.base import Device
from detector.simulator.stream import Stream
from detector.simulator.wire import WireError

_REQUEST: Final = struct.Struct("<4sI")
_STAT_V1: Final = struct.Struct("<4s3I")
_STAT_V2: Final = struct.Struct("<4sI2Q4IQ3q")
_DENT_V1: Final = struct.Struct("<4s4I")
_MAX_PATH: Final = 1024
_MAX_DATA: Final = 64 * 1024
_MODE: Final = 0o100644
_ENOENT: Final = 2
_BUILT: Final = 1230768000
"""2009-01-01 UTC: the time that files of an Android system image bear."""


class _Inbox:
    """Reads exact numbers of bytes from a stream."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._rest = b""

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        while len(self._rest) < size:
            self._rest += self._stream.read()
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def request(self) -> tuple[bytes, int]:
        """The next four-letter word and its number. Raises WireError for a length over 64 KiB."""
        word, number = _REQUEST.unpack(self.take(_REQUEST.size))
        if number > _MAX_DATA and word != b"DONE":  # the number of DONE is a time
            raise WireError(f"a sync request of {number} bytes")
        return word, number


def serve_sync(stream: Stream, device: Device) -> None:
    """Answer a file session until it quits. Raises WireError for nonsense."""
    inbox = _Inbox(stream)
    while True:
        word, number = inbox.request()
        if word == b"QUIT":
            return
        if number > _MAX_PATH:
            raise WireError(f"a path of {number} bytes")
        path = inbox.take(number).decode(errors="replace")
        stream.write(_take_file(inbox, path, device) if word == b"SEND" else _sync_answer(word, path, device))


def _sync_answer(word: bytes, path: str, device: Device) -> bytes:
    match word:
        case b"STAT":
            return _stat_v1(device.file(path))
        case b"STA2" | b"LST2":
            return _stat_v2(word, device.file(path))
        case b"LIST":
            return _DENT_V1.pack(b"DONE", 0, 0, 0, 0)
        case b"RECV":
            return _content(device.file(path))
    raise WireError(f"unknown sync request {word!r}")


def _stat_v1(content: bytes | None) -> bytes:
    if content is None:
        return _STAT_V1.pack(b"STAT", 0, 0, 0)
    return _STAT_V1.pack(b"STAT", _MODE, len(content), _BUILT)


def _stat_v2(word: bytes, content: bytes | None) -> bytes:
    if content is None:
        return _STAT_V2.pack(word, _ENOENT, *[0] * 10)
    return _STAT_V2.pack(word, 0, 1, 1, _MODE, 1, 0, 0, len(content), _BUILT, _BUILT, _BUILT)


def _content(content: bytes | None) -> bytes:
    if content is None:
        return _fail("open failed: No such file or directory")
    pieces = (content[start : start + _MAX_DATA] for start in range(0, len(content), _MAX_DATA))
    data = b"".join(_REQUEST.pack(b"DATA", len(piece)) + piece for piece in pieces)
    return data + _REQUEST.pack(b"DONE", 0)


def _fail(message: str) -> bytes:
    return _REQUEST.pack(b"FAIL", len(message)) + message.encode()


def _take_file(inbox: _Inbox, target: str, device: Device) -> bytes:
    """`target` is a path, a comma and a mode. The whole file has come before anything is answered."""
    content = bytearray()
    word, size = inbox.request()
    while word == b"DATA":
        content += inbox.take(size)
        word, size = inbox.request()
    stored = device.store(target.rpartition(",")[0], bytes(content))
    return _REQUEST.pack(b"OKAY", 0) if stored else _fail("read-only file system")
