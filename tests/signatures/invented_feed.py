"""Invented lists, and what updates do with them."""

from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures.checking import checker
from detector.signatures.feed_list import PublicFeed
from detector.signatures.store import Store
from detector.signatures.stored import StoredSet
from detector.signatures.trust import Repository
from detector.signatures.update import Outcome, update

CHECK = checker()


def feed_text(products: int, first: int = 0, *, certificates: bool = True) -> str:
    """A list as Echap writes it, of invented products."""
    lines = []
    for number in range(first, first + products):
        lines += [f"- name: Invented{number}", "  type: stalkerware", f"  packages: [org.example.spy{number}]"]
        if certificates:
            lines.append(f"  certificates: [{number + 1:040X}]")
    return "\n".join(lines) + "\n"


def refused(store: Store, origin: PublicFeed | Path | str | Repository, **options: bool) -> str:
    """Return the message; nothing may have changed."""
    before = store.current()
    with pytest.raises(DetectorError) as caught:
        update(store, origin, check=CHECK, **options)
    assert caught.value.exit_code is ExitCode.DATA
    assert store.current() == before
    assert not list(store.folder.rglob(".draft-*"))
    return caught.value.message


def stored(outcome: Outcome) -> StoredSet:
    assert outcome.stored is not None
    return outcome.stored
