"""The tables of single uses that Android 16 prints: `UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|ATTRIBUTION_TAG|...`.

com.android.server.appop.DiscreteOpsSqlRegistry.dump, and AppOpHistoryHelper.dump of later builds, which counts the uses
of a minute together. The fifth column is an app's own text and may hold `|` and line breaks, so a row is read from both
ends. An empty line follows the last row.
"""

import re
from typing import Final

from detector.facts.app_op_record import Clock, OpUse
from detector.facts.op_timeline_record import Collected, Source

_COLUMNS: Final = "UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|ATTRIBUTION_TAG|"
_FRONT: Final = re.compile(r"(\d{1,9})\|([^|\s]{1,255})\|([^|]{0,255})\|([^|\s]{1,80})\|(.{0,900})", re.ASCII)
_SINGLE: Final = re.compile(
    r"(?P<tag>.{0,800}?)\|(?P<state>[a-z]{1,10})\|(?P<flags>[^|\s]{0,60})\|-?\d{1,10}\|-?\d{1,19}"
    r"\|(?P<at>[^|]{8,40})\|(?P<duration>-?\d{1,18})",
    re.ASCII,
)
_COUNTED: Final = re.compile(
    r"(?P<tag>.{0,800}?)\|(?P<at>[^|]{8,40})\|(?P<count>\d{1,9})\|(?P<refused>\d{1,9})\|(?P<duration>-?\d{1,18})"
    r"\|(?P<state>[a-z]{1,10})\|(?P<flags>[^|\s]{0,60})\|-?\d{1,19}\|-?\d{1,10}",
    re.ASCII,
)
_BROKEN: Final = "its row is broken into several lines"


class Table:
    """The rows so far, and the one whose end is not there yet."""

    def __init__(self, collected: Collected, clock: Clock) -> None:
        self.ended = False
        self.odd = ""
        self._back = _SINGLE
        self._collected = collected
        self._clock = clock
        self._open: tuple[int, str, Source] | None = None

    def begins(self, line: str) -> bool:
        """Whether this is the line with the names of the columns, in one of their two orders."""
        if not line.startswith(_COLUMNS):
            return False
        self._back = _COUNTED if line.startswith(f"{_COLUMNS}ACCESS_TIME|") else _SINGLE
        return True

    def take(self, number: int, line: str) -> None:
        """Reads one line below the heading."""
        if not line:
            self.ended = True
            return
        self.ended = False
        front = _FRONT.fullmatch(line)
        back = self._back.fullmatch(front[5] if front else line)
        if front is not None:
            self.close()
            source = Source(
                uid=int(front[1]),
                package=front[2],
                op=front[4],
                device=front[3],
                tag=back["tag"] if back is not None else front[5],
            )
            if back is not None:
                self._add(source, number, line, back)
            else:
                self._open = (number, line, source)
        elif back is not None and self._open is not None:
            first, start, source = self._open
            self._open = None
            self._collected.doubt(source.app, _BROKEN, number, line)
            self._add(source, first, start, back)
        elif self._open is None:
            self.odd = self.odd or f"a row was not understood: {line[:80]}"

    def close(self) -> None:
        """A row that began and whose end is not there counts too, at an unknown time."""
        if self._open is not None:
            number, line, source = self._open
            self._open = None
            self._collected.doubt(source.app, _BROKEN, number, line)
            self._collected.add(source, number, line, OpUse())

    def _add(self, source: Source, number: int, line: str, back: re.Match[str]) -> None:
        told = back.groupdict()
        duration = int(told["duration"])
        use = OpUse(
            at=self._clock.local(told["at"]),
            state=told["state"],
            flags=told["flags"],
            duration_ms=duration if duration > 0 else None,
            count=int(told.get("count", 1)),
            refused=int(told.get("refused", 0)),
        )
        self._collected.add(source, number, line, use)
