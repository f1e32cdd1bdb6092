"""A bug report's text cut into the outputs of commands, in one pass and bounded memory.

Written by frameworks/native/cmds/dumpstate (`------ TITLE (command) ------`, closed by
`------ 0.020s was the duration of 'TITLE' ------`) and frameworks/native/cmds/dumpsys (`DUMP OF SERVICE name:`, since
Android 9 also `DUMP OF SERVICE CRITICAL name:` for shorter dumps of the same service, which never count; closed by
`--------- 0.358s was the duration of dumpsys name`). Two dumps hold others: `settings`, and `activity`, of which the
services are kept. Android 6 closes a section with `[command: 0.020s elapsed]`, and until 8 dumpstate prints the
properties by itself. Seen on Android 9, 10 and 13; 6, 7, 8 and later ones from source.

Texts of apps stand in these dumps and can forge any line. So a section counts as whole only when it has one head and
its own closing line, each once: who forges one of them leaves another one behind.
"""

import re
from collections.abc import Iterable
from typing import Final

from detector.sources.base import Failure, Output
from detector.sources.dumpstate_section import SERVICE_END, Section

SERVICES: Final = frozenset((
        "accessibility", "adb", "appops", "batterystats", "companiondevice", "connectivity", "device_policy",
        "deviceidle", "location", "media_projection", "netpolicy", "netstats", "notification", "package", "role",
        "usagestats", "usb", "user", "vpn_management",
))  # fmt: skip
"""Whose dump is kept whole: those that some fact reads."""
MOST_OF_ONE: Final = 48 * 2**20
"""Of one section; what is longer is cut off there."""
MOST_OF_ALL: Final = 256 * 2**20
_MOST_OF_A_HEADER: Final = 16 * 1024
_LONGEST_LINE: Final = 4 * 2**20
"""Of lines that are looked at; the rest of a longer one counts as a line of its own."""

_MARK: Final = re.compile(
    rb"\n(?=DUMP OF SERVICE |-{6}(?:---)? |\*\*\* (?:command |dumpsys)|== dumpstate: done|ACTIVITY MANAGER "
    rb"|[A-Z]{6} SETTINGS \(|\[[^\n]{1,300}: [0-9.]{1,12}s elapsed\])"
)
_HEAD: Final = re.compile(r"------ ([^\n]{1,300}?)(?: \(([^\n]{1,1000})\))? ------")
_END: Final = re.compile(r"------ [0-9.]{1,12}s was the duration of '(.{1,300})' ------")
_SERVICE: Final = re.compile(r"DUMP OF SERVICE (?:(CRITICAL|HIGH) )?([^\s:]{1,200}):")
_ELAPSED: Final = re.compile(r"\[(.{1,300}): [0-9.]{1,12}s elapsed\]")
_KILLED: Final = re.compile(r"\*\*\* (?:command '\S*dumpsys\b.{0,300}' timed out|dumpsys: Timed out)\b.*")
_ACTIVITIES: Final = re.compile(r"ACTIVITY MANAGER [A-Z].{0,80} \(dumpsys activity ([a-z-]{1,40})\).*")
_SETTINGS: Final = re.compile(r"([A-Z]{6}) SETTINGS \(user ([0-9]{1,9})\)")
_DONE: Final = "== dumpstate: done"
_LOGS: Final = re.compile(r"\b(?:LOG|LOGCAT|TRACES?|ANRS?|TOMBSTONES?|DROPBOX)\b")
"""Titles of sections that quote others."""

_LINES: Final = {
    ("SYSTEM PROPERTIES", "getprop"): "getprop",
    ("SYSTEM PROPERTIES", None): "getprop",
    ("QTAGUID STATS INFO", "/proc/net/xt_qtaguid/stats"): "cat /proc/net/xt_qtaguid/stats",
}
"""Title and command of a section to the command line that it answers."""
_ACTIVITY_SERVICES: Final = "dumpsys activity services"
_GLOBAL: Final = "settings list global"
_NAMESPACES: Final = {"SECURE": "settings list --user {user} secure", "GLOBAL": _GLOBAL}
ALWAYS: Final = (*sorted(f"dumpsys {name}" for name in SERVICES), "getprop", "ps -A", _ACTIVITY_SERVICES, _GLOBAL)
"""The lines that a whole bug report answers, if the phone has what they ask for."""


