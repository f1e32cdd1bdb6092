"""Any bytes at all in the place of manifests and tables: an answer or ApkError, little time and little memory."""

import contextlib
import random
import struct
import time
import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from detector.apk.binary_xml import Document, read_document
from detector.apk.manifest_tree import read_tree
from detector.apk.ranges import ApkError, Ranges
from detector.apk.resource_table import Walker
from detector.apk.resource_value import Table
from detector.simulator.binary_xml import Node, Reference, chunk, pool, write_xml
from detector.simulator.resource_file import resource_number, write_table
from tests.apk.maker import zipped
from tests.apk.reading import read_manifest

NAME = "AndroidManifest.xml"
LABEL = resource_number(0, 0)
SERVICE = Node(
    tag="service",
    attributes={"name": ".S", "exported": True},
    children=(
        Node(tag="intent-filter", children=(Node(tag="action", attributes={"name": "a.b.C"}),)),
        Node(
            tag="meta-data", attributes={"name": "android.accessibilityservice", "resource": Reference(LABEL + 65536)}
        ),
    ),
)
APPLICATION = Node(tag="application", attributes={"label": Reference(LABEL)}, children=(SERVICE,))
XML = write_xml(Node(tag="manifest", attributes={"package": "a.b", "versionCode": 1}, children=(APPLICATION,)))
TABLE = write_table("a.b", {"string": ["Name", "Other"], "xml": ["res/xml/s.xml"]})
CONFIG = write_xml(Node(tag="accessibility-service", attributes={"canRetrieveWindowContent": True}))
FILES = {NAME: XML, "res/xml/s.xml": CONFIG, "resources.arsc": TABLE}
NUMBERS = st.sampled_from([0, 1, 3, 4, 8, 20, 0x7F, 0x80, 0xFF, 0x8000, 0xFFFF, 2**31 - 1, 2**31, 2**32 - 1])
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(["<B", "<H", "<I"]), NUMBERS), max_size=8)


def spoiled(whole: bytes, changes: list[tuple[int, str, int]]) -> bytes:
    data = bytearray(whole)
    for at, form, number in changes:
        size = struct.calcsize(form)
        struct.pack_into(form, data, at % (len(data) - size), number % 2 ** (8 * size))
    return bytes(data)


def safely_read(data: bytes) -> None:
    for thorough in (False, True):
        try:
            manifest, ranges, rounds = read_manifest(data, thorough=thorough)
        except ApkError:
            continue
        assert rounds <= 60
        assert ranges.added <= 520 * 1024
        assert len(manifest.label.text) <= 4096


def safely_understood(data: bytes) -> None:
    with contextlib.suppress(ApkError):
        document: Document = read_document(data)
        read_tree(document.root)


def safely_looked_up(table: bytes) -> None:
    ranges = Ranges(len(table))
    ranges.add(0, table)
    for number in (LABEL, LABEL + 1, LABEL + 65536, 0x01010000):
        walker = Walker(Table(ranges=ranges, start=0, end=len(table)))
        with contextlib.suppress(ApkError):
            walker.text(number)
        with contextlib.suppress(ApkError):
            walker.path(number, 30)
        with contextlib.suppress(ApkError):
            walker.translations(number)


@given(st.binary(max_size=400), CHANGES)
def test_any_document(data: bytes, changes: list[tuple[int, str, int]]) -> None:
    safely_understood(data)
    safely_understood(chunk(3, b"", data))
    safely_understood(spoiled(XML, changes))
    safely_understood(XML[: len(XML) // 2] + data + XML[len(XML) // 2 :])


@given(st.binary(max_size=400), CHANGES)
def test_any_table(data: bytes, changes: list[tuple[int, str, int]]) -> None:
    safely_looked_up(data)
    safely_looked_up(chunk(2, b"\1\0\0\0", data))
    safely_looked_up(spoiled(TABLE, changes))


@given(CHANGES, CHANGES, CHANGES, st.booleans())
def test_any_file(
    outside: list[tuple[int, str, int]],
    inside: list[tuple[int, str, int]],
    names: list[tuple[int, str, int]],
    deflated: bool,
) -> None:
    files = {
        NAME: spoiled(XML, inside),
        "resources.arsc": spoiled(TABLE, names),
        "res/xml/s.xml": spoiled(CONFIG, names),
    }
    safely_read(zipped(files, deflated=deflated))
    safely_read(spoiled(zipped(FILES, deflated=deflated), outside))


def test_real_apps_with_flipped_bytes(real_apps: dict[str, Path]) -> None:
    chance = random.Random(7)
    for path in real_apps.values():
        whole = path.read_bytes()
        for _ in range(60 if len(whole) < 100_000 else 6):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 4, 30))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            safely_read(bytes(data))


def elements(*attributes: bytes, step: int = 20, count: int | None = None) -> bytes:
    """An element with these attributes, closed again."""
    extension = struct.pack("<2I6H", 0xFFFFFFFF, 0, 20, step, len(attributes) if count is None else count, 0, 0, 0)
    return chunk(0x102, bytes(8), extension + b"".join(attributes)) + chunk(0x103, bytes(8), bytes(8))


def one_text_a_million_times() -> bytes:
    """Every text of the pool is the same long one, and every element is called by another number of it."""
    count = 60_000
    head = struct.pack("<5I", count, 0, 0x100, 28 + 4 * count, 0)
    texts = chunk(1, head, bytes(4 * count) + b"\xf5\x30\xf5\x30" + b"x" * 30_000 + b"\0\0\0\0")
    named = [elements(struct.pack("<3I2HI", 0, n, n, 8, 0x300, n)) for n in range(15_000)]
    return chunk(3, b"", texts + opened() + b"".join(named) + chunk(0x103, bytes(8), bytes(8)))


def opened() -> bytes:
    return elements()[:-24]


def wide_elements() -> bytes:
    """Elements with as many attributes as a number can say, all in one place."""
    wide = elements(bytes(0xFF14), step=1, count=0xFF00)
    return chunk(3, b"", pool(["manifest"]) + opened() + wide * 40 + chunk(0x103, bytes(8), bytes(8)))


def test_why_hostile_documents_are_given_up() -> None:
    assert "texts are longer" in read_document(one_text_a_million_times()).damaged
    assert "more attributes" in read_document(wide_elements()).damaged


def test_hostile_documents_take_little_time_and_memory() -> None:
    table = changed_count(TABLE)
    hostile = [
        zipped({NAME: one_text_a_million_times()}),
        zipped({NAME: wide_elements()}),
        zipped({NAME: XML, "resources.arsc": table}),
        zipped({NAME: bytes(3_000_000)}),
        zipped({NAME: XML, "resources.arsc": bytes(200_000_000)}),
        zipped({NAME: chunk(3, b"", pool(["manifest"]) + elements() * 40_000)}),
    ]
    tracemalloc.start()
    started = time.process_time()
    for data in hostile:
        safely_read(data)
    seconds = time.process_time() - started
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 * 2**20
    assert seconds < 30, "with the tracing of memory, which is slow"


def changed_count(table: bytes) -> bytes:
    """A table with a type that claims four thousand million entries."""
    at = table.index(struct.pack("<2H", 0x0201, 84))
    return table[: at + 12] + struct.pack("<I", 2**32 - 1) + table[at + 16 :]
