"""Signs that somebody took full control of the system (root) or replaced it, each looked at by itself.

`id` and `getenforce` (toybox), properties of init and the bootloader; root_lists.py reads what comes in lists. Root
can hide all of this from the shell user: that nothing is seen never means that the phone is not rooted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from detector.facts.base import (
    Answers,
    Command,
    Depth,
    FactSpec,
    Gap,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.device import PROPERTIES, parse_properties
from detector.facts.processes import PROCESSES, Process
from detector.facts.root_lists import FILES, MOUNTS, SOCKETS, parse_files, parse_mounts, parse_sockets
from detector.facts.root_record import RootSign, Sign, SignState, looked

SHELL: Final = Command(id="shell-id", line="id", why="whether the shell user is root")
SELINUX: Final = Command(id="selinux", line="getenforce", why="whether the rules that keep apps apart are in force")


def parse_id(text: str) -> Parsed[RootSign]:
    """`uid=2000(shell) gid=...`; adb as root is uid 0, or the domain su."""
    line = text.strip().split("\n", 1)[0]
    match = re.match(r"uid=([0-9]{1,10})(?:\(|\s|$)", line)
    if match is None:
        raise ParseError("no uid=")
    root = int(match[1]) == 0 or re.search(r"\bcontext=u:r:(?:su|magisk):", line) is not None
    return Parsed(records=(looked(SHELL, Sign.SHELL, seen=root, detail=f"uid {match[1]}", line=(1, line)),))


def parse_enforce(text: str) -> Parsed[RootSign]:
    """`Enforcing`, or one of the two words for rules that are not in force."""
    word = text.strip()
    if word not in ("Enforcing", "Permissive", "Disabled"):
        raise ParseError("neither Enforcing nor Permissive nor Disabled")
    return Parsed(records=(looked(SELINUX, Sign.SELINUX, seen=word != "Enforcing", detail=word, line=(1, word)),))


TELLING_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "ro.debuggable": ("1",),
    "ro.secure": ("0",),
    "service.adb.root": ("1",),
    "ro.build.type": ("userdebug", "eng"),
    "ro.build.tags": ("test-keys", "dev-keys"),
    "ro.boot.verifiedbootstate": ("orange", "yellow", "red"),
    "ro.boot.flash.locked": ("0",),
    "ro.boot.vbmeta.device_state": ("unlocked",),
    "ro.boot.veritymode": ("disabled", "logging", "eio"),
    "ro.boot.warranty_bit": ("1",),
    "ro.warranty_bit": ("1",),
}


def parse_values(text: str) -> Parsed[RootSign]:
    """What the bootloader and the build say; a property that the phone does not have says nothing."""
    parsed = parse_properties(text)
    found = [
        RootSign(
            sign=Sign.PROPERTY,
            state=SignState.SEEN if set(TELLING_VALUES[one.name]) & set(one.value.split(",")) else SignState.NOT_SEEN,
            detail=f"{one.name}={one.value}"[:200],
            excerpt=one.excerpt,
        )
        for one in parsed.records
        if one.name in TELLING_VALUES
    ]
    return Parsed(records=tuple(found), incomplete=parsed.incomplete)


_TOOL: Final = re.compile(r"(?:^|/)(?:magiskd?|zygiskd?|ksud|apd|lspd|daemonsu|su|frida-server)(?:32|64)?(?:$|\s)")
_FIRST_APP: Final = 10_000


def process_signs(processes: Sequence[Process]) -> Iterator[RootSign]:
    """Daemons of tools by their names. Apps choose theirs, so only those of the system's own numbers count."""
    seen = [one for one in processes if one.uid is not None and one.uid < _FIRST_APP and _TOOL.search(one.name)]
    for one in seen:
        yield RootSign(sign=Sign.PROCESS, state=SignState.SEEN, detail=one.name[:200], excerpt=one.excerpt)
    first = next((one for one in processes if one.pid == 1), None)  # where it shows, all of them do
    if first is not None and not seen:
        yield RootSign(sign=Sign.PROCESS, state=SignState.NOT_SEEN, detail="", excerpt=first.excerpt)


_LOOKS: Final = (
    (SHELL, parse_id),
    (SELINUX, parse_enforce),
    (FILES, parse_files),
    (MOUNTS, parse_mounts),
    (SOCKETS, parse_sockets),
    (PROPERTIES, parse_values),
)


def read(answers: Answers) -> Reading[RootSign]:
    """Every sign by itself; one that cannot be looked at is a gap and takes no other with it."""
    records: list[RootSign] = []
    gaps: list[Gap] = []
    for command, parse in _LOOKS:
        found, lost = parse_answer(ROOT_SIGNS.name, answers.get(command), parse)
        records += found
        gaps += lost
    processes = answers.found.get(PROCESSES.name)
    if processes is not None:
        records += process_signs(processes.records)
        gaps += [structs.replace(gap, fact=ROOT_SIGNS.name) for gap in processes.gaps]
    return Reading(records=tuple(records), gaps=tuple(gaps))


ROOT_SIGNS: Final = FactSpec(
    name="root-signs",
    commands=tuple(command for command, _ in _LOOKS),
    read=read,
    depth=Depth.USUAL,
    needs="nothing; what the rules of SELinux hide stays open",
    seen_on="properties on 7.1 to 16; the rest follows toybox, the kernel and the sources of the tools",
    without="whether the system was changed shows in fewer places",
)
