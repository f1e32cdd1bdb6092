"""Findings, signals and gaps as sentences: which sentence fits, and what is put into its slots.

Nothing is escaped here; whoever writes the sentences does that, once, at the last step.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from detector.facts import Depth
from detector.facts.base import Gap, GapReason
from detector.levels import Level
from detector.outputs.watched import words_of
from detector.report import FROM_FILES, Report
from detector.rules import POSTURE, Finding, Kind
from detector.rules.removed_app import REMOVED_APP
from detector.signals import Signal
from detector.signatures.tables import STALE_DAYS
from detector.wording import Words

_ACCESS: Final = (Kind.ABILITY, Kind.RESILIENCE)
KNOWN: Final = (Level.CONFIRMED, Level.MATCH)
STRONG: Final = (*KNOWN, Level.PATTERN)
_LEFT_OUT: Final = {Depth.USUAL: "not-checked.usual", Depth.DEEP: "not-checked.deep"}
_SAID_ELSEWHERE: Final = (GapReason.NOT_ASKED, GapReason.ONLY_ON_PHONE)
_TELLING_FACTS: Final = (
    "packages",
    "signers",
    "manifests",
    "launcher",
    "permissions",
    "accessibility",
    "notification-listeners",
    "device-admins",
    "app-ops",
)
_ONE_QUESTION: Final = ("adb-computers", "orphan-uids", "root-signs", "user-certificates")
"""Facts that answer one question about the phone: the line about their gap says that it is open."""
_USER: Final = re.compile(r"(\d+) \(([a-z-]+)\)")
"""As the signal about more users lists them."""
_NAMES_SHOWN: Final = 3
_DETAIL_LENGTH: Final = 120


def told_for_all(signal: Signal) -> bool:
    """Whether the reason why a signal is not known is told once for all apps: it was not asked, or no file tells it."""
    return bool(signal.gaps) and all(gap.reason in _SAID_ELSEWHERE for gap in signal.gaps)


def told_by_itself(gap: Gap) -> bool:
    """Whether a gap has a line of its own: others were left out on purpose, or hold for every file."""
    return gap.reason not in _SAID_ELSEWHERE


class Sentences:
    """The sentences about one report."""

    def __init__(self, words: Words) -> None:
        self.words = words

    # ---- signals

    def clause(self, signal: Signal) -> str:
        """What a signal says, as a clause or, for the phone, as a sentence."""
        bare = "bare" if any(value == "" for value in signal.slots.values()) else ""
        key = self.words.first(f"signal.{signal.id}.{bare}", f"signal.{signal.id}")
        return self.words(key, **self._slots(signal))

    def clauses(self, finding: Finding, kinds: tuple[Kind, ...]) -> list[str]:
        """What the signals of some kinds say about an app."""
        return [self.clause(signal) for signal in finding.signals if signal.kind in kinds]

    def brief(self, signals: Iterable[Signal]) -> str:
        """The names of some signals, as a list."""
        return self.words.items(dict.fromkeys(self.words(f"brief.{signal.id}") for signal in signals))

    def _slots(self, signal: Signal) -> dict[str, str]:
        slots = dict(signal.slots)
        if "product_class" in slots:
            slots["class_words"] = self.words(f"class.{slots['product_class']}")
        if "how" in slots:
            installer = slots.get("installer", "")
            how = f"how.{slots['how']}"
            key = how if installer else self.words.first(f"{how}.bare", how)
            slots["how_words"] = self.words(key, installer=installer)
        if "others" in slots:
            users = self.words.items(self.user(*one) for one in _USER.findall(slots["others"]))
            slots["others_words"] = users or slots["others"]
        if "first" in slots:
            slots |= words_of(slots, self.words)
        if "proof" in slots:
            slots["proof_words"] = self.words(f"proof.{slots['proof']}")
        return slots

    def user(self, number: int | str, kind: str) -> str:
        """A user or profile, by number and kind."""
        return self.words("user.line", user=number, kind=self.words(self.words.first(f"user.{kind}", "user.profile")))

    # ---- findings

    def headline(self, finding: Finding) -> str:
        """What a finding means, in a sentence or three."""
        plain = f"{finding.rule}.{finding.level.value}"
        first = [signal for signal in finding.signals if signal.id in finding.because[:1]]
        key = self.words.first(*(f"{plain}.{signal.id}" for signal in first), plain)
        slots = self._slots(first[0]) if first else {}
        return self.words(key, **{"listing": self._listing(finding), **slots, **self._product(finding)})

    def _listing(self, finding: Finding) -> str:
        """Whether an app is on the list, for rules that ask something else about it."""
        named = [signal for signal in finding.signals if "product" in signal.slots]
        if not named:
            return self.words("listing.none")
        surest = min(named, key=lambda signal: signal.id == "generic-name")
        kind = "generic" if surest.id == "generic-name" else "named"
        return self.words(f"listing.{kind}", **self._slots(surest))

    def short(self, finding: Finding) -> str:
        """The same in a few words, for a list."""
        plain = f"short.{finding.rule}"
        access = [one for one in finding.signals if one.kind in _ACCESS and one.id in finding.because]
        access = access or [one for one in finding.signals if one.kind in _ACCESS]
        bare = () if access else (f"{plain}.bare",)
        key = self.words.first(f"{plain}.{finding.level.value}", *bare, plain)
        return self.words(key, access=self.brief(access), **self._product(finding))

    def _product(self, finding: Finding) -> dict[str, str]:
        """The slots of the signal that recognised a product: of those that made the rule fire, if there is one."""
        named = [signal for signal in finding.signals if "product" in signal.slots]
        named.sort(key=lambda signal: signal.id not in finding.because)
        if not named:
            return {}
        return {**self._slots(named[0]), "signature_words": self.words(f"signature.{_compared(finding, named[0])}")}

    # ---- not checked

    def not_checked(self, report: Report) -> list[str]:
        """Every gap, and every rule that had to stay open because of one; each line once.

        What was left out on purpose is told by `left_out`. What only a phone can tell is told once for all files.
        """
        gaps = [gap for gap in report.gaps if told_by_itself(gap)]
        return [*dict.fromkeys(map(self.gap, gaps)), *self.undecided(report), *self.open_settings(report)]

    def left_out(self, report: Report) -> list[str]:
        """What this scan was not meant to read, in one line for each way to have it read."""
        depths = {one.fact: one.depth for one in report.facts}
        facts = [gap.fact for gap in report.gaps if gap.reason is GapReason.NOT_ASKED]
        return [
            self.words(key, facts=self.words("join.lists").join(self.words(f"fact.{fact}") for fact in of_depth))
            for depth, key in _LEFT_OUT.items()
            if (of_depth := [fact for fact in facts if depths.get(fact) is depth])
        ]

    def gap(self, gap: Gap) -> str:
        """What could not be read, and why."""
        what = self.words(f"fact.{gap.fact}") if self.words.has(f"fact.{gap.fact}") else gap.fact
        if gap.user is not None:
            what = self.words("gap.user", what=what, user=gap.user)
        if gap.package is not None:
            what = self.words("gap.app", what=what, package=gap.package)
        key = "gap.line.detail" if gap.detail else "gap.line"
        detail = self.words.noted(gap.detail)
        detail = detail if len(detail) <= _DETAIL_LENGTH else detail[: _DETAIL_LENGTH - 1] + "…"
        return self.words(key, what=what, reason=self.words(f"gap.{gap.reason.value}"), detail=detail)

    def undecided(self, report: Report) -> list[str]:
        """Every rule that had to stay open for some apps, in one line each; of files nobody expects an answer."""
        if report.source == FROM_FILES:
            return []
        lines = []
        of_apps = [one for one in report.undecided if one.packages and not all(map(told_for_all, one.missing))]
        for rule in dict.fromkeys(one.rule for one in of_apps):
            of_rule = [one for one in of_apps if one.rule == rule]
            packages = list(dict.fromkeys(package for one in of_rule for package in one.packages))
            shown = packages[:_NAMES_SHOWN] + (["…"] if len(packages) > _NAMES_SHOWN else [])
            lines.append(
                self.words(
                    "not-checked.undecided",
                    apps=self.words.count("count.apps", len(packages)),
                    packages=self.words.items(shown),
                    rule=self.words(f"rule.{rule}"),
                    missing=self.brief(signal for one in of_rule for signal in one.missing),
                )
            )
        return lines

    def open_settings(self, report: Report) -> list[str]:
        """Which settings could not be told, in a line, unless that of a gap says it."""
        if report.source == FROM_FILES:
            return []
        of_phone = [signal for one in report.undecided if one.rule == POSTURE.id for signal in one.missing]
        told = {gap for gap in report.gaps if gap.fact in _ONE_QUESTION}
        missing = [signal for signal in of_phone if not told.issuperset(signal.gaps)]
        return [self.words("not-checked.settings", missing=self.brief(missing))] if missing else []

    # ---- summary

    def phone(self, report: Report) -> str:
        """Which phone it is."""
        names = dict.fromkeys(part for part in (report.phone.manufacturer, report.phone.model) if part)
        name = " ".join(names) or self.words("summary.phone-unknown")
        return self.words("summary.phone", phone=name, release=report.phone.release or "?")

    def compared(self, report: Report) -> str:
        """How many apps were compared with how many products."""
        return self.words(
            "summary.compared",
            apps=self.words.count("count.apps", report.app_count),
            added=report.added_app_count,
            **self._list(report),
        )

    def old_list(self, report: Report) -> list[str]:
        """That the list is old, or older than it should be, if it is."""
        listed = report.signature_set
        lines = [self.words("summary.damaged-list", detail=self.words.noted(listed.warning))] if listed.warning else []
        if listed.age_days is not None and listed.age_days > STALE_DAYS:
            lines.append(self.words("summary.old-list", days=listed.age_days))
        return lines

    def _list(self, report: Report) -> dict[str, str]:
        listed = report.signature_set
        return {
            "products": self.words.count("count.products", listed.products),
            "names": self.words.count("count.names", listed.packages),
            "date": listed.date or "?",
        }

    def result(self, report: Report) -> Sequence[str]:
        """The answer in a few sentences. One of them says so when not everything was checked."""
        words = self.words
        found = [(level, len(report.at(level))) for level in STRONG if report.at(level)]
        lines = [words.count(f"summary.{level.value}", number) for level, number in found]
        gone = sum(finding.rule == REMOVED_APP.id for finding in report.findings)
        removed = [words.count("summary.removed", gone)] if gone else []
        if not found:
            key = "summary.nothing" if report.complete else "summary.nothing-incomplete"
            lines.append(words(key, **self._list(report)))
            lines += removed
            lines += [*self._looked_at(report), words("summary.missed"), words("summary.never")]
            listed = sum(finding.rule == "known-app" for finding in report.at(Level.ABILITY))
            lines += [words.count("summary.listed", listed)] if listed else []
        else:
            lines += removed
        open_things = len(self.not_checked(report))
        return [*lines, words.count("summary.not-checked", open_things)] if open_things else lines

    def _looked_at(self, report: Report) -> list[str]:
        """What was read whole, of that in which a monitoring app shows."""
        whole = {one.fact for one in report.facts} - {gap.fact for gap in report.gaps}
        facts = [self.words(f"fact.{fact}") for fact in _TELLING_FACTS if fact in whole]
        return [self.words("summary.looked-at", facts=self.words("join.lists").join(facts))] if facts else []


def _compared(finding: Finding, named: Signal) -> str:
    """What became of comparing the signature of an app that the list names."""
    if any(signal.id == "listed-signer" for signal in finding.open_questions):
        return "unread"
    if any(signal.id == "part-of-system" for signal in finding.signals):
        return "unread"  # only the files of added apps are read
    return "none" if named.slots.get("signatures") == "none" else "other"
