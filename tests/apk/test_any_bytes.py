"""Any bytes at all, and damaged APKs: certificates or ApkError, never anything else, and never much memory."""

import contextlib
import struct
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from detector.apk import der
from detector.apk.pkcs7 import certificates
from detector.apk.ranges import ApkError, NeedsError, Ranges
from detector.apk.signing_block import read_block
from tests.apk.maker import LINEAGE, PADDING, V2, V3, V3_1, By, apk, block, certificate, pair, pkcs7, sized, zipped
from tests.apk.reading import read

OLD, NEW = certificate("old"), certificate("new")
ROTATED = By(chain=(NEW,), lineage=(OLD, NEW))
WHOLE = (
    apk(pair(V2, By(chain=(OLD,))), pair(V3, ROTATED), pair(V3_1, ROTATED), (PADDING, bytes(50))),
    zipped({"META-INF/CERT.RSA": pkcs7((OLD, NEW), ("new", 1)), "META-INF/B.EC": pkcs7((NEW,)), "a": b"b"}),
)
NUMBERS = st.sampled_from([0, 1, 4, 21, 22, 23, 0x7F, 0xFF, 0xFFFF, 2**31 - 1, 2**31, 2**32 - 1])
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(["<B", "<H", "<I", "<Q"]), NUMBERS), max_size=6)


def safely_read(data: bytes) -> None:
    for jar_too in (False, True):
        try:
            signing, _, rounds = read(data, jar_too=jar_too)
        except ApkError:
            continue
        assert signing.signers
        assert rounds <= 24


@given(st.binary(max_size=300), st.binary(max_size=80))
def test_any_bytes_with_an_end_behind_them(front: bytes, back: bytes) -> None:
    safely_read(front)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0, 0, 0, len(front), len(back))
    safely_read(front + end + back)
    safely_read(front + block((V2, front), (V3, back)) + end)


@given(st.sampled_from(WHOLE), CHANGES, st.integers(0, 10_000))
def test_changed_and_cut_files(whole: bytes, changes: list[tuple[int, str, int]], cut: int) -> None:
    data = bytearray(whole)
    for at, form, number in changes:
        size = struct.calcsize(form)
        at %= len(data) - size
        struct.pack_into(form, data, at, number % 2 ** (8 * size))
    safely_read(bytes(data))
    safely_read(bytes(data[: len(data) - cut % 40]) + whole[-22:])


@given(st.binary(max_size=200), st.sampled_from([V2, V3, V3_1]))
def test_any_value_of_a_scheme(value: bytes, number: int) -> None:
    for text in (value, sized(value), sized(sized(value)), sized(sized(sized(value)))):
        read_block(block((number, text))[8:-24])
    attribute = sized(sized(struct.pack("<II", LINEAGE, 1) + value))
    signed = sized(b"", sized(NEW)) + bytes(8) + attribute
    signers, problems = read_block(block((V3, sized(sized(sized(signed)))))[8:-24])
    assert signers
    assert problems or all(one.role for one in signers)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_signature_file(data: bytes, at: int) -> None:
    whole = pkcs7((OLD, NEW), ("new", 1))
    for text in (data, whole[:at] + data + whole[at:], whole[: at * 3] + data):
        with contextlib.suppress(ApkError):
            assert certificates(text)


@given(st.binary(max_size=60))
def test_a_node_lies_within_what_holds_it(data: bytes) -> None:
    with contextlib.suppress(ApkError):
        node = der.read_node(data, 0, len(data))
        assert 2 <= node.content <= node.end <= len(data)
        assert all(node.content <= one.start < one.end <= node.end for one in der.children(data, node))


@given(st.binary(min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_pieces_give_the_bytes_of_the_file(data: bytes, spans: list[tuple[int, int]]) -> None:
    ranges = Ranges(len(data))
    for one, other in spans:
        start, end = sorted((min(one, len(data)), min(other, len(data))))
        ranges.add(start, data[start:end])
        assert ranges.take(start, end) == data[start:end]
        for first in range(len(data)):
            for last in range(first, len(data)):
                with contextlib.suppress(NeedsError):
                    assert ranges.take(first, last) == data[first:last]


def test_hostile_files_take_little_memory() -> None:
    bomb = zipped({f"META-INF/{number}.RSA": bytes(20_000_000) for number in range(3)})
    counts = apk(
        (V2, sized(bytes(400_000))), (V3, sized(sized(bytes(50_000)))), *[(number, b"") for number in range(2000)]
    )
    tracemalloc.start()
    for data in (bomb, counts):
        safely_read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20
