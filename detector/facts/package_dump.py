"""The blocks of `dumpsys package`, as they stand, for packages.py and permissions.py to read.

Printed by com.android.server.pm.Settings.dumpPackageLPr: sections at the margin (`Packages:`, `Hidden system
packages:`, `Shared users:`), blocks (`Package [name] (hash):`) below, fields, lists and users below those. All of it
is shifted by `pm dump`, so only relative indentation counts. Seen on Android 6 to 16.

A package's own texts (versionName above all) can hold line breaks and so forge fields, users, blocks and headings. So
nothing overwrites anything: every line of a block is kept, blocks of one name stand side by side, users and lists are
known by their names and not by their depth, and what no honest block holds twice makes the block doubtful.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final

from detector.facts.base import ParseError, indent_of

_SECTION: Final = re.compile(r"^( *)([A-Z][A-Za-z ]{1,60}):\s*$")
_BLOCK: Final = re.compile(r"^( *)(Package|SharedUser) \[([^\]\s]{1,255})\] \(([0-9a-f]{1,16})\):\s*$")
_USER: Final = re.compile(r"^User (\d{1,9}):(.*)$")
_TOKEN: Final = re.compile(r"(?<!\w)(\w{1,64})=(\[[^\[\]]*\]|\S*)")
_FULL_DUMP: Final = re.compile(r"^Database versions:\s*$")
"""The first heading of `dumpsys package` without a further word; it goes on behind the packages."""

LIVE, HIDDEN, SHARED = "Packages", "Hidden system packages", "Shared users"
_SECTIONS: Final = frozenset({LIVE, HIDDEN, SHARED, "Renamed packages"})
REQUESTED, INSTALL, RUNTIME = "requested permissions", "install permissions", "runtime permissions"
_BLOCK_LISTS: Final = frozenset({REQUESTED, INSTALL, "declared permissions"})
_ONCE: Final = (
    *("versionName", "splits", "flags", "pkgFlags", "privateFlags", "privatePkgFlags", "codePath"),
    *("installerPackageName", "updateOwnerPackageName", "apkSigningVersion", "signatures"),
)
"""Keys that dumpPackageLPr prints once for each package at most."""
_ELSEWHERE: Final = re.compile(
    r"(?:flags|pkgFlags|private(?:Pkg)?Flags|apkSigningVersion|codePath|userId|appId|sharedUser|packageSource"
    r"|(?:installer|initiating|originating|updateOwner)PackageName"
    r"|signatures|firstInstallTime|lastUpdateTime)=|[a-z]+ permissions:|\S+: granted="
)
"""Lines that dumpPackageLPr never prints between `versionName` and `splits`, where a version name would go on."""
TWICE: Final = "its block is there twice"

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

    def __init__(self, section: str, name: str, head: Line, behind: str | None) -> None:
        self.section = section
        self.name = name
        self.head = head
        self.behind = behind
        """The package whose block ends where this one begins, if one does."""
        self.lines: list[tuple[Line, int | None]] = []
        """Every line, with the user it stands under."""
        self.lists: dict[str, list[Line]] = {}
        self.users: list[UserBlock] = []

    def values(self, key: str) -> Sequence[tuple[str, Line]]:
        """Every value that the block gives for a key, with its line; more than one is suspicious."""
        return self._values.get(key, ())

    @cached_property
    def _values(self) -> dict[str, list[tuple[str, Line]]]:
        found: dict[str, list[tuple[str, Line]]] = {}
        for line, _ in self.lines:
            for name, value in _pairs(line[1]):
                found.setdefault(name, []).append((value, line))
        return found

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What no honest phone prints inside one block."""
        users = [user.user for user in self.users]
        found = [] if users else ["its block has no user lines"]
        found += ["a user is there twice"] if len(users) > len(set(users)) else []
        found += [f"{key} is there twice" for key in _ONCE if len(self.values(key)) > 1]
        return (*found, *_behind_version_name(self))

    def value(self, key: str) -> str | None:
        """The first value of a key; `null` and absence are None. Right for keys in front of `versionName`."""
        return next((_known(value) for value, _ in self.values(key)), None)


def _behind_version_name(block: Block) -> list[str]:
    """Whether lines that mean something stand where only the rest of a version name can be."""
    inside = False
    for (_, text), user in block.lines:
        if text.startswith("splits="):
            return []
        if inside and (user is not None or _ELSEWHERE.match(text)):
            return ["its version name goes on with lines of its own"]
        inside = inside or text.startswith("versionName=")
    return []


