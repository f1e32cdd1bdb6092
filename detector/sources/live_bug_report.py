"""A bug report of a connected phone: it writes one, and that is copied.

`bugreportz -p` tells how far it is and in the end where the zip archive lies, as `OK:/path` or `FAIL:reason`; `-p` came
with its version 1.1 in Android 8 (frameworks/native/cmds/bugreportz, readme.md). Android 6 has `bugreport`, which
prints the text. The phone keeps the archive among the files of its shell.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final, Protocol

from detector.errors import DetectorError, ExitCode, Sentence
from detector.sources.adb_shell import Take
from detector.sources.base import Failure, Output, Query

LONGEST_S: Final = 1200.0
"""For each of the two steps. Phones take one to five minutes; dumpstate stops itself after ten."""
_MOST_BYTES: Final = 2 * 2**30
_MOST_OF_TALK: Final = 2**20
_LONGEST_LINE: Final = 2000
# Into a shell line goes nothing that a shell would read as something else.
_PATH: Final = re.compile(r"/(?:data|bugreports|sdcard|storage)/[A-Za-z0-9/._@:+,=-]{1,400}\.zip")
_PROGRESS: Final = re.compile(r"PROGRESS:([0-9]{1,9})/([1-9][0-9]{0,8})")
_VERSION: Final = re.compile(rb"^([0-9]{1,3})\.([0-9]{1,3})\b", re.MULTILINE)
_FIRST_WITH_PROGRESS: Final = (1, 1)
_BEGINNING: Final = b"PK\x03\x04"
_NOT_FOUND: Final = 127

OnProgress = Callable[[int, int], object]
"""How much is done, and of how much."""


class Phone(Protocol):
    """What is needed of a phone."""

    def read(self, query: Query) -> Output:
        """Runs a command."""

    def stream(self, line: str, take: Take, most: int) -> Output:
        """The same, but what it prints goes to `take`."""


def fetch(phone: Phone, write: Take, on_progress: OnProgress) -> None:
    """Lets the phone make one and hands its bytes to `write`: a zip archive. DetectorError when there is none."""
    version = phone.read(Query(id="bugreportz", line="bugreportz -v"))
    if version.exit_code == _NOT_FOUND:
        write(_zipped(phone.read(Query(id="bugreport", line="bugreport"))))
        return
    path = _made(phone, version, on_progress)
    if not _PATH.fullmatch(path) or ".." in path:
        raise _none(f"it names a file that is none: {path[:200]}")
    copying = _Copying(write)
    copied = phone.stream(f"cat {path}", copying.take, _MOST_BYTES)
    _check(copied)
    if not copying.begun:
        raise _none("its file is empty")


class _Copying:
    """Hands the bytes on as soon as they are known to be an archive's."""

    def __init__(self, write: Take) -> None:
        self._write = write
        self._first = b""
        self.begun = False

    def take(self, piece: bytes) -> None:
        if self.begun:
            self._write(piece)
            return
        self._first += piece
        if len(self._first) >= len(_BEGINNING):
            if not self._first.startswith(_BEGINNING):
                raise _none("its file is no zip archive")
            self.begun = True
            self._write(self._first)


class _Talk:
    """The lines of `bugreportz` as they come."""

    def __init__(self, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._rest = b""
        self.last = ""
        """The last one that tells of the end."""

    def take(self, piece: bytes) -> None:
        *lines, rest = (self._rest + piece).split(b"\n")
        self._rest = rest[:_LONGEST_LINE]
        for line in lines:
            self._line(line[:_LONGEST_LINE].decode(errors="replace").strip())

    def _line(self, line: str) -> None:
        if match := _PROGRESS.fullmatch(line):
            self._on_progress(int(match[1]), int(match[2]))
        elif line.startswith(("OK:", "FAIL:")):
            self.last = line


def _made(phone: Phone, version: Output, on_progress: OnProgress) -> str:
    """Where the phone says that the archive is."""
    said = _VERSION.search(version.stderr + b"\n" + version.stdout)
    tells = said is not None and (int(said[1]), int(said[2])) >= _FIRST_WITH_PROGRESS
    talk = _Talk(on_progress)
    made = phone.stream("bugreportz -p" if tells else "bugreportz", talk.take, _MOST_OF_TALK)
    talk.take(b"\n")
    if talk.last.startswith("FAIL:"):
        raise _none(talk.last.removeprefix("FAIL:").strip())
    _check(made)
    return talk.last.removeprefix("OK:")


def _zipped(text: Output) -> bytes:
    """The text of Android 6 in an archive, as later versions make it."""
    _check(text)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bugreport.txt", text.stdout)
    return file.getvalue()


def _check(output: Output) -> None:
    if output.failure is Failure.DISCONNECTED:
        raise _none(Sentence("it was unplugged or switched off"))
    if output.failure is not None:
        raise _none(Sentence("the connection failed ({failure})", failure=output.failure.value))
    if output.exit_code != 0:
        said = output.stderr[:_LONGEST_LINE].decode(errors="replace").strip()
        raise _none(said or Sentence("exit code {code}", code=output.exit_code))


def _none(why: str | Sentence) -> DetectorError:
    return DetectorError(
        "The phone gave no bug report: {why}",
        "Unlock it, leave the cable in, and try again. Nothing was kept.",
        ExitCode.NO_SOURCE,
        why=why,
    )
