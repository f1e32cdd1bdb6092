"""The report for a person at a terminal: the answer, what to look at in a line each, then each app with its four
blocks, apps with the same access together, what was removed, messengers, settings, what was not checked, what next.

Readable at 80 columns, without colour, and through a screen reader from top to bottom: every state has a symbol and a
word. Everything from the phone is made visible here and never interpreted as rich markup.
"""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console

from detector.levels import Level
from detector.outputs.cards import SEEN, Cards
from detector.outputs.escape import visible
from detector.outputs.guidance import accounts_in_short
from detector.outputs.messengers import Panel
from detector.outputs.names import middle_cut
from detector.outputs.page import GAP, Page
from detector.outputs.sentences import KNOWN, STRONG, Sentences
from detector.report import FROM_FILES, Report
from detector.rules import Finding
from detector.rules.removed_app import REMOVED_APP
from detector.signals.base import Evidence
from detector.verdicts import Group
from detector.wording import Words
from detector.wording.language import ORIGINAL

SYMBOLS: Final = {
    Level.CONFIRMED: "■",
    Level.MATCH: "■",
    Level.PATTERN: "▲",
    Level.ABILITY: "●",
    Level.POSTURE: "○",
}
UNKNOWN: Final = "?"
_EVIDENCE_LINES: Final = 4
_EXCERPT_CELLS: Final = 70
_TITLE_COLUMN: Final = 44
_NAMES_SHOWN: Final = 4


def write(report: Report, out: TextIO, *, language: str = ORIGINAL, width: int | None = None) -> None:
    """The whole report, `width` columns wide (80 where the output is no terminal)."""
    terminal = out.isatty()
    page = StringIO()
    console = Console(
        file=page,
        width=width or (None if terminal else 80),
        markup=False,
        emoji=False,
        highlight=False,
        color_system="auto" if terminal else None,
        force_terminal=terminal,
        legacy_windows=False,
    )
    words = Words(language, about_files=report.source == FROM_FILES)
    _Writer(report, console, words).write()
    out.write(page.getvalue())  # at once: rich would end the program when a reader goes away (`| head`)