class Splitter:
    """Takes a text piece by piece. Afterwards: its header, and the outputs in it."""

    def __init__(self) -> None:
        self.header = b""
        """What stands before the first section."""
        self.done = False
        """It ends as dumpstate ends it."""
        self.last_service = ""
        """Whose dump began last."""
        self._sections: dict[str, Section] = {}
        self._open: Section | None = None
        """Into which the lines go."""
        self._settings: list[Section] = []
        """The parts of `settings` that nothing speaks against."""
        self._title: str | None = None
        """Of the section of dumpstate; None before the first."""
        self._command = ""
        """Whose output it is, as far as its head says; without arguments."""
        self._begun: Section | None = None
        """What its head opened."""
        self._service = ""
        """Inside a dump of a service: its name, behind CRITICAL or HIGH if that stands there."""
        self._killed = False
        self._closings = False
        """Dumps of services have closing lines; those of the first versions have none."""
        self._size = 0
        self._rest = b"\n"

    def take(self, pieces: Iterable[bytes]) -> None:
        """All of the text."""
        for piece in pieces:
            data = self._rest + piece
            end = data.rfind(b"\n")
            if end == 0 and len(data) > _LONGEST_LINE:
                data, end = data + b"\n", len(data)
            self._lines(data, end)
            self._rest = data[end:]
        if len(self._rest) > 1:
            self._lines(self._rest + b"\n", len(self._rest))

    def _lines(self, data: bytes, end: int) -> None:
        """Whole lines: those behind the line end that the data begin with, up to the one at `end`."""
        at = 1
        for mark in _MARK.finditer(data, 0, end):
            start = mark.end()
            stop = data.index(b"\n", start)
            self._keep(data[at:start])
            at = start
            if stop - start < 2000:
                line = data[start:stop].decode(errors="replace").rstrip("\r")
                at = stop + 1 if self._take(line) else start
        self._keep(data[at : end + 1])

    def _keep(self, data: bytes) -> None:
        if self._title is None and len(self.header) < _MOST_OF_A_HEADER:
            self.header += data[:_MOST_OF_A_HEADER]
        section = self._open
        if section is None or not data:
            return
        if section.size + len(data) > MOST_OF_ONE or self._size + len(data) > MOST_OF_ALL:
            section.too_large = True
            return
        section.pieces.append(data)
        section.size += len(data)
        self._size += len(data)

    def _take(self, line: str) -> bool:
        """Whether the line is one of the marks, and belongs to no section."""
        if line.startswith("DUMP"):
            return self._service_head(line)
        if line.startswith("--------- "):
            return self._service_end(line)
        if line.startswith("------ "):
            return self._end(line) or self._head(line)
        if line.startswith("["):
            return self._elapsed(line)
        if line.startswith("***"):
            self._kill(line)
        elif line.startswith("=="):
            self.done = self.done or (line.startswith(_DONE) and not self._service)
        else:
            self._part_of_service(line)
        return False

    def _begin(self, line: str) -> Section:
        known = line in self._sections
        self._open = section = self._sections.setdefault(line, Section())
        section.doubtful = section.doubtful or known
        return section

    def _leave(self) -> None:
        if self._open is not None and not self._open.closed:
            if self._service:
                self._open.close_late(self._service)
            else:
                self._open.closed = True  # some versions time only what takes long
        self._open, self._service = None, ""

    def _head(self, line: str) -> bool:
        match = _HEAD.fullmatch(line)
        if match is None or (self._service and match[2] is None):
            return False  # makers draw such lines inside their dumps
        self._leave()
        self._title, self._command = match[1], (match[2] or "").partition(" ")[0]
        self._begun = None
        if match[1] == "PROCESSES AND THREADS" and match[2]:
            self._begin("ps -A" if " -A " in match[2] else "ps")
        elif answered := _LINES.get((match[1], match[2])):
            self._begin(answered)
        self._begun = self._open
        return True

    def _end(self, line: str) -> bool:
        match = _END.fullmatch(line)
        if match is None:
            return False
        if match[1].startswith("DUMPSYS") if self._service else match[1] == self._title:
            self._close()
        return True

    def _elapsed(self, line: str) -> bool:
        match = _ELAPSED.fullmatch(line)
        if match is None or self._service or match[1] != self._command:
            return False
        self._close()
        return True

    def _close(self) -> None:
        """By the line that only the end of a section has: one that has two of them was forged."""
        if self._open is None and self._begun is not None:
            self._begun.doubtful = True
        self._leave()

    def _kill(self, line: str) -> None:
        if _KILLED.fullmatch(line):
            self._killed = True
            if self._open is not None and self._service:
                self._open.killed = True

    def _service_head(self, line: str) -> bool:
        match = _SERVICE.fullmatch(line)
        if match is None or (self._title and _LOGS.search(self._title)):
            return False
        self._leave()
        self._title, self._begun = self._title or "", None
        self._service = f"{match[1]} {match[2]}" if match[1] else match[2]
        self.last_service = self._service
        if self._service in SERVICES:
            self._begin(f"dumpsys {self._service}")
        return True

    def _service_end(self, line: str) -> bool:
        match = SERVICE_END.fullmatch(line)
        if match is None:
            return False
        self._closings = True
        if self._service.rpartition(" ")[2] != match[1]:
            self._doubt(match[1])
        elif self._open is not None:
            self._open.doubtful = self._open.doubtful or self._open.closed
            self._open.closed = True
        return True

    def _doubt(self, service: str) -> None:
        """The sections that hold what a service printed."""
        key = _ACTIVITY_SERVICES if service == "activity" else f"dumpsys {service}"
        if key in ALWAYS:
            self._sections.setdefault(key, Section()).doubtful = True
        elif service == "settings":
            while self._settings:  # each of them once, however many such lines there are
                self._settings.pop().doubtful = True

    def _part_of_service(self, line: str) -> None:
        """The parts of `settings` and `activity`. A head closes the part before it, and belongs to its own."""
        settings = _SETTINGS.fullmatch(line) if self._service == "settings" else None
        activities = _ACTIVITIES.fullmatch(line) if self._service == "activity" else None
        if settings is None and activities is None:
            return
        if self._open is not None:
            self._open.closed = True
            self._open = None
        if settings and settings[1] in _NAMESPACES:
            self._settings.append(self._begin(_NAMESPACES[settings[1]].format(user=int(settings[2]))))
        elif activities and activities[1] == "services":
            self._begin(_ACTIVITY_SERVICES)

    def outputs(self) -> dict[str, Output]:
        """What the text says of each command line; a failure where it ends before the section that would say it."""
        unclosed = Failure.CUT if self._closings or not self.done else None
        found = {line: section.output(unclosed) for line, section in self._sections.items()}
        missing = Failure.TIMED_OUT if self._killed else None if self.done else Failure.CUT
        if missing is not None:
            found |= {line: Output(failure=missing) for line in ALWAYS if line not in found}
        return found
