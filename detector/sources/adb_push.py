"""One file onto a phone. No check of a phone does this: it is for what a person asked for and agreed to.

Protocol: AOSP packages/modules/adb, OVERVIEW.TXT (host services) and file_sync_protocol.h (SEND, version 1).
"""

import socket
import struct
from typing import Final

from detector.sources.adb import Server

DEADLINE_S: Final = 60.0
"""For one piece to be taken; a server for Frida is 50 MB, and some cables are slow."""
_PIECE: Final = 64 * 1024
_REGULAR: Final = 0o100000


class PushError(Exception):
    """The file is not there: the words of adb or of the phone; untrusted."""


def push(server: Server, serial: str, content: bytes, path: str, *, mode: int) -> None:
    """Writes `content` to `path` as the shell user. Raises PushError; then there may be a part of it."""
    try:
        with socket.create_connection((server.host, server.port), DEADLINE_S) as sock:
            for service in (f"host:transport:{serial}", "sync:"):
                _ask(sock, service.encode())
            _send(sock, content, f"{path},{_REGULAR | mode}".encode())
            _answer(sock)
    except OSError as error:
        raise PushError(str(error)) from error


def _ask(sock: socket.socket, service: bytes) -> None:
    sock.sendall(b"%04x%b" % (len(service), service))
    if _exactly(sock, 4) != b"OKAY":
        raise PushError(_exactly(sock, int(_exactly(sock, 4), 16)).decode(errors="replace"))


def _send(sock: socket.socket, content: bytes, target: bytes) -> None:
    sock.sendall(_header(b"SEND", len(target)) + target)
    view = memoryview(content)
    for start in range(0, len(view), _PIECE):
        piece = view[start : start + _PIECE]
        sock.sendall(_header(b"DATA", len(piece)) + piece)
    sock.sendall(_header(b"DONE", 0))


def _answer(sock: socket.socket) -> None:
    word, size = struct.unpack("<4sI", _exactly(sock, 8))
    if word != b"OKAY":
        raise PushError(_exactly(sock, min(size, _PIECE)).decode(errors="replace"))


def _header(word: bytes, number: int) -> bytes:
    return struct.pack("<4sI", word, number)


def _exactly(sock: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = sock.recv(size - len(data))
        if not piece:
            raise ConnectionError("the connection was cut")
        data += piece
    return data
