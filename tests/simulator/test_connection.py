"""The wire of the simulated phone without an adb server: what a server would never send, or never shows."""

import socket
import struct
from collections.abc import Iterator
from typing import Self

import pytest

from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer, Faults
from detector.simulator.wire import (
    HEADER_SIZE,
    MAX_PAYLOAD_ANDROID_6,
    VERSION_CHECKED,
    VERSION_UNCHECKED,
    AuthKind,
    Command,
    Frame,
    FrameId,
    Packet,
    decode_frames,
    decode_header,
    encode,
    encode_frame,
    join,
)

BOTH = Answer(stdout=b"out\n", stderr=b"err\n", exit_code=7)


class Phone:
    properties = {"ro.product.name": "toy", "ro.product.model": "Toy 1", "ro.product.device": "toy1"}  # noqa: RUF012

    def __init__(self, features: tuple[str, ...] = ("shell_v2", "cmd", "stat_v2")) -> None:
        self.features = features

    def shell(self, line: str) -> Answer:
        return Answer(stdout=bytes(100_000)) if line == "big" else BOTH

    def file(self, path: str) -> bytes | None:
        return None

    def store(self, path: str, content: bytes) -> bool:
        return False


class Peer:
    """The other end of the wire, byte by byte."""

    def __init__(self, phone: Adbd, version: int = VERSION_CHECKED, max_payload: int = 4096) -> None:
        self._socket = socket.create_connection(("127.0.0.1", phone.port), timeout=5)
        self._source = self._socket.makefile("rb")
        self.send(Command.CNXN, version, max_payload, b"host::\0")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()
        self._socket.close()

    def send(self, command: Command, arg0: int = 0, arg1: int = 0, payload: bytes = b"") -> None:
        self.send_raw(encode(Packet(command=command, arg0=arg0, arg1=arg1, payload=payload)))

    def send_raw(self, data: bytes) -> None:
        self._socket.sendall(data)

    def receive(self, *, checked: bool = True) -> Packet:
        header = decode_header(self._source.read(HEADER_SIZE))
        return join(header, self._source.read(header.length), checked=checked)

    def ended(self) -> bool:
        try:
            return self._source.read() == b""
        except ConnectionResetError:
            return True


@pytest.fixture
def bare() -> Iterator[Adbd]:
    with Adbd(Phone()) as phone:
        yield phone


def test_the_peers_limits_are_obeyed(bare: Adbd) -> None:
    with Peer(bare, max_payload=4096) as peer:
        assert peer.receive().command is Command.CNXN
        peer.send(Command.OPEN, 5, 0, b"exec:big\0")
        opened = peer.receive()
        assert (opened.command, opened.arg1) == (Command.OKAY, 5)
        assert len(peer.receive().payload) == 4096
        peer._socket.settimeout(0.1)
        with pytest.raises(TimeoutError):
            peer.receive()  # nothing more before the acknowledgement


def test_checksums_are_left_out_for_a_peer_that_needs_none(bare: Adbd) -> None:
    with Peer(bare, version=VERSION_UNCHECKED) as peer:
        hello = peer.receive()
        assert hello.arg0 == VERSION_UNCHECKED
        assert hello.payload.startswith(b"device::ro.product.name=toy;ro.product.model=Toy 1;")
        peer.send(Command.OPEN, 5, 0, b"exec:both\0")
        assert peer.receive().command is Command.OKAY
        header = decode_header(peer._source.read(HEADER_SIZE))
        assert (header.command, header.checksum) == (Command.WRTE, 0)


def test_android_6_announces_what_it_had() -> None:
    with Adbd(Phone(features=())) as phone, Peer(phone) as peer:
        hello = peer.receive()
        assert (hello.arg0, hello.arg1) == (VERSION_CHECKED, MAX_PAYLOAD_ANDROID_6)
        assert b"features" not in hello.payload
        for service in (b"shell,v2,raw:both\0", b"shell,v2:both\0", b"shell:\0", b"tcp:80\0"):
            peer.send(Command.OPEN, 5, 0, service)
            refused = peer.receive()
            assert (refused.command, refused.arg0, refused.arg1) == (Command.CLSE, 0, 5)


