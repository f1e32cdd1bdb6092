"""publish.py: a repository that grows, is renewed, and changes its keys."""

import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures.publish import publish, rotate
from detector.signatures.signing_keys import ROLES, Policy, RolePolicy
from tests.signatures.organisation import Organisation, Person
from tests.signatures.web_server import WebServer

TWO_OF_THREE = Policy(root=RolePolicy(keys=3, threshold=2, expires_days=365))


@pytest.fixture
def organisation(tmp_path: Path, product_text: Callable[..., str]) -> Organisation:
    return Organisation(tmp_path, product_text)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_first_repository(organisation: Organisation) -> None:
    published = organisation.publish()
    assert sorted(path.name for path in (organisation.repository / "metadata").iterdir()) == [
        "1.root.json",
        "1.snapshot.json",
        "1.targets.json",
        "timestamp.json",
    ]
    (archive,) = (organisation.repository / "targets").iterdir()
    assert archive.name.endswith(".signatures.zip")
    assert published.version == published.root_version == 1
    assert published.root_file == organisation.metadata("1.root.json")
    assert len(published.fingerprint.split()) == 8
    now = datetime.now(UTC)
    days = {role: round((expires - now) / timedelta(days=1)) for role, expires in published.expires.items()}
    assert days == {"root": 365, "targets": 90, "snapshot": 90, "timestamp": 30}
    assert json.loads(published.root_file.read_bytes())["signed"]["consistent_snapshot"] is True


def test_private_keys_are_for_their_owner_only_and_stay_at_home(organisation: Organisation) -> None:
    organisation.publish()
    keys = sorted(organisation.keys.rglob("*.pem"))
    assert sorted(path.parent.name for path in keys) == sorted(ROLES)
    for path in keys:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert not any(b"PRIVATE" in data for data in tree(organisation.repository).values())


def test_what_is_published_can_be_read_by_a_web_server(organisation: Organisation) -> None:
    organisation.publish()
    for path in organisation.repository.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o444 == 0o444 or path.is_dir()


def test_later_states_stand_beside_the_earlier_ones(organisation: Organisation) -> None:
    organisation.publish()
    before = tree(organisation.repository)
    assert organisation.publish().version == 2
    after = tree(organisation.repository)
    assert {name for name in before if before[name] != after[name]} == {"metadata/timestamp.json"}


def test_the_same_signatures_are_the_same_archive(organisation: Organisation) -> None:
    organisation.publish()
    organisation.publish_again()
    for path in organisation.signatures.rglob("*.yaml"):
        os.utime(path, (1, 1))
    organisation.publish_again()
    assert len(list((organisation.repository / "targets").iterdir())) == 1


def test_a_renewal_brings_nothing_new(organisation: Organisation, tmp_path: Path, server: WebServer) -> None:
    published = organisation.publish()
    person = Person(tmp_path / "person", server, published.root_file.read_bytes())
    first = person.update()
    assert organisation.publish_again().version == 2
    assert person.update().revision == first.revision


def test_numbers_that_cannot_work() -> None:
    for keys, threshold, days in ((1, 2, 10), (2, 0, 10), (1, 1, 0)):
        with pytest.raises(DetectorError) as caught:
            Policy(root=RolePolicy(keys=keys, threshold=threshold, expires_days=days))
        assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_without_a_key_nothing_is_published(organisation: Organisation, role: str) -> None:
    organisation.publish()
    timestamp = organisation.metadata("timestamp.json").read_bytes()
    (key,) = (organisation.keys / role).iterdir()
    key.unlink()
    with pytest.raises(DetectorError, match=f"Too few keys of '{role}'"):
        organisation.publish()
    assert organisation.metadata("timestamp.json").read_bytes() == timestamp


