"""What was found: which phone, how much of what by its mark, and one view at a time. Digits change the view."""

from typing import ClassVar, Final, TypeAlias

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from detector.outputs.composing import words_for
from detector.outputs.document import Mark
from detector.rules import Finding
from detector.tui.checked import Checked
from detector.tui.content.found import Found
from detector.tui.content.lines import QUIET
from detector.tui.screens.acting import ActingScreen
from detector.tui.screens.sheet import AppScreen, EvidenceScreen, WhyScreen
from detector.tui.texts import cut, plain
from detector.tui.views.accounts import AccountsView
from detector.tui.views.apps import AppsView
from detector.tui.views.days import TimelineView
from detector.tui.views.kept import Kept
from detector.tui.views.listing import Listing
from detector.tui.views.look import WIDE, LookView
from detector.tui.views.matrix import MatrixView
from detector.tui.views.messages import OpenApp
from detector.tui.views.messengers import MessengersView
from detector.tui.views.posture import PostureView
from detector.tui.views.reading import ReadingView
from detector.tui.views.unread import UnreadView

VIEWS: Final = ("look", "matrix", "messengers", "timeline", "posture", "apps", "accounts", "unread")
"""By their digits: 1 is the first."""
_READ: Final[dict[str, type[ReadingView]]] = {
    "messengers": MessengersView,
    "timeline": TimelineView,
    "posture": PostureView,
    "accounts": AccountsView,
    "unread": UnreadView,
}
View: TypeAlias = LookView | MatrixView | AppsView | ReadingView


class ViewName(Static):
    """The name of a view. A click goes there."""

    def __init__(self, view: str, text: str, *, now: bool) -> None:
        super().__init__(plain(text), classes="-now" if now else "")
        self.view = view

    async def on_click(self, event: Click) -> None:
        """The same as its digit."""
        event.stop()
        await self.run_action(f"screen.view('{self.view}')")


