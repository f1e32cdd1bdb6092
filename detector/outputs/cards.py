"""The sentences about one app, or about apps with the same access: the four blocks, from its card and its finding.

What is here, what it is allowed to do, what was seen, and what is not known stand apart: ability is not existence.
"""

from collections.abc import Sequence
from typing import Final

from detector.outputs.document import MARKS, Block, Entry
from detector.outputs.names import quoted
from detector.outputs.sentences import KNOWN, Sentences, told_for_all
from detector.outputs.watched import how_watched
from detector.report import FROM_FILES, AppInfo, Report
from detector.rules import Finding, Kind
from detector.signals import Signal
from detector.signals.base import Evidence
from detector.signals.watched import FACT as WATCHED
from detector.verdicts import Access, AppCard, Can, Group
from detector.verdicts.capabilities import can
from detector.verdicts.groups import ACCESS

HERE: Final = (Kind.IDENTITY, Kind.PROVENANCE, Kind.CONCEALMENT)
ALLOWED: Final = (Kind.ABILITY, Kind.RESILIENCE)
SEEN: Final = (Kind.EXISTENCE,)
_DETAIL: Final = ("accessibility-messengers", "battery-exempt", "starts-at-boot")
"""Signals that no capability tells, and a report of a finding should."""
_TELLING: Final = ("known-ordinary", "known-to-owner", "says-monitoring", "by-hand", "handed-over", "no-icon")
"""What is said of each app of a group, beside its access."""


