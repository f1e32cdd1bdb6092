"""All apps: searched as one types, narrowed, sorted. Says when an empty list is the work of the search."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from detector.browsing import AppRow, Sieve, Wanted, narrowed
from detector.outputs.document import Mark
from detector.tui.content.found import Found
from detector.tui.content.lines import Line
from detector.tui.content.sieves import named
from detector.tui.views.kept import Kept
from detector.tui.views.listing import Head, Listing
from detector.tui.views.messages import OpenApp
from detector.tui.views.sheet import Lines
from detector.tui.views.sieves import SieveDialog

_NAME: Final = "apps"


class AppsView(Vertical):
    """The search, what it leaves, and the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "result.key.find"),
        Binding("f", "narrow", "result.key.narrow"),
        Binding("o", "order", "result.key.order"),
        Binding("x", "all", "result.key.all"),
    ]
    DEFAULT_CSS = """
    AppsView { height: 1fr; }
    AppsView Input { height: 1; border: none; padding: 0 1; background: $panel; }
    AppsView Input:focus { border: none; background: $surface; text-style: bold; }
    AppsView #state { height: auto; max-height: 4; color: $text-muted; }
    AppsView #empty { height: auto; padding: 1 0; display: none; }
    AppsView.-empty #empty { display: block; }
    """

    def __init__(self, found: Found, kept: Kept) -> None:
        super().__init__()
        self.found = found
        self.kept = kept

    @property
    def wanted(self) -> Wanted:
        """What is searched and narrowed to, and the order."""
        return self.kept.wanted

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        words = self.found.words
        yield Input(self.wanted.text, placeholder=words("result.search"), select_on_focus=False, id="search")
        yield Lines(id="state")
        yield Lines(id="empty")
        yield Listing(
            [
                Head(words("result.head.app"), 0),
                Head(words("result.head.package"), 30),
                Head(words("result.head.access"), 8),
                Head(words("result.head.newest"), 10),
                Head(words("result.head.source"), 22),
            ],
            self._cells,
        )

    def on_mount(self) -> None:
        """The list can be moved in at once, from where the cursor was."""
        self._show()
        listing = self.query_one(Listing)
        packages = [row.package for row in listing.items]
        if (package := self.kept.app.get(_NAME, "")) in packages:
            listing.show(listing.items, cursor=packages.index(package))
        listing.focus()

    def keep(self) -> None:
        """The app under the cursor."""
        if (row := self.query_one(Listing).item) is not None:
            self.kept.app[_NAME] = row.package

    def _cells(self, row: AppRow) -> tuple[str, ...]:
        day = row.newest.date().isoformat() if row.newest is not None else Mark.UNKNOWN.symbol
        source = row.app.installer or self.found.words(
            "result.source.system" if row.app.system else "result.source.none"
        )
        return self.found.named(row), row.package, str(row.held), day, source

    # ---- what is wanted

    def on_input_changed(self, event: Input.Changed) -> None:
        """With each letter."""
        event.stop()
        if event.value != self.wanted.text:
            self._want(text=event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        event.stop()
        self.query_one(Listing).focus()

    def action_find(self) -> None:
        """Into the search."""
        self.query_one(Input).focus()

    def action_order(self) -> None:
        """The next order."""
        self._want(order=self.wanted.order.next)

    def action_all(self) -> None:
        """Without search and narrowing."""
        self.query_one(Input).value = ""
        self._want(text="", sieves=frozenset())

    def action_narrow(self) -> None:
        """Asks what is wanted."""
        screen = self.screen

        def narrow(sieves: frozenset[Sieve] | None) -> None:
            for view in screen.query(AppsView):  # not this one, if the language or the size changed meanwhile
                view.narrow(sieves)

        self.app.push_screen(SieveDialog(self.found, self.wanted.sieves), narrow)

    def narrow(self, sieves: frozenset[Sieve] | None) -> None:
        """To these, if the person said so."""
        if sieves is not None:
            self._want(sieves=sieves)

    def leave_search(self) -> bool:
        """Out of the search, and out of the narrowing after that; whether there was anything to leave."""
        if self.query_one(Input).has_focus:
            self.query_one(Listing).focus()
        elif self.wanted.narrows:
            self.action_all()
        else:
            return False
        return True

    def _want(self, *, text: str | None = None, sieves: frozenset[Sieve] | None = None, order: object = None) -> None:
        old = self.wanted
        self.kept.wanted = Wanted(
            text=old.text if text is None else text,
            sieves=old.sieves if sieves is None else sieves,
            order=old.order if order is None else order,  # type: ignore[arg-type]
        )
        self._show()

    def _show(self) -> None:
        apps, words = self.found.rows.apps, self.found.words
        left = narrowed(apps, self.wanted)
        self.query_one(Listing).show(left.apps)
        lines = self._state(len(left.apps), left.unsure)
        self.query_one("#state", Lines).show(map(Line, lines))
        self.set_class(not left.apps, "-empty")
        empty = "result.empty.search" if self.wanted.narrows else "result.empty"
        self.query_one("#empty", Lines).show([Line(words(empty, all=len(apps)))])

    def _state(self, shown: int, unsure: int) -> list[str]:
        """How many there are, why there are not more, and what could not be told."""
        words, wanted, told = self.found.words, self.wanted, self.found.rows
        order = words(f"result.order.{wanted.order.value}")
        state = words("result.state", shown=shown, all=len(told.apps), order=order)
        if wanted.sieves:
            sieves = words.items(named(one, self.found) for one in sorted(wanted.sieves))
            state = words("result.state.only", state=state, sieves=sieves)
        open_ones = [words.count("result.unsure", unsure)] if unsure else []
        open_ones += [words.count("result.left-out", told.left_out)] if told.left_out else []
        open_ones = [f"{Mark.UNKNOWN.symbol} {line}" for line in open_ones]
        return [state, *open_ones, *filter(None, [self.found.known_line()])]

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Opens the app."""
        event.stop()
        self.post_message(OpenApp(event.item.package))