class ResultsScreen(ActingScreen):
    """The frame around the views; it keeps what was chosen while the language changes."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"view('{view}')", f"result.view.{view}", show=False)
            for number, view in enumerate(VIEWS, 1)
        ),
        Binding("slash", "find", "result.key.find", show=False),
        Binding("e", "evidence", "result.key.evidence"),
        Binding("b", "why", "result.key.why", show=False),
        Binding("escape", "back", "tui.key.back"),
    ]
    CSS = """
    #about { height: 1; text-style: bold; }
    #counts { height: auto; }
    #whole { height: auto; color: $warning; text-style: bold; }
    #known { height: auto; max-height: 2; color: $text-muted; }
    #views { height: 1; margin: 0 -1; padding: 0 1; background: $surface; }
    ViewName { width: auto; height: 1; margin-right: 1; color: $text-muted; }
    ViewName.-now { color: $foreground; text-style: bold reverse; }
    ResultsScreen.-wide ViewName { margin-right: 2; }
    #view { height: 1fr; }
    LookView #items { width: 100%; height: auto; max-height: 40%; background: $background;
      border-bottom: solid $panel-lighten-2; }
    ResultsScreen.-wide LookView { layout: horizontal; padding-top: 1; }
    ResultsScreen.-wide LookView #items { width: 42%; max-width: 64; height: 100%; max-height: 100%;
      border-bottom: none; border-right: solid $panel-lighten-2; }
    """

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self.checked = checked
        self.view = VIEWS[0]
        self.kept = Kept()
        self._width = 0
        self._found: Found | None = None

    @property
    def found(self) -> Found:
        """The report in the language that is spoken now."""
        code = self.words.language.code
        if self._found is None or self._found.words.language.code != code:
            self._found = Found(self.checked.report, words_for(self.checked.report, code), self.checked.known)
        return self._found

    def compose_body(self) -> ComposeResult:
        """Which phone; how much of what; what makes "nothing found" no answer; the names of the views; one view."""
        yield Static(plain(self._about(max(20, self.app.size.width - 2))), id="about")
        yield Static(_counts(self.found, self.app.size.width), id="counts")
        if not self.checked.report.complete or self.checked.stopped:
            key = "result.stopped" if self.checked.stopped else "result.incomplete"
            yield Static(plain(f"{Mark.UNKNOWN.symbol} {self.found.words(key)}"), id="whole")
        if self.checked.known:
            yield Static(plain(self.known_line()), id="known")
        with Horizontal(id="views"):
            yield from self._names()
        with Vertical(id="view"):
            yield self._made()

    def _about(self, cells: int) -> str:
        """The first form that fits; cut, where none does."""
        words, report = self.found.words, self.checked.report
        apps, listed = words.count("count.apps", report.app_count), report.signature_set
        products = words.count("count.products", listed.products)
        slots = {"phone": self.found.document.title, "apps": apps, "products": products, "date": listed.date or "?"}
        whole, short = (words(key, **slots) for key in ("result.about", "result.about.short"))
        return whole if cell_len(whole) <= cells else cut(short, cells)

    def _names(self) -> list[ViewName]:
        """As long as they fit; digits alone, where there is no room for more."""
        cells, gap = self.app.size.width - 2, 2 if self.app.size.width >= WIDE else 1
        forms = (self._named("name"), self._named("short"))
        fitting = (names for names in forms if sum(cell_len(name) + gap for name in names) - gap <= cells)
        names = next(fitting, [f"{number}" for number, _ in enumerate(VIEWS, 1)])
        return [ViewName(view, name, now=view == self.view) for view, name in zip(VIEWS, names, strict=True)]

    def _named(self, length: str) -> list[str]:
        words = self.found.words
        keys = (words.first(f"result.{length}.{view}", f"result.view.{view}") for view in VIEWS)
        return [f"{number} {words(key)}" for number, key in enumerate(keys, 1)]

    def _made(self) -> View:
        match self.view:
            case "look":
                return LookView(self.found, self.kept)
            case "matrix":
                return MatrixView(self.found, self.kept)
            case "apps":
                return AppsView(self.found, self.kept)
        return _READ[self.view](self.checked, self.kept)

    def _remember(self) -> None:
        """Where the person is in the view that is there now."""
        for view in self.query("#view > *"):
            if isinstance(view, View):
                view.keep()

    def on_resize(self) -> None:
        """What stands above the views is as long as there is room."""
        before, self._width = self._width, self.size.width
        if before not in (0, self._width):
            self.refresh(recompose=True)

    async def recompose(self) -> None:
        """In another language, with the same view and at the same place."""
        self._remember()
        await super().recompose()

    # ---- keys

    async def action_view(self, view: str) -> None:
        """Shows a view in place of the one before."""
        self._remember()
        self.view = view
        for name in self.query(ViewName):
            name.set_class(name.view == view, "-now")
        place = self.query_one("#view")
        await place.remove_children()
        made = self._made()
        await place.mount(made)
        if isinstance(made, ReadingView):
            made.focus()

    async def action_find(self) -> None:
        """The search, from wherever one is."""
        await self.action_view("apps")
        self.query_one(AppsView).action_find()

    async def action_back(self) -> None:
        """Out of the search or the detail, to the first view, and then to where one came from."""
        if any(view.leave_search() for view in self.query(AppsView)):
            return
        if any(view.leave_detail() for view in self.query(LookView)):
            return
        if self.view != VIEWS[0]:
            await self.action_view(VIEWS[0])
        else:
            self.app.pop_screen()

    def chosen_package(self) -> str | None:
        """That of the line under the cursor, if it is about one app."""
        for look in self.query(LookView):
            packages = {one.package for one in look.chosen_findings}
            return packages.pop() if len(packages) == 1 else None
        return next((listing.item.package for listing in self.query(Listing) if listing.item is not None), None)

    def take(self, checked: Checked) -> None:
        """Shows this, at the same line."""
        self.checked = checked
        self._found = None
        self.refresh(recompose=True)

    @property
    def chosen_findings(self) -> tuple[Finding, ...]:
        """Of the line under the cursor of the first view."""
        return next((look.chosen_findings for look in self.query(LookView)), ())

    def action_evidence(self) -> None:
        """Where it was read."""
        self.app.push_screen(EvidenceScreen(self.checked.report, self.chosen_findings))

    def action_why(self) -> None:
        """Why it is said."""
        self.app.push_screen(WhyScreen(self.checked.report, self.chosen_findings))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Evidence and reasons belong to the line of the first view."""
        return self.view == VIEWS[0] if action in ("evidence", "why") else True

    def on_open_app(self, message: OpenApp) -> None:
        """One app, from any view."""
        message.stop()
        self.app.push_screen(AppScreen(self.checked, message.package))


def _counts(found: Found, cells: int) -> Content:
    """How many of what; never without what was not checked. Colour and weight only repeat the symbols.

    Where there is little room, what there is none of is told by its symbol alone. No count is torn apart.
    """
    gap, told, used = "   " if cells >= WIDE else "  ", Content(), 0
    for count in found.document.counts:
        text = f"{count.mark.symbol} {count.number}"
        if count.number or cells >= WIDE:
            text += f" {count.words}"
        fits = used + len(gap) + cell_len(text) <= cells - 2
        told += Content((gap if fits else "\n") if used else "")
        used = used * fits + len(gap) * bool(used) * fits + cell_len(text)
        told += plain(text, "bold" if count.number else QUIET)
    return told
