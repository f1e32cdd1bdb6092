"""Manifests that are made here, honest and hostile ones: what is read, what is refused, and how much is read."""

import io
import random
import struct
import zipfile
from collections.abc import Callable

import pytest

from detector.apk.binary_xml import MOST_ELEMENTS, read_document
from detector.apk.ranges import ApkError
from detector.simulator.binary_xml import Node, Reference, Value, pool, write_xml
from detector.simulator.resource_file import resource_number, write_table
from tests.apk.maker import zipped
from tests.apk.reading import read_manifest

NAME = "AndroidManifest.xml"


def node(tag: str, *children: Node, **attributes: Value) -> Node:
    return Node(tag=tag, attributes=attributes, children=children)


def app(*components: Node, **attributes: Value) -> Node:
    return node("manifest", node("application", *components, **attributes), package="org.example.app", versionCode=7)


SERVICE = node(
    "service",
    node("intent-filter", node("action", name="android.accessibilityservice.AccessibilityService")),
    name=".Watch",
    permission="android.permission.BIND_ACCESSIBILITY_SERVICE",
)
WHOLE = write_xml(app(SERVICE, label="Example"))


def packed(manifest: bytes, **files: bytes) -> bytes:
    return zipped({NAME: manifest, **files})


def problem(data: bytes) -> str:
    with pytest.raises(ApkError) as refusal:
        read_manifest(data)
    return str(refusal.value)


def changed(data: bytes, at: int, form: str, *values: int) -> bytes:
    new = struct.pack(form, *values)
    return data[:at] + new + data[at + len(new) :]


@pytest.mark.parametrize("utf8", [True, False])
def test_both_kinds_of_texts(utf8: bool) -> None:
    long = "ä€😀" * 100
    manifest, _, _ = read_manifest(packed(write_xml(app(SERVICE, label=long), utf8=utf8)))
    assert manifest.label.text == long
    assert manifest.components[0].name == "org.example.app.Watch"
    assert manifest.components[0].exported
    assert manifest.version_code == 7


def test_attributes_are_found_by_their_numbers() -> None:
    """Android does not look at the names of most attributes, which a hostile file changes."""
    renamed = WHOLE.replace(b"permission\0", b"permissiom\0", 1).replace(b"\x05\x05label\0", b"\x05\x05lebal\0", 1)
    assert renamed != WHOLE
    manifest, _, _ = read_manifest(packed(renamed))
    assert manifest.label.text == "Example"
    assert manifest.components[0].permission == "android.permission.BIND_ACCESSIBILITY_SERVICE"


def test_defaults_of_android() -> None:
    provider = node("provider", name="Provider")
    manifest, _, _ = read_manifest(packed(write_xml(app(node("activity", name="a.B"), provider))))
    activity, provided = manifest.components
    assert (activity.name, activity.exported, activity.enabled) == ("a.B", False, True)
    assert (provided.name, provided.exported) == ("org.example.app.Provider", False)
    old = node("manifest", node("uses-sdk", targetSdkVersion=16), node("application", provider), package="a.b")
    assert read_manifest(packed(write_xml(old)))[0].components[0].exported, "so it was before Android 4.2"


def test_a_preview_of_android_is_no_number() -> None:
    sdk = node("uses-sdk", minSdkVersion="Baklava", targetSdkVersion="36")
    manifest, _, _ = read_manifest(packed(write_xml(node("manifest", sdk, package="a.b"))))
    assert (manifest.min_sdk, manifest.target_sdk) == (None, 36)


# ---- documents that want to be misread


def first_chunk(kind: int) -> Callable[[bytes], bytes]:
    return lambda data: changed(data, 0, "<H", kind)


def with_junk(data: bytes) -> bytes:
    """Chunks of unknown types, of odd lengths, between the others; a second pool behind the first element."""
    junk = struct.pack("<2HI", 0x7777, 8, 24) + bytes(16)
    place = data.index(struct.pack("<2H", 0x0102, 16))
    place += struct.unpack_from("<I", data, place + 4)[0]
    more = junk + pool(["wrong"] * 40) + junk
    data = data[:place] + more + data[place:]
    return changed(data[:8] + junk + data[8:], 4, "<I", len(data) + len(junk))


def wide_attributes(data: bytes) -> bytes:
    """24 bytes for each attribute instead of 20, in the first element."""
    at = data.index(struct.pack("<2H", 0x0102, 16))
    (size,) = struct.unpack_from("<I", data, at + 4)
    count = struct.unpack_from("<H", data, at + 28)[0]
    first = at + 36
    wide = b"".join(data[first + 20 * n : first + 20 * n + 20] + b"junk" for n in range(count))
    data = data[:first] + wide + data[at + size :]
    data = changed(changed(data, at + 4, "<I", size + 4 * count), at + 26, "<H", 24)
    return changed(data, 4, "<I", len(data))


