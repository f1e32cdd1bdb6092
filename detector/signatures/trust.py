"""Signatures of organisations that sign what they publish, with The Update Framework.

A repository is trusted because somebody who looked at its root file said so; from then on the file itself
says which keys sign what, and which keys come next. https://theupdateframework.github.io/specification/latest/

    <folder>/<name>/repository.json   its address, and the fingerprint of the root file
    <folder>/<name>/root.json         the root file that was added by hand
    <folder>/<name>/metadata/         what was seen last: an older state is never taken again
"""

import hashlib
import io
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.fetch import FetchError, fetch, require_safe
from detector.signatures.stored import SOURCE_NAME
from detector.signatures.unpack import is_safe_name, is_zip, take_bytes
from detector.sources.durable import make_folder, replace_file

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile  # type: ignore[attr-defined]  # documented, but not in an __all__
    from tuf.ngclient.fetcher import FetcherInterface

LARGEST_ROOT: Final = 512_000
"""Bytes; what the client of the framework admits too."""
_MOST_TARGETS: Final = 1000
_RECORD: Final = "repository.json"


class _Record(Struct, frozen=True, kw_only=True):
    """repository.json."""

    url: str
    fingerprint: str


class Repository(Struct, frozen=True, kw_only=True):
    """Where an organisation publishes; below the address lie `metadata/` and `targets/`."""

    name: str
    url: str
    fingerprint: str
    """SHA-256 of the root file that was added, for comparison with what the organisation says."""
    folder: Path


def fingerprint(root: bytes) -> str:
    """Return the SHA-256 of a root file, in groups that can be read out on the telephone."""
    digest = hashlib.sha256(root).hexdigest()
    return " ".join(digest[at : at + 8] for at in range(0, 64, 8))


def trust(folder: Path, name: str, url: str, root: bytes) -> Repository:
    """Remember the repository at `url`, whose root file is `root`; its `fingerprint` is for a person to compare.

    Raises DetectorError when the name is taken, the address is not HTTPS, or the file is no root file that
    enough of its own keys have signed.
    """
    require_safe(url)
    if not SOURCE_NAME.fullmatch(name) or len(name) > 50:
        raise DetectorError(
            "{name!r} is not a name", "Lower-case letters, digits and hyphens, 50 at most.", ExitCode.DATA, name=name
        )
    place = folder / name
    if (place / _RECORD).exists():
        raise DetectorError(
            "A repository called {name!r} is already trusted",
            "`detector signatures distrust` forgets it; or take another name.",
            ExitCode.DATA,
            name=name,
        )
    _require_root(root)
    record = _Record(url=url.rstrip("/"), fingerprint=fingerprint(root))
    with _storing(folder):
        shutil.rmtree(place, ignore_errors=True)  # left by a power cut
        make_folder(place / "metadata")
        replace_file(place / "root.json", root)
        replace_file(place / _RECORD, msgspec.json.encode(record))
    return Repository(name=name, url=record.url, fingerprint=record.fingerprint, folder=place)


def _require_root(data: bytes) -> None:
    from tuf.api.exceptions import RepositoryError
    from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]

    problem: object = Sentence("it has more than {count:,} bytes", count=LARGEST_ROOT)
    if len(data) <= LARGEST_ROOT:
        try:
            root = Metadata[Root].from_bytes(data)
            problem = Sentence("it is another file of a repository")
            if isinstance(root.signed, Root):
                root.signed.verify_delegate(Root.type, root.signed_bytes, root.signatures)
                return
        except (RepositoryError, ValueError) as error:
            problem = error
    raise DetectorError(
        "This is no root file that can be trusted: {problem}",
        "Ask the organisation for it.",
        ExitCode.DATA,
        problem=problem,
    )


def trusted(folder: Path) -> tuple[Repository, ...]:
    """Return the repositories that were added below `folder`, by name."""
    found = []
    for file in sorted(folder.glob(f"*/{_RECORD}")):
        try:
            record = msgspec.json.decode(file.read_bytes(), type=_Record)
        except (OSError, msgspec.DecodeError, UnicodeError) as error:
            raise DetectorError(
                "{name} cannot be read: {reason}",
                "Remove its folder, and add it again.",
                ExitCode.DATA,
                name=file,
                reason=error,
            ) from error
        place = file.parent
        found.append(Repository(name=place.name, url=record.url, fingerprint=record.fingerprint, folder=place))
    return tuple(found)


def distrust(folder: Path, name: str) -> None:
    """Forget a repository. Raises DetectorError when there is none of this name."""
    if name not in [repository.name for repository in trusted(folder)]:
        raise DetectorError("No repository called {name!r} is trusted", "", ExitCode.DATA, name=name)
    with _storing(folder):
        (folder / name / _RECORD).unlink()
        shutil.rmtree(folder / name)


