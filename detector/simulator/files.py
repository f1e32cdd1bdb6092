"""The files of a simulated phone that the shell user may read: the base APK of each app, and what a test adds."""

from collections.abc import Mapping
from pathlib import Path

from detector.simulator.apk_file import made_apk
from detector.simulator.model import Phone

Content = bytes | Path | None
"""None: the file is there, and the shell user may not read it."""


class PhoneFiles:
    """Looks files up by their path on the phone. A Path is read piece by piece, however large it is."""

    def __init__(self, phone: Phone, more: Mapping[str, Content] | None = None) -> None:
        self._more = dict(more or {})
        self._apps = {app.apk: app for app in phone.apps if app.apk_file != "none"}
        self._made: dict[str, bytes] = {}

    def size(self, path: str) -> int:
        """Return the size in bytes; raise FileNotFoundError or PermissionError."""
        content = self._content(path)
        return content.stat().st_size if isinstance(content, Path) else len(content)

    def read(self, path: str, start: int, length: int) -> bytes:
        """Return some bytes, fewer at the end of the file; raise FileNotFoundError or PermissionError."""
        content = self._content(path)
        if isinstance(content, bytes):
            return content[start : start + length]
        with content.open("rb") as file:
            file.seek(start)
            return file.read(length)

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
