"""What is different between two reports, as text or as JSON. docs/report-format.md describes the JSON.

The text tells findings first, then apps, settings, users and the phone, and last what could not be compared. Every
change has a symbol and a word.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, TextIO

from detector.comparison import (
    AppChange,
    Change,
    Compared,
    Comparison,
    FindingChange,
    Judged,
    SettingChange,
    Side,
    UserChange,
    Value,
)
from detector.outputs import json
from detector.outputs.names import quoted
from detector.outputs.page import Telling, page_on
from detector.outputs.sentences import Sentences
from detector.outputs.uncompared import Untold, short
from detector.report import FROM_FILES, Redaction
from detector.signals import Signal
from detector.wording import Words
from detector.wording.language import ORIGINAL

FORMATS: Final = ("text", "json")
_SYMBOLS: Final = {Change.NEW: "+", Change.GONE: "−", Change.CHANGED: "~"}
_UNKNOWN: Final = "?"
_UPDATED: Final = {"version", "last_update"}
_DIGEST: Final = 16
"""Of a certificate's digest so many letters are shown."""


def write(
    comparison: Comparison, format_name: str, out: TextIO, *, language: str = ORIGINAL, apart: bool = False
) -> None:
    """Writes it in one of FORMATS; as text `apart` from what stands above it."""
    if format_name == "json":
        json.write(comparison, out)
        return
    with page_on(out) as page:
        if apart:
            page.gap()
        tell(comparison, page, language)


def tell(comparison: Comparison, page: Telling, language: str) -> None:
    """Tells it on a page, or aloud."""
    _Teller(comparison, page, Words(language, about_files=comparison.new.source == FROM_FILES)).tell()


