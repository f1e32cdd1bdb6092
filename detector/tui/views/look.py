"""What to look at: the answer in short, the apps worst first, the settings; and all that is known about one of them."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from detector.levels import Level
from detector.outputs.document import Mark, Row, Rows, SectionId
from detector.outputs.wrapping import wrapped
from detector.rules import Finding
from detector.rules.removed_app import REMOVED_APP
from detector.tui.content.found import KNOWN, Found
from detector.tui.content.lines import GAP, QUIET, Line, heading
from detector.tui.content.parts import of_entry, of_parts
from detector.tui.texts import cut
from detector.tui.views.kept import Kept
from detector.tui.views.sheet import Sheet

WIDE: Final = 110
"""From here on two things stand side by side."""
_NAME = "look"
_ANSWER = "answer"
_UNREAD = "unread"


class Item(Struct, frozen=True, kw_only=True):
    """One line of the list."""

    id: str
    mark: str
    text: str
    matter: str = ""
    findings: tuple[Finding, ...] = ()


class Items(OptionList):
    """The list of the first view."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "result.key.read")]


class LookView(Horizontal):
    """The list, and what is known about the line under the cursor: beside it where there is room, else below."""

    DEFAULT_CSS = """
    LookView { height: 1fr; layout: vertical; }
    LookView #detail { padding: 0 1; }
    """

    def __init__(self, found: Found, kept: Kept) -> None:
        super().__init__()
        self.found = found
        self.kept = kept
        self.items = {item.id: item for item in _items(found)}
        if kept.chosen not in self.items:
            kept.chosen = next(iter(self.items))
            kept.scrolled.pop(_NAME, None)

    def keep(self) -> None:
        """Where the detail is scrolled to, and whether one was there."""
        detail = self.query_one("#detail")
        self.kept.scrolled[_NAME], self.kept.reading = detail.scroll_offset.y, detail.has_focus

    def compose(self) -> ComposeResult:
        """The list and the detail."""
        yield Items(*self._options(), id="items", markup=False)
        yield Sheet(self._detail(), id="detail")

    def _options(self) -> Iterator[Option]:
        """Names are cut in the middle; settings are sentences, and wrapped."""
        screen = self.app.size.width
        width = (screen if screen < WIDE else min(64, screen * 42 // 100)) - 8
        for item in self.items.values():
            text = cut(item.text, width if item.matter else 2 * width)
            below = [line for line in (item.matter, self._known(item)) if line]
            first, *others = wrapped(text, width)
            lines = [f"{item.mark} {first}", *(f"  {cut(line, width)}" for line in (*others, *below))]
            yield Option(Content("\n".join(lines)), id=item.id)

    def _known(self, item: Item) -> str:
        """That the person knows the app, or some of those with the same access."""
        packages = dict.fromkeys(one.package for one in item.findings if one.package)
        known = [one for one in packages if one in self.found.known]
        if not known:
            return ""
        words, names = self.found.words, [self.found.name(one) for one in known]
        some = words("result.known.some", apps=words.items(names))
        return f"{KNOWN} {words('result.known') if len(packages) == 1 else some}"

    def on_mount(self) -> None:
        """The cursor stands on what was chosen, without opening anything."""
        detail = self.query_one("#detail", Sheet)
        detail.call_after_refresh(detail.scroll_to, y=self.kept.scrolled.get(_NAME, 0), animate=False)
        listed = self.query_one(OptionList)
        listed.highlighted = list(self.items).index(self.kept.chosen)
        (detail if self.kept.reading else listed).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Shows what is known about it."""
        event.stop()
        if event.option.id is not None and event.option.id != self.kept.chosen:
            self.kept.chosen = event.option.id
            self.query_one("#detail", Sheet).show(self._detail())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Goes on to the detail, to be scrolled."""
        event.stop()
        self.query_one("#detail", Sheet).focus()

    def leave_detail(self) -> bool:
        """Back to the list; whether one was not there."""
        away = self.query_one("#detail").has_focus
        if away:
            self.query_one(Items).focus()
        return away

    @property
    def chosen_findings(self) -> tuple[Finding, ...]:
        """Of the line under the cursor."""
        return self.items[self.kept.chosen].findings

    def _detail(self) -> Iterable[Line]:
        item, found = self.items[self.kept.chosen], self.found
        if item.id == _ANSWER:
            return answer(found)
        if item.id == _UNREAD:
            return (
                *of_parts(found.section(SectionId.NOT_CHECKED)),
                GAP,
                Line(found.words("result.unread"), style=QUIET),
            )
        if item.id in found.entries:
            lines = of_entry(found.entries[item.id])
            return (*lines, GAP, Line(found.words("safety.act")), GAP, Line(found.words("result.keys"), style=QUIET))
        return _setting(found, item)


def answer(found: Found) -> Iterator[Line]:
    """The answer, what it was made from, and what to do next."""
    document, words = found.document, found.words
    for line in document.result:
        yield from (Line(line), GAP)
    for line in document.lead:
        yield Line(line, style=QUIET)
    for name, title in ((SectionId.ACCOUNTS, "account.title"), (SectionId.NEXT, "section.next")):
        if parts := found.section(name):
            yield from heading(words(title))
            yield from of_parts(parts)
    yield GAP
    for line in document.closing:
        yield Line(line, style=QUIET)


def _setting(found: Found, item: Item) -> Iterator[Line]:
    words = found.words
    yield Line(item.text, lead=f"{item.mark} ")
    for key in ("posture.note", "rule.posture.innocent", "rule.posture.advice"):
        yield from (GAP, Line(words(key)))
    yield from (GAP, Line(words("result.keys"), style=QUIET))


def _items(found: Found) -> Iterator[Item]:
    words, report = found.words, found.report
    rows = [row for part in found.section(SectionId.APPS) if isinstance(part, Rows) for row in part.rows]
    of_apps = [_of_row(found, row) for row in rows]
    gone = [_removed(found, one) for one in report.findings if one.rule == REMOVED_APP.id]
    settings = [_of_setting(found, number, one) for number, one in enumerate(report.at(Level.POSTURE))]
    count = next(one for one in found.document.counts if one.mark is Mark.UNKNOWN)
    short = Item(id=_ANSWER, mark="·", text=words("result.answer"))
    yield from (*of_apps, *gone, short, *settings)
    if count.number:
        yield Item(id=_UNREAD, mark=count.mark.symbol, text=f"{count.number} {count.words}")


def _of_row(found: Found, row: Row) -> Item:
    return Item(
        id=row.target,
        mark=row.mark.symbol,
        text=row.text,
        matter=row.matter,
        findings=found.behind(found.entries[row.target]),
    )


def _removed(found: Found, finding: Finding) -> Item:
    number = found.report.findings.index(finding) + 1
    entry = found.entries[f"finding-{number}"]
    return Item(
        id=entry.id,
        mark=entry.mark.symbol,
        text=entry.title,
        matter=found.words("section.removed"),
        findings=(finding,),
    )


def _of_setting(found: Found, number: int, finding: Finding) -> Item:
    text = found.sentences.clause(finding.signals[0]) if finding.signals else finding.rule
    return Item(id=f"setting-{number}", mark=Mark.POSTURE.symbol, text=text, findings=(finding,))
