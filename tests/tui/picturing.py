"""Every screen in every state that it can have, as data. `test_pictures.py` takes each in both sizes and languages.

A state is made once in one app; size and language are then changed inside it. What is shown is always the same: no
phone, no network, no clock, and no path of this computer.
"""

import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from msgspec import Struct, structs
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from detector.errors import DetectorError
from detector.facts.collecting import Step
from detector.keeping import Kept
from detector.observations import End
from detector.report import Report
from detector.signatures.changes import Changes
from detector.signatures.stored import Counts
from detector.signatures.update import Outcome
from detector.sources.adb import Server
from detector.sources.phones_seen import PhoneSeen
from detector.sources.wireless import Ticket, Trouble, Wireless
from detector.tui.app import PhoneCheck
from detector.tui.check import Check
from detector.tui.checked import Checked, Phone, Saved, Simulated
from detector.tui.content.usb import usb_page
from detector.tui.screens.again import AgainDialog
from detector.tui.screens.checking import CheckingScreen, Stepped
from detector.tui.screens.comparing import CompareScreen, EarlierScreen
from detector.tui.screens.depth import DepthDialog
from detector.tui.screens.help import HelpDialog
from detector.tui.screens.keeping import KeepDialog
from detector.tui.screens.knowing import KnowDialog
from detector.tui.screens.language import LanguageDialog
from detector.tui.screens.opening import KeyDialog, OpeningScreen
from detector.tui.screens.page import PageScreen
from detector.tui.screens.people import PeopleScreen
from detector.tui.screens.phones import PhonesChanged, PhonesScreen
from detector.tui.screens.picture import PictureScreen
from detector.tui.screens.problem import ProblemDialog
from detector.tui.screens.safety import SafetyScreen
from detector.tui.screens.saving import SaveDialog
from detector.tui.screens.sheet import AppScreen, EvidenceScreen, WhyScreen
from detector.tui.screens.simulated import SimulatedScreen
from detector.tui.screens.updating import Came, UpdateDialog
from detector.tui.screens.watching import WatchingScreen
from detector.tui.screens.wireless import WirelessScreen
from detector.tui.views.sieves import SieveDialog
from detector.watch import controller, device
from detector.watch.problems import Problem, WatchError
from tests.outputs import reports
from tests.tui.harness import settled, until, until_shown

SPY: Final = "com.android.core.mnto"
NOWHERE: Final = Server("127.0.0.2", 1)
PHONE: Final = Phone(serial="SERIAL01", server=NOWHERE, model="Pixel_7a")
DAY: Final = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)
PHONES: Final = (
    PhoneSeen(serial="SERIAL01", state="device", model="Pixel_7a"),
    PhoneSeen(serial="SERIAL02", state="unauthorized"),
    PhoneSeen(serial="192.0.2.7:5555", state="offline", connection="wifi"),
    PhoneSeen(serial="????????????", state="no permissions"),
    PhoneSeen(serial="SERIAL05", state="bootloader"),
)
STEPS: Final = (
    Step(command="properties", user=None, done=1, total=4, waiting=("users", "packages")),
    Step(command="users", user=None, done=2, total=4, failed=True, waiting=("packages", "op-timeline")),
    Step(command="packages", user=None, done=3, total=4, waiting=("op-timeline",)),
)
READ: Final[Any] = object()
"""In the place of facts: there are some, and nobody looks at them."""
REPORTS: Final[dict[str, Callable[[], Report]]] = {
    "empty": reports.clean,
    "findings": reports.infected,
    "gaps": reports.busy,
}
"""What a check can end in. The last one has findings of every kind, too."""


class Stage(Struct, frozen=True):
    """Where a screen is shown."""

    pilot: "Pilot[None]"
    app: PhoneCheck
    patch: pytest.MonkeyPatch
    folder: Path
    """The one that the person is in; empty."""

    async def push(self, screen: Screen[Any], text: str = "") -> None:
        """Shows it, and waits for a text on it."""
        self.app.push_screen(screen)
        await until(self.pilot, lambda: self.app.screen is screen)
        if text:
            await until_shown(self.pilot, text)


Make = Callable[[Stage], Awaitable[None]]


class Shot(Struct, frozen=True, kw_only=True):
    """One screen in one state."""

    screen: type[Screen[Any]]
    state: str
    make: Make

    @property
    def name(self) -> str:
        """As pictures are called."""
        return f"{self.screen.__name__}-{self.state}"


