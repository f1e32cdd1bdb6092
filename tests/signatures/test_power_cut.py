"""What a disk can refuse, and what a power cut can leave behind: there is always a whole set."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures.store import KEPT, Store
from tests.signatures.disk import NOW, Disk, PowerCutError, fill, install, text_of


def change_by_install(store: Store, disk: Callable[[], Disk]) -> Disk:
    with store.draft() as draft:
        part = fill(draft, "new")
        layer = disk()
        layer.dirty(draft)
        with suppress(PowerCutError):
            store.install(draft, (part,))
    return layer


def change_by_rollback(store: Store, disk: Callable[[], Disk]) -> Disk:
    layer = disk()
    with suppress(PowerCutError):
        store.rollback()
    return layer


def change_by_confirm(store: Store, disk: Callable[[], Disk]) -> Disk:
    layer = disk()
    with suppress(PowerCutError):
        store.confirm("echap", NOW)
    return layer


def power_cuts(
    tmp_path: Path, before: tuple[str, ...], change: Callable[[Store, Callable[[], Disk]], Disk], *, lose: bool
) -> Iterator[Store]:
    """Cut the power before the 1st, 2nd, ... call, until the change gets through."""
    for fail_at in range(1, 1000):
        store = Store(tmp_path / f"cut-{lose}-{fail_at}")
        for text in before:
            install(store, text)
        with pytest.MonkeyPatch.context() as patched, suppress(PowerCutError):
            layer: list[Disk] = []

            def disk(patched: pytest.MonkeyPatch = patched, at: int = fail_at, made: list[Disk] = layer) -> Disk:
                made.append(Disk(patched, at, PowerCutError))
                return made[-1]

            change(store, disk)
        if lose:
            layer[0].forget()
        yield store
        if layer[0].calls < fail_at:
            return
    pytest.fail("the change never gets through")


@pytest.mark.parametrize("lose", [False, True], ids=["kept", "lost"])
@pytest.mark.parametrize("before", [(), ("one",), ("one", "two", "three", "four")], ids=["first", "second", "fifth"])
def test_a_power_cut_during_an_installation(tmp_path: Path, before: tuple[str, ...], lose: bool) -> None:
    seen = []
    old = before[-1] if before else None
    for store in power_cuts(tmp_path, before, change_by_install, lose=lose):
        found = store.current()
        seen.append(text_of(found))
        assert seen[-1] in (old, "new")
        assert found is None or not found.warning
        assert text_of(install(store, "later")) == "later"
        assert len(list((store.folder / "sets").iterdir())) <= KEPT
    assert seen[0] == old
    assert seen[-1] == "new"
    assert seen == sorted(seen, key=lambda text: text == "new")
    assert len(seen) > 15


@pytest.mark.parametrize("lose", [False, True], ids=["kept", "lost"])
@pytest.mark.parametrize("change", [change_by_rollback, change_by_confirm])
def test_a_power_cut_during_a_small_change(
    tmp_path: Path, change: Callable[[Store, Callable[[], Disk]], Disk], lose: bool
) -> None:
    seen = []
    for store in power_cuts(tmp_path, ("one", "two"), change, lose=lose):
        found = store.current()
        assert found is not None
        assert not found.warning
        seen.append(text_of(found))
    assert seen[0] == "two"
    assert seen[-1] == ("one" if change is change_by_rollback else "two")
    assert len(seen) > 5


def test_the_disk_layer_sees_a_missing_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above would notice: without syncing folders, a set is lost that `current` names."""
    monkeypatch.setattr("detector.signatures.store.sync_tree", lambda folder: None)
    damaged = 0
    for store in power_cuts(tmp_path, ("one",), change_by_install, lose=True):
        found = store.current()
        damaged += bool(found and found.warning)
    assert damaged


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT])
def test_a_disk_that_refuses_any_one_call(tmp_path: Path, number: int) -> None:
    """A full disk, a read-only folder: said in plain words, or got over; never nothing, never a crash."""
    said: list[DetectorError] = []
    for fail_at in range(1, 1000):
        store = Store(tmp_path / f"{number}-{fail_at}")
        install(store, "one")
        with pytest.MonkeyPatch.context() as patched, store.draft() as draft:
            part = fill(draft, "new")
            layer = Disk(patched, fail_at, lambda: OSError(number, os.strerror(number)))
            try:
                store.install(draft, (part,))
            except DetectorError as error:
                said.append(error)
        found = store.current()
        assert found is not None
        assert not found.warning
        assert text_of(found) in ("one", "new")
        assert text_of(install(store, "later")) == "later"
        if layer.calls < fail_at:
            break
    assert len(said) > 10
    for one in said:
        assert one.exit_code is ExitCode.DATA
        assert os.strerror(number) in one.message
        assert one.hint


def test_a_folder_that_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    stored = install(store, "one")
    real = os.open

    def read_only(path: Any, flags: int, *args: Any, **options: Any) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *args, **options)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(DetectorError, match="Read-only"):
        install(store, "two")
    assert store.current() == stored