def present_for(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The users whose package list should name the package: it is neither hidden nor absent."""
    found = []
    for user in (user for block in blocks for user in block.users):
        tokens = user.tokens()
        hidden = "true" in (tokens.get("hidden"), tokens.get("blocked"))
        found += [] if hidden or tokens.get("installed") == "false" else [user.user]
    return tuple(dict.fromkeys(found))


def _known(value: str) -> str | None:
    return None if value in ("", "null", "?") else value


def agreed(blocks: Sequence[Block], key: str) -> str | None:
    """The value of a key that all its lines give; None when they differ, for then one of them is forged."""
    found = {_known(value) for block in blocks for value, _ in block.values(key)}
    return found.pop() if len(found) == 1 else None


def doubts(blocks: Sequence[Block]) -> tuple[str, ...]:
    """What no honest phone prints about one package: each of these may hide what is true."""
    twice = (TWICE,) if len(blocks) > 1 else ()
    return tuple(dict.fromkeys((*twice, *(doubt for block in blocks for doubt in block.doubts))))


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

    def __init__(self, blocks: Sequence[Block], missing: str) -> None:
        self.blocks = blocks
        self.missing = missing
        """What is not there although it should be; empty when the dump may be whole."""

    def named(self, section: str) -> dict[str, list[Block]]:
        """The blocks of one section by name. A name twice is a forgery or a fault; both are kept."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.section == section:
                found.setdefault(block.name, []).append(block)
        return found

    def packages(self) -> dict[str, list[Block]]:
        """The live packages. One that stands only among the factory copies was put there by a forged heading."""
        live, hidden = self.named(LIVE), self.named(HIDDEN)
        return {**{name: found for name, found in hidden.items() if name not in live}, **live}


@lru_cache(maxsize=1)  # two facts read the same dump, one after the other
def parse_dump(text: str) -> PackageDump:
    """Reads the package sections of any `dumpsys package`; ParseError when there is none."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.seen:
        raise ParseError("no section 'Packages:'")
    missing = "" if text.endswith("\n") else "the output stops in the middle of a line"
    return PackageDump(reader.blocks, missing or reader.missing())


class _Reader:
    """Where in the outline the current line stands."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.seen: set[str] = set()
        self.full = False
        self.stray = 0
        self.section: str | None = None
        self.margin = 0
        self.head_indent: int | None = None
        self.block: Block | None = None
        self.user: UserBlock | None = None
        self.items: list[Line] | None = None
        self.items_indent = 0

    def missing(self) -> str:
        """What shows that lines are lost. Without any of this, the list of packages has to tell."""
        if self.full and self.section is not None:
            return f"nothing follows the section '{self.section}'"
        if self.full and SHARED not in self.seen:
            return f"no section '{SHARED}'"
        if self.blocks and not self.blocks[-1].users and self.section is not None:
            return f"no user lines for {self.blocks[-1].name}"
        return f"{self.stray} lines of packages stand outside of every package" if self.stray else ""

    def take(self, number: int, line: str) -> None:
        """Puts one line where it belongs."""
        content = line.strip()
        if not content:
            return
        indent = indent_of(line)
        self.full = self.full or (indent == 0 and _FULL_DUMP.match(line) is not None)
        if content[-1] == ":" and (self._section(line, indent) or self._block(number, line)):
            return
        if self.block is not None:
            self._inside(self.block, number, indent, content)
        # A forged heading leaves the end of the real block behind, without its head.
        if self.block is None or self.block.section == SHARED:
            self.stray += bool(self.seen and _USER.match(content) and " installed=" in content)

    def _section(self, line: str, indent: int) -> bool:
        # Known headings start a section wherever they stand at the margin; any other heading there ends one.
        if self.section is not None and indent > self.margin:
            return False
        match = _SECTION.match(line)
        if match is None:
            return False
        known = match[2] in _SECTIONS
        if known:
            self.margin = indent
            self.seen.add(match[2])
        self.section, self.block = (match[2] if known else None), None
        return True

    def _block(self, number: int, line: str) -> bool:
        match = _BLOCK.match(line)
        if match is None or self.section is None or len(match[1]) <= self.margin:
            return False
        if self.head_indent is None:
            self.head_indent = len(match[1])
        if len(match[1]) != self.head_indent or (match[2] == "SharedUser" and self.section != SHARED):
            return False  # all heads stand at one depth, and in their sections: this is an app's text
        section = self.section
        if match[2] == "Package" and section == SHARED:
            section, self.stray = LIVE, self.stray + 1
        behind = self.blocks[-1].name if self.blocks else None
        self.block = Block(section, match[3], (number, line.strip()), behind)
        self.user = self.items = None
        self.blocks.append(self.block)
        return True

    def _inside(self, block: Block, number: int, indent: int, content: str) -> None:
        name = content[:-1] if content.endswith(":") and "=" not in content else ""
        if match := _USER.match(content):
            self.user, self.items = UserBlock(int(match[1]), number, match[2].strip()), None
            block.users.append(self.user)
        elif name in _BLOCK_LISTS or (name and (self.items is None or indent <= self.items_indent)):
            self.user = None if name in _BLOCK_LISTS else self.user
            lists = block.lists if self.user is None else self.user.lists
            self.items, self.items_indent = lists.setdefault(name, []), indent
        elif self.items is not None and indent > self.items_indent:
            self.items.append((number, content))
        else:
            self.items = None
            if self.user is not None:
                self.user.fields.append((number, content))
        block.lines.append(((number, content), self.user.user if self.user is not None else None))
