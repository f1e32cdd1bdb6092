"""The report for a person at a terminal: headline, apps with their four blocks, settings, not checked, what next.

Readable at 80 columns, without colour, and through a screen reader from top to bottom: every state has a symbol and a
word. Everything from the phone is made visible here and never interpreted as rich markup.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from detector.facts.base import Gap
from detector.levels import Level
from detector.outputs.escape import visible
from detector.report import AppInfo, Report
from detector.rules import Finding, Kind
from detector.signals import Signal
from detector.wording import Words

SYMBOLS: Final = {
    Level.CONFIRMED: "■",
    Level.MATCH: "■",
    Level.PATTERN: "▲",
    Level.ABILITY: "●",
    Level.POSTURE: "○",
}
UNKNOWN: Final = "?"
_AMBER: Final = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
_HERE: Final = (Kind.IDENTITY, Kind.PROVENANCE, Kind.CONCEALMENT)
_ALLOWED: Final = (Kind.ABILITY, Kind.RESILIENCE)
_EVIDENCE_LINES: Final = 6


def write(report: Report, out: TextIO, *, language: str = "en", width: int | None = None) -> None:
    """The whole report, `width` columns wide (80 where the output is no terminal)."""
    terminal = out.isatty()
    console = Console(
        file=out,
        width=width or (None if terminal else 80),
        markup=False,
        emoji=False,
        highlight=False,
        color_system="auto" if terminal else None,
        legacy_windows=False,
    )
    _Writer(report, console, Words(language)).write()


class _Writer:
    def __init__(self, report: Report, console: Console, words: Words) -> None:
        self.report = report
        self.console = console
        self.words = words

    def write(self) -> None:
        self._summary()
        apps = [finding for finding in self.report.findings if finding.package is not None]
        if apps:
            self._heading(self.words("section.apps"))
        for finding in apps:
            self._app(finding, self.report.app(finding.package or ""))
        self._settings()
        self._not_checked()
        self._next()

    # ---- building blocks

    def _line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """One paragraph; what comes from the phone is made visible, and the lines that follow hang."""
        room = max(20, self.console.width - indent - hang)
        for number, line in enumerate(Text(visible(text), style=style).wrap(self.console, room)):
            line.rstrip()
            margin = indent if number == 0 else indent + hang
            self.console.print(Text(" " * margin) + line, soft_wrap=True)

    def _heading(self, text: str) -> None:
        self.console.print()
        rule = "─" * max(3, self.console.width - cell_len(text) - 4)
        self.console.print(Text(f"─ {text} {rule}", style="bold"), soft_wrap=True)

    # ---- parts

    def _summary(self) -> None:
        report, words = self.report, self.words
        phone = " ".join(dict.fromkeys(part for part in (report.phone.manufacturer, report.phone.model) if part))
        self._line(
            words(
                "summary.phone",
                phone=phone or words("summary.phone-unknown"),
                release=report.phone.release or "?",
                apps=report.app_count,
                added=report.added_app_count,
                date=report.signature_set.date,
                products=report.signature_set.products,
            ),
            style="bold",
        )
        self._line("   ".join(self._counts()))
        if not report.at(*_AMBER):
            self.console.print()
            listed = report.signature_set
            key = "summary.nothing" if report.complete else "summary.nothing-incomplete"
            self._line(words(key, products=listed.products, packages=listed.packages, date=listed.date))

    def _counts(self) -> Iterable[str]:
        known = self.report.at(Level.CONFIRMED, Level.MATCH)
        yield f"{SYMBOLS[Level.MATCH]} {len(known)} {self.words('level.match.count')}"
        for level in (Level.PATTERN, Level.ABILITY, Level.POSTURE):
            yield f"{SYMBOLS[level]} {len(self.report.at(level))} {self.words(f'level.{level.value}.count')}"
        open_things = len(self._gap_lines()) + len(self._undecided_lines())
        yield f"{UNKNOWN} {open_things} {self.words('level.unknown.count')}"

    def _app(self, finding: Finding, app: AppInfo | None) -> None:
        words = self.words
        self.console.print()
        name = finding.package or ""
        label = next((s.slots["label"] for s in finding.signals if s.slots.get("label")), "")
        title = f"{label} · {name}" if label else name
        style = "bold yellow" if finding.level in _AMBER else "bold"
        self._line(f"{SYMBOLS[finding.level]} {title}", style=style, hang=2)
        self._line(f"[{words(f'level.{finding.level.value}')}] {self._headline(finding)}", indent=2)
        self._block("block.here", [*self._clauses(finding, _HERE), *self._app_facts(app)])
        allowed = [*self._clauses(finding, _ALLOWED), *self._requests(app)]
        self._block("block.allowed", allowed or [words("block.nothing-allowed")])
        seen = self._clauses(finding, (Kind.EXISTENCE,))
        self._block("block.seen", seen or [words("block.nothing-seen")])
        self._block("block.not-known", [words("block.never-known"), *self._open(finding)])
        self._evidence(finding)

    def _headline(self, finding: Finding) -> str:
        slots = self._slots(next((s for s in finding.signals if "product" in s.slots), None))
        return self.words(f"{finding.rule}.{finding.level.value}", **slots)

    def _slots(self, signal: Signal | None) -> dict[str, str]:
        slots = dict(signal.slots) if signal is not None else {}
        if "product_class" in slots:
            slots["class_words"] = self.words(f"class.{slots['product_class']}")
        if "how" in slots:
            slots["how_words"] = self.words(f"how.{slots['how']}", installer=slots.get("installer", ""))
        return slots

    def _clauses(self, finding: Finding, kinds: tuple[Kind, ...]) -> list[str]:
        return [
            self.words(f"signal.{signal.id}", **self._slots(signal))
            for signal in finding.signals
            if signal.kind in kinds
        ]

    def _app_facts(self, app: AppInfo | None) -> list[str]:
        if app is None:
            return []
        facts = []
        if app.first_install is not None:
            facts.append(self.words("app.installed", date=app.first_install.date().isoformat()))
        if app.users not in ((), (0,)):
            facts.append(self.words("app.users", users=", ".join(map(str, app.users))))
        return facts

    def _requests(self, app: AppInfo | None) -> list[str]:
        if app is None or not app.requested:
            return []
        held = len(set(app.requested) & set(app.granted))
        return [self.words("app.requested", count=len(app.requested), held=held)]

    def _open(self, finding: Finding) -> list[str]:
        reasons: dict[str, None] = {}
        for signal in finding.open_questions:
            for gap in signal.gaps:
                reasons[self._gap(gap)] = None
        return list(reasons)

    def _block(self, key: str, clauses: list[str]) -> None:
        self._line(self.words(key), indent=2, style="italic")
        for clause in clauses:
            self._line(f"· {clause}", indent=4, hang=2)

    def _evidence(self, finding: Finding) -> None:
        lines: dict[str, None] = {}
        for signal in finding.signals:
            for evidence in signal.evidence[:1]:
                command = evidence.command if len(evidence.command) <= 60 else evidence.command[:57] + "..."
                key = "evidence.line" if evidence.line else "evidence.whole"
                shown = evidence.excerpt if len(evidence.excerpt) <= 160 else evidence.excerpt[:157] + "..."
                lines[self.words(key, command=command, line=evidence.line, excerpt=shown)] = None
        for line in list(lines)[:_EVIDENCE_LINES]:
            self._line(f"> {line}", indent=4, hang=2, style="dim")

    def _settings(self) -> None:
        findings = self.report.at(Level.POSTURE)
        if not findings:
            return
        self._heading(self.words("section.settings"))
        for finding in findings:
            for signal in finding.signals:
                text = self.words(f"signal.{signal.id}", **self._slots(signal))
                self._line(f"{SYMBOLS[Level.POSTURE]} {text}", hang=2)
        self._line(self.words("posture.note"), indent=2)

    def _not_checked(self) -> None:
        lines = [*self._gap_lines(), *self._undecided_lines()]
        self._heading(self.words("not-checked.title"))
        if lines:
            self._line(self.words("not-checked.lead"))
        for line in lines:
            self._line(f"{UNKNOWN} {line}", hang=2)
        self._line(self.words("not-checked.always"), indent=2)

    def _gap_lines(self) -> list[str]:
        return list(dict.fromkeys(self._gap(gap) for gap in self.report.gaps))

    def _gap(self, gap: Gap) -> str:
        fact = self.words(f"fact.{gap.fact}") if self.words.has(f"fact.{gap.fact}") else gap.fact
        where = f", {self.words('gap.user', user=gap.user)}" if gap.user is not None else ""
        detail = f" ({gap.detail})" if gap.detail else ""
        return f"{fact}{where}: {self.words(f'gap.{gap.reason.value}')}{detail}"

    def _undecided_lines(self) -> list[str]:
        by_rule: dict[str, list[str]] = defaultdict(list)
        for one in self.report.undecided:
            by_rule[one.rule].append(one.package)
        lines = []
        for rule, names in by_rule.items():
            packages = list(dict.fromkeys(names))
            shown = ", ".join(packages[:3]) + (", ..." if len(packages) > 3 else "")
            lines.append(
                self.words(
                    "not-checked.undecided", count=len(packages), rule=self.words(f"rule.{rule}"), packages=shown
                )
            )
        return lines

    def _next(self) -> None:
        self._heading(self.words("section.next"))
        if self.report.at(*_AMBER, Level.ABILITY):
            self._line(self.words("safety.act"))
        self._line(self.words("next.1"))
        self._line(self.words("next.2"))