@pytest.mark.parametrize(
    "spoil",
    [first_chunk(0), first_chunk(0xFFFF), with_junk, wide_attributes, lambda data: data + b"behind" * 50],
    ids=["magic-0", "magic-ffff", "junk", "wide", "tail"],
)
def test_what_android_overlooks_is_overlooked(spoil: Callable[[bytes], bytes]) -> None:
    manifest, _, _ = read_manifest(packed(spoil(WHOLE)))
    assert (manifest.package, manifest.damaged) == ("org.example.app", "")
    assert [one.permission for one in manifest.components] == ["android.permission.BIND_ACCESSIBILITY_SERVICE"]


def test_a_document_that_is_cut_off_is_shown_as_far_as_it_goes() -> None:
    cut = WHOLE[: WHOLE.rindex(struct.pack("<2H", 0x0102, 16))]
    cut = changed(cut, 4, "<I", len(cut))
    manifest, _, _ = read_manifest(packed(cut))
    assert manifest.package == "org.example.app"
    assert "cut off" in manifest.damaged


def test_a_name_that_stands_in_two_places_shows_both() -> None:
    """For a filter Android takes the text, for other elements the number: a file can give both."""
    action = node("action", name="org.example.DECOY")
    data = write_xml(app(node("receiver", node("intent-filter", action), name=".R")))
    at = data.rindex(struct.pack("<2H", 0x0102, 16)) + 36
    more = write_xml(app(node("receiver", node("intent-filter", action), name=".R"), label="org.example.REAL"))
    assert struct.unpack_from("<I", data, at + 8)[0] == struct.unpack_from("<I", data, at + 16)[0]
    real = next(index for index in range(40) if read_document(more).root.children[0].pool.text(index).endswith("REAL"))
    at = more.rindex(struct.pack("<2H", 0x0102, 16)) + 36
    manifest, _, _ = read_manifest(packed(changed(more, at + 8, "<I", real)))
    assert manifest.components[0].actions() == {"org.example.DECOY", "org.example.REAL"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "too short"),
        (b"<manifest/>", "no binary XML"),
        (WHOLE[:100], "no binary XML"),
        (changed(WHOLE, 2, "<H", 4), "no binary XML"),
        (changed(WHOLE, 8, "<H", 0x7777), "no texts"),
        (write_xml(node("menifest")), "is none"),
        (struct.pack("<2HI", 3, 8, 8), "no element"),
    ],
)
def test_documents_that_are_refused(data: bytes, words: str) -> None:
    assert words in problem(packed(data))


def test_more_than_any_honest_manifest_has() -> None:
    many = app(*[node("activity")] * (MOST_ELEMENTS + 10))
    manifest, _, _ = read_manifest(packed(write_xml(many)))
    assert "more elements" in manifest.damaged
    assert len(manifest.components) == MOST_ELEMENTS - 2
    deep = node("a")
    for _ in range(60):
        deep = node("a", deep)
    assert "more elements" in read_document(write_xml(deep)).damaged
    at = WHOLE.index(struct.pack("<2H", 0x0102, 16))
    assert "damaged" in problem(packed(changed(WHOLE, at + 28, "<H", 0xFFFF)))
    endless = changed(WHOLE, at + 26, "<2H", 0, 0xFFFF)
    assert read_document(endless).root.tag == "manifest", "attributes without a length are none"


# ---- ZIP files that want to be misread


def entry(data: bytes, name: bytes = NAME.encode()) -> int:
    """Where the entry of that name stands in the list of entries."""
    return data.index(b"PK\1\2", data.rindex(b"PK\1\2", 0, data.rindex(name))) if name else 0


def stored(manifest: bytes = WHOLE) -> bytes:
    return zipped({NAME: manifest}, deflated=False)


@pytest.mark.parametrize("method", [0x2B2B, 1, 99, 0xFFFF])
def test_an_unknown_method_means_stored(method: int) -> None:
    """So do files that are made to break other readers; Android takes the unpacked size then."""
    data = stored()
    data = changed(changed(data, entry(data) + 10, "<H", method), 8, "<H", method)
    data = changed(data, entry(data) + 20, "<I", 3)
    assert read_manifest(data)[0].label.text == "Example"


def test_flags_and_heads_that_lie() -> None:
    data = packed(WHOLE)
    data = changed(changed(data, 6, "<H", 1), entry(data) + 8, "<H", 1)
    assert read_manifest(data)[0].label.text == "Example", "Android does not look at the flag for encryption"
    data = changed(data, 8, "<HHHIII", 0x2B2B, 9, 9, 9, 9, 9)
    assert read_manifest(data)[0].label.text == "Example", "nor at method and sizes in front of the entry"


@pytest.mark.parametrize(
    ("at", "form", "values", "words"),
    [
        (0, "<I", (0,), "outside of the entries"),
        (30, "<B", (0,), "two names"),
        (26, "<H", (3,), "two names"),
        (28, "<H", (0xFFFF,), "outside of the entries"),
    ],
)
def test_heads_that_android_refuses(at: int, form: str, values: tuple[int, ...], words: str) -> None:
    assert words in problem(changed(packed(WHOLE), at, form, *values))