class _Teller:
    def __init__(self, comparison: Comparison, page: Telling, words: Words) -> None:
        self.comparison = comparison
        self.page = page
        self.words = words
        self.sentences = Sentences(words)
        self.untold = Untold(self.sentences)
        one_sided = [one for one in comparison.uncompared if one.unread is not Side.BOTH]
        self.open_lines = [self.untold.line(one) for one in one_sided]

    def tell(self) -> None:
        self._head()
        self._result()
        self._section("diff.section.findings", self.comparison.findings, self._finding)
        self._apps()
        self._section("section.settings", self.comparison.settings, self._setting)
        self._section("diff.section.users", self.comparison.users, self._user)
        self._section("diff.section.phone", self.comparison.phone, self._phone)
        self._uncompared()
        if not self.words.language.reviewed:
            self.page.gap()
            self.page.line(self.words("language.unreviewed"))

    # ---- the two reports

    def _head(self) -> None:
        old, new = self.comparison.old, self.comparison.new
        self.page.line(self.words("diff.title"), style="bold")
        self.page.line(self.words("diff.side.old", what=self._side(old)), hang=2)
        self.page.line(self.words("diff.side.new", what=self._side(new)), hang=2)
        if new.source != FROM_FILES:
            same = {True: "diff.other-phone", False: "diff.same-model", None: "diff.which-unknown"}
            self.page.line(self.words(same[self.comparison.other_phone]))
        if _is_later(old.as_of, new.as_of):
            self.page.line(self.words("diff.reversed"))
        if old.list_sha256 != new.list_sha256 or not new.list_sha256:
            self.page.line(self.words("diff.lists", old=old.list_date or "?", new=new.list_date or "?"))
        if old.tool != new.tool:
            self.page.line(self.words("diff.programs", old=old.tool.version, new=new.tool.version))
        if {old.redaction, new.redaction} != {Redaction.NONE}:
            self.page.line(self.words("diff.redacted"))

    def _side(self, side: Compared) -> str:
        names = dict.fromkeys(part for part in (side.phone.manufacturer, side.phone.model) if part)
        phone = " ".join(names) or self.words("summary.phone-unknown")
        what = self.words("summary.phone", phone=phone, release=side.phone.release or "?")
        name = [quoted(side.name, self.words)] if side.name else []
        return self.words("join.clauses").join([side.as_of.date().isoformat(), what, *name])

    def _result(self) -> None:
        made = self.comparison
        parts = (made.findings, made.apps, made.settings, made.users, made.phone)
        self.page.gap()
        if made.differs:
            self.page.line(self.words.count("diff.some", sum(map(len, parts))), style="bold")
        else:
            self.page.line(self.words("diff.none" if made.complete else "diff.none-incomplete"))
        if self.open_lines:
            self.page.line(self.words.count("diff.open", len(self.open_lines)))

    # ---- the differences

    def _section(self, title: str, changes: Iterable[object], tell: Callable[..., None]) -> None:
        if changes:
            self.page.heading(self.words(title))
        for change in changes:
            tell(change)

    def _line(self, change: Change, what: str) -> None:
        self.page.marked(_SYMBOLS[change], self.words(f"diff.{change.value}", what=what), style="bold")

    def _finding(self, one: FindingChange) -> None:
        self._line(one.change, self._app_name(one.package, one.label))
        self._then_and_now(one.old, one.new, self._judged)

    def _judged(self, judged: Judged) -> str:
        level, rule = self.words(f"level.{judged.level.value}"), self.words(f"rule.{judged.rule}")
        key = "diff.judged.product" if judged.product else "diff.judged"
        return self.words(key, level=level, rule=rule, product=judged.product)

    def _apps(self) -> None:
        """What came and went, then what became of the others; those that were only updated in one line."""
        updated = [one for one in self.comparison.apps if _only_updated(one)]
        others = [one for one in self.comparison.apps if not _only_updated(one)]
        others.sort(key=lambda one: (tuple(Change).index(one.change), not one.granted))
        self._section("diff.section.apps", others, self._app)
        if updated:
            if not others:
                self.page.heading(self.words("diff.section.apps"))
            names = self.words.items(quoted(one.label, self.words) or one.package for one in updated)
            self.page.marked(_SYMBOLS[Change.CHANGED], self.words.count("diff.updated", len(updated), apps=names))

    def _app(self, one: AppChange) -> None:
        self._line(one.change, self._app_name(one.package, one.label))
        points = [self.words(f"diff.{key}", users=short(self.words, map(str, users))) for key, users in _users(one)]
        points += [self._value(one.change, value) for value in one.values]
        for key, signals in (("granted", one.granted), ("withdrawn", one.withdrawn)):
            if signals:
                names = dict.fromkeys(map(self.untold.signal, signals))
                points.append(self.words(f"diff.{key}", access=self.words.items(names)))
        self.page.points(points)

    def _app_name(self, package: str, label: str) -> str:
        name = quoted(label, self.words)
        return f"{name} · {package}" if name else package

    def _value(self, change: Change, value: Value) -> str:
        name = self.words(f"diff.value.{value.name}")
        old, new = self._shown(value.name, value.old), self._shown(value.name, value.new)
        if change is Change.CHANGED:
            return self.words("diff.value", name=name, old=old, new=new)
        return self.words("diff.value.one", name=name, value=new if change is Change.NEW else old)

    def _shown(self, name: str, text: str) -> str:
        if name == "system":
            return self.words(f"diff.{text}") if text else "?"
        if name == "signers":
            return self.words.items(f"{digest[:_DIGEST]}…" for digest in text.split())
        return (
            text.replace("T", " ", 1) if name in ("first_install", "last_update") else text or self.words("diff.nobody")
        )

    def _setting(self, one: SettingChange) -> None:
        if one.old is not None and one.new is not None:
            self._line(one.change, self.untold.signal(one.id))
            self._then_and_now(one.old, one.new, self.sentences.clause)
            return
        for signal in filter(None, (one.old, one.new)):
            self._line(one.change, self.sentences.clause(signal))

    def _then_and_now(self, old: Judged | Signal | None, new: Judged | Signal | None, told: Callable[..., str]) -> None:
        sides = (("diff.then", old), ("diff.now", new))
        self.page.points([self.words(key, what=told(one)) for key, one in sides if one is not None])

    def _user(self, one: UserChange) -> None:
        kind = self.words(self.words.first(f"user.{one.kind}", "user.profile"))
        self._line(one.change, self.words("user.line", user=one.id, kind=kind))

    def _phone(self, value: Value) -> None:
        self.page.marked(_SYMBOLS[Change.CHANGED], self._value(Change.CHANGED, value))

    # ---- what could not be compared

    def _uncompared(self) -> None:
        neither = [one for one in self.comparison.uncompared if one.unread is Side.BOTH]
        if not self.open_lines and not neither:
            return
        self.page.heading(self.words("diff.section.uncompared"))
        if self.open_lines:
            self.page.line(self.words("diff.open.lead"))
        for line in self.open_lines:
            self.page.marked(_UNKNOWN, line)
        if neither:
            what = dict.fromkeys(map(self.untold.what, neither))
            self.page.line(self.words("diff.neither", what=self.words("join.lists").join(what)))


def _users(one: AppChange) -> list[tuple[str, tuple[int, ...]]]:
    """For whom it came or went; of the owner alone nothing is said."""
    sides = [("joined", one.joined), ("left", one.left)]
    return [(key, users) for key, users in sides if users and (users != (0,) or one.change is Change.CHANGED)]


def _only_updated(one: AppChange) -> bool:
    """Whether it has another version and nothing else, as all apps have that a store keeps new."""
    more = one.joined or one.left or one.granted or one.withdrawn
    return one.change is Change.CHANGED and not more and {value.name for value in one.values} <= _UPDATED


def _is_later(one: datetime, other: datetime) -> bool:
    """By the clock on the wall where a time zone is missing."""
    if one.tzinfo is None or other.tzinfo is None:
        return one.replace(tzinfo=None) > other.replace(tzinfo=None)
    return one > other