def test_keys_that_are_not_as_they_should_be(organisation: Organisation) -> None:
    organisation.publish()
    (key,) = (organisation.keys / "targets").iterdir()
    (other,) = (organisation.keys / "snapshot").iterdir()
    good = key.read_bytes()
    for data, message in ((other.read_bytes(), "another key"), (b"x", "no private key")):
        key.write_bytes(data)
        with pytest.raises(DetectorError, match=message):
            organisation.publish_again()
    key.write_bytes(good)
    key.chmod(0o644)
    with pytest.raises(DetectorError, match="can be read by others") as caught:
        organisation.publish_again()
    assert "chmod 600" in caught.value.hint


def test_a_folder_without_signatures(organisation: Organisation, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "missing"):
        with pytest.raises(DetectorError, match="no signature files"):
            publish(folder, organisation.repository, organisation.keys)


def test_damaged_repository(organisation: Organisation) -> None:
    organisation.publish()
    organisation.metadata("1.targets.json").write_bytes(b"{")
    with pytest.raises(DetectorError, match="cannot be read") as caught:
        organisation.publish_again()
    assert caught.value.hint


# New keys.


@pytest.mark.parametrize("roles", [("root",), ("targets",), ROLES, ()], ids=["root", "targets", "all", "none"])
def test_clients_follow_new_keys(
    organisation: Organisation, tmp_path: Path, server: WebServer, roles: tuple[str, ...]
) -> None:
    published = organisation.publish()
    person = Person(tmp_path / "person", server, published.root_file.read_bytes())
    person.update()
    before = {path.name for path in organisation.keys.rglob("*.pem")}
    rotated = rotate(organisation.repository, organisation.keys, roles=[role for role in ROLES if role in roles])
    assert rotated.root_version == 2
    assert rotated.fingerprint != published.fingerprint
    assert len(list((organisation.keys / "retired").glob("*.pem"))) == len(roles)
    assert len({path.name for path in organisation.keys.rglob("*.pem")} - before) == 2 * len(roles)
    organisation.publish()
    assert len(list(person.update().folders()[0].rglob("*.yaml"))) == 2


def test_clients_follow_several_changes_at_once(organisation: Organisation, tmp_path: Path, server: WebServer) -> None:
    root = organisation.publish().root_file.read_bytes()
    for _ in range(3):
        rotate(organisation.repository, organisation.keys, roles=["root"])
    organisation.publish()
    assert Person(tmp_path / "person", server, root).update().record.number == 1


def test_a_threshold_outlives_a_change_of_keys(tmp_path: Path, product_text: Callable[..., str]) -> None:
    organisation = Organisation(tmp_path, product_text, TWO_OF_THREE)
    organisation.publish()
    rotated = rotate(organisation.repository, organisation.keys, roles=["root"])
    role = json.loads(rotated.root_file.read_bytes())["signed"]["roles"]["root"]
    assert (len(role["keyids"]), role["threshold"]) == (3, 2)


def test_two_of_three_keys_are_enough_and_one_is_not(tmp_path: Path, product_text: Callable[..., str]) -> None:
    organisation = Organisation(tmp_path, product_text, TWO_OF_THREE)
    organisation.publish()
    keys = sorted((organisation.keys / "root").iterdir())
    keys[0].unlink()
    assert rotate(organisation.repository, organisation.keys, roles=()).root_version == 2
    keys[1].unlink()
    with pytest.raises(DetectorError, match=r"Too few keys of 'root'.*2 must sign"):
        rotate(organisation.repository, organisation.keys, roles=())


def test_there_must_be_a_repository_to_change_its_keys(organisation: Organisation) -> None:
    with pytest.raises(DetectorError, match="no repository yet"):
        rotate(organisation.repository, organisation.keys, roles=["root"])


def test_an_expired_root_file_is_said_and_can_be_renewed(organisation: Organisation) -> None:
    organisation.publish(days_ago=400)
    with pytest.raises(DetectorError, match="root file has expired"):
        organisation.publish()
    rotate(organisation.repository, organisation.keys, roles=())
    assert organisation.publish().version == 2