def test_entries_that_point_elsewhere() -> None:
    data = packed(WHOLE)
    assert "outside" in problem(changed(data, entry(data) + 42, "<I", len(data)))
    assert "larger than" in problem(changed(data, entry(data) + 20, "<I", 0x7FFFFFFF))
    assert "outside" in problem(changed(data, entry(data) + 20, "<I", len(data)))
    assert "cut off, or grows" in problem(changed(data, entry(data) + 20, "<I", 40))
    assert "damaged" in problem(changed(data, entry(data), "<I", 7))
    assert "no manifest" in problem(zipped({"other": b""}))


def test_two_entries_of_one_name_are_said_for_files_on_disk() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(NAME, WHOLE)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(NAME, write_xml(app(label="Other")))
    manifest, _, _ = read_manifest(out.getvalue(), thorough=True)
    assert manifest.label.text == "Example"
    assert "one name" in manifest.problems[0]


def test_bombs_are_refused() -> None:
    assert "grows without end" in problem(packed(bytes(40_000_000)))
    assert "larger than" in problem(stored(bytes(4_000_000)))
    label = Reference(resource_number(0, 0))
    bomb = packed(write_xml(app(label=label)), **{"resources.arsc": bytes(60_000_000)})
    manifest, _, _ = read_manifest(bomb)
    assert not manifest.label.known
    assert "grows without end" in manifest.problems[0]


# ---- names that lie in the table


def with_table(table: bytes, *, label: int = resource_number(0, 0), deflated: bool = False) -> bytes:
    return zipped({NAME: write_xml(app(label=Reference(label))), "resources.arsc": table}, deflated=deflated)


def test_a_name_in_the_table() -> None:
    table = write_table("org.example.app", {"string": ["System Service", "Other"]})
    for deflated in (True, False):
        assert read_manifest(with_table(table, deflated=deflated))[0].label.text == "System Service"
        other = with_table(table, label=resource_number(0, 1), deflated=deflated)
        assert read_manifest(other)[0].label.text == "Other"


def compact(table: bytes) -> bytes:
    """Short offsets and compact entries, as aapt2 writes them for Android 14 and later."""
    at = table.rindex(struct.pack("<2H", 0x0201, 84))
    (size,) = struct.unpack_from("<I", table, at + 4)
    text = struct.unpack_from("<I", table, at + size - 4)[0]
    body = struct.pack("<2H", 0, 0) + struct.pack("<2HI", 0, 0x0308, text)
    chunk = table[at : at + 84] + body
    chunk = changed(changed(chunk, 4, "<I", len(chunk)), 9, "<B", 2)
    data = table[:at] + changed(chunk, 16, "<I", 88)
    package = data.index(struct.pack("<2H", 0x0200, 288))
    return changed(changed(data, package + 4, "<I", len(data) - package), 4, "<I", len(data))


def test_compact_entries() -> None:
    table = compact(write_table("org.example.app", {"string": ["System Service"]}))
    assert read_manifest(with_table(table))[0].label.text == "System Service"


@pytest.mark.parametrize(
    ("table", "label"),
    [
        (b"", resource_number(0, 0)),
        (bytes(200), resource_number(0, 0)),
        (write_table("a.b", {"string": ["x"]}), 0x01040000),
        (write_table("a.b", {"string": ["x"]}), resource_number(0, 1)),
        (write_table("a.b", {"string": ["x"]}), resource_number(5, 0)),
        (write_table("a.b", {"string": ["x"]})[:400], resource_number(0, 0)),
    ],
)
def test_a_name_that_is_not_there_is_not_known(table: bytes, label: int) -> None:
    manifest, _, _ = read_manifest(with_table(table, label=label))
    assert not manifest.label.known
    assert manifest.package == "org.example.app"


def test_a_name_that_leads_in_a_circle() -> None:
    table = write_table("a.b", {"string": ["x"]})
    value = table.rindex(struct.pack("<H2B", 8, 0, 3))
    circle = changed(table, value + 3, "<BI", 1, resource_number(0, 0))
    manifest, _, _ = read_manifest(with_table(circle))
    assert "circle" in manifest.problems[0]


def test_little_of_a_large_table_is_read() -> None:
    texts = [random.Random(number).randbytes(40).hex() for number in range(9000)]
    table = write_table("org.example.app", {"string": ["System Service", *texts], "xml": ["res/xml/a.xml"]})
    assert len(table) > 800_000
    manifest, ranges, rounds = read_manifest(with_table(table))
    assert manifest.label.text == "System Service"
    assert ranges.added <= 64 * 1024
    assert rounds <= 10


def test_a_large_list_of_entries_is_read_as_far_as_needed() -> None:
    files = {f"res/drawable/entry_{number:05}.png": b"" for number in range(4000)}
    data = zipped({NAME: WHOLE, **files})
    manifest, ranges, rounds = read_manifest(data)
    assert manifest.label.text == "Example"
    assert (ranges.added <= 28 * 1024, rounds <= 3) == (True, True)
    late = zipped({**files, NAME: WHOLE})
    manifest, ranges, rounds = read_manifest(late)
    assert manifest.label.text == "Example"
    assert (ranges.added <= 450 * 1024, rounds <= 12) == (True, True)
    huge = zipped({**{f"res/drawable/entry_{number:06}.png": b"" for number in range(9000)}, NAME: WHOLE})
    assert "more than 512 KiB" in problem(huge)