def _checked(name: str) -> Checked:
    return Checked(report=REPORTS[name](), facts=READ, again=PHONE)


def _pushed(make: Callable[[], Screen[Any]]) -> Make:
    async def push(stage: Stage) -> None:
        await stage.push(make())

    return push


async def _first(stage: Stage) -> None:
    """The app begins with it."""


def _phones(seen: tuple[PhoneSeen, ...] | None, problem: DetectorError | None = None) -> Make:
    async def make(stage: Stage) -> None:
        stage.patch.setattr(PhonesScreen, "action_look", lambda _: None)
        screen = PhonesScreen()
        screen.problem = problem
        await stage.push(screen)
        if seen is not None:
            screen.post_message(PhonesChanged(seen))
            await stage.pilot.pause()
            await stage.pilot.press(*(["down"] if seen else []))

    return make


async def _typed(stage: Stage) -> None:
    await stage.push(PeopleScreen(DAY.date()))
    await stage.pilot.press("d", "e")


def _opening(screen: Callable[[], Screen[Any]], *, full: bool) -> Make:
    async def make(stage: Stage) -> None:
        if full:
            (stage.folder / "evidence").mkdir()
            (stage.folder / "bugreport.zip").touch()
        await stage.push(screen(), "bugreport.zip" if full else "")

    return make


def _wireless(trouble: Trouble | None, said: str = "") -> Make:
    async def make(stage: Stage) -> None:
        stage.patch.setattr(Wireless, "trouble", lambda _: trouble)
        screen = WirelessScreen(NOWHERE)
        await stage.push(screen)
        await settled(stage.pilot)
        if said:
            screen._say(said)

    return make


async def _qr_code(stage: Stage) -> None:
    ticket = Ticket(name="studio-abcdefghij", password="mnopqrstuvwx")
    stage.patch.setattr(Ticket, "new", classmethod(lambda _: ticket))
    stage.patch.setattr(Wireless, "pair_by_ticket", lambda wireless, _: wireless._closed.wait(60))
    await stage.push(PictureScreen(NOWHERE))


def _checking(steps: tuple[Step, ...], *, stopping: bool = False) -> Make:
    async def make(stage: Stage) -> None:
        stopped = threading.Event()
        stage.patch.setattr(Check, "run", lambda *_: stopped.wait(60))
        stage.patch.setattr(Check, "stop", lambda _: stopped.set() if not stopping else None)
        screen = CheckingScreen(Simulated(name="infected"))
        await stage.push(screen)
        for step in steps:
            screen.post_message(Stepped(step))
        await stage.pilot.pause()
        if stopping:
            screen.action_stop()
            screen.check.stop = stopped.set  # type: ignore[method-assign]

    return make


def _app(report: str, package: str, known: frozenset[str] = frozenset()) -> Make:
    return _pushed(lambda: AppScreen(structs.replace(_checked(report), known=known), package))


def _save(*, done: bool) -> Make:
    async def make(stage: Stage) -> None:
        stage.patch.setattr("detector.tui.screens.saving.proposed", lambda suffix, _: Path(f"/home/x/phone{suffix}"))
        dialog = SaveDialog(_checked("findings"))
        await stage.push(dialog)
        if done:
            dialog.saved = Path("/home/x/phone.html")
            dialog.renew()

    return make


def _keep(checked: Checked, kept: Kept | None = None) -> Make:
    async def make(stage: Stage) -> None:
        stage.patch.setattr("detector.tui.screens.keeping.proposed", lambda suffix, _: Path(f"/home/x/phone{suffix}"))
        dialog = KeepDialog(checked)
        dialog.kept = kept
        await stage.push(dialog)

    return make


async def _keeping(stage: Stage) -> None:
    stopped = threading.Event()
    stage.patch.setattr(Check, "run", lambda *_: stopped.wait(60))
    stage.patch.setattr(Check, "stop", lambda _: stopped.set())
    await _keep(_checked("findings"))(stage)
    await stage.pilot.press("ctrl+s")
    await until(stage.pilot, lambda: bool(stage.app.screen.query("#bar")))


def _know(known: frozenset[str]) -> Make:
    async def make(stage: Stage) -> None:
        dialog = KnowDialog(structs.replace(_checked("findings"), known=known), SPY)
        dialog.file = Path("/home/x/allowed.yaml")
        await stage.push(dialog)
        await until(stage.pilot, lambda: not dialog.busy)

    return make


