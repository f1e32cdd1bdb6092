"""What the views show, made once for a report and a language: the document, the rows, and the lines about one app."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from detector.browsing import COLUMNS, AppRow, Cell, Rows, rows
from detector.outputs.cards import Cards, evidence_of
from detector.outputs.composing import compose, words_for
from detector.outputs.document import MARKS, Document, Entry, Mark, Part, SectionId
from detector.outputs.names import quoted
from detector.outputs.sentences import Sentences
from detector.report import Report
from detector.rules import Finding
from detector.rules.removed_app import REMOVED_APP
from detector.tui.content.lines import COMMAND, GAP, HEADING, QUIET, Line, heading, points
from detector.tui.content.parts import of_entry
from detector.wording import Words

KNOWN: Final = "◇"
"""An app that the person says to know. It is neither a mark of what was found, nor an all-clear."""
_NOTED: Final = "known-to-owner"


class Found:
    """A report in one language."""

    def __init__(self, report: Report, words: Words, marked: frozenset[str] = frozenset()) -> None:
        self.report = report
        self.words = words
        self.marked = marked
        """Packages that the person marked as known."""

    def in_language(self, code: str) -> "Found":
        """The same report in that language."""
        if code == self.words.language.code:
            return self
        return Found(self.report, words_for(self.report, code), self.marked)

    @cached_property
    def document(self) -> Document:
        """As all outputs tell it."""
        return compose(self.report, self.words)

    @cached_property
    def rows(self) -> Rows:
        """Every app."""
        return rows(self.report)

    @cached_property
    def by_package(self) -> dict[str, AppRow]:
        """The row of each app."""
        return {row.package: row for row in self.rows.apps}

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the report."""
        return Sentences(self.words)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What is told of one app, or of several with the same access, by id."""
        parts = (part for section in self.document.sections for part in section.parts)
        return {part.id: part for part in parts if isinstance(part, Entry)}

    def section(self, name: SectionId) -> tuple[Part, ...]:
        """The parts of a section; none where it has nothing to say."""
        return next((one.parts for one in self.document.sections if one.id is name), ())

    def findings(self, package: str) -> tuple[Finding, ...]:
        """What was found about an app."""
        return tuple(one for one in self.report.findings if one.package == package)

    def behind(self, entry: Entry) -> tuple[Finding, ...]:
        """What was found about the app, or about each of the apps, of an entry; its id is that of `composing.py`."""
        kind, _, number = entry.id.partition("-")
        if kind == "group":
            packages = self.report.groups[int(number) - 1].packages
        else:
            finding = self.report.findings[int(number) - 1]
            if finding.rule == REMOVED_APP.id:
                return (finding,)
            packages = (entry.package,)
        return tuple(one for one in self.report.findings if one.package in packages and one.rule != REMOVED_APP.id)

    def name(self, package: str) -> str:
        """What it calls itself, in quotes, or else its package name."""
        row = self.by_package.get(package)
        return quoted(row.app.label, self.words) or package if row is not None else package

    # ---- one app

    def about(self, package: str) -> Iterator[Line]:
        """The four blocks of an app that something was found about; of any other, what the report tells."""
        if package in self.known:
            yield from (Line(self.words("result.known.page"), lead=f"{KNOWN} "), GAP)
        found = [one for one in self.findings(package) if one.rule != REMOVED_APP.id]
        if found:
            yield from of_entry(Cards(self.sentences, self.report).entry(found[0], id=""))
            yield from (GAP, Line(self.words("safety.act"), style=QUIET))
        elif (row := self.by_package.get(package)) is not None:
            yield from self._without_finding(row)
        else:
            yield Line(package, style=HEADING)
            yield from (GAP, Line(self.words("result.app.not-there")))

    def _without_finding(self, row: AppRow) -> Iterator[Line]:
        words, app = self.words, row.app
        name = quoted(app.label, words)
        yield Line(words("result.name", name=name, package=app.package) if name else app.package, style=HEADING)
        yield GAP
        if row.open:
            yield Line(words("result.app.open"), lead=f"{Mark.UNKNOWN.symbol} ")
        else:
            yield Line(words("result.app.nothing"))
        yield from heading(words("block.here"))
        yield from points(self._came(row), indent=1)
        for state, key in _BLOCKS:
            if told := [self.column(column.id) for column in COLUMNS if row.cells[column.id] in state]:
                yield from heading(words(key))
                yield from points([words.items(told)], indent=1)

    def _came(self, row: AppRow) -> Iterator[str]:
        words, app = self.words, row.app
        if app.system is not None:
            yield words("result.app.system" if app.system else "result.app.added")
        if app.first_install is not None and not app.system:
            yield words("result.app.installed", day=app.first_install.date().isoformat())
        if app.last_update is not None and app.last_update != app.first_install:
            yield words("result.app.updated", day=app.last_update.date().isoformat())
        if app.version:
            yield words("result.app.version", version=app.version)
        if app.installer:
            yield words("result.app.installer", installer=app.installer)
        if set(app.users) - {0}:
            yield words("app.users", users=words.items(map(str, app.users)))

    def column(self, name: str) -> str:
        """An access in some words."""
        return self.words(self.words.first(f"result.column.{name}.long", f"result.column.{name}"))

    # ---- where it was read, and why

    def evidence(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """Every line of the phone that findings rest on, with the command that printed it."""
        told = False
        for finding in findings:
            if finding.package is not None:
                name = self.words("result.name", name=self.name(finding.package), package=finding.package)
                yield Line(name, style=HEADING)
            for evidence in evidence_of(finding):
                told = True
                yield from (GAP, Line(evidence.command, lead=COMMAND, style=QUIET))
                where = self.words("result.evidence.line", line=evidence.line) if evidence.line else ""
                yield Line(evidence.excerpt, indent=2, lead=where)
            yield GAP
        if not told:
            yield Line(self.words("result.evidence.none"))

    # ---- an app on a line

    @cached_property
    def known(self) -> frozenset[str]:
        """Apps that the person says to know: marked as long as this is open, or noted for later checks."""
        noted = (one.package for one in self.report.findings for signal in one.signals if signal.id == _NOTED)
        return self.marked.union(filter(None, noted))

    def named(self, row: AppRow) -> str:
        """Its name behind the symbols of what was found about it, and of being known."""
        mark = Mark.UNKNOWN.symbol if row.open else " "
        mark = MARKS[row.level].symbol if row.level is not None else mark
        return f"{mark} {KNOWN} {row.name}" if row.package in self.known else f"{mark} {row.name}"

    def known_line(self) -> str:
        """What the symbol of known apps means; nothing where none is known."""
        return f"{KNOWN} {self.words('result.known')}" if self.known & self.by_package.keys() else ""


_BLOCKS = (
    ((Cell.ALLOWED, Cell.WHILE_OPEN, Cell.SEEN), "result.app.allowed"),
    ((Cell.SEEN,), "result.app.seen"),
    ((Cell.UNKNOWN,), "result.app.unknown"),
)
