"""The packets of adb, between an adb server and a phone; and the frames of shell v2 inside them.

Defined in AOSP packages/modules/adb: protocol.txt, adb.h (struct amessage), shell_protocol.h.
Nothing here does I/O. Lengths come from the other side and are bounded before anything is read for them.
"""

import struct
from enum import IntEnum
from typing import Final

from msgspec import Struct

HEADER_SIZE: Final = 24
MAX_PAYLOAD: Final = 1024 * 1024
"""Bytes in one packet since Android 8; Android 6 and 7 take 256 KiB, older ones 4096 bytes."""
MAX_PAYLOAD_ANDROID_6: Final = 256 * 1024

VERSION_CHECKED: Final = 0x01000000
VERSION_UNCHECKED: Final = 0x01000001
"""Since Android 9 both sides leave the checksum out (A_VERSION_SKIP_CHECKSUM)."""

_HEADER: Final = struct.Struct("<6I")
_FRAME: Final = struct.Struct("<BI")
_ALL_ONES: Final = 0xFFFFFFFF


class WireError(Exception):
    """What the other side sent is not adb."""


class Command(IntEnum):
    """The first word of a packet: four letters, little endian."""

    SYNC = 0x434E5953
    CNXN = 0x4E584E43
    AUTH = 0x48545541
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    CLSE = 0x45534C43
    WRTE = 0x45545257
    STLS = 0x534C5453


class AuthKind(IntEnum):
    """The first argument of AUTH."""

    TOKEN = 1
    SIGNATURE = 2
    RSAPUBLICKEY = 3


class Packet(Struct, frozen=True, kw_only=True):
    """One packet; what the arguments mean depends on the command."""

    command: Command
    arg0: int = 0
    arg1: int = 0
    payload: bytes = b""


class Header(Struct, frozen=True, kw_only=True):
    """The 24 bytes before a payload, already checked."""

    command: Command
    arg0: int
    arg1: int
    length: int
    checksum: int


def checksum(payload: bytes) -> int:
    """The field that AOSP calls data_crc32: the sum of the bytes, no CRC."""
    return sum(payload) & _ALL_ONES


def encode(packet: Packet, *, checked: bool = True) -> bytes:
    """A packet as it travels. `checked` fills in the checksum, else it is 0 as since version 0x01000001."""
    total = checksum(packet.payload) if checked else 0
    magic = packet.command ^ _ALL_ONES
    size = len(packet.payload)
    return _HEADER.pack(packet.command, packet.arg0, packet.arg1, size, total, magic) + packet.payload


def decode_header(data: bytes, *, max_payload: int = MAX_PAYLOAD) -> Header:
    """Read 24 bytes. Raises WireError for a wrong size, magic or command, and for too long a payload."""
    if len(data) != HEADER_SIZE:
        raise WireError(f"a header has {HEADER_SIZE} bytes, not {len(data)}")
    word, arg0, arg1, length, total, magic = _HEADER.unpack(data)
    if magic != word ^ _ALL_ONES:
        raise WireError(f"magic {magic:#010x} does not belong to command {word:#010x}")
    if length > max_payload:
        raise WireError(f"a payload of {length} bytes is more than {max_payload}")
    try:
        command = Command(word)
    except ValueError:
        raise WireError(f"unknown command {word:#010x}") from None
    return Header(command=command, arg0=arg0, arg1=arg1, length=length, checksum=total)


def join(header: Header, payload: bytes, *, checked: bool = True) -> Packet:
    """Header and payload as one packet. Raises WireError when length or (if `checked`) checksum disagree."""
    if len(payload) != header.length:
        raise WireError(f"{header.length} bytes were announced, {len(payload)} came")
    if checked and checksum(payload) != header.checksum:
        raise WireError("the checksum is wrong")
    return Packet(command=header.command, arg0=header.arg0, arg1=header.arg1, payload=payload)


def decode(data: bytes, *, checked: bool = True, max_payload: int = MAX_PAYLOAD) -> Packet:
    """The inverse of `encode`: exactly one packet. Raises WireError."""
    header = decode_header(data[:HEADER_SIZE], max_payload=max_payload)
    return join(header, data[HEADER_SIZE:], checked=checked)


class FrameId(IntEnum):
    """What a shell v2 frame carries (shell_protocol.h)."""

    STDIN = 0
    STDOUT = 1
    STDERR = 2
    EXIT = 3
    CLOSE_STDIN = 4
    WINDOW_SIZE = 5


class Frame(Struct, frozen=True, kw_only=True):
    """One piece of a shell v2 conversation; frames may straddle packets."""

    id: FrameId
    payload: bytes = b""


def encode_frame(frame: Frame) -> bytes:
    """A frame as it travels: id, length, payload."""
    return _FRAME.pack(frame.id, len(frame.payload)) + frame.payload


def decode_frames(data: bytes, *, max_payload: int = MAX_PAYLOAD) -> tuple[tuple[Frame, ...], bytes]:
    """All whole frames in `data`, and the bytes of the frame that has not come entirely yet.

    Raises WireError for an unknown id and for a length over `max_payload`. Linear in `data`.
    """
    frames: list[Frame] = []
    start = 0
    while len(data) - start >= _FRAME.size:
        number, length = _FRAME.unpack_from(data, start)
        if length > max_payload:
            raise WireError(f"a frame of {length} bytes is more than {max_payload}")
        try:
            kind = FrameId(number)
        except ValueError:
            raise WireError(f"unknown frame id {number}") from None
        end = start + _FRAME.size + length
        if end > len(data):
            break
        frames.append(Frame(id=kind, payload=data[start + _FRAME.size : end]))
        start = end
    return tuple(frames), data[start:]
