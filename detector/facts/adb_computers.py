"""Computers that may use adb on this phone without asking: those whose key was allowed for good.

`dumpsys adb` since Android 10, `dumpsys usb` before (AdbDebuggingManager.dump, UsbDebuggingManager.dump): the file
/data/misc/adb/adb_keys, a line `KEY COMMENT` for each, behind `user_keys=` (9 and later) or below `User keys:`; the
keys of the system image; and on 10 and 11 a keystore in XML with the time of the last connection. Since 12 that is
binary, and its times cannot be read from a dump. Seen on Android 10 and, without keys, on 13.
"""

import re
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct, structs

from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    read_answer,
)

# Keys, fingerprints and the addresses of trusted networks stay on the phone: of all lines with a key only those are
# printed that begin with it.
_CUT: Final = (
    r" | sed -n -e 's/[+-9A-Za-z]\{100,\}=*/KEY/g' -e '/^[AU][DS]B M/p' -e '/^ *debugging_manager={$/p'"
    " -e '/^ *USB Debugging State:$/p' -e '/^ *[US][a-z]* keys:$/p' -e '/^ *[us][a-z]*_keys=KEY/p' -e '/^ *KEY/p'"
    " -e '/^ *<adbKey key=\"KEY/p' -e '/^}$/p' -e '/^\\*\\*\\* SERVICE /p' -e '/^Permission Denial/p'"
)
_WHY: Final = "which computers may use adb on this phone without asking: each of them could install apps and read data"
DUMP: Final = Command(
    id="adb-computers", line="dumpsys {wait}adb" + _CUT, why=_WHY, min_api=29, saved_as=("dumpsys adb",)
)
USB_DUMP: Final = Command(
    id="adb-computers-usb", line="dumpsys {wait}usb" + _CUT, why=_WHY, max_api=28, saved_as=("dumpsys usb",)
)

_KEY: Final = re.compile(r"[+-9A-Za-z]{100,}=*")
_MANAGER: Final = re.compile(r" *debugging_manager=\{")
_STATE: Final = re.compile(r" *USB Debugging State:")
_LIST: Final = re.compile(r" *(User|System) keys:")
_FIELD: Final = re.compile(r" *(user|system)_keys=(.*)")
_LINE: Final = re.compile(r" *KEY(?:[ \t](.*))?")
_STORED: Final = re.compile(r' *<adbKey key="KEY(?: ([^"]*))?"(.*)')
_LAST: Final = re.compile(r' lastConnection="([0-9]{1,15})"')
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


class AdbComputer(Struct, frozen=True, kw_only=True):
    """One key that was allowed."""

    comment: str
    """What the computer calls itself in its key, mostly user@host; untrusted text, which may name a person."""
    built_in: bool = False
    """It came with the system image, and nobody allowed it on the phone."""
    last_connection: datetime | None = None
    """In UTC; Android 10 and 11 only."""
    excerpt: Excerpt


def parse(text: str, command: str = DUMP.id) -> Parsed[AdbComputer]:
    """The keys of a whole dump, or of what was cut out of it; the excerpts hold no key."""
    reader = _Reader(command)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, _KEY.sub("KEY", line))
    if not reader.started:
        raise ParseError("neither 'debugging_manager={' nor 'USB Debugging State:'")
    return Parsed(records=tuple(reader.computers()), incomplete="" if reader.ended else "the list of keys is cut off")


class _Reader:
    """Keys count wherever they stand. A comment that forges an end or another heading hides none of them."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.started = False
        self.ended = False
        self.new = False
        self.built_in = False
        self.found: list[AdbComputer] = []
        self.stored: list[AdbComputer] = []

    def take(self, number: int, line: str) -> None:
        if _MANAGER.fullmatch(line):
            self.started = self.new = True
        elif _STATE.fullmatch(line):
            self.started = True
        elif match := _LIST.fullmatch(line):
            self._old_list(match[1])
        elif match := _FIELD.fullmatch(line):
            self.built_in = match[1] == "system"
            self._key(number, line, match[2])
        elif line == "}" and self.new:
            self.ended = True
        elif match := _STORED.match(line):
            self._stored(number, line, match)
        elif line.strip().startswith("keystore="):
            self.built_in = False
        else:
            self._key(number, line, line)

    def _old_list(self, name: str) -> None:
        self.built_in = name == "System"
        self.ended = self.ended or self.built_in  # those of users stand in front of it

    def _key(self, number: int, line: str, text: str) -> None:
        if match := _LINE.fullmatch(text):
            self.found.append(self._computer(number, line, (match[1] or "").strip(), self.built_in))

    def _stored(self, number: int, line: str, match: re.Match[str]) -> None:
        comment = match[1] or ""
        for entity, char in _ENTITIES:
            comment = comment.replace(entity, char)
        last = _LAST.search(match[2])
        when = _time(int(last[1])) if last else None
        self.stored.append(structs.replace(self._computer(number, line, comment.strip(), False), last_connection=when))

    def _computer(self, number: int, line: str, comment: str, built_in: bool) -> AdbComputer:
        return AdbComputer(comment=comment[:200], built_in=built_in, excerpt=Excerpt.of(self.command, number, line))

    def computers(self) -> list[AdbComputer]:
        """One record for each key; the keystore repeats those of users, in any order, and adds times."""
        times: dict[str, list[AdbComputer]] = {}
        for one in self.stored:
            times.setdefault(one.comment, []).append(one)
        for stored in times.values():
            stored.reverse()
        merged = []
        for one in self.found:
            known = times.get(one.comment) if not one.built_in else None
            merged.append(structs.replace(one, last_connection=known.pop().last_connection) if known else one)
        return [*merged, *(one for left in times.values() for one in reversed(left))]


def _time(milliseconds: int) -> datetime | None:
    """0 is never."""
    if not 0 < milliseconds < 10**14:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def read(answers: Answers) -> Reading[AdbComputer]:
    """Whichever of the two commands this version was asked."""
    command = USB_DUMP if answers.api is not None and answers.api <= 28 else DUMP
    return read_answer(ADB_COMPUTERS.name, answers.get(command), lambda text: parse(text, command=command.id))


ADB_COMPUTERS: Final = FactSpec(
    name="adb-computers",
    commands=(DUMP, USB_DUMP),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="10 and 13: Google, MediaTek; before 10 from source",
    without="which other computers were connected to the phone stays open",
)
