"""store.py: sets come, stay, go back, and are never used when they are not whole."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures.store import KEPT, Store
from detector.signatures.stored import age_days
from tests.signatures.disk import NOW, install, text_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "signatures")


def test_nothing_was_ever_fetched(store: Store) -> None:
    assert store.current() is None
    assert store.sets() == ()
    assert not store.folder.exists()
    with pytest.raises(DetectorError, match="no earlier set"):
        store.rollback()


def test_what_is_installed_is_current_and_says_what_it_is(store: Store) -> None:
    stored = install(store, "one\n")
    assert store.current() == stored
    assert text_of(stored) == "one\n"
    part = stored.part("echap")
    assert part is not None
    assert [(file.name, file.size) for file in part.files] == [("list.yaml", 8), ("stalkerware/one.yaml", 4)]
    assert all(len(file.sha256) == 64 for file in part.files)
    assert stored.revision == f"0001-{stored.record.sha256[:12]}"
    assert sorted(path.name for path in store.folder.iterdir()) == ["current", "lock", "sets"]


def test_the_same_files_have_the_same_sha256_whenever_they_came(store: Store, tmp_path: Path) -> None:
    other = install(Store(tmp_path / "other"), "one\n")
    install(store, "two\n")
    assert install(store, "one\n").record.sha256 == other.record.sha256
    assert install(store, "three\n").record.sha256 != other.record.sha256


def test_the_last_three_are_kept(store: Store) -> None:
    for text in ("one", "two", "three", "four", "five"):
        install(store, text)
    assert [text_of(stored) for stored in store.sets()] == ["five", "four", "three"]
    assert len(list((store.folder / "sets").iterdir())) == KEPT


def test_rollback_leads_to_what_was_in_use_before(store: Store) -> None:
    for text in ("one", "two", "bad"):
        install(store, text)
    assert text_of(store.rollback()) == "two"
    assert text_of(store.current()) == "two"
    install(store, "four")
    assert text_of(store.rollback()) == "two"  # not to the one that was left before
    assert text_of(store.rollback()) == "one"
    with pytest.raises(DetectorError, match="no earlier set"):
        store.rollback()
    assert text_of(store.current()) == "one"


def test_age_counts_from_the_last_time_that_nothing_was_newer(store: Store) -> None:
    stored = install(store, "one")
    assert age_days(stored, NOW + timedelta(days=31, hours=1)) == {"echap": 31}
    assert age_days(stored, NOW - timedelta(days=3)) == {"echap": 0}
    store.confirm("echap", NOW + timedelta(days=30))
    current = store.current()
    assert current is not None
    assert age_days(current, NOW + timedelta(days=31)) == {"echap": 1}


def cut_current(store: Store) -> None:
    (store.folder / "current").write_bytes(b'{"revision": "00')


def empty_current(store: Store) -> None:
    (store.folder / "current").write_bytes(b"")


def binary_current(store: Store) -> None:
    (store.folder / "current").write_bytes(b"\xff\xfe\0")


def current_leads_out(store: Store) -> None:
    (store.folder / "current").write_bytes(b'{"revision": "../../../etc"}')


def current_names_nothing(store: Store) -> None:
    (store.folder / "current").write_bytes(b'{"revision": "0099-0123456789ab"}')


def current_is_a_folder(store: Store) -> None:
    (store.folder / "current").unlink()
    (store.folder / "current").mkdir()


def newest(store: Store) -> Path:
    return store.sets()[0].folder


def lose_a_file(store: Store) -> None:
    (newest(store) / "echap" / "list.yaml").unlink()


def change_a_file(store: Store) -> None:
    (newest(store) / "echap" / "list.yaml").write_text("three", encoding="utf-8")


def add_a_file(store: Store) -> None:
    (newest(store) / "echap" / "more.yaml").write_text("three", encoding="utf-8")


def link_a_file(store: Store) -> None:
    path = newest(store) / "echap" / "list.yaml"
    path.rename(store.folder / "elsewhere")
    path.symlink_to(store.folder / "elsewhere")


def lose_the_record(store: Store) -> None:
    (newest(store) / "set.json").unlink()


def cut_the_record(store: Store) -> None:
    path = newest(store) / "set.json"
    path.write_bytes(path.read_bytes()[:-20])


def record_of_another_version(store: Store) -> None:
    path = newest(store) / "set.json"
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))


def record_that_leads_out(store: Store) -> None:
    path = newest(store) / "set.json"
    path.write_bytes(path.read_bytes().replace(b'"source": "echap"', b'"source": "../echap"'))


def time_without_a_zone(store: Store) -> None:
    path = newest(store) / "set.json"
    path.write_bytes(path.read_bytes().replace(b"12:00:00Z", b"12:00:00"))


DAMAGES = (
    cut_current,
    empty_current,
    binary_current,
    current_leads_out,
    current_names_nothing,
    current_is_a_folder,
    lose_a_file,
    change_a_file,
    add_a_file,
    link_a_file,
    lose_the_record,
    cut_the_record,
    record_of_another_version,
    record_that_leads_out,
    time_without_a_zone,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_a_damaged_store_a_whole_set_is_used(store: Store, damage: Callable[[Store], None]) -> None:
    install(store, "one")
    install(store, "two")
    damage(store)
    found = store.current()
    assert text_of(found) == ("two" if "current" in damage.__name__ else "one")
    assert found is not None
    assert found.warning


@pytest.mark.parametrize("damage", [damage for damage in DAMAGES if "current" not in damage.__name__])
def test_when_no_set_is_whole_it_is_said_and_an_update_repairs(store: Store, damage: Callable[[Store], None]) -> None:
    install(store, "one")
    damage(store)
    with pytest.raises(DetectorError) as caught:
        store.current()
    assert caught.value.exit_code is ExitCode.DATA
    assert caught.value.hint
    assert text_of(install(store, "two")) == "two"
    assert text_of(store.current()) == "two"


def test_only_one_changes_the_store(store: Store) -> None:
    install(store, "one")
    with store.draft(), pytest.raises(DetectorError, match=f"another run .*{os.getpid()}"):
        install(Store(store.folder), "two")
    install(Store(store.folder), "two")
    assert text_of(store.current()) == "two"


def test_a_lock_dies_with_its_owner(store: Store) -> None:
    install(store, "one")
    program = (
        "import os, sys; from pathlib import Path; from detector.signatures.store import Store\n"
        "with Store(Path(sys.argv[1])).draft() as draft: print('locked', flush=True); sys.stdin.read(); os._exit(9)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(store.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(DetectorError, match=f"process {other.pid}"):
            install(store, "two")
        other.communicate()
    assert any(path.name.startswith(".draft-") for path in (store.folder / "sets").iterdir())
    install(store, "two")
    assert not any(path.name.startswith(".draft-") for path in (store.folder / "sets").iterdir())


def test_the_record_is_readable(store: Store) -> None:
    stored = install(store, "one")
    record = msgspec.json.decode((stored.folder / "set.json").read_bytes())
    assert record["format"] == 1
    assert record["parts"][0]["url"] == "https://example.org/list.yaml"
    assert record["parts"][0]["fetched"] == "2026-11-22T12:00:00Z"
