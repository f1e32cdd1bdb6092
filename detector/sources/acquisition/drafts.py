"""Where an acquisition is written: aside, and under its own name only when it is whole.

A folder, a zip archive, or a zip archive that is encrypted while it is written, so that nothing of it is ever on the
disk in plain. What is left by a process that was killed has a name that begins with a dot and holds no manifest.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol

from detector.errors import DetectorError, ExitCode
from detector.sources.age import Encrypting
from detector.sources.durable import appear, sync_folder, sync_tree, write_new

if TYPE_CHECKING:
    from pyrage.x25519 import Recipient

_FOR_THE_OWNER: Final = 0o600


class Draft(Protocol):
    """An acquisition that is being written. Each method may raise OSError."""

    path: Path
    """Where it will be."""

    def add(self, name: str, data: bytes) -> None:
        """Writes one file."""

    def finish(self) -> None:
        """Lets it appear; afterwards it survives a power cut."""

    def discard(self) -> None:
        """Leaves nothing; after `finish` it does nothing."""


def open_draft(path: Path, recipients: Sequence["Recipient"] = ()) -> Draft:
    """A zip archive if the name ends like one, else a folder; DetectorError when it cannot be written there.

    With keys of recipients it is a zip archive that only they can open.
    """
    _must_be_new(path)
    try:
        if recipients or path.suffix.lower() == ".zip":
            return ZipDraft(path, recipients)
        return FolderDraft(path)
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error


def open_file_draft(path: Path, recipients: Sequence["Recipient"] = ()) -> "FileDraft":
    """The same for a single file, whatever its name."""
    _must_be_new(path)
    try:
        return FileDraft(path, recipients)
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error


def _must_be_new(path: Path) -> None:
    if os.path.lexists(path):
        raise DetectorError(
            "{path} is there already.",
            "An acquisition never takes the place of something else.",
            ExitCode.USAGE,
            path=path,
        )


def not_saved(path: Path, error: OSError | ValueError) -> DetectorError:
    """Nothing is there."""
    return DetectorError("{path} could not be written: {reason}", "", ExitCode.USAGE, path=path, reason=error)


class FolderDraft:
    """A folder that only its owner may read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._draft: Path | None = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))

    def add(self, name: str, data: bytes) -> None:
        """Writes one file, and the folder that it stands in."""
        if self._draft is None:
            return
        file = self._draft / name
        file.parent.mkdir(mode=0o700, exist_ok=True)
        write_new(file, data)

    def finish(self) -> None:
        """Renames the folder."""
        if self._draft is None:
            return
        sync_tree(self._draft)
        self._draft.rename(self.path)
        self._draft = None
        sync_folder(self.path.parent)

    def discard(self) -> None:
        """Removes the folder."""
        if self._draft is not None:
            shutil.rmtree(self._draft, ignore_errors=True)
            self._draft = None


class FileDraft:
    """A file that only its owner may read; encrypted, if there are recipients."""

    def __init__(self, path: Path, recipients: Sequence["Recipient"] = ()) -> None:
        self.path = path
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        self._draft: Path | None = Path(draft)
        self._file = os.fdopen(handle, "wb")
        self._encrypting = Encrypting(self._file, recipients) if recipients else None
        self.content: IO[bytes] | Encrypting = self._encrypting or self._file
        """Where it is written."""

    def finish(self) -> None:
        """Gives the file its name."""
        if self._draft is None:
            return
        if self._encrypting is not None:
            self._encrypting.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        appear(self._draft, self.path)
        self._draft = None
        sync_folder(self.path.parent)

    def discard(self) -> None:
        """Removes the file."""
        if self._draft is None:
            return
        for end in (*([self._encrypting.close] if self._encrypting else []), self._file.close):
            with suppress(OSError, ValueError):
                end()
        with suppress(OSError):
            self._draft.unlink()
        self._draft = None


class ZipDraft:
    """A zip archive in such a file."""

    def __init__(self, path: Path, recipients: Sequence["Recipient"] = ()) -> None:
        self.path = path
        self._file = FileDraft(path, recipients)
        self._zip = zipfile.ZipFile(self._file.content, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, data: bytes) -> None:
        """Writes one member."""
        info = zipfile.ZipInfo(name)
        info.external_attr = _FOR_THE_OWNER << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(info, data)

    def finish(self) -> None:
        """Ends the archive and lets it appear."""
        self._zip.close()
        self._file.finish()

    def discard(self) -> None:
        """Removes the file."""
        with suppress(OSError, ValueError):
            self._zip.close()
        self._file.discard()