def _update(*outcomes: Outcome | DetectorError, over: bool = False) -> Make:
    async def make(stage: Stage) -> None:
        dialog = UpdateDialog()
        await stage.push(dialog)
        await until(stage.pilot, lambda: bool(dialog.asked))
        if over:
            dialog.begun = True
            for outcome in outcomes:
                dialog.post_message(Came(outcome))
            await stage.pilot.pause()
            dialog._updated(None)
            dialog.renew()

    return make


def _watching(*, begun: bool, end: End | None = None, problem: Problem | None = None) -> Make:
    async def make(stage: Stage) -> None:
        run = reports.watched().watched[0]

        def watch(*_: object, on_change: Callable[[object], None], stop: threading.Event, **__: object) -> object:
            on_change(structs.replace(run, end=None))
            if end is None:
                stop.wait(60)
            return structs.replace(run, end=end or End.INTERRUPTED)

        def find(*_: object, **__: object) -> object:
            if problem is not None:
                raise WatchError(problem, file="frida-server-17-android-arm64.xz")
            return SimpleNamespace(close=lambda: None)

        stage.patch.setattr(device, "find", find)
        stage.patch.setattr(controller, "target_of", lambda *_, **__: None)
        stage.patch.setattr(controller, "watch", watch)
        screen = WatchingScreen(PHONE, run.package)
        await stage.push(screen)
        if begun:
            screen.action_start()
            await until(stage.pilot, lambda: screen.watched is not None or stage.app.screen is not screen)
        if end is not None:
            await until(stage.pilot, lambda: screen.watched is not None and screen.watched.end is end)

    return make


async def _help_of_results(stage: Stage) -> None:
    stage.app.show(_checked("findings"))
    await settled(stage.pilot)
    stage.app.action_help()


async def _help(stage: Stage) -> None:
    stage.app.action_help()


async def _palette(stage: Stage) -> None:
    stage.app.action_command_palette()
    await settled(stage.pilot)
    stage.app.screen.query_one(Input).cursor_blink = False


async def _sieves(stage: Stage) -> None:
    stage.app.show(_checked("gaps"))
    await settled(stage.pilot)
    await stage.pilot.press("6", "f", "space")


def _problem(stage: Stage) -> Awaitable[None]:
    return stage.push(ProblemDialog(DetectorError("It did not [work].", "Try it once more.")))


NEWS: Final = Outcome(source="echap", changes=Changes(new=("spy-one", "spy-two")), counts=Counts(products=187))
SAME: Final = Outcome(source="echap", changes=Changes(), counts=Counts(products=185), same=True)
FAILED: Final = DetectorError("The server does not answer.", "")

KEPT: Final[Any] = SimpleNamespace(
    path=Path("/home/x/phone.zip"),
    files=61,
    seal="0123456789abcdef" * 4,
    manifest=SimpleNamespace(missing=lambda: ("usage",)),
)

