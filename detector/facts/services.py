"""Services of apps that exist at this moment: which have a process, which are in the foreground, who is bound to them.

`dumpsys activity services` (com.android.server.am.{ActiveServices.ServiceDumper, ServiceRecord}.dump). It calls no app;
`activity service NAME` would. Types of foreground services: android.content.pm.ServiceInfo. A saved dump of all
activities holds a shorter form of it. Seen on Android 7.1, 9, 10 and 13, shorter on 6 and 7.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import ComponentName, parse_uid
from detector.facts.app_op_record import parse_duration
from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Parsed, ParseError, Reading, read_answer

DUMP: Final = Command(
    id="services",
    # Intents, and the texts of notifications behind foregroundNoti=, stay on the phone.
    line=(
        "dumpsys {wait}activity services | sed -n -e 's/ foregroundNoti=.*//' -e '/^ACTIVITY MANAGER SERVICES/p'"
        " -e '/^  (nothing)$/p' -e '/^  Connection bindings to services:$/p' -e '/^ *\\* .*ServiceRecord{/p'"
        " -e '/^ *packageName=/p' -e '/^ *processName=/p' -e '/^ *app=/p' -e '/^ *isolatedProc=/p'"
        " -e '/^ *isForeground=/p' -e '/^ *createTime=/p' -e '/^ *lastActivity=/p' -e '/^ *startRequested=/p'"
        " -e '/^ *\\* Client AppBindRecord{/p' -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="which apps work in the background now, with what (microphone, camera, location), and what keeps them alive",
    saved_as=("dumpsys activity services", "dumpsys activity"),
)

_START: Final = re.compile(r"^ACTIVITY MANAGER SERVICES\b")
_END: Final = re.compile(r"^(?:  Connection bindings to services:|  \(nothing\))$")
_OTHER: Final = re.compile(r"^ACTIVITY MANAGER (?!SERVICES\b)")
"""Another part of the dump of all activities, which only saved ones have."""
_HEAD: Final = re.compile(
    r"^ *\* (?:(Restarting|Pending|Destroy) )?"
    r"ServiceRecord\{[0-9a-f]{1,16} u(\d{1,5}) (?:euid: \d{1,9} )?([^ /]{1,255})/(.*)$"
)
_BRIEF: Final = re.compile(r"^created=(\S{1,40}) started=(true|false) connections=\d")
_PROCESS: Final = re.compile(r"ProcessRecord\{[0-9a-f]{1,16} (\d{1,9}):(.{1,300})/([^/\s}]{1,40})\}")
_TYPES: Final = re.compile(r" types=(?:0x)?([0-9A-Fa-f]{1,8})$")
_ISOLATED: Final = re.compile(r"(u\d{1,5}a\d{1,6})i-?\d{1,6}", re.ASCII)
_CALLER: Final = re.compile(r"(\d{1,9}):(.{1,300})/([^/\s}]{1,40})")
_FIELDS: Final = ("app", "isolatedProc", "processName", "isForeground", "createTime", "startRequested")
_TYPE_NAMES: Final = (
    "dataSync", "mediaPlayback", "phoneCall", "location", "connectedDevice", "mediaProjection", "camera", "microphone",
    "health", "remoteMessaging", "systemExempted", "shortService", "fileManagement", "mediaProcessing",
)  # fmt: skip
"""ServiceInfo.FOREGROUND_SERVICE_TYPE_*, from bit 0 on, as a manifest names them."""
_SPECIAL_USE: Final = 30
_MOST_OF_A_CLASS: Final = 512


class Binder(Struct, frozen=True, kw_only=True):
    """A process that is bound to a service."""

    process: str
    """The package name, for most apps."""
    uid: int | None


class Service(Struct, frozen=True, kw_only=True):
    """One service."""

    component: ComponentName
    user: int
    process: str = ""
    """The name of its process, also where that does not run."""
    uid: int | None = None
    """The number of its process; None where it has none."""
    running: bool = False
    """It has a process."""
    foreground: bool | None = None
    """None: the shorter form does not tell."""
    types: tuple[str, ...] | None = None
    """Of a foreground service, `location` or `microphone` for example; None where the dump does not say."""
    started: bool = False
    """Somebody asked it to run until it stops by itself."""
    age_s: int | None = None
    """Since when it exists, in seconds."""
    binders: tuple[Binder, ...] = ()
    excerpt: Excerpt


class _Open:
    """A service whose lines are being read. What shows more counts: a later line takes nothing back."""

    def __init__(self, component: ComponentName, user: int, excerpt: Excerpt) -> None:
        self.component, self.user, self.excerpt = component, user, excerpt
        self.process = ""
        self.uid: int | None = None
        self.running = self.started = False
        self.foreground: bool | None = None
        self.types: set[int] | None = None
        self.age_s: int | None = None
        self.binders: dict[Binder, None] = {}
        self.whole = False

    def take(self, content: str) -> None:
        key, _, value = content.partition("=")
        if key in _FIELDS:
            self._field(key, value)
        elif match := _BRIEF.match(content):
            self.age_s, self.started = _seconds(match[1]), self.started or match[2] == "true"
        elif content.startswith("* Client AppBindRecord{") or "-> " in content:
            self._bound(content)

    def _field(self, key: str, value: str) -> None:
        if key in ("app", "isolatedProc"):
            self.whole = True
            self.running = self.running or value.startswith("ProcessRecord{")
            match = _PROCESS.match(value)
            if match is not None:
                self.process, self.uid = self.process or match[2], _uid(match[3])
        elif key == "processName":
            self.process = self.process or value[:255]
        elif key == "isForeground":
            self._in_foreground(value)
        elif key == "createTime":
            self.age_s = _seconds(value.partition(" ")[0]) if self.age_s is None else self.age_s
            self.foreground = bool(self.foreground)  # the long form names what is in the foreground
        elif key == "startRequested":
            self.started = self.started or value.startswith("true")

    def _in_foreground(self, value: str) -> None:
        value = value.partition(" foregroundNoti=")[0]
        if value.startswith("true"):
            self.foreground = True
            if match := _TYPES.search(value):
                mask = int(match[1], 16)
                self.types = (self.types or set()) | {bit for bit in range(32) if mask >> bit & 1}

    def _bound(self, content: str) -> None:
        match = _PROCESS.search(content)
        if match is None:
            match = _CALLER.fullmatch(content.rpartition("-> ")[2])
        if match is not None:
            self.binders[Binder(process=match[2], uid=_uid(match[3]))] = None

    def record(self) -> Service:
        return Service(
            component=self.component,
            user=self.user,
            process=self.process,
            uid=self.uid,
            running=self.running,
            foreground=self.foreground,
            types=None if self.types is None else tuple(_type_name(bit) for bit in sorted(self.types)),
            started=self.started,
            age_s=self.age_s,
            binders=tuple(self.binders),
            excerpt=self.excerpt,
        )


def _type_name(bit: int) -> str:
    if bit == _SPECIAL_USE:
        return "specialUse"
    return _TYPE_NAMES[bit] if bit < len(_TYPE_NAMES) else f"bit {bit}"


def _seconds(text: str) -> int | None:
    amount = parse_duration(text)
    return None if amount is None else abs(amount) // 1000


def _uid(text: str) -> int | None:
    """`u0a12`, `1000`; an isolated process is written behind its app: `u0a12i-8999`."""
    match = _ISOLATED.fullmatch(text)
    return parse_uid(match[1] if match else text)


def parse(text: str) -> Parsed[Service]:
    """Every service of every user. A text of an app can say that the list ends; no service stands behind its end."""
    found: list[_Open] = []
    started = part = inside = ended = behind = False
    for number, line in enumerate(text.split("\n"), 1):
        if _START.match(line):
            started = part = inside = True
        elif part and _OTHER.match(line):
            part, inside, ended = False, False, True
        elif inside and _END.match(line):
            inside, ended = False, True
        elif part and (match := _HEAD.match(line)):
            inside, behind = True, behind or not inside
            excerpt = Excerpt.of(DUMP.id, number, line)
            found.append(_Open(_component(match), int(match[2]), excerpt))
        elif inside and found:
            found[-1].take(line.strip())
    if not started:
        raise ParseError("no 'ACTIVITY MANAGER SERVICES'")
    half = next((str(one.component) for one in found if not one.whole), "")
    incomplete = "" if ended else "the list of services has no end"
    incomplete = "a service stands behind the end of their list" if behind else incomplete
    return Parsed(records=_once(found), incomplete=incomplete or (f"nothing about {half}"[:200] if half else ""))


def _component(head: re.Match[str]) -> ComponentName:
    """Any class at all: the name of one can hold every sign, and must not hide it."""
    name = re.sub(r"(?: c:[\w.]{1,255})?\}$", "", head[4])[:_MOST_OF_A_CLASS]
    plain = re.match(r"[\w.$]+(?=:|$)", name)  # behind a colon stands the name of an instance
    return ComponentName.parse(f"{head[3]}/{plain[0] if plain else name}") or ComponentName(head[3], name)


def _once(found: list[_Open]) -> tuple[Service, ...]:
    """What waits to be restarted stands among the others already."""
    return tuple({(one.component, one.user, one.process): one.record() for one in reversed(found)}.values())[::-1]


def read(answers: Answers) -> Reading[Service]:
    """Every service."""
    return read_answer(SERVICES.name, answers.get(DUMP), parse)


SERVICES: Final = FactSpec(
    name="services",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="6 to 13: LG, Huawei, Google, SUNMI, MediaTek",
    without="whether an app works in the background now, and with what, stays open",
)
