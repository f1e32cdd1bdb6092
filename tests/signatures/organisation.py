"""An organisation with a repository on 127.0.0.1, a person who trusts it, and somebody in between."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures import publish as publishing
from detector.signatures.publish import Published, publish
from detector.signatures.signing_keys import Policy
from detector.signatures.store import Store
from detector.signatures.stored import StoredSet
from detector.signatures.trust import Repository, trust
from detector.signatures.unpack import pack
from detector.signatures.update import update
from tests.signatures.invented_feed import CHECK, stored
from tests.signatures.web_server import WebServer


class Organisation:
    """Its signatures, its repository as a web server shows it, and its keys."""

    def __init__(self, folder: Path, product_text: Callable[..., str], policy: Policy | None = None) -> None:
        self.signatures = folder / "signatures"
        self.repository = folder / "web"
        self.keys = folder / "keys"
        self._product_text = product_text
        self._policy = policy
        (self.signatures / "stalkerware").mkdir(parents=True)
        self.products = 0

    def publish(self, *, days_ago: int = 0) -> Published:
        """Publish one product more than last time."""
        self.products += 1
        text = self._product_text(f"example{self.products}", f"org.example.spy{self.products}")
        (self.signatures / "stalkerware" / f"example{self.products}.yaml").write_text(text, encoding="utf-8")
        return self.publish_again(days_ago=days_ago)

    def publish_again(self, *, days_ago: int = 0) -> Published:
        """Publish what is there, as if some days ago."""
        if not days_ago:
            return publish(self.signatures, self.repository, self.keys, policy=self._policy)
        workshop = self.workshop()
        workshop._now -= timedelta(days=days_ago)
        return workshop.publish(pack(self.signatures))

    def workshop(self) -> "publishing._Workshop":
        """Return what signs with the organisation's keys."""
        return publishing._Workshop(self.repository, self.keys, self._policy)

    def metadata(self, name: str) -> Path:
        """Return one file of the repository."""
        return self.repository / "metadata" / name

    def keep(self, place: Path) -> None:
        """Copy the repository as it is now."""
        shutil.copytree(self.repository, place)

    def show(self, place: Path) -> None:
        """Show a copy instead of the repository, as somebody in between could."""
        shutil.rmtree(self.repository)
        shutil.copytree(place, self.repository)


class Person:
    """Somebody who once got the root file by a way that can be trusted."""

    def __init__(self, folder: Path, server: WebServer, root: bytes) -> None:
        self.store = Store(folder / "data")
        self.repository: Repository = trust(folder / "trusted", "shelter", server.url, root)

    def update(self) -> StoredSet:
        """Take what is published now."""
        return stored(update(self.store, self.repository, check=CHECK))


def refused(person: Person, message: str) -> None:
    """The attack is named, and the set in use stays."""
    before = person.store.current()
    with pytest.raises(DetectorError, match=message) as caught:
        person.update()
    assert caught.value.exit_code is ExitCode.DATA
    assert caught.value.message.startswith("http")
    assert caught.value.hint
    assert person.store.current() == before
