"""What somebody between an organisation and its readers can do, and that it is refused."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tuf.api.metadata import (  # type: ignore[attr-defined]
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from detector.signatures.publish import rotate
from detector.signatures.signing_keys import Policy, RolePolicy
from tests.signatures.organisation import Organisation, Person, refused
from tests.signatures.web_server import (
    Route,
    WebServer,
    dripping_body,
    dripping_headers,
    endless,
    fixed,
    silent,
)


def test_rollback(organisation: Organisation, person: Person, tmp_path: Path) -> None:
    organisation.keep(tmp_path / "old")
    organisation.publish()
    person.update()
    organisation.show(tmp_path / "old")
    refused(person, "older than what was seen before")


def test_rollback_of_one_file(organisation: Organisation, person: Person) -> None:
    """With the stolen keys of snapshot and timestamp, but not those of the signatures."""
    organisation.publish()
    person.update()
    workshop = organisation.workshop()
    root = workshop._load("root", Root)
    assert root is not None
    snapshot, timestamp = workshop._next("snapshot", Snapshot), workshop._next("timestamp", Timestamp)
    snapshot.signed.meta = {"targets.json": MetaFile(1)}
    workshop._write("snapshot", snapshot, root.signed)
    timestamp.signed.snapshot_meta = MetaFile(snapshot.signed.version)
    workshop._write("timestamp", timestamp, root.signed)
    refused(person, "older than what was seen before")


def test_freeze(tmp_path: Path, server: WebServer, product_text: Callable[..., str]) -> None:
    organisation = Organisation(tmp_path, product_text)
    organisation.publish(days_ago=31)
    person = Person(tmp_path / "person", server, organisation.metadata("1.root.json").read_bytes())
    refused(person, "has expired")
    organisation.publish()
    person.update()


@pytest.mark.parametrize("role", ["root", "targets", "snapshot"])
def test_every_file_expires(tmp_path: Path, server: WebServer, product_text: Callable[..., str], role: str) -> None:
    days = {name: RolePolicy(expires_days=10 if name == role else 100) for name in ("root", "targets", "snapshot")}
    policy = Policy(**days, timestamp=RolePolicy(expires_days=100))
    organisation = Organisation(tmp_path, product_text, policy)
    organisation.publish(days_ago=11)
    person = Person(tmp_path / "person", server, organisation.metadata("1.root.json").read_bytes())
    refused(person, "has expired")


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_mix_and_match(organisation: Organisation, person: Person, role: str) -> None:
    organisation.publish()
    shutil.copy(organisation.metadata(f"1.{role}.json"), organisation.metadata(f"2.{role}.json"))
    refused(person, "differs from what was signed")


def test_wrong_keys(
    organisation: Organisation, person: Person, tmp_path: Path, product_text: Callable[..., str]
) -> None:
    other = Organisation(tmp_path / "other", product_text)
    other.publish()
    person.update()
    other.publish()
    other.publish()
    organisation.show(other.repository)
    refused(person, "not signed by enough of the trusted keys")


def test_new_root_keys_that_the_old_ones_did_not_sign(
    organisation: Organisation, person: Person, tmp_path: Path, product_text: Callable[..., str]
) -> None:
    other = Organisation(tmp_path / "other", product_text)
    other.publish()
    rotate(other.repository, other.keys, roles=["root"])
    person.update()
    organisation.show(other.repository)
    refused(person, "not signed by enough of the trusted keys")


def test_an_edited_file(organisation: Organisation, person: Person) -> None:
    path = organisation.metadata("timestamp.json")
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"version":1}', b'"version":9}'))
    assert path.read_bytes() != data
    refused(person, "not signed by enough of the trusted keys")


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_too_few_signatures(
    tmp_path: Path, server: WebServer, product_text: Callable[..., str], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = RolePolicy(keys=2, threshold=2, expires_days=10)
    policy = Policy(targets=two, snapshot=two, timestamp=two)
    organisation = Organisation(tmp_path, product_text, policy)
    root = organisation.publish().root_file.read_bytes()
    min((organisation.keys / role).iterdir()).unlink()
    monkeypatch.setattr("tuf.api.metadata.Root.verify_delegate", lambda *args: None)
    organisation.publish()
    monkeypatch.undo()
    refused(Person(tmp_path / "person", server, root), "not signed by enough of the trusted keys")


def test_one_signature_twice_is_one(tmp_path: Path, server: WebServer, product_text: Callable[..., str]) -> None:
    policy = Policy(timestamp=RolePolicy(keys=2, threshold=2, expires_days=10))
    organisation = Organisation(tmp_path, product_text, policy)
    root = organisation.publish().root_file.read_bytes()
    path = organisation.metadata("timestamp.json")
    document = json.loads(path.read_bytes())
    document["signatures"][1] = document["signatures"][0]
    path.write_text(json.dumps(document), encoding="utf-8")
    refused(Person(tmp_path / "person", server, root), "trusted keys|not a valid repository")


def archive_path(organisation: Organisation) -> Path:
    (path,) = (organisation.repository / "targets").iterdir()
    return path


@pytest.mark.parametrize("route", [endless, dripping_body, dripping_headers, silent])
@pytest.mark.parametrize("what", ["2.root.json", "timestamp.json", "1.snapshot.json", "targets"])
def test_endless_data_and_slow_servers(
    organisation: Organisation,
    person: Person,
    server: WebServer,
    monkeypatch: pytest.MonkeyPatch,
    route: Route,
    what: str,
) -> None:
    monkeypatch.setattr("detector.signatures.update._DEADLINE_S", 0.4)
    path = f"/targets/{archive_path(organisation).name}" if what == "targets" else f"/metadata/{what}"
    server.routes[path] = route
    begun = time.monotonic()
    refused(person, "more than|not complete|does not answer")
    assert time.monotonic() - begun < 15


NAMES = (
    "../example.yaml",
    "a/../../example.yaml",
    "/etc/example.yaml",
    "..\\example.yaml",
    "C:\\example.yaml",
    "C:example.yaml",
    "%2e%2e/example.yaml",
    "a//example.yaml",
    "example.yaml\0",
    "",
    ".",
    "..",
    ".hidden.yaml",
    "a\nb.yaml",
    "nul.yaml",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_that_lead_out(organisation: Organisation, person: Person, tmp_path: Path, name: str) -> None:
    """Signed with the right keys: the organisation itself was broken into."""
    before = {path for path in tmp_path.rglob("*example*") if path.is_file()}
    offer(organisation, {name: b"id: x"})
    refused(person, "could lead out of the folder")
    assert {path for path in tmp_path.rglob("*example*") if path.is_file()} == before


def offer(organisation: Organisation, files: dict[str, bytes]) -> None:
    """Publish other targets than the archive, properly signed."""
    workshop = organisation.workshop()
    targets = workshop._load("targets", Targets)
    assert targets is not None
    targets.signed.targets = {name: TargetFile.from_data(name, data, ["sha256"]) for name, data in files.items()}
    targets.to_file(str(organisation.metadata("1.targets.json")))
    workshop.publish(None)


def test_too_many_and_too_large_files(organisation: Organisation, person: Person) -> None:
    offer(organisation, {f"{number}.yaml": b"" for number in range(1001)})
    refused(person, "1,001 files are published")
    offer(organisation, {f"{number}.yaml": b"" for number in range(10)})
    change_length = TargetFile(500_000_000, {"sha256": "0" * 64}, "a.yaml")
    workshop = organisation.workshop()
    targets = workshop._load("targets", Targets)
    assert targets is not None
    targets.signed.targets = {"a.yaml": change_length}
    targets.to_file(str(organisation.metadata(f"{targets.signed.version}.targets.json")))
    workshop.publish(None)
    refused(person, "bytes are published")


@pytest.mark.parametrize(
    "edit",
    [lambda data: data[:-1], lambda data: data + b"x", lambda data: data[:-1] + b"x", lambda data: b""],
    ids=["shorter", "longer", "other", "empty"],
)
def test_another_archive_than_was_signed(
    organisation: Organisation, person: Person, edit: Callable[[bytes], bytes]
) -> None:
    path = archive_path(organisation)
    path.write_bytes(edit(path.read_bytes()))
    refused(person, "differs from what was signed|more than|empty")


@pytest.mark.parametrize("what", ["timestamp.json", "1.targets.json"])
def test_a_redirect_to_http_elsewhere(person: Person, server: WebServer, what: str) -> None:
    server.routes[f"/metadata/{what}"] = fixed(b"", 302, Location="http://192.0.2.1/timestamp.json")
    refused(person, "not HTTPS")
