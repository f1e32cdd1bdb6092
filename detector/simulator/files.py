"""The files of a simulated phone: the base APK of each app, what a scan looks at of the system, what a test adds."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from detector.simulator.apk_file import made_apk
from detector.simulator.dumps.net import socket_files
from detector.simulator.dumps.netstats import qtaguid
from detector.simulator.dumps.proc import mounts, unix_sockets
from detector.simulator.model import Phone

Content = bytes | Path | None
"""None: the file is there, and the shell user may not read it."""

_CERTIFICATES: Final = "/data/misc/user"


class PhoneFiles:
    """Looks files up by their path on the phone. A Path is read piece by piece, however large it is."""

    def __init__(self, phone: Phone, more: Mapping[str, Content] | None = None) -> None:
        self._more = {**_system_files(phone), **(more or {})}
        self._apps = {app.apk: app for app in phone.apps if app.apk_file != "none"}
        self._made: dict[str, bytes] = {}
        self.folders = _folders(phone)
        """Folders that a scan looks into, and whether the shell user may."""

    def add(self, path: str, content: bytes) -> None:
        """A command has written a file."""
        self._more[path] = content

    def size(self, path: str) -> int:
        """Return the size in bytes; raise FileNotFoundError or PermissionError."""
        content = self._content(path)
        return content.stat().st_size if isinstance(content, Path) else len(content)

    def read(self, path: str, start: int, length: int | None = None) -> bytes:
        """Return some bytes, fewer at the end of the file; raise FileNotFoundError or PermissionError."""
        content = self._content(path)
        if isinstance(content, bytes):
            return content[start : None if length is None else start + length]
        with content.open("rb") as file:
            file.seek(start)
            return file.read(-1 if length is None else length)

    def look(self, path: str) -> None:
        """Raise FileNotFoundError or PermissionError if its name cannot be had."""
        if any(path.startswith(f"{folder}/") and not is_open for folder, is_open in self.folders.items()):
            raise PermissionError(path)
        if path not in self.folders and path not in self._more and path not in self._apps:
            raise FileNotFoundError(path)

    def below(self, folder: str) -> Iterator[str]:
        """Yield everything in a folder that is open, and in the folders in it; nothing for a file."""
        if self.folders.get(folder, True):
            yield from (path for path in (*self.folders, *self._more) if path.startswith(f"{folder}/"))

    def system(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that are no APKs."""
        yield from ((path, content) for path, content in self._more.items() if isinstance(content, bytes))

    def _content(self, path: str) -> bytes | Path:
        if path in self._more:
            content = self._more[path]
            if content is None:
                raise PermissionError(path)
            return content
        app = self._apps.get(path)
        if app is None:
            raise FileNotFoundError(path)
        if app.apk_file:
            return Path(app.apk_file)
        if path not in self._made:
            self._made[path] = made_apk(app)
        return self._made[path]


def _system_files(phone: Phone) -> dict[str, Content]:
    files: dict[str, Content] = {
        "/proc/mounts": mounts(phone).encode("utf-8", "surrogatepass"),
        "/proc/net/unix": unix_sockets(phone).encode("utf-8", "surrogatepass"),
    }
    files |= socket_files(phone)
    if phone.api < 29:
        files["/proc/net/xt_qtaguid/stats"] = qtaguid(phone).encode()
    files |= dict.fromkeys(phone.root.su.split(), b"\x7fELF")
    for user, stores in phone.certificates.items():
        for kind, names in (("added", stores.added), ("removed", stores.removed)):
            for name in names.split():
                if name != "none":
                    files[f"{_CERTIFICATES}/{user}/cacerts-{kind}/{name}"] = b"-----BEGIN CERTIFICATE-----\n"
    return files


def _folders(phone: Phone) -> dict[str, bool]:
    """The folder of a user is made for system and apps only; certificates come into folders of their own."""
    folders = {f"{_CERTIFICATES}/{user.id}": user.id in phone.certificates for user in phone.users}
    for user, stores in phone.certificates.items():
        for kind, names in (("added", stores.added), ("removed", stores.removed)):
            if names:
                folders[f"{_CERTIFICATES}/{user}/cacerts-{kind}"] = True
    return folders
