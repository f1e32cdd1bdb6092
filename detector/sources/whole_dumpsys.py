"""The text of `dumpsys` without a service: all of them, one after the other.

frameworks/native/cmds/dumpsys: first a list of the services, then each behind `DUMP OF SERVICE name:`, closed since
Android 8 by a line with the time. So it shows which are missing where a text ends early.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from detector.sources.dumpstate import Splitter
from detector.sources.encodings import decode
from detector.sources.recognising import without_talk

_START: Final = re.compile(r"\A(?:Currently running services:\n|(?:-{60,90}\n)?DUMP OF SERVICE [^\s:]{1,200}:\n)")
_LIST: Final = re.compile(rb"^Currently running services:\r?\n((?:  \S[^\n]{0,300}\n)+)", re.MULTILINE)
_TIME: Final = b", ending at: "
_SKIPPED: Final = " (skipped)"
"""Behind the name of a service that `dumpsys --skip` leaves out."""
_PARTS: Final = {"dumpsys activity services": "activity", "settings list global": "settings"}
"""Lines that other services answer."""


class WholeDumpsys:
    """Takes the text piece by piece. Afterwards: the outputs in it, and when it was made."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.ended = ""
        """By the phone's clock; empty where no closing line tells it."""
        splitter = Splitter()
        splitter.take(self._watched(pieces))
        match = _LIST.search(splitter.header)
        names = [name.strip() for name in match[1].decode(errors="replace").splitlines()] if match else []
        services = [name for name in names if not name.endswith(_SKIPPED)]
        splitter.done = not services or splitter.last_service == services[-1]
        outputs = splitter.outputs()
        self.outputs = {line: one for line, one in outputs.items() if one.stdout or _service(line) in services}
        """A service that is on the list and not in the text is cut off; of others nothing is known."""

    def _watched(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            at = piece.rfind(_TIME) + len(_TIME)
            if at >= len(_TIME):
                self.ended = piece[at : at + 19].decode(errors="replace")
            yield piece


def is_whole_dumpsys(beginning: bytes) -> bool:
    """Whether a file begins as this text does."""
    return _START.match(without_talk(decode(beginning))) is not None


def _service(line: str) -> str:
    return _PARTS.get(line) or line.removeprefix("dumpsys ")
