"""The report for a person at a terminal: the answer, the apps to look at in a line each, then each app with its four
blocks, settings, what was not checked, what next.

Readable at 80 columns, without colour, and through a screen reader from top to bottom: every state has a symbol and a
word. Everything from the phone is made visible here and never interpreted as rich markup.
"""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from detector.levels import Level
from detector.outputs.escape import visible
from detector.outputs.sentences import KNOWN, STRONG, Sentences
from detector.report import FROM_FILES, Report
from detector.rules import Finding
from detector.signals.base import Evidence
from detector.wording import Words

SYMBOLS: Final = {
    Level.CONFIRMED: "■",
    Level.MATCH: "■",
    Level.PATTERN: "▲",
    Level.ABILITY: "●",
    Level.POSTURE: "○",
}
UNKNOWN: Final = "?"
_EVIDENCE_LINES: Final = 6
_EXCERPT_CELLS: Final = 110
_LABEL_CELLS: Final = 32
_TITLE_COLUMN: Final = 44
_GAP: Final = "    "


def write(report: Report, out: TextIO, *, language: str = "en", width: int | None = None) -> None:
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


def middle_cut(text: str, cells: int) -> str:
    """The text, at most so many terminal columns wide, cut in its middle: both ends of a name tell."""
    if cell_len(text) <= cells:
        return text
    left = chop_cells(text, (cells - 1) // 2)[0]
    right = chop_cells(text[::-1], cells - 1 - cell_len(left))[0][::-1]
    return f"{left}…{right}"


class _Writer:
    def __init__(self, report: Report, console: Console, words: Words) -> None:
        self.report = report
        self.console = console
        self.words = words
        self.sentences = Sentences(words)
        self.open_lines = self.sentences.not_checked(report)

    def write(self) -> None:
        apps = [finding for finding in self.report.findings if finding.package is not None]
        self._summary()
        if apps:
            self._list(apps)
            self._heading("section.details")
        for finding in apps:
            self._app(finding)
        self._settings()
        self._not_checked()
        self._heading("section.next")
        for key in ("safety.3", "next.1", "next.2"):
            self._line(self.words(key))

    # ---- building blocks

    def _line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """One paragraph; what comes from the phone is made visible, and the lines that follow hang."""
        room = max(20, self.console.width - indent - hang)
        for number, line in enumerate(Text(visible(text), style=style).wrap(self.console, room)):
            margin = indent if number == 0 else indent + hang
            line.rstrip()
            self.console.print(Text(" " * margin) + line, soft_wrap=True)

    def _heading(self, key: str) -> None:
        text = self.words(key)
        rule = "─" * max(3, self.console.width - cell_len(text) - 4)
        self.console.print()
        self.console.print(Text(f"─ {text} {rule}", style="bold"), soft_wrap=True)

    def _packed(self, items: Iterable[str]) -> None:
        """Short items side by side; none of them is torn apart."""
        line = ""
        for item in items:
            if line and cell_len(line) + len(_GAP) + cell_len(item) > self.console.width:
                self._line(line)
                line = item
            else:
                line = f"{line}{_GAP}{item}" if line else item
        self._line(line)

    # ---- summary

    def _summary(self) -> None:
        self._line(self.sentences.phone(self.report), style="bold")
        self._line(self.sentences.compared(self.report))
        for sentence in self.sentences.old_list(self.report):
            self._line(sentence)
        self._packed(self._counts())
        self.console.print()
        for sentence in self.sentences.result(self.report):
            self._line(sentence, style="bold" if self.report.at(*STRONG) else "")

    def _counts(self) -> Iterable[str]:
        for levels in (KNOWN, (Level.PATTERN,), (Level.ABILITY,), (Level.POSTURE,)):
            number = len(self.report.at(*levels))
            yield f"{SYMBOLS[levels[0]]} {number} {self._counted(levels[-1].value, number)}"
        yield f"{UNKNOWN} {len(self.open_lines)} {self._counted('unknown', len(self.open_lines))}"

    def _counted(self, level: str, number: int) -> str:
        return self.words.count(f"level.{level}.count", number)

    def _list(self, apps: Sequence[Finding]) -> None:
        self._heading("section.apps")
        for finding in apps:
            self._line(self._in_short(finding), hang=2, style=self._style(finding))
        self.console.print()
        self._line(self.words("safety.act"))

    def _in_short(self, finding: Finding) -> str:
        """Symbol, name and, in a column of its own where there is room, the matter in a few words."""
        name = f"{SYMBOLS[finding.level]} {self._name(finding)}"
        short = visible(self.sentences.short(finding))
        column = max(_TITLE_COLUMN, cell_len(name) + len(_GAP))
        if column + cell_len(short) > self.console.width:
            column = cell_len(name) + len(_GAP)
        return name + " " * (column - cell_len(name)) + short

    def _name(self, finding: Finding) -> str:
        """The package name, after what the app calls itself: in quotes, since the app chose it."""
        package = finding.package or ""
        app = self.report.app(package)
        labels = [app.label if app is not None else "", *(one.slots.get("label", "") for one in finding.signals)]
        label = " ".join(visible(next(filter(None, labels), "")).split())
        shown = middle_cut(label.replace("“", "'").replace("”", "'"), _LABEL_CELLS)
        return f"“{shown}” · {visible(package)}" if shown else visible(package)

    def _style(self, finding: Finding) -> str:
        return "bold yellow" if finding.level in STRONG else "bold"

    # ---- one app

    def _app(self, finding: Finding) -> None:
        sentences, app = self.sentences, self.report.app(finding.package or "")
        self.console.print()
        title = f"{SYMBOLS[finding.level]} {self._name(finding)}"
        known = f"{_GAP}{sentences.short(finding)}" if finding.level in KNOWN else ""
        self._line(title + known, style=self._style(finding), hang=2)
        self._line(f"{self.words(f'level.{finding.level.value}')}. {sentences.headline(finding)}", indent=2)
        self._block("block.here", sentences.here(finding, app))
        self._block("block.allowed", sentences.allowed(finding, app))
        self._block("block.seen", sentences.seen(finding))
        self._block("block.not-known", sentences.not_known(finding))
        self._block("block.evidence", self._evidence(finding))

    def _block(self, key: str, clauses: Sequence[str]) -> None:
        if not clauses:
            return
        self._line(self.words(key), indent=2, style="bold")
        for clause in clauses:
            self._line(f"· {clause}", indent=4, hang=2)

    def _evidence(self, finding: Finding) -> list[str]:
        shown = dict.fromkeys(
            self._proof(evidence, finding.package or "") for signal in finding.signals for evidence in signal.evidence
        )
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

    # ---- the phone

    def _settings(self) -> None:
        findings = self.report.at(Level.POSTURE)
        if not findings:
            return
        self._heading("section.settings")
        for finding in findings:
            for signal in finding.signals:
                self._line(f"{SYMBOLS[Level.POSTURE]} {self.sentences.clause(signal)}", hang=2)
        self._line(self.words("posture.note"), indent=2)

    def _not_checked(self) -> None:
        self._heading("section.not-checked")
        if self.open_lines:
            self._line(self.words("not-checked.lead"))
        for line in self.open_lines:
            self._line(f"{UNKNOWN} {line}", hang=2)
        for line in self.sentences.left_out(self.report):
            self._line(line)
        self._line(self.words("not-checked.always"))