class _Writer:
    def __init__(self, report: Report, console: Console, words: Words) -> None:
        self.report = report
        self.page = Page(console)
        self.words = words
        self.sentences = Sentences(words)
        self.cards = Cards(self.sentences, report)
        self.open_lines = self.sentences.not_checked(report)
        grouped = {package for group in report.groups for package in group.packages}
        of_apps = [one for one in report.findings if one.package is not None and one.package not in grouped]
        self.single = [one for one in of_apps if one.rule != REMOVED_APP.id]
        self.gone = [one for one in of_apps if one.rule == REMOVED_APP.id]

    def write(self) -> None:
        self._summary()
        if self.single or self.report.groups:
            self._list()
        if not self.report.at(*STRONG) and self.report.source != FROM_FILES:
            self.page.heading(self.words("account.title"))
            accounts_in_short(self.words, self.page)
        if self.single or self.report.groups:
            self.page.heading(self.words("section.details"))
        for finding in self.single:
            self._app(finding)
        for group in self.report.groups:
            self._group(group)
        if self.report.groups:
            self.page.gap()
            several = any(len(group.packages) > 1 for group in self.report.groups)
            for key in ("group.ask", "group.not-known") if several else ("group.not-known",):
                self.page.line(self.words(key))
        self._removed()
        self._messengers()
        self._settings()
        self._not_checked()
        self._next()
        if not self.words.language.reviewed:
            self.page.gap()
            self.page.line(self.words("language.unreviewed"))

    def _next(self) -> None:
        self.page.heading(self.words("section.next"))
        self.page.line(self.words("safety.3"))
        if self.report.source != FROM_FILES:
            rules = dict.fromkeys(one.rule for one in self.report.findings if one.package is not None)
            self.page.points([self._advice(rule) for rule in rules], indent=2)
        for key in ("next.accounts", "next.safety", "next.helplines"):
            self.page.line(self.words(key))

    def _advice(self, rule: str) -> str:
        return self.words("next.rule", rule=self.words(f"rule.{rule}"), advice=self.words(f"rule.{rule}.advice"))

    # ---- summary

    def _summary(self) -> None:
        self.page.line(self.sentences.phone(self.report), style="bold")
        self.page.line(self.sentences.compared(self.report))
        for sentence in self.sentences.old_list(self.report):
            self.page.line(sentence)
        self.page.packed(self._counts())
        self.page.gap()
        for sentence in self.sentences.result(self.report):
            self.page.line(sentence, style="bold" if self.report.at(*STRONG) else "")

    def _counts(self) -> Iterable[str]:
        for levels in (KNOWN, (Level.PATTERN,), (Level.ABILITY,), (Level.POSTURE,)):
            number = sum(one.rule != REMOVED_APP.id for one in self.report.at(*levels))
            yield f"{SYMBOLS[levels[0]]} {number} {self._counted(levels[-1].value, number)}"
        yield f"{UNKNOWN} {len(self.open_lines)} {self._counted('unknown', len(self.open_lines))}"

    def _counted(self, level: str, number: int) -> str:
        return self.words.count(f"level.{level}.count", number)

    # ---- the apps in short

    def _list(self) -> None:
        self.page.heading(self.words("section.apps"))
        for finding in self.single:
            self.page.line(self._in_short(finding), hang=2, style=self._style(finding))
        for group in self.report.groups:
            names = [self.cards.brief_name(package) for package in group.packages]
            shown = names[:_NAMES_SHOWN] + (["…"] if len(names) > _NAMES_SHOWN else [])
            line = self.words("group.line", access=self.cards.group_title(group), apps=self.words.items(shown))
            self.page.line(f"{SYMBOLS[Level.ABILITY]} {line}", hang=2)
        self.page.gap()
        self.page.line(self.words("safety.act"))

    def _in_short(self, finding: Finding) -> str:
        """Symbol, name and, in a column of its own where there is room, the matter in a few words."""
        name = f"{SYMBOLS[finding.level]} {visible(self.cards.name(finding.package or ''))}"
        short = visible(self.sentences.short(finding))
        column = max(_TITLE_COLUMN, cell_len(name) + len(GAP))
        if column + cell_len(short) > self.page.console.width:
            column = cell_len(name) + len(GAP)
        return name + " " * (column - cell_len(name)) + short

    def _style(self, finding: Finding) -> str:
        return "bold yellow" if finding.level in STRONG else "bold"

    # ---- one app, and apps with the same access

    def _app(self, finding: Finding) -> None:
        cards = self.cards
        self.page.gap()
        title = f"{SYMBOLS[finding.level]} {cards.name(finding.package or '')}"
        known = f"{GAP}{self.sentences.short(finding)}" if finding.level in KNOWN else ""
        self.page.line(title + known, style=self._style(finding), hang=2)
        level = self.words(f"level.{finding.level.value}")
        headline = self.words("app.headline", level=level, headline=self.sentences.headline(finding))
        self.page.line(headline, indent=2)
        self._block("block.here", cards.here(finding))
        self._block("block.allowed", cards.allowed(finding))
        self._block("block.seen", cards.seen(finding))
        self._block("block.not-known", cards.not_known(finding))
        self._block("block.evidence", self._evidence(finding))

    def _block(self, key: str, clauses: Sequence[str]) -> None:
        if clauses:
            self.page.line(self.words(key), indent=2, style="bold")
            self.page.points(clauses)

    def _group(self, group: Group) -> None:
        self.page.gap()
        number = self.words.count("count.apps", len(group.packages))
        title = self.words("group.line", access=self.cards.group_title(group), apps=number)
        self.page.line(f"{SYMBOLS[Level.ABILITY]} {title}", style="bold", hang=2)
        self.page.line(self.cards.group_reason(group), indent=2)
        for package in group.packages:
            self.page.line(self.cards.name(package), indent=2, hang=2, style="bold")
            self.page.points(self.cards.in_group(group, package))

    def _evidence(self, finding: Finding) -> list[str]:
        """Where it was read, first of all what made the rule fire."""
        signals = sorted(finding.signals, key=lambda signal: signal.id not in finding.because)
        package = finding.package or ""
        shown = dict.fromkeys(self._proof(evidence, package) for signal in signals for evidence in signal.evidence)
        lines, more = list(shown)[:_EVIDENCE_LINES], len(shown) - _EVIDENCE_LINES
        return [*lines, self.words.count("block.more-evidence", more)] if more > 0 else lines

    def _proof(self, evidence: Evidence, package: str) -> str:
        """The command without its filters, and the part of the phone's words that is about the app."""
        start = max(0, evidence.excerpt.find(package) - _EXCERPT_CELLS // 3)
        excerpt = ("…" if start else "") + evidence.excerpt[start:].strip()
        end = chop_cells(visible(excerpt), _EXCERPT_CELLS)
        key = "evidence.line" if evidence.line else "evidence.whole"
        command = middle_cut(visible(evidence.command.partition(" | ")[0]), _TITLE_COLUMN)
        cut = "…" if len(end) > 1 else ""
        return self.words(key, command=command, line=evidence.line, excerpt=(end[0] if end else "") + cut)

    # ---- what is gone

    def _removed(self) -> None:
        """Apps that are not there any more: when they were removed, and what that can mean."""
        if self.gone:
            self.page.heading(self.words("section.removed"))
        for finding in self.gone:
            self.page.line(f"{SYMBOLS[finding.level]} {self.cards.name(finding.package or '')}", hang=2, style="bold")
            self.page.line(self.sentences.headline(finding), indent=2)
            self.page.points([*self.sentences.clauses(finding, SEEN), *self._evidence(finding)])

    # ---- messengers

    def _messengers(self) -> None:
        panel = Panel(self.words, self.report)
        paragraphs = panel.paragraphs()
        if not paragraphs:
            return
        self.page.heading(self.words("section.messengers"))
        for paragraph in paragraphs:
            for title in paragraph.titles:
                self.page.line(title, hang=2, style="bold")
            self.page.line(paragraph.readers, indent=2, hang=2)
        for note in panel.notes():
            self.page.line(note)
        if places := panel.where_to_look():
            self.page.gap()
            self.page.line(self.words("messenger.linked"))
            self.page.points(places, indent=2)
            self.page.line(self.words("messenger.log-out"))

    # ---- the phone

    def _settings(self) -> None:
        findings = self.report.at(Level.POSTURE)
        if not findings:
            return
        self.page.heading(self.words("section.settings"))
        for finding in findings:
            for signal in finding.signals:
                self.page.line(f"{SYMBOLS[Level.POSTURE]} {self.sentences.clause(signal)}", hang=2)
        self.page.line(self.words("posture.note"), indent=2)

    def _not_checked(self) -> None:
        self.page.heading(self.words("section.not-checked"))
        if self.open_lines:
            self.page.line(self.words("not-checked.lead"))
        for line in self.open_lines:
            self.page.line(f"{UNKNOWN} {line}", hang=2)
        for line in self.sentences.left_out(self.report):
            self.page.line(line)
        self.page.line(self.words("not-checked.always"))
