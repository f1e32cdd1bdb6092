"""What runs: every process, and the number (uid) that it runs under.

`ps`: toolbox's on Android 6 and 7 (system/core toolbox/ps.c), toybox's since 8 (toys/posix/ps.c). The names of users
are bionic's (libc/bionic/grp_pwd.cpp). toybox without -A lists the caller's own only. A process chooses its name. Seen
on Android 7.1, 9, 10 and 13, with the columns that bug reports add: a label, and a line for every thread.
"""

import re
from collections.abc import Collection
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE, uid_of_user_name
from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Parsed, ParseError, Reading, read_answer

LIST: Final = Command(
    id="processes",
    line="ps -A -o USER,PID,PPID,NAME",
    why="which apps run at this moment, and whether something runs that is on no list of apps",
    min_api=26,
    saved_as=("ps -A", "ps"),
)
LIST_OLD: Final = Command(id="processes-old", line="ps", why=LIST.why, max_api=25, saved_as=("ps -A",))

_NAMES: Final = ("NAME", "CMD")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_MOST_OF_A_NAME: Final = 255
_MAKERS: Final = ("ps", "collector")
"""What makes the list: the command, or AndroidQF's own program."""


class Process(Struct, frozen=True, kw_only=True):
    """One process."""

    uid: int | None
    """None where the phone writes a name that Android does not define."""
    user: int | None
    """The Android user in that number."""
    pid: int
    ppid: int
    """The process that started it; for an app that is zygote."""
    name: str
    """Chosen by the process; the package name, for most apps."""
    excerpt: Excerpt


class _Header(Struct, frozen=True, kw_only=True):
    """Where the columns stand, as words of a line."""

    user: int
    pid: int
    ppid: int
    tid: int | None
    name: int

    @classmethod
    def parse(cls, line: str) -> "_Header | None":
        words = line.split()
        if not {"USER", "PID", "PPID"} <= set(words) or words[-1] not in _NAMES:
            return None
        # toolbox prints a state in front of the name and has no heading for it
        unnamed = words[-2] == "PC"
        return cls(
            user=words.index("USER"),
            pid=words.index("PID"),
            ppid=words.index("PPID"),
            tid=words.index("TID") if "TID" in words else None,
            name=len(words) - 1 + unnamed,
        )


def parse(text: str, command: str = LIST.id) -> Parsed[Process]:
    """One record for each process; whole when the first process and the command itself are among them."""
    header, found, odd = None, dict[tuple[int, int | None, str], Process](), ""
    threads: list[Process] = []
    for number, line in enumerate(text.split("\n"), 1):
        if header is None:
            header = _Header.parse(line)
        elif line.strip():
            process = _process(header, Excerpt.of(command, number, line), line)
            odd = odd or ("" if process else line.strip()[:80])
            if process is not None and header.tid is not None and line.split()[header.tid] != str(process.pid):
                threads.append(process)
            elif process is not None:
                found.setdefault((process.pid, process.uid, process.name), process)
    if header is None:
        raise ParseError("no heading with USER, PID, PPID and NAME")
    # a thread tells of nothing new, unless its process has no line of its own
    known = {(pid, uid) for pid, uid, _ in found}
    for thread in threads:
        if (thread.pid, thread.uid) not in known:
            known.add((thread.pid, thread.uid))
            found[thread.pid, thread.uid, thread.name] = thread
    return Parsed(records=tuple(found.values()), incomplete=_what_is_missing(found.values(), odd))


def _process(header: _Header, excerpt: Excerpt, line: str) -> Process | None:
    words = line.split(None, header.name)
    last = max(header.user, header.pid, header.ppid)
    if len(words) <= last:
        return None
    pid, ppid = words[header.pid], words[header.ppid]
    if not _NUMBER.fullmatch(pid) or not _NUMBER.fullmatch(ppid):
        return None
    uid = uid_of_user_name(words[header.user])
    return Process(
        uid=uid,
        user=None if uid is None else uid // PER_USER_RANGE,
        pid=int(pid),
        ppid=int(ppid),
        # columns in between may be empty (PCY, WCHAN), the name too
        name=words[-1].strip()[:_MOST_OF_A_NAME] if len(words) - 1 > last else "",
        excerpt=excerpt,
    )


def _what_is_missing(found: Collection[Process], odd: str) -> str:
    if not any(one.pid == 1 for one in found):
        return "the list lacks the first process: others than one's own may be hidden"
    if not any(one.name.rpartition("/")[2] in _MAKERS for one in found):
        return "the list lacks the command that made it"
    return f"a line that tells of no process: {odd}" if odd else ""


def read(answers: Answers) -> Reading[Process]:
    """The list of the command that this version has."""
    command = LIST_OLD if answers.api is not None and answers.api < 26 else LIST
    return read_answer(PROCESSES.name, answers.get(command), lambda text: parse(text, command.id))


PROCESSES: Final = FactSpec(
    name="processes",
    commands=(LIST, LIST_OLD),
    read=read,
    depth=Depth.USUAL,
    needs="the group readproc, which the shell has since Android 7",
    seen_on="7.1 to 13: Google, SUNMI, MediaTek",
    without="whether an app runs shows by its services only, and hidden processes stay hidden",
)
