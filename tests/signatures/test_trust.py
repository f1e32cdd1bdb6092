"""trust.py: repositories of organisations that a person chose to trust."""

import json
from pathlib import Path

import pytest

from detector.errors import DetectorError
from detector.signatures.trust import distrust, fingerprint, trust, trusted
from tests.signatures.organisation import Organisation, Person, refused
from tests.signatures.web_server import WebServer, fixed

URL = "https://signatures.example.org"


def test_what_is_signed_is_taken(organisation: Organisation, person: Person, server: WebServer) -> None:
    first = person.update()
    (part,) = first.record.parts
    assert (part.source, part.url, part.together) == ("org-shelter", server.url, True)
    organisation.publish()
    assert person.update().record.number == 2
    assert {headers["User-Agent"] for _, headers in server.seen} == {"detector"}


# Adding and removing.


def test_a_repository_is_added_with_its_root_file(organisation: Organisation, tmp_path: Path) -> None:
    root = organisation.metadata("1.root.json").read_bytes()
    added = trust(tmp_path / "trusted", "shelter", f"{URL}/", root)
    assert added.url == URL
    assert added.fingerprint == fingerprint(root)
    assert trusted(tmp_path / "trusted") == (added,)
    with pytest.raises(DetectorError, match="already trusted"):
        trust(tmp_path / "trusted", "shelter", URL, root)
    distrust(tmp_path / "trusted", "shelter")
    assert trusted(tmp_path / "trusted") == ()
    with pytest.raises(DetectorError, match="No repository called"):
        distrust(tmp_path / "trusted", "shelter")


def test_what_cannot_be_trusted_is_not_added(organisation: Organisation, tmp_path: Path) -> None:
    good = organisation.metadata("1.root.json").read_bytes()
    unsigned = json.loads(good) | {"signatures": []}
    changed = json.loads(good)
    changed["signed"]["version"] = 2
    for root in (
        b"",
        b"{}",
        b"\xff",
        b"<html>",
        b" " * 600_000,
        organisation.metadata("timestamp.json").read_bytes(),
        json.dumps(unsigned).encode(),
        json.dumps(changed).encode(),
    ):
        with pytest.raises(DetectorError, match="no root file that can be trusted"):
            trust(tmp_path / "trusted", "shelter", URL, root)
    for name in ("", "../shelter", "Shelter", "a b", "a" * 51):
        with pytest.raises(DetectorError, match="is not a name"):
            trust(tmp_path / "trusted", name, URL, good)
    with pytest.raises(DetectorError, match="not HTTPS"):
        trust(tmp_path / "trusted", "shelter", "http://example.org", good)
    assert trusted(tmp_path / "trusted") == ()


@pytest.mark.parametrize("body", [b"<html>Log in", b"", b"{}", b'{"signed": {}}', b"[" * 10_000])
def test_something_else_than_a_repository(person: Person, server: WebServer, body: bytes) -> None:
    server.routes["/metadata/timestamp.json"] = fixed(body)
    refused(person, "127.0.0.1")


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_repository_that_is_gone(person: Person, server: WebServer, status: int) -> None:
    server.routes["/metadata/timestamp.json"] = fixed(b"", status)
    refused(person, f"answered {status}")


def test_signatures_with_a_mistake_stay_outside(organisation: Organisation, person: Person) -> None:
    """Signed is not the same as right."""
    person.update()
    (organisation.signatures / "stalkerware" / "bad.yaml").write_text("id: [", encoding="utf-8")
    organisation.publish()
    before = person.store.current()
    with pytest.raises(DetectorError, match=r"stalkerware/bad\.yaml:\d"):
        person.update()
    assert person.store.current() == before


def test_a_trusted_folder_that_cannot_be_read(organisation: Organisation, person: Person) -> None:
    (person.repository.folder / "metadata" / "timestamp.json").write_bytes(b"\xff")
    (person.repository.folder / "metadata" / "snapshot.json").write_bytes(b"")
    person.update()
    (person.repository.folder / "root.json").unlink()
    refused(person, "cannot be")
    (person.repository.folder / "repository.json").write_bytes(b"{")
    with pytest.raises(DetectorError, match="cannot be read"):
        trusted(person.repository.folder.parent)
