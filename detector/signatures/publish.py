"""How an organisation publishes its own signatures: a repository of The Update Framework, ready for any web server.

    repository/metadata/N.root.json, N.targets.json, N.snapshot.json, timestamp.json
    repository/targets/SHA256.signatures.zip
    keys/<role>/<key id>.pem       private, for the owner only; never put them on the web server

The files of one state never replace those of another (consistent snapshots); timestamp.json, which says what
is newest, is written last. https://theupdateframework.github.io/specification/latest/
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.signatures.signing_keys import ROLES, KeyFolder, Policy, Role
from detector.signatures.trust import fingerprint
from detector.signatures.unpack import pack
from detector.sources.durable import BusyError, locked, make_folder, replace_file

if TYPE_CHECKING:
    from tuf.api.metadata import Metadata, Root, Signed, Snapshot, Targets, Timestamp  # type: ignore[attr-defined]

_Signed = TypeVar("_Signed", "Root", "Targets", "Snapshot", "Timestamp")

TARGET: Final = "signatures.zip"


class Published(Struct, frozen=True, kw_only=True):
    """What a repository says now."""

    version: int
    """Of the signatures."""
    root_version: int
    fingerprint: str
    """Of the newest root file; give it to users by another way than the repository."""
    root_file: Path
    expires: dict[str, datetime]
    """Role -> when clients stop believing it; publish again before the first of them."""


def publish(signatures: Path, repository: Path, keys: Path, *, policy: Policy | None = None) -> Published:
    """Make or renew the repository with the files of the folder `signatures`, which the caller has checked.

    Missing keys of a new repository are made. Raises DetectorError (ExitCode.DATA) when keys are missing that
    an existing repository asks for, or when files cannot be read or written.
    """
    archive = pack(signatures)
    with _working(repository, keys, policy) as workshop:
        return workshop.publish(archive)


def rotate(repository: Path, keys: Path, *, roles: Iterable[Role], policy: Policy | None = None) -> Published:
    """Give `roles` new keys, and move the old ones to `keys/retired/`; with no role, only renew the root file.

    The new root file is signed by the old root keys and by the new ones: clients follow. Without a `policy` a
    role keeps its number of keys and its threshold. Raises DetectorError.
    """
    with _working(repository, keys, policy) as workshop:
        workshop.rotate(tuple(roles))
        signs_again = set(roles) - {"root"}
        return workshop.publish(None) if signs_again else workshop.published()


class _Workshop:
    """One run over a repository, with its lock held."""

    def __init__(self, repository: Path, keys: Path, policy: Policy | None) -> None:
        self._metadata = repository / "metadata"
        self._targets = repository / "targets"
        self._keys = KeyFolder(keys)
        self._policy = policy
        self._now = datetime.now(UTC).replace(microsecond=0)
        for folder in (self._metadata, self._targets):
            folder.mkdir(parents=True, exist_ok=True)  # for everybody: a web server reads them

    def publish(self, archive: bytes | None) -> Published:
        """Write a new state with `archive`, or with what is published already."""
        from tuf.api.metadata import MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp  # type: ignore[attr-defined]

        targets = self._next("targets", Targets)
        if archive is not None:
            target = TargetFile.from_data(TARGET, archive, ["sha256"])
            targets.signed.targets = {TARGET: target}
            replace_file(self._targets / f"{target.hashes['sha256']}.{TARGET}", archive, mode=0o644)
        elif not targets.signed.targets:
            raise _error(f"Nothing is published in {self._targets.parent}", "Publish a folder of signatures first.")
        root = (self._load("root", Root) or self._first_root()).signed
        if root.expires <= self._now:
            raise _error("The root file has expired", "`detector signatures rotate` renews it, with its keys at hand.")
        snapshot = self._next("snapshot", Snapshot)
        timestamp = self._next("timestamp", Timestamp)
        data = self._write("targets", targets, root)
        snapshot.signed.meta = {"targets.json": MetaFile.from_data(targets.signed.version, data, ["sha256"])}
        data = self._write("snapshot", snapshot, root)
        timestamp.signed.snapshot_meta = MetaFile.from_data(snapshot.signed.version, data, ["sha256"])
        self._write("timestamp", timestamp, root)
        return self.published()

    def published(self) -> Published:
        """Read what clients are told now."""
        from tuf.api.metadata import Root, Snapshot, Targets, Timestamp  # type: ignore[attr-defined]

        root, targets = self._load("root", Root), self._load("targets", Targets)
        snapshot, timestamp = self._load("snapshot", Snapshot), self._load("timestamp", Timestamp)
        if not (root and targets and snapshot and timestamp):
            raise _error(f"{self._metadata.parent} is no repository yet", "Publish a folder of signatures first.")
        root_file = self._newest("root")
        states: tuple[Signed, ...] = (root.signed, targets.signed, snapshot.signed, timestamp.signed)
        return Published(
            version=targets.signed.version,
            root_version=root.signed.version,
            fingerprint=fingerprint(root_file.read_bytes()),
            root_file=root_file,
            expires={state.type: state.expires for state in states},
        )

    def rotate(self, roles: tuple[Role, ...]) -> None:
        """Write the next root file, with new keys for `roles`."""
        from tuf.api.metadata import Root  # type: ignore[attr-defined]

        old, new = self._load("root", Root), self._load("root", Root)
        if old is None or new is None:
            raise _error(f"{self._metadata.parent} is no repository yet", "Publish a folder of signatures first.")
        new.signed.version += 1
        for role in roles:
            had = old.signed.roles[role]
            for key_id in had.keyids:
                new.signed.revoke_key(key_id, role)
            policy = self._policy.of(role) if self._policy else None
            self._add_keys(new.signed, role, policy.keys if policy else len(had.keyids))
            new.signed.roles[role].threshold = policy.threshold if policy else had.threshold
        self._write("root", new, old.signed, new.signed)
        for role in roles:
            self._keys.retire(role, old.signed.roles[role].keyids)

    def _first_root(self) -> "Metadata[Root]":
        from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]

        metadata = Metadata(Root(consistent_snapshot=True))
        policies = self._policy or Policy()
        for role in ROLES:
            self._add_keys(metadata.signed, role, policies.of(role).keys)
            metadata.signed.roles[role].threshold = policies.of(role).threshold
        self._write("root", metadata, metadata.signed)
        return metadata

    def _add_keys(self, root: "Root", role: Role, count: int) -> None:
        for signer in self._keys.make(role, count):
            root.add_key(signer.public_key, role)

    def _write(self, role: Role, metadata: "Metadata[_Signed]", *authorities: "Root") -> bytes:
        """Sign with every key that an authority names for `role` and that is here; write the file, and return it."""
        from tuf.api.exceptions import UnsignedMetadataError

        policies = self._policy or Policy()
        metadata.signed.expires = self._now + timedelta(days=policies.of(role).expires_days)
        metadata.signatures.clear()
        named = {key_id: root.keys[key_id] for root in authorities for key_id in root.roles[role].keyids}
        for signer in self._keys.signers(role, named.values()):
            metadata.sign(signer, append=True)
        for root in authorities:
            try:
                root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
            except UnsignedMetadataError as error:
                raise _error(
                    f"Too few keys of {role!r} are in {self._keys.folder}: {root.roles[role].threshold} must sign",
                    "Bring them together for this run; nothing that clients see was changed.",
                ) from error
        data = metadata.to_bytes()
        name = "timestamp.json" if role == "timestamp" else f"{metadata.signed.version}.{role}.json"
        replace_file(self._metadata / name, data, mode=0o644)
        return data

    def _next(self, role: Role, kind: "type[_Signed]") -> "Metadata[_Signed]":
        """Return the newest state of `role` with the next version number."""
        from tuf.api.metadata import Metadata

        metadata = self._load(role, kind)
        if metadata is None:
            return Metadata(kind())
        metadata.signed.version += 1
        return metadata

    def _load(self, role: Role, kind: "type[_Signed]") -> "Metadata[_Signed] | None":
        from tuf.api.metadata import Metadata
        from tuf.api.serialization import DeserializationError

        path = self._metadata / "timestamp.json" if role == "timestamp" else self._newest(role)
        if not path.is_file():
            return None
        try:
            metadata: Metadata[_Signed] = Metadata.from_bytes(path.read_bytes())
        except DeserializationError as error:
            raise _error(f"{path} cannot be read ({error})", "Fetch it from your copy of the repository.") from error
        if not isinstance(metadata.signed, kind):
            raise _error(f"{path} is another file than its name says", "Fetch it from your copy of the repository.")
        return metadata

    def _newest(self, role: Role) -> Path:
        numbers = [int(n) for path in self._metadata.glob(f"*.{role}.json") if (n := path.name.split(".")[0]).isdigit()]
        return self._metadata / f"{max(numbers, default=0)}.{role}.json"


@contextmanager
def _working(repository: Path, keys: Path, policy: Policy | None) -> Iterator[_Workshop]:
    """Let one run work at a time, and say in plain words what the disk refuses."""
    try:
        make_folder(keys)
        with locked(keys / "lock"):
            yield _Workshop(repository, keys, policy)
    except BusyError as error:
        raise _error(f"Another run is publishing with the keys in {keys}", "Wait until it has ended.") from error
    except OSError as error:
        raise _error(f"Nothing could be published: {error}", "Make room, or make the folders writable.") from error


def _error(message: str, hint: str) -> DetectorError:
    return DetectorError("{problem}", "{then}", ExitCode.DATA, problem=message, then=hint)
