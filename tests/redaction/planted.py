"""A report with personal data in everything that a report can hold, and the list of what was planted where.

The phone is planted.yaml. More is sown on the way into the lines that become the proof of what is found. The same phone
is read once more with commands that fail, and say why in words about a person.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct, structs

from detector import signatures
from detector.merging import merge
from detector.observations import Category, HookState, HookStatus, Seen, Watched, Way
from detector.report import Redaction, Report
from detector.scan import scan
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Origin, Output, Query, SourceKind
from detector.sweep import Hint
from detector.sweep.hints import HintKind
from tests.in_process import InProcess

PHONE = Path(__file__).parent / "planted.yaml"
_FOUND = "com.android.core.mnto"
_OWN_LIST = """id: klassenbuch
name: Class Book
class: parental
packages: [org.example.schwester]
sources:
  - what: Annikas notebook
    url: https://annika.example/notes
    licence: CC-BY-4.0
"""


class Plant(Struct, frozen=True):
    """Something that tells of a person, or of one phone."""

    what: str
    text: str
    until: Redaction = Redaction.SHARE
    """The first level at which it is out."""
    in_report: bool = True
    """Whether a report holds it at all when nothing is taken out; the rest never comes as far as that."""


_SOWN = (
    Plant("an e-mail address", "annika@post.example"),
    Plant("a phone number", "+491705550123"),
    Plant("digits of it", "5550123"),
    Plant("the name of a network", "FRITZ-Annika"),
    Plant("a position", "52.51631,13.37771"),
    Plant("an account", "annika.musterfrau"),
    Plant("a message", "Treffen"),
    Plant("a name in other letters", "安妮卡"),
    Plant("an address of a device", "a4:c3:f0:85:7d:19"),
)
PLANTS = (
    *_SOWN,
    Plant("a host", "annikas-nas.example"),
    Plant("a process", "tagebuchdienst"),
    Plant("why a hook failed", "annika-fehler"),
    Plant("what a hostile app calls a hook", "annika hook"),
    Plant("a host below a listed one", "annika7.hoverwatch.com"),
    Plant("when an app was watched", "20:31:17"),
    Plant("the owner", "Annika Musterfrau"),
    Plant("a profile", "Kanzlei Musterfrau"),
    Plant("a computer", "studio-mac", in_report=False),
    Plant("the serial number", "8XANNIKA77", in_report=False),
    Plant("the name of the phone", "Annikas Handy", in_report=False),
    Plant("a proxy", "annika-router.example"),
    Plant("a server for names", "annika77.dns.example"),
    Plant("a certificate", "annika01"),
    Plant("an app", "org.example.herzblatt"),
    Plant("what it calls itself", "Herzblatt"),
    Plant("an app that could not be judged", "org.example.schwanger"),
    Plant("an app that brought another one", "org.example.tauschring"),
    Plant("an app of work", "org.example.kanzlei"),
    Plant("a messenger", "com.whatsapp"),
    Plant("when the found app came", "23:12"),
    Plant("when another app came", "07:31", in_report=True),
    Plant("when the phone was read", "21:40"),
    Plant("the time zone", "-02:00"),
    Plant("a file", "annika-handy"),
    Plant("a part of a file", "Annikas Tagebuch"),
    Plant("a file of signatures", "annika-liste"),
    Plant("who told of an app", "Annikas notebook"),
    Plant("where that was told", "annika.example/notes"),
    Plant("a note of the owner", "von Annikas Schwester"),
    Plant("a path on a computer", "/home/annika"),
    Plant("a damaged list", "annika-updates"),
    Plant("a finding of no list", "org.example.freund", Redaction.MINIMAL),
    Plant("its name", "Freund Finder", Redaction.MINIMAL),
    Plant("the name of the found app", "Sync Service", Redaction.MINIMAL),
    Plant("its version", "7.4.316", Redaction.MINIMAL),
    Plant("the model", "Pixel 6a", Redaction.MINIMAL),
    Plant("the update of the phone", "2023-08-05", Redaction.MINIMAL),
    Plant("the day", "2023-09-10", Redaction.MINIMAL),
    Plant("the day on which the found app came", "2023-08-19", Redaction.MINIMAL),
    Plant("a class of the found app", "com.android.core.mnto.Reader", Redaction.MINIMAL),
)


class _Sown:
    """The phone, and in each of its outputs what was planted."""

    parallel = 1
    origin = Origin(
        kind=SourceKind.BUG_REPORT,
        name="annika-handy.zip",
        taken=datetime.fromisoformat("2023-09-10T21:40:02-02:00"),
        notes=("annika-handy/fotos.jpg was not opened",),
    )

    def __init__(self, phone: SimulatedPhone, *, fails: bool) -> None:
        self._source = InProcess(phone)
        self._fails = fails

    def read(self, query: Query) -> Output:
        """What the phone prints, and what no filter on it would have let through."""
        sown = " ".join(plant.text for plant in _SOWN).encode()
        answer = self._source.read(query)
        if self._fails and query.id not in ("users", "packages", "package-list"):
            return Output(stderr=b"cat: /home/annika/diary: " + sown, exit_code=1)
        if query.id.startswith("apk-"):
            return answer
        lines = (line + b" " + sown if _is_proof(query.id, line) else line for line in answer.stdout.split(b"\n"))
        return structs.replace(answer, stdout=b"\n".join(lines))

    def close(self) -> None:
        """Nothing is open."""


def _is_proof(command: str, line: bytes) -> bool:
    """Whether the line may become the proof of something, and is still understood with more behind it."""
    if command in ("packages", "permissions", "package-list", "accessibility"):
        return line.lstrip().startswith((b"User 0: ", b"android.permission."))
    return _FOUND.encode() in line


def _watched() -> Iterator[Watched]:
    """Apps that were watched: the found one, and two that nobody is to know of."""
    at = datetime(2023, 9, 10, 20, 31, 17, tzinfo=UTC)
    details = ("annikas-nas.example", "annika7.hoverwatch.com", "com.whatsapp", "org.example.herzblatt")
    asks = (Category.SMS, Category.MESSENGER_FILES, Category.CONTACTS)
    for package, categories in ((_FOUND, Category), ("org.example.herzblatt", asks), ("org.example.schwanger", asks)):
        yield Watched(
            package=package,
            began=at,
            ended=at,
            way=Way.ATTACH,
            processes=(f"{package}:tagebuchdienst",),
            hooks=(
                HookStatus(
                    hook="annika hook", category=Category.CALLS, state=HookState.FAILED, error="annika-fehler at 1"
                ),
            ),
            seen=tuple(
                Seen(
                    category=category,
                    hooks=("annika hook",),
                    detail=detail,
                    process=f"{package}:tagebuchdienst",
                    count=3,
                    first=at,
                    last=at,
                )
                for category in categories
                for detail in details
            ),
        )


def planted(folder: Path) -> Report:
    """The report; `folder` is for a list of signatures of somebody's own."""
    own = folder / "annika-liste" / "parental" / "klassenbuch.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(_OWN_LIST)
    index = signatures.load((own.parent.parent,))
    index.allowed = {"org.example.freund": "von Annikas Schwester"}
    index.info = structs.replace(index.info, warning="annika-updates: a file is missing")
    phone = load_phone(PHONE)
    owner, *others = phone.users
    phone = structs.replace(phone, users=(structs.replace(owner, name="Annika Musterfrau"), *others))
    now = datetime(2023, 9, 10, 23, 40, 2, tzinfo=UTC)
    report, failed = (scan(_Sown(SimulatedPhone(phone), fails=fails), index, now=now) for fails in (False, True))
    hint = Hint(
        kind=HintKind.DOMAIN,
        value="hoverwatch.com",
        products=("hoverwatch",),
        member="annika-handy/main.txt",
        section="Annikas Tagebuch",
        line=7,
        times=2,
    )
    return structs.replace(
        merge(report, _watched(), index),
        hints=(hint,),
        gaps=(*report.gaps, *failed.gaps),
        undecided=(*report.undecided, *failed.undecided[::25]),
    )
