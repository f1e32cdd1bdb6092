"""From a report to the document that a person reads: which sections there are, what stands in them, and in which order.

The answer first, then what to look at in a line each, then each app with its four blocks, apps with the same access
together, what was removed, messengers, settings, what was not checked, what next.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from detector.levels import Level
from detector.outputs import provenance
from detector.outputs.cards import SEEN, Cards, evidence_of
from detector.outputs.document import (
    MARKS,
    Block,
    Count,
    Document,
    Entry,
    Mark,
    Paragraph,
    Part,
    Points,
    Row,
    Rows,
    Section,
    SectionId,
)
from detector.outputs.guidance import accounts_in_short
from detector.outputs.messengers import Panel
from detector.outputs.sentences import KNOWN, STRONG, Sentences
from detector.outputs.watched_apps import watched_apps
from detector.report import FROM_FILES, Report
from detector.rules import Finding
from detector.rules.removed_app import REMOVED_APP
from detector.verdicts import Group
from detector.wording import Words

_NAMES_SHOWN: Final = 4
_COUNTED: Final = (KNOWN, (Level.PATTERN,), (Level.ABILITY,), (Level.POSTURE,))


def words_for(report: Report, language: str) -> Words:
    """The sentences that fit the report."""
    return Words(language, about_files=report.source == FROM_FILES)


def compose(report: Report, words: Words) -> Document:
    """The document of a report, in the language of the words."""
    return _Composer(report, words).document()


class _Composer:
    def __init__(self, report: Report, words: Words) -> None:
        self.report = report
        self.words = words
        self.sentences = Sentences(words)
        self.cards = Cards(self.sentences, report)
        self.open_lines = self.sentences.not_checked(report)
        self.about_phone = report.source != FROM_FILES
        grouped = {package for group in report.groups for package in group.packages}
        of_apps = [one for one in report.findings if one.package is not None and one.package not in grouped]
        self.single = [one for one in of_apps if one.rule != REMOVED_APP.id]
        self.gone = [one for one in of_apps if one.rule == REMOVED_APP.id]

    def document(self) -> Document:
        sections = (
            (SectionId.APPS, "section.apps", self._apps()),
            (SectionId.ACCOUNTS, "account.title", self._accounts()),
            (SectionId.DETAILS, "section.details", self._details()),
            (SectionId.WATCHED, "section.watched", watched_apps(self.report, self.cards)),
            (SectionId.REMOVED, "section.removed", map(self._removed, self.gone)),
            (SectionId.MESSENGERS, "section.messengers", self._messengers()),
            (SectionId.SETTINGS, "section.settings", self._settings()),
            (SectionId.HINTS, "section.hints", provenance.hints(self.report, self.words)),
            (SectionId.NOT_CHECKED, "section.not-checked", self._not_checked()),
            (SectionId.NEXT, "section.next", self._next()),
        )
        made = [Section(name, self.words(title), tuple(parts)) for name, title, parts in sections]
        return Document(
            language=self.words.language.code,
            title=self.sentences.phone(self.report),
            lead=(
                *provenance.read_from(self.report, self.words),
                self.sentences.compared(self.report),
                *self.sentences.old_list(self.report),
                *provenance.taken_out(self.report, self.words),
            ),
            counts=tuple(self._counts()),
            result=tuple(self.sentences.result(self.report)),
            strong=bool(self.report.at(*STRONG)),
            sections=tuple(section for section in made if section.parts),
            closing=tuple(provenance.about_itself(self.report, self.words)),
        )

    def _counts(self) -> Iterator[Count]:
        for levels in _COUNTED:
            number = sum(one.rule != REMOVED_APP.id for one in self.report.at(*levels))
            yield self._count(MARKS[levels[-1]], levels[-1].value, number)
        yield self._count(Mark.UNKNOWN, "unknown", len(self.open_lines))

    def _count(self, mark: Mark, level: str, number: int) -> Count:
        return Count(mark=mark, number=number, words=self.words.count(f"level.{level}.count", number))

    # ---- the apps in short

    def _apps(self) -> Iterator[Part]:
        rows = [*map(self._finding_row, self.single), *map(self._group_row, self.report.groups)]
        if rows:
            yield Rows(tuple(rows))
            yield Paragraph(self.words("safety.act"), apart=True)

    def _finding_row(self, finding: Finding) -> Row:
        return Row(
            mark=MARKS[finding.level],
            text=self.cards.name(finding.package or ""),
            matter=self.sentences.short(finding),
            target=self._id(finding),
        )

    def _group_row(self, group: Group) -> Row:
        names = [self.cards.brief_name(package) for package in group.packages]
        shown = names[:_NAMES_SHOWN] + (["…"] if len(names) > _NAMES_SHOWN else [])
        return Row(
            mark=Mark.ABILITY, text=self._group_line(group, self.words.items(shown)), target=self._group_id(group)
        )

    def _group_line(self, group: Group, apps: str) -> str:
        return self.words("group.line", access=self.cards.group_title(group), apps=apps)

    def _id(self, finding: Finding) -> str:
        return f"finding-{self.report.findings.index(finding) + 1}"

    def _group_id(self, group: Group) -> str:
        return f"group-{self.report.groups.index(group) + 1}"

    def _accounts(self) -> Iterable[Part]:
        """Where no app explains what somebody knows, accounts may."""
        return accounts_in_short(self.words) if self.about_phone and not self.report.at(*STRONG) else ()

    # ---- one app, and apps with the same access

    def _details(self) -> Iterator[Part]:
        groups = self.report.groups
        yield from (self.cards.entry(one, id=self._id(one)) for one in self.single)
        yield from map(self._group, groups)
        if any(len(group.packages) > 1 for group in groups):
            yield Paragraph(self.words("group.ask"), apart=True)
            yield Paragraph(self.words("group.not-known"))
        elif groups:
            yield Paragraph(self.words("group.not-known"), apart=True)

    def _group(self, group: Group) -> Entry:
        cards = self.cards
        return Entry(
            id=self._group_id(group),
            mark=Mark.ABILITY,
            title=self._group_line(group, self.words.count("count.apps", len(group.packages))),
            headline=cards.group_reason(group),
            blocks=tuple(Block(cards.name(one), tuple(cards.in_group(group, one))) for one in group.packages),
        )

    def _removed(self, finding: Finding) -> Entry:
        """An app that is not there any more: when it was removed, and what that can mean."""
        return Entry(
            id=self._id(finding),
            mark=MARKS[finding.level],
            title=self.cards.name(finding.package or ""),
            headline=self.sentences.headline(finding),
            blocks=(Block("", tuple(self.sentences.clauses(finding, SEEN))),),
            package=finding.package or "",
            evidence=evidence_of(finding),
        )

    # ---- messengers and the phone

    def _messengers(self) -> Iterator[Part]:
        panel = Panel(self.words, self.report)
        paragraphs = panel.paragraphs()
        if not paragraphs:
            return
        yield from paragraphs
        yield from map(Paragraph, panel.notes())
        if places := panel.where_to_look():
            yield Paragraph(self.words("messenger.linked"), apart=True)
            yield Points(tuple(places))
            yield Paragraph(self.words("messenger.log-out"))

    def _settings(self) -> Iterator[Part]:
        signals = [signal for finding in self.report.at(Level.POSTURE) for signal in finding.signals]
        rows = tuple(Row(mark=Mark.POSTURE, text=self.sentences.clause(signal)) for signal in signals)
        if rows:
            yield Rows(rows, note=self.words("posture.note"))

    def _not_checked(self) -> Iterator[Part]:
        if self.open_lines:
            yield Paragraph(self.words("not-checked.lead"))
            yield Rows(tuple(Row(mark=Mark.UNKNOWN, text=line) for line in self.open_lines))
        yield from map(Paragraph, self.sentences.left_out(self.report))
        yield from map(Paragraph, provenance.notes(self.report, self.words))
        yield Paragraph(self.words("not-checked.always"))

    def _next(self) -> Iterator[Part]:
        yield Paragraph(self.words("safety.3"))
        rules = dict.fromkeys(one.rule for one in self.report.findings if one.package is not None)
        if rules and self.about_phone:
            yield Points(tuple(map(self._advice, rules)))
        for key in ("next.accounts", "next.safety", "next.helplines"):
            yield Paragraph(self.words(key))

    def _advice(self, rule: str) -> str:
        return self.words("next.rule", rule=self.words(f"rule.{rule}"), advice=self.words(f"rule.{rule}.advice"))