SHOTS: Final = (
    Shot(screen=SafetyScreen, state="first", make=_first),
    Shot(screen=PeopleScreen, state="everywhere", make=_pushed(lambda: PeopleScreen(DAY.date()))),
    Shot(screen=PeopleScreen, state="country", make=_typed),
    Shot(screen=PhonesScreen, state="looking", make=_phones(None)),
    Shot(screen=PhonesScreen, state="none", make=_phones(())),
    Shot(screen=PhonesScreen, state="several", make=_phones(PHONES)),
    Shot(
        screen=PhonesScreen, state="problem", make=_phones(None, DetectorError("adb does not answer.", "Restart it."))
    ),
    Shot(screen=PageScreen, state="usb", make=_pushed(lambda: PageScreen(usb_page))),
    Shot(screen=OpeningScreen, state="empty", make=_opening(OpeningScreen, full=False)),
    Shot(screen=OpeningScreen, state="full", make=_opening(OpeningScreen, full=True)),
    Shot(screen=KeyDialog, state="asks", make=_pushed(lambda: KeyDialog("case [1].zip"))),
    Shot(screen=SimulatedScreen, state="all", make=_pushed(SimulatedScreen)),
    Shot(screen=WirelessScreen, state="code", make=_wireless(None)),
    Shot(screen=WirelessScreen, state="trouble", make=_wireless(Trouble.NO_MDNS)),
    Shot(screen=WirelessScreen, state="paired", make=_wireless(None, "paired")),
    Shot(screen=PictureScreen, state="waiting", make=_qr_code),
    Shot(screen=CheckingScreen, state="connecting", make=_checking(())),
    Shot(screen=CheckingScreen, state="reading", make=_checking(STEPS)),
    Shot(screen=CheckingScreen, state="stopping", make=_checking(STEPS, stopping=True)),
    Shot(screen=AppScreen, state="match", make=_app("findings", SPY)),
    Shot(screen=AppScreen, state="known", make=_app("findings", SPY, frozenset({SPY}))),
    Shot(screen=AppScreen, state="pattern", make=_app("gaps", "org.example.hidden")),
    Shot(screen=AppScreen, state="ability", make=_app("gaps", "org.example.watch")),
    Shot(screen=AppScreen, state="open", make=_app("gaps", "org.example.chat")),
    Shot(screen=AppScreen, state="nothing", make=_app("empty", "org.example.app")),
    Shot(screen=AppScreen, state="not-there", make=_app("empty", "org.example.gone")),
    Shot(
        screen=EvidenceScreen,
        state="match",
        make=_pushed(lambda: EvidenceScreen(reports.infected(), reports.infected().findings[:1])),
    ),
    Shot(screen=EvidenceScreen, state="none", make=_pushed(lambda: EvidenceScreen(reports.clean(), ()))),
    Shot(screen=WhyScreen, state="match", make=_pushed(lambda: WhyScreen(reports.busy(), reports.busy().findings[:1]))),
    Shot(screen=WhyScreen, state="none", make=_pushed(lambda: WhyScreen(reports.clean(), ()))),
    Shot(screen=SaveDialog, state="asks", make=_save(done=False)),
    Shot(screen=SaveDialog, state="done", make=_save(done=True)),
    Shot(screen=KeepDialog, state="asks", make=_keep(_checked("findings"))),
    Shot(screen=KeepDialog, state="working", make=_keeping),
    Shot(screen=KeepDialog, state="done", make=_keep(_checked("findings"), KEPT)),
    Shot(screen=KeepDialog, state="no-phone", make=_keep(Checked(report=reports.clean()))),
    Shot(screen=EarlierScreen, state="empty", make=_opening(lambda: EarlierScreen(reports.clean()), full=False)),
    Shot(
        screen=CompareScreen,
        state="different",
        make=_pushed(lambda: CompareScreen(reports.clean(), reports.busy())),
    ),
    Shot(screen=CompareScreen, state="same", make=_pushed(lambda: CompareScreen(reports.clean(), reports.clean()))),
    Shot(screen=AgainDialog, state="phone", make=_pushed(lambda: AgainDialog(_checked("findings"), SPY))),
    Shot(
        screen=AgainDialog,
        state="saved",
        make=_pushed(
            lambda: AgainDialog(structs.replace(_checked("findings"), again=Saved(path=Path("/home/x/a.zip"))), None)
        ),
    ),
    Shot(
        screen=AgainDialog,
        state="report",
        make=_pushed(
            lambda: AgainDialog(Checked(report=reports.clean(), again=Saved(path=Path("/home/x/a.json"))), None)
        ),
    ),
    Shot(screen=DepthDialog, state="asks", make=_pushed(lambda: DepthDialog("usual"))),
    Shot(screen=KnowDialog, state="not-known", make=_know(frozenset())),
    Shot(screen=KnowDialog, state="marked", make=_know(frozenset({SPY}))),
    Shot(screen=UpdateDialog, state="asks", make=_update()),
    Shot(screen=UpdateDialog, state="news", make=_update(NEWS, over=True)),
    Shot(screen=UpdateDialog, state="same", make=_update(SAME, over=True)),
    Shot(screen=UpdateDialog, state="failed", make=_update(FAILED, over=True)),
    Shot(screen=LanguageDialog, state="all", make=_pushed(LanguageDialog)),
    Shot(screen=WatchingScreen, state="before", make=_watching(begun=False)),
    Shot(screen=WatchingScreen, state="running", make=_watching(begun=True)),
    Shot(screen=WatchingScreen, state="ended", make=_watching(begun=True, end=End.FINISHED)),
    Shot(screen=ProblemDialog, state="watching", make=_watching(begun=True, problem=Problem.NO_FRIDA_SERVER)),
    Shot(screen=ProblemDialog, state="any", make=_problem),
    Shot(screen=HelpDialog, state="first", make=_help),
    Shot(screen=HelpDialog, state="results", make=_help_of_results),
    Shot(screen=SieveDialog, state="marked", make=_sieves),
    Shot(screen=CommandPalette, state="open", make=_palette),
)
"""All but the results, whose views are taken in each state of `REPORTS`."""