def fetch_targets(repository: Repository, into: Path, *, limit_bytes: int, deadline_s: float) -> bool:
    """Put what the repository publishes into `into`, verified; True when it is a folder of signature files.

    `limit_bytes` holds for all files together, `deadline_s` for everything. Raises DetectorError when anything
    is older than what was seen before, has expired, is not signed by enough of the right keys, differs from
    what was signed, or has a name that could lead out of a folder.
    """
    from tuf.ngclient.updater import Updater

    fetcher = _fetcher(time.monotonic() + deadline_s)
    with _explained(repository):
        updater = Updater(
            metadata_dir=str(repository.folder / "metadata"),
            metadata_base_url=f"{repository.url}/metadata/",
            target_base_url=f"{repository.url}/targets/",
            fetcher=fetcher,
            bootstrap=(repository.folder / "root.json").read_bytes(),
        )
        updater.refresh()
        targets = _targets(repository, limit_bytes)
        together = False
        for target in targets:
            download = into / ".download"
            updater.download_target(target, str(download))
            data = download.read_bytes()
            download.unlink()
            if is_zip(data) and len(targets) > 1:
                raise DetectorError(
                    "{url}: an archive beside other files", "Tell the organisation.", ExitCode.DATA, url=repository.url
                )
            together = take_bytes(data, f"{repository.url}/targets/{target.path}", target.path, into)
        return together


def _targets(repository: Repository, limit_bytes: int) -> "list[TargetFile]":
    """Return what the targets file lists: the client has verified and written it a moment ago."""
    from tuf.api.metadata import Metadata, Targets  # type: ignore[attr-defined]

    found = Metadata[Targets].from_file(str(repository.folder / "metadata" / "targets.json")).signed.targets
    if not found or len(found) > _MOST_TARGETS:
        raise DetectorError(
            "{url}: {count:,} files are published",
            "Tell the organisation.",
            ExitCode.DATA,
            url=repository.url,
            count=len(found),
        )
    for name in found:
        if not is_safe_name(name):
            raise DetectorError(
                "{url}: the file name {name!r} could lead out of the folder",
                "Nothing was taken. Tell the organisation: this is an attack or a mistake.",
                ExitCode.DATA,
                url=repository.url,
                name=name[:100],
            )
    if sum(target.length for target in found.values()) > limit_bytes:
        raise DetectorError(
            "{url}: more than {count:,} bytes are published",
            "Tell the organisation.",
            ExitCode.DATA,
            url=repository.url,
            count=limit_bytes,
        )
    return [found[name] for name in sorted(found)]


def _fetcher(end: float) -> "FetcherInterface":
    """Give the framework's client our own way to fetch: same limits, and one deadline for all files."""
    from tuf.api.exceptions import DownloadError, DownloadHTTPError
    from tuf.ngclient.fetcher import FetcherInterface

    def get(url: str, limit_bytes: int) -> bytes:
        try:
            return fetch(url, limit_bytes=limit_bytes, deadline_s=end - time.monotonic())
        except FetchError as error:
            if error.status is not None:
                raise DownloadHTTPError(error.message, error.status) from error
            raise DownloadError(error.message) from error

    class Fetcher(FetcherInterface):
        def _fetch(self, url: str) -> Iterator[bytes]:
            return iter((get(url, LARGEST_ROOT),))

        @contextmanager
        def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
            yield io.BytesIO(get(url, max_length))

    return Fetcher()


@contextmanager
def _explained(repository: Repository) -> Iterator[None]:
    """Turn the framework's errors into words for the person at the terminal."""
    from tuf.api import exceptions

    try:
        yield
    except (exceptions.RepositoryError, exceptions.DownloadError, OSError, ValueError) as error:
        cause = error.__cause__
        if isinstance(cause, FetchError):
            raise cause from error
        for kind, problem, then in (
            (exceptions.ExpiredMetadataError, Sentence("has expired"), _EXPIRED),
            (exceptions.BadVersionNumberError, Sentence("is older than what was seen before"), _ATTACK),
            (exceptions.UnsignedMetadataError, Sentence("is not signed by enough of the trusted keys"), _ATTACK),
            (exceptions.LengthOrHashMismatchError, Sentence("differs from what was signed"), _ATTACK),
            (OSError, Sentence("cannot be stored"), Sentence("Make room, or make the folder writable.")),
        ):
            if isinstance(error, kind):
                raise DetectorError(
                    "{url}: {problem} ({reason})",
                    "{then}",
                    ExitCode.DATA,
                    url=repository.url,
                    problem=problem,
                    reason=error,
                    then=then,
                ) from error
        raise DetectorError(
            "{url}: not a valid repository ({reason})",
            "{then}",
            ExitCode.DATA,
            url=repository.url,
            reason=error,
            then=_ATTACK,
        ) from error


_ATTACK: Final = Sentence("Nothing was taken. Try another network; if it stays so, ask the organisation by telephone.")
_EXPIRED: Final = Sentence(
    "Nothing was taken. The organisation has not renewed it, or somebody shows you an old state of it."
)


@contextmanager
def _storing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DetectorError(
            "{path} could not be written: {reason}",
            "Make the folder writable.",
            ExitCode.DATA,
            path=folder,
            reason=error,
        ) from error
