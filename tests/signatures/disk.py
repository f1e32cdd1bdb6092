"""Invented sets in a store, and a disk that fails when it is told to."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from detector.signatures.store import Store
from detector.signatures.stored import Counts, Part, StoredSet

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def fill(draft: Path, text: str, source: str = "echap") -> Part:
    folder = draft / source
    (folder / "stalkerware").mkdir(parents=True)
    (folder / "stalkerware" / "one.yaml").write_text(text, encoding="utf-8")
    (folder / "list.yaml").write_text(text * 2, encoding="utf-8")
    return Part(source=source, url="https://example.org/list.yaml", fetched=NOW, counts=Counts(products=1))


def install(store: Store, text: str) -> StoredSet:
    with store.draft() as draft:
        return store.install(draft, (fill(draft, text),))


def text_of(stored: StoredSet | None) -> str | None:
    return (stored.folder / "echap" / "stalkerware" / "one.yaml").read_text(encoding="utf-8") if stored else None


CALLS = ("open", "write", "fsync", "mkdir", "rename", "replace", "unlink", "rmdir", "ftruncate")


class PowerCutError(BaseException):
    """The machine is off."""


class Disk:
    """Counts the calls that change files, and fails from the k-th on; knows what was not yet synced."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail_at: int, failure: Callable[[], BaseException]) -> None:
        self.calls = 0
        self.trace: list[str] = []
        self._fail_at = fail_at
        self._failure = failure
        self._stays_dead = isinstance(failure(), PowerCutError)
        self._unsynced: set[Path] = set()
        self._moves: list[tuple[Path, Path, bytes | None]] = []
        self._handles: dict[int, Path] = {}
        self._real = {name: getattr(os, name) for name in CALLS}
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(name))

    def _watched(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self._fail_at or (self._stays_dead and self.calls > self._fail_at):
                raise self._failure()
            self.trace.append(name)
            return getattr(self, f"_{name}", self._real[name])(*args, **options)

        return call

    def dirty(self, folder: Path) -> None:
        """Say that everything in `folder` was only written, not synced."""
        self._unsynced |= {path for path in folder.rglob("*") if path.is_file()}

    def _open(self, path: Any, flags: int, *args: Any, **options: Any) -> int:
        handle: int = self._real["open"](path, flags, *args, **options)
        if "dir_fd" not in options:
            self._handles[handle] = Path(path)
            if flags & os.O_CREAT:
                self._unsynced.add(Path(path))
        return handle

    def _fsync(self, handle: int) -> None:
        path = self._handles[handle]
        self._unsynced.discard(path)
        self._moves = [move for move in self._moves if move[1].parent != path]

    def _rename(self, source: Any, target: Any) -> None:
        source, target = Path(source), Path(target)
        old = target.read_bytes() if target.is_file() else None
        self._real["rename"](source, target)
        self._moves.append((source, target, old))
        moved = {path for path in self._unsynced if path.is_relative_to(source)}
        self._unsynced = (self._unsynced - moved) | {target / path.relative_to(source) for path in moved}

    _replace = _rename

    def forget(self) -> None:
        """Lose what a disk may lose: contents and names that were never synced."""
        for path in self._unsynced:
            if path.is_file():
                os.truncate(path, 0)
        for source, target, old in reversed(self._moves):
            if target.exists():
                self._real["rename"](target, source)
            if old is not None:
                target.write_bytes(old)