def test_it_asks_again_after_a_signature_but_not_after_the_key() -> None:
    with Adbd(Phone(), faults=Faults(unauthorized=True)) as phone, Peer(phone) as peer:
        first = peer.receive()
        peer.send(Command.OPEN, 5, 0, b"exec:both\0")
        peer.send(Command.AUTH, AuthKind.RSAPUBLICKEY, 0, b"key\0")
        peer.send(Command.AUTH, AuthKind.SIGNATURE, 0, b"wrong")
        second = peer.receive()
        assert (first.command, second.command) == (Command.AUTH, Command.AUTH)
        assert (first.arg0, second.arg0) == (AuthKind.TOKEN, AuthKind.TOKEN)
        assert first.payload != second.payload
        assert len(first.payload) == 20


@pytest.mark.parametrize(
    "nonsense",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        struct.pack("<6I", Command.WRTE, 1, 1, 2**31, 0, Command.WRTE ^ 0xFFFFFFFF),
        encode(Packet(command=Command.OPEN, payload=b"shell:x"), checked=False),
        encode(Packet(command=Command.CNXN, arg0=VERSION_CHECKED, arg1=0)),
    ],
    ids=["http", "too-long", "wrong-checksum", "no-payload"],
)
def test_nonsense_ends_the_connection_and_only_that(bare: Adbd, nonsense: bytes) -> None:
    with Peer(bare) as peer:
        peer.receive()
        peer.send_raw(nonsense)
        assert peer.ended()
    with Peer(bare) as peer:
        assert peer.receive().command is Command.CNXN


def test_a_peer_must_wait_for_the_acknowledgement(bare: Adbd) -> None:
    with Peer(bare) as peer:
        peer.receive()
        peer.send(Command.OPEN, 5, 0, b"exec:big\0")
        local = peer.receive().arg0
        for _ in range(2):  # this service never reads, so the first is never acknowledged
            peer.send(Command.WRTE, 5, local, b"x")
        peer.receive()
        assert peer.ended()


@pytest.mark.parametrize(
    ("service", "sent"),
    [
        (b"shell,v2,raw:\0", encode_frame(Frame(id=FrameId.STDIN, payload=b"x")) + b"\xff" * 5),
        (b"sync:\0", b"SEND" + struct.pack("<I", 0xFFFFFFFF)),
        (b"sync:\0", b"NONE" + struct.pack("<I", 0)),
        (b"sync:\0", b"STAT" + struct.pack("<I", 60_000)),
    ],
    ids=["frame", "length", "word", "path"],
)
def test_nonsense_on_a_stream_closes_that_stream(bare: Adbd, service: bytes, sent: bytes) -> None:
    with Peer(bare) as peer:
        peer.receive()
        peer.send(Command.OPEN, 5, 0, service)
        local = peer.receive().arg0
        peer.send(Command.WRTE, 5, local, sent)
        assert peer.receive().command is Command.OKAY
        assert peer.receive().command is Command.CLSE
        peer.send(Command.OPEN, 6, 0, b"exec:both\0")
        assert peer.receive().command is Command.OKAY


def test_a_dropped_stream_has_no_exit_frame() -> None:
    with Adbd(Phone(), faults=Faults(drop=("cut",))) as phone, Peer(phone) as peer:
        peer.receive()
        peer.send(Command.OPEN, 5, 0, b"shell,v2,raw:cut\0")
        local = peer.receive().arg0
        frames, rest = decode_frames(peer.receive().payload)
        peer.send(Command.OKAY, 5, local)
        assert peer.receive().command is Command.CLSE
    assert FrameId.EXIT not in {frame.id for frame in frames}
    assert len(frames) + len(rest) > 0


def test_many_streams_end_with_their_connection() -> None:
    with Adbd(Phone()) as phone:
        with Peer(phone) as peer:
            peer.receive()
            for number in range(1, 30):
                peer.send(Command.OPEN, number, 0, b"shell,v2,raw:\0")
                peer.receive()
        phone.close()
