"""The index on disk: it answers the same, and whatever is wrong with it costs time only."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from detector import signatures
from detector.signatures import FeedFile, Index, model, tables
from detector.signatures import cache as cache_module
from detector.signatures.cache import FILE_NAME

FEED = FeedFile(name="feed", data=b"- {name: New, packages: [org.example.new], certificates: [" + b"AB" * 20 + b"]}")


@pytest.fixture(scope="module")
def plain() -> Index:
    return signatures.load()


def answers(index: Index) -> object:
    return (
        index.info,
        index.by_package("com.mxspy"),
        index.by_package("com.sc.spyier.v2"),
        index.by_certificate("31A6ECECD97CF39BC4126B8745CD94A7C30BF81C"),
        index.by_component("com.ispyoo.A"),
        index.by_common_name("Kids Safety 01-02-2020 10:11:12"),
        index.by_domain("a.thetruthspy.com"),
        index.by_package("org.example.new"),
        index.known("com.whatsapp"),
        index.installer("com.android.vending"),
        index.messenger("com.tencent.mm"),
        index.vendor_prefix("com.miui.home"),
        index.system_label("WiFi"),
        index.is_distrusted("61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81"),
        dict(index.products),
    )


def from_cache(folder: Path, monkeypatch: pytest.MonkeyPatch, *feeds: FeedFile) -> Index:
    """Load with a reader that would fail: only the cache can answer."""
    with monkeypatch.context() as patch:
        patch.setattr(signatures, "read_set", lambda *_: pytest.fail("the cache was not used"))
        return signatures.load(cache=folder, feeds=feeds)


def test_the_answers_are_the_same(tmp_path: Path, plain: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    signatures.load(cache=tmp_path, keep=True)
    assert answers(from_cache(tmp_path, monkeypatch)) == answers(plain)


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    signatures.load(cache=tmp_path)
    assert list(tmp_path.iterdir()) == []
    signatures.load(cache=tmp_path / "new", keep=True)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE_NAME]


def test_feeds_are_cached_with_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = signatures.load(cache=tmp_path, feeds=(FEED,), keep=True)
    (match,) = index.by_package("org.example.new")
    assert (match.product.name, match.where) == ("New", "feed:1")
    assert answers(from_cache(tmp_path, monkeypatch, FEED)) == answers(index)
    assert signatures.load(cache=tmp_path).by_package("org.example.new") == ()
    assert index.info.sha256 != signatures.load().info.sha256


def test_own_files_are_part_of_the_key(
    tmp_path: Path, write: Callable[[str, str], Path], product_text: Callable[..., str]
) -> None:
    own = write("own/mine.yaml", product_text("mine", "org.example.mine"))
    folder = tmp_path / "cache"
    signatures.load([own], cache=folder, keep=True)
    own.write_text(product_text("mine", "org.example.other"))
    index = signatures.load([own], cache=folder)
    assert index.by_package("org.example.mine") == ()
    assert index.by_package("org.example.other")


def test_a_damaged_file_is_ignored_and_replaced(tmp_path: Path, plain: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    signatures.load(cache=tmp_path, keep=True)
    path = tmp_path / FILE_NAME
    good = path.read_bytes()
    for at in (0, 3, 20, 60, 90, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert answers(signatures.load(cache=tmp_path)) == answers(plain), at
    for size in (0, 1, 40, 79, 80, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:size])
        assert signatures.load(cache=tmp_path).info == plain.info, size
    path.write_bytes(good + b"x")
    assert signatures.load(cache=tmp_path, keep=True).info == plain.info
    assert path.read_bytes() == good
    from_cache(tmp_path, monkeypatch)


def test_a_file_that_lies_about_itself_is_ignored(tmp_path: Path, plain: Index) -> None:
    signatures.load(cache=tmp_path, keep=True)
    path = tmp_path / FILE_NAME
    head = path.read_bytes()[: -len(path.read_bytes()) + 15 + 32]
    for body in (b"", b"\xc1", msgspec.msgpack.encode({"a": 1}), msgspec.msgpack.encode([1, 2]), b"\x91" * 100_000):
        path.write_bytes(head + hashlib.sha256(body).digest() + body)
        assert signatures.load(cache=tmp_path).info == plain.info


def test_another_version_of_the_program_is_foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signatures.load(cache=tmp_path, keep=True)
    monkeypatch.setattr("detector.__version__", "0.0.0-other")
    with pytest.raises(pytest.fail.Exception):
        from_cache(tmp_path, monkeypatch)


def test_a_folder_that_cannot_be_used_costs_nothing(tmp_path: Path, plain: Index) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / FILE_NAME).mkdir()
    for folder in (tmp_path / "file", tmp_path / "odd", tmp_path / "none" / "deep"):
        assert signatures.load(cache=folder).info == plain.info
        assert signatures.load(cache=folder, keep=True).info == plain.info
    assert [path.name for path in (tmp_path / "odd").iterdir()] == [FILE_NAME]  # no temporary file is left


def test_a_pipe_is_not_waited_for(tmp_path: Path, plain: Index) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    assert signatures.load(cache=tmp_path).info == plain.info


def test_whoever_changes_the_shape_raises_the_number() -> None:
    structs = sorted(
        {
            value
            for module in (model, tables)
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, msgspec.Struct)
        },
        key=lambda struct: struct.__name__,
    )
    shape = [(struct.__name__, struct.__struct_config__.array_like, struct.__struct_fields__) for struct in structs]
    digest = hashlib.sha256(repr(shape).encode()).hexdigest()[:16]
    assert (cache_module.SCHEMA, digest) == (5, "05243ac23aff51ee"), (
        "raise SCHEMA in cache.py, and note the new digest here"
    )
