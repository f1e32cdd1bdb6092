"""The blocks of `dumpsys package`, as they stand, for packages.py and permissions.py to read.

Printed by com.android.server.pm.Settings.dumpPackageLPr: sections at the margin (`Packages:`, `Hidden system
packages:`, `Shared users:`), blocks (`Package [name] (hash):`) below, fields, lists and users below those. Everything
is read by relative indentation, since `pm dump` shifts all of it. Seen on Android 6 to 16.

A package's own texts (versionName above all) can hold line breaks and so forge fields, blocks and headings. So no
value overwrites another one, blocks of one name are kept side by side, and packages.py compares with the package list.
"""

import re
from collections.abc import Iterator
from typing import Final

from detector.facts.base import ParseError, indent_of

_SECTION: Final = re.compile(r"^( *)([A-Z][A-Za-z ]+):\s*$")
_BLOCK: Final = re.compile(r"^( *)(Package|SharedUser) \[([^\]\s]{1,255})\] \(([0-9a-f]{1,16})\):\s*$")
_USER: Final = re.compile(r"^User (\d{1,9}):(.*)$")
_TOKEN: Final = re.compile(r"(\w+)=(\[[^\]]*\]|\S*)")

LIVE, HIDDEN, SHARED = "Packages", "Hidden system packages", "Shared users"
_SECTIONS: Final = frozenset({LIVE, HIDDEN, SHARED, "Renamed packages"})

Line = tuple[int, str]
"""Number in the output, from 1, and the text without its indentation."""


class UserBlock:
    """The lines of one `User N:` inside a block."""

    def __init__(self, user: int, number: int, text: str) -> None:
        self.user = user
        self.head: Line = (number, text)
        self.fields: list[Line] = []
        self.lists: dict[str, list[Line]] = {}

    def tokens(self) -> dict[str, str]:
        """key=value pairs of the head line and of the lines below it; the first of a key counts."""
        pairs: dict[str, str] = {}
        for _, text in (self.head, *self.fields):
            for key, value in _TOKEN.findall(text):
                pairs.setdefault(key, value)
        return pairs


class Block:
    """One `Package [x]` or `SharedUser [x]` with all that is indented below it."""

    def __init__(self, section: str, name: str, number: int, text: str) -> None:
        self.section = section
        self.name = name
        self.head: Line = (number, text)
        self.fields: list[Line] = []
        self.lists: dict[str, list[Line]] = {}
        self.users: list[UserBlock] = []

    def values(self, key: str) -> tuple[tuple[str, Line], ...]:
        """Every value that the block gives for a key, with its line; more than one is suspicious."""
        return tuple((value, line) for line in self.fields for name, value in _pairs(line[1]) if name == key)

    def value(self, key: str) -> str | None:
        """The first value of a key; `null` and absence are None."""
        found = next((value for value, _ in self.values(key)), None)
        return None if found in (None, "", "null", "?") else found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """`a=b c=d` holds two pairs, `flags=[ A B ]` one; texts with spaces (versionName) keep all that follows."""
    key, equals, value = text.partition("=")
    if not equals or " " in key:
        return
    if key in ("versionCode", "installerPackageUid", "userId", "appId"):
        yield from _TOKEN.findall(text)
    elif key.endswith("lags"):
        yield key, value.strip().removeprefix("[").removesuffix("]").strip()
    else:
        yield key, value.strip()


class PackageDump:
    """All blocks of one dump, in order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def named(self, section: str) -> dict[str, list[Block]]:
        """The blocks of one section by name. A name twice is a forgery or a fault; both are kept."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.section == section:
                found.setdefault(block.name, []).append(block)
        return found


def parse_dump(text: str) -> PackageDump:
    """Reads the package sections of any `dumpsys package`; ParseError when there is none."""
    dump = PackageDump()
    reader = _Reader(dump)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.seen_section:
        raise ParseError("no section 'Packages:'")
    return dump


class _Reader:
    """Where in the outline the current line stands."""

    def __init__(self, dump: PackageDump) -> None:
        self.dump = dump
        self.seen_section = False
        self.section: str | None = None
        self.margin = 0
        self.block: Block | None = None
        self.block_indent = 0
        self.field_indent: int | None = None
        self.user: UserBlock | None = None
        self.user_indent: int | None = None
        self.items: list[Line] | None = None
        self.items_indent = 0

    def take(self, number: int, line: str) -> None:
        """Puts one line where it belongs."""
        content = line.strip()
        if not content:
            return
        indent = indent_of(line)
        if self._section(line, indent) or self.section is None:
            return
        if self._block(number, line):
            return
        if self.block is None or indent <= self.block_indent:
            self.block = None
        else:
            self._inside(self.block, number, indent, content)

    def _section(self, line: str, indent: int) -> bool:
        # Known headings start a section wherever they stand at the margin; any other heading there ends one.
        if self.section is not None and indent > self.margin:
            return False
        match = _SECTION.match(line)
        if match is None:
            return False
        known = match[2] in _SECTIONS
        if known:
            self.seen_section, self.margin = True, indent
        self.section, self.block = (match[2] if known else None), None
        return True

    def _block(self, number: int, line: str) -> bool:
        match = _BLOCK.match(line)
        if match is None or len(match[1]) <= self.margin or self.section is None:
            return False
        if self.block is not None and len(match[1]) > self.block_indent:
            return False  # deeper than a head: an app's text, or the members of a shared user
        self.block = Block(self.section, match[3], number, line.strip())
        self.block_indent, self.field_indent = len(match[1]), None
        self.user = self.items = None
        self.dump.blocks.append(self.block)
        return True

    def _inside(self, block: Block, number: int, indent: int, content: str) -> None:
        if self.field_indent is None or indent <= self.field_indent:
            self.field_indent, self.user, self.items = indent, None, None
            if match := _USER.match(content):
                self.user, self.user_indent = UserBlock(int(match[1]), number, match[2].strip()), None
                block.users.append(self.user)
                return
            self._field_or_list(block.fields, block.lists, number, indent, content)
        elif self.user is not None:
            if self.user_indent is None or indent <= self.user_indent:
                self.user_indent, self.items = indent, None
                self._field_or_list(self.user.fields, self.user.lists, number, indent, content)
            elif self.items is not None:
                self.items.append((number, content))
        elif self.items is not None:
            self.items.append((number, content))

    def _field_or_list(
        self, fields: list[Line], lists: dict[str, list[Line]], number: int, indent: int, content: str
    ) -> None:
        if content.endswith(":") and "=" not in content:
            self.items, self.items_indent = lists.setdefault(content[:-1], []), indent
        else:
            fields.append((number, content))