class Cards:
    """The sentences about the apps of one report."""

    def __init__(self, sentences: Sentences, report: Report) -> None:
        self.sentences = sentences
        self.words = sentences.words
        self.report = report

    def name(self, package: str) -> str:
        """The package name, after what the app calls itself: in quotes, since the app chose it."""
        label = quoted(self._label(package), self.words)
        return f"{label} · {package}" if label else package

    def brief_name(self, package: str) -> str:
        """What the app calls itself, or else its package name."""
        return quoted(self._label(package), self.words) or package

    def _label(self, package: str) -> str:
        app, finding = self.report.app(package), self._finding(package)
        labels = [app.label if app is not None else ""]
        labels += [one.slots.get("label", "") for one in finding.signals] if finding is not None else []
        return next(filter(None, labels), "")

    def _finding(self, package: str) -> Finding | None:
        return next((one for one in self.report.findings if one.package == package), None)

    # ---- a finding

    def entry(self, finding: Finding, *, id: str) -> Entry:  # noqa: A002
        """All that is told of one app."""
        words = self.words
        blocks = {
            "block.here": self.here(finding),
            "block.allowed": self.allowed(finding),
            "block.seen": self.seen(finding),
            "block.not-known": self.not_known(finding),
        }
        level = words(f"level.{finding.level.value}")
        return Entry(
            id=id,
            mark=MARKS[finding.level],
            title=self.name(finding.package or ""),
            matter=self.sentences.short(finding) if finding.level in KNOWN else "",
            headline=words("app.headline", level=level, headline=self.sentences.headline(finding)),
            blocks=tuple(Block(words(key), tuple(clauses)) for key, clauses in blocks.items() if clauses),
            package=finding.package or "",
            evidence=evidence_of(finding),
        )

    def here(self, finding: Finding) -> list[str]:
        """What is here."""
        app = self.report.app(finding.package or "")
        facts = self.sentences.clauses(finding, HERE)
        facts += self._since(app)
        users = finding.users or (app.users if app is not None else ())
        if set(users) - {0}:
            key = "app.user" if len(set(users)) == 1 else "app.users"
            facts.append(self.words(key, users=self.words.items(map(str, sorted(set(users))))))
        return facts or [self.words("block.nothing-here")]

    def _since(self, app: AppInfo | None) -> list[str]:
        if app is None or app.first_install is None:
            return [self.words("app.version", version=app.version)] if app is not None and app.version else []
        key = "app.installed.version" if app.version else "app.installed"
        return [self.words(key, date=app.first_install.date().isoformat(), version=app.version)]

    def allowed(self, finding: Finding) -> list[str]:
        """What it is allowed to do, what it was refused, and what could not be told."""
        able = self._able(self._card(finding))
        able += [self.sentences.clause(one) for one in finding.signals if one.id in _DETAIL]
        open_ones = [one for one in answerable(finding) if one.kind in ALLOWED]
        facts = [self._flow(able)] if able else []
        if not able and not open_ones:
            facts.append(self.words("block.nothing-allowed"))
        facts += self._refused(finding)
        if open_ones:
            facts.append(self.words("block.allowed-not-told", access=self.sentences.brief(open_ones)))
        return facts

    def _card(self, finding: Finding) -> AppCard:
        """Its card; a report of an older program has none, and its finding holds the same."""
        package = finding.package or ""
        app, signals = self.report.app(package), {one.id: one for one in (*finding.signals, *finding.open_questions)}
        requested = app.requested if app is not None else ()
        return self.report.card(package) or AppCard(package=package, can=can(signals, requested))

    def _able(self, card: AppCard, besides: Sequence[str] = ()) -> list[str]:
        """Its capabilities in plain words, each once; `besides` are signals that were told already."""
        able = [one for one in card.can if one.state in (Access.ALLOWED, Access.WHILE_OPEN) and not one.told_by]
        return [self._capability(one) for one in able if not set(one.by) <= set(besides)]

    def _capability(self, one: Can) -> str:
        plain = f"capability.{one.id}"
        special = (*(f"{plain}.{signal}" for signal in one.by), f"{plain}.{one.state.value}")
        return self.words(self.words.first(*special, plain))

    def _refused(self, finding: Finding) -> list[str]:
        """What it asked for: in a report about files, that is all that can be told."""
        from_files = self.report.source == FROM_FILES
        states = (Access.REFUSED, Access.UNKNOWN) if from_files else (Access.REFUSED,)
        asked = {one.id: one for one in self._card(finding).can if one.asked and one.state in states}
        refused = [self._capability(one) for one in asked.values() if one.told_by not in asked]
        return [self.words("app.refused", access=self._flow(refused))] if refused else []

    def _flow(self, clauses: Sequence[str]) -> str:
        return self.words("join.clauses").join(dict.fromkeys(clauses))

    def seen(self, finding: Finding) -> list[str]:
        """What was seen, and what could not be looked at."""
        facts = self.sentences.clauses(finding, SEEN)
        open_ones = [one for one in self._answerable(finding) if one.kind in SEEN]
        if open_ones:
            facts.append(self.words("block.seen-not-told", seen=self.sentences.brief(open_ones)))
        facts += how_watched(self.report.watched_runs(finding.package or ""), self.words)
        return facts or [self.words("block.nothing-seen")]

    def not_known(self, finding: Finding) -> list[str]:
        """What we do not know: always who and why, and the reason for each open question."""
        gaps = [gap for signal in self._answerable(finding) for gap in signal.gaps]
        return [self.words("block.never-known"), *dict.fromkeys(map(self.sentences.gap, gaps))]

    def _answerable(self, finding: Finding) -> list[Signal]:
        """The same, without what could not be watched: the lines about that say so, hook by hook."""
        told = any(run.hooks for run in self.report.watched_runs(finding.package or ""))
        return [one for one in answerable(finding) if not (told and all(gap.fact == WATCHED for gap in one.gaps))]

    # ---- groups

    def group_title(self, group: Group) -> str:
        """Which access its apps have."""
        return self.words(f"group.{group.id}")

    def group_reason(self, group: Group) -> str:
        """For what such access is usual; of a single app, what its finding says and asks."""
        finding = self._finding(group.packages[0])
        if len(group.packages) == 1 and finding is not None:
            return self.sentences.headline(finding)
        return self.words(f"group.{group.id}.why")

    def in_group(self, group: Group, package: str) -> list[str]:
        """What is told of one of its apps: what it is, what else it may do, what was seen."""
        finding = self._finding(package)
        if finding is None:
            return []
        facts = [self.sentences.clause(one) for one in finding.signals if one.id in _TELLING]
        facts += self._since(self.report.app(package))
        told = () if group.id == "owner" else dict(ACCESS).get(group.id, ())
        able = self._able(self._card(finding), told)
        if able:
            also = len(able) < len(self._able(self._card(finding)))
            facts.append(self.words("group.may-also" if also else "group.may", access=self._flow(able)))
        if seen := self.sentences.clauses(finding, SEEN):
            facts.append(self.words("group.seen", seen=self._flow(seen)))
        if open_ones := [one for one in self._answerable(finding) if one.kind in (Kind.ABILITY, Kind.EXISTENCE)]:
            facts.append(self.words("block.allowed-not-told", access=self.sentences.brief(open_ones)))
        return [*facts, *how_watched(self.report.watched_runs(package), self.words)]


def evidence_of(finding: Finding) -> tuple[Evidence, ...]:
    """Where it was read, first of all what made the rule fire; each once."""
    signals = sorted(finding.signals, key=lambda signal: signal.id not in finding.because)
    return tuple(dict.fromkeys(evidence for signal in signals for evidence in signal.evidence))


def answerable(finding: Finding) -> list[Signal]:
    """The open questions, without those that are told once for all apps."""
    return [signal for signal in finding.open_questions if not told_for_all(signal)]
