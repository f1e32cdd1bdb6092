"""Files that are encrypted with age (age-encryption.org/v1, C2SP age.md). The only module that imports pyrage.

What is encrypted here is never on a disk in plain: it is encrypted while it is written, and decrypted in memory.
"""

import io
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, Final

from detector.errors import DetectorError, ExitCode
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from pyrage.x25519 import Identity, Recipient
    from typing_extensions import Buffer

MOST_IN_MEMORY: Final = 2**30
"""Of what is decrypted."""
_BEGINNINGS: Final = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
_MOST_OF_A_KEY_FILE: Final = 64 * 1024


def is_encrypted(file: BinaryIO) -> bool:
    """Whether an open file is such a one; it stands at its beginning again afterwards."""
    beginning = file.read(max(map(len, _BEGINNINGS)))
    file.seek(0)
    return beginning.startswith(_BEGINNINGS)


def recipients(keys: Sequence[str]) -> tuple["Recipient", ...]:
    """Public keys (`age1...`) from their texts; DetectorError when one is none."""
    x25519 = _pyrage().x25519
    found = []
    for key in keys:
        try:
            found.append(x25519.Recipient.from_str(key.strip()))
        except _pyrage().RecipientError as error:
            raise DetectorError(
                "{beginning}... is no public key of age.",
                "Such a key begins with age1. age-keygen makes a pair; what begins with AGE-SECRET-KEY stays secret.",
                ExitCode.USAGE,
                beginning=key[:8],
            ) from error
    return tuple(found)


def decrypted(file: BinaryIO, keys: Path) -> BinaryIO:
    """What is in an encrypted file, in memory; FileError when the secret keys of the other file do not open it."""
    pyrage = _pyrage()
    plain = _Bounded()
    try:
        pyrage.decrypt_io(file, plain, identities(keys))
    except pyrage.DecryptError as error:
        raise FileError("the key does not open it, or it is damaged ({reason})", reason=error) from error
    except FileError:
        raise
    except OSError as error:
        raise FileError("it is damaged: {reason}", reason=error) from error
    plain.seek(0)
    return plain


def identities(path: Path) -> list["Identity"]:
    """The secret keys in a file; DetectorError when there are none."""
    pyrage = _pyrage()
    try:
        with open_file(path) as file:
            lines = file.read(_MOST_OF_A_KEY_FILE).decode().split("\n")
        keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        found = [pyrage.x25519.Identity.from_str(key) for key in keys]
    except FileError as error:
        raise DetectorError(
            "The key {name} cannot be read: {reason}", "", ExitCode.USAGE, name=path.name, reason=error
        ) from error
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise DetectorError(
            "{name} is no file with secret keys of age.", "age-keygen makes such files.", ExitCode.USAGE, name=path.name
        ) from error
    if not found:
        raise DetectorError("There is no key in {name}.", "", ExitCode.USAGE, name=path.name)
    return found


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def write(self, data: "Buffer") -> int:
        if self.tell() + memoryview(data).nbytes > MOST_IN_MEMORY:
            raise FileError("what is in it is too large; decrypt it with age, and check what comes out")
        return super().write(data)


class Encrypting(io.RawIOBase):
    """Bytes that are written here arrive encrypted in `file`, which stays open. pyrage reads them from a pipe."""

    def __init__(self, file: BinaryIO, keys: Sequence["Recipient"]) -> None:
        end, begin = os.pipe()
        self._pipe = os.fdopen(begin, "wb")
        self._error: OSError | None = None
        self._thread = Thread(target=self._run, args=(os.fdopen(end, "rb"), file, keys), daemon=True)
        self._thread.start()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: "Buffer") -> int:
        """Writes all of it; OSError of the file behind."""
        try:
            return self._pipe.write(data)
        except BrokenPipeError as error:
            self._thread.join()
            raise self._error or error from None

    def close(self) -> None:
        """Ends the encrypted file; OSError of the file behind."""
        if self.closed:
            return
        super().close()
        with suppress(BrokenPipeError):  # what happened stands in _error
            self._pipe.close()
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self, source: BinaryIO, file: BinaryIO, keys: Sequence["Recipient"]) -> None:
        pyrage = _pyrage()
        with source:
            try:
                pyrage.encrypt_io(source, file, list(keys))
            except (pyrage.EncryptError, OSError) as error:
                self._error = OSError(str(error).removeprefix("OSError: "))


def _pyrage() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        raise DetectorError(
            "Encryption needs the library pyrage, which is not installed.",
            "Install it: pip install 'stalkerware-detector[encrypt]'",
            ExitCode.USAGE,
        ) from error
    module: ModuleType = pyrage
    return module
