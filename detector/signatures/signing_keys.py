"""Who signs in an organisation's repository, and the private keys: Ed25519, one PEM file each, for their owner only."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.sources.durable import make_folder, sync_folder, write_new

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key  # type: ignore[attr-defined]  # documented, but not in an __all__


Role = Literal["root", "targets", "snapshot", "timestamp"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)


class RolePolicy(Struct, frozen=True, kw_only=True):
    """Who signs for a role, and how long it holds."""

    expires_days: int
    keys: int = 1
    threshold: int = 1
    """How many of the keys must sign."""


class Policy(Struct, frozen=True, kw_only=True):
    """Keys and thresholds count when a repository or a key is made; the days count at every run."""

    root: RolePolicy = RolePolicy(expires_days=365)
    targets: RolePolicy = RolePolicy(expires_days=90)
    snapshot: RolePolicy = RolePolicy(expires_days=90)
    timestamp: RolePolicy = RolePolicy(expires_days=30)
    """For so long somebody who controls the network can withhold newer signatures unnoticed."""

    def of(self, role: Role) -> RolePolicy:
        """Return what holds for `role`."""
        policy: RolePolicy = getattr(self, role)
        return policy

    def __post_init__(self) -> None:
        """Refuse numbers with which nobody could ever sign; DetectorError (ExitCode.USAGE)."""
        for role in ROLES:
            wanted = self.of(role)
            if not 1 <= wanted.threshold <= wanted.keys or wanted.expires_days < 1:
                raise DetectorError(
                    "{threshold} of {keys} keys for {days} days cannot sign as {role!r}",
                    "At least 1 key and 1 day, and no higher threshold than there are keys.",
                    ExitCode.USAGE,
                    threshold=wanted.threshold,
                    keys=wanted.keys,
                    days=wanted.expires_days,
                    role=role,
                )


class KeyFolder:
    """keys/<role>/<key id>.pem, and keys/retired/ for those that no longer count."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, role: str, count: int) -> "list[CryptoSigner]":
        """Make new keys for `role`. Raises OSError, and DetectorError when the library is not installed."""
        _require_library()
        from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined]

        signers = [CryptoSigner.generate_ed25519() for _ in range(count)]
        make_folder(self.folder / role)
        for signer in signers:
            write_new(self._path(role, signer.public_key.keyid), signer.private_bytes)
        sync_folder(self.folder / role)
        return signers

    def signers(self, role: str, keys: "Iterable[Key]") -> "list[CryptoSigner]":
        """Return those of `keys` whose private half is here. Raises DetectorError when others can read one."""
        _require_library()
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from securesystemslib.signer import CryptoSigner, SSlibKey  # type: ignore[attr-defined]

        found = []
        for key in keys:
            path = self._path(role, key.keyid)
            if not path.is_file() or not isinstance(key, SSlibKey):
                continue
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise _error(f"{path} can be read by others", f"chmod 600 {path}; if it may have been read, rotate it.")
            try:
                private = load_pem_private_key(path.read_bytes(), None)
                public = CryptoSigner(private).public_key
            except (ValueError, TypeError) as error:
                raise _error(f"{path} is no private key ({error})", "Fetch it from your copy.") from error
            if public.keyval != key.keyval:
                raise _error(f"{path} is another key than its name says", "Fetch the right one from your copy.")
            found.append(CryptoSigner(private, key))
        return found

    def retire(self, role: str, key_ids: Iterable[str]) -> None:
        """Move keys aside that no longer count. Raises OSError."""
        make_folder(self.folder / "retired")
        for key_id in key_ids:
            if self._path(role, key_id).exists():
                self._path(role, key_id).rename(self.folder / "retired" / f"{role}-{key_id}.pem")

    def _path(self, role: str, key_id: str) -> Path:
        if not key_id.isalnum():
            raise _error(f"{key_id[:100]!r} is no key id", "The root file was not made by this program.")
        return self.folder / role / f"{key_id}.pem"


def _require_library() -> None:
    try:
        import cryptography.hazmat.primitives.serialization  # noqa: F401
    except ImportError as error:
        raise DetectorError(
            "Signing needs a library that is not installed",
            "Install the extra: pip install 'stalkerware-detector[publish]'",
            ExitCode.USAGE,
        ) from error


def _error(message: str, hint: str) -> DetectorError:
    return DetectorError("{problem}", "{then}", ExitCode.DATA, problem=message, then=hint)
