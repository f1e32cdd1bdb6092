"""The packets and frames of adb: what is encoded is decoded again, and nothing else is taken for a packet."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.simulator.wire import (
    HEADER_SIZE,
    MAX_PAYLOAD,
    Command,
    Frame,
    FrameId,
    Packet,
    WireError,
    decode,
    decode_frames,
    decode_header,
    encode,
    encode_frame,
)

words = st.integers(min_value=0, max_value=2**32 - 1)
payloads = st.binary(max_size=5000)
packets = st.builds(Packet, command=st.sampled_from(Command), arg0=words, arg1=words, payload=payloads)
frames = st.builds(Frame, id=st.sampled_from(FrameId), payload=payloads)


@given(packets, st.booleans())
def test_a_packet_survives_the_wire(packet: Packet, checked: bool) -> None:
    assert decode(encode(packet, checked=checked), checked=checked) == packet


def test_the_bytes_are_those_of_the_protocol() -> None:
    packet = Packet(command=Command.OPEN, arg0=7, arg1=0, payload=b"shell:\0")
    assert encode(packet) == (
        b"OPEN" + struct.pack("<5I", 7, 0, 7, sum(b"shell:"), 0xB1BAAFB0) + b"shell:\0"
    )  # 0xb1baafb0 is 0x4e45504f ("OPEN") with every bit turned


def test_without_checksum_the_field_is_zero() -> None:
    data = encode(Packet(command=Command.WRTE, payload=b"abc"), checked=False)
    assert decode_header(data[:HEADER_SIZE]).checksum == 0
    with pytest.raises(WireError, match="checksum"):
        decode(data)


@given(st.binary(max_size=200))
def test_random_bytes_are_an_error_and_never_a_crash(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


@given(packets, st.data())
def test_a_damaged_packet_never_crashes(packet: Packet, data: st.DataObject) -> None:
    sent = bytearray(encode(packet))
    place = data.draw(st.integers(min_value=0, max_value=len(sent) - 1))
    sent[place] = data.draw(st.integers(min_value=0, max_value=255))
    try:
        decoded = decode(bytes(sent))
    except WireError:
        return
    assert encode(decoded) == bytes(sent)


@pytest.mark.parametrize("limit", [0, 4096, MAX_PAYLOAD])
def test_a_payload_over_the_limit_is_refused_before_it_is_read(limit: int) -> None:
    word = Command.WRTE
    head = struct.pack("<6I", word, 1, 1, limit + 1, 0, word ^ 0xFFFFFFFF)
    with pytest.raises(WireError, match="is more than"):
        decode_header(head, max_payload=limit)


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(WireError, match="unknown command"):
        decode_header(struct.pack("<6I", 1, 0, 0, 0, 0, 1 ^ 0xFFFFFFFF))


@given(st.lists(frames, max_size=8), st.integers(min_value=1, max_value=400))
def test_frames_survive_being_cut_anywhere(sent: list[Frame], size: int) -> None:
    data = b"".join(map(encode_frame, sent))
    received: list[Frame] = []
    rest = b""
    for start in range(0, len(data), size):
        found, rest = decode_frames(rest + data[start : start + size])
        received.extend(found)
    assert received == sent
    assert rest == b""


@given(st.binary(max_size=500))
def test_random_frames_are_read_or_refused(data: bytes) -> None:
    try:
        found, rest = decode_frames(data)
    except WireError:
        return
    assert b"".join(map(encode_frame, found)) + rest == data


def test_a_frame_that_announces_too_much_is_refused() -> None:
    with pytest.raises(WireError, match="is more than"):
        decode_frames(struct.pack("<BI", FrameId.STDIN, MAX_PAYLOAD + 1))
    with pytest.raises(WireError, match="unknown frame"):
        decode_frames(struct.pack("<BI", 255, 0))
