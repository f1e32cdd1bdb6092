"""Every sentence there must be, and none that says more than is known. Runs on each language."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import detector
from detector.browsing import COLUMNS, Cell, Order
from detector.browsing.grants import Held
from detector.comparison.apps import VALUES
from detector.comparison.model import Change, Matter
from detector.comparison.phone import VALUES as PHONE_VALUES
from detector.explanations import EVERY_RULE
from detector.facts import FACTS
from detector.facts.base import GapReason
from detector.facts.users import UserKind
from detector.levels import Level
from detector.observations import Category, End
from detector.observations import Way as Began
from detector.outputs import FORMATS
from detector.outputs.document import Mark
from detector.outputs.guidance import DIRECTORIES
from detector.outputs.sentences import Sentences
from detector.report import Redaction
from detector.rules import POSTURE, Finding
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, WATCHED_SIGNALS, Kind, Signal, State
from detector.signals.base import AppSignal, PhoneSignal
from detector.signals.removed import ID as REMOVED
from detector.signals.watched import WatchedSignal
from detector.signatures.model import ProductClass
from detector.simulator.phone import phones
from detector.sources.base import SourceKind
from detector.sources.phone_states import STATES
from detector.sources.wireless import Trouble
from detector.sweep import HintKind
from detector.tui.content.phones import state_key
from detector.tui.content.usb import MAKERS
from detector.tui.knowing import Known
from detector.tui.screens.checking import Progress
from detector.tui.screens.phones import OTHER
from detector.tui.screens.results import VIEWS
from detector.tui.screens.wireless import FIELDS
from detector.tui.theme import THEMES
from detector.tui.writing import REASONS
from detector.verdicts import CAPABILITIES, GROUPS
from detector.verdicts.messengers import Way
from detector.watch.problems import Problem
from detector.wording import LANGUAGES, Words
from detector.wording import load as spoken
from detector.wording.checklist import CHECKLIST, IN_SHORT
from tests.rules.test_cases import CASES as RULE_CASES
from tests.signals.cases import load
from tests.signals.test_cases import signal_of
from tests.wording.verb_lint import in_sentence

SPECS: tuple[AppSignal | WatchedSignal | PhoneSignal, ...] = (*APP_SIGNALS, *WATCHED_SIGNALS, *PHONE_SIGNALS)
KIND_OF = {**{spec.id: spec.kind for spec in SPECS}, REMOVED: Kind.EXISTENCE}
HEADLINES = {(name, level): None for name, rule in EVERY_RULE.items() if name != POSTURE.id for level in rule.levels}
RULE_NAMES = tuple(EVERY_RULE)
PRODUCT_SLOTS = {"product", "class_words", "signature_words"}

COMPLETE = ("en", "zh")
"""What the others lack is said in English."""
language = pytest.mark.parametrize("language", LANGUAGES)
complete = pytest.mark.parametrize("language", COMPLETE)
SENTENCES = {code: spoken(code).sentences for code in LANGUAGES}
ABOUT_FILES = {code: spoken(code).about_files for code in LANGUAGES}


def expected() -> set[str]:
    """The keys that follow from the lists of the program."""
    keys = {f"{part}.{signal}" for signal in KIND_OF for part in ("signal", "brief")}
    keys |= {f"{rule}.{level.value}" for rule, level in HEADLINES}
    keys |= {f"rule.{rule}{part}" for rule in RULE_NAMES for part in ("", ".why", ".innocent", ".advice")}
    keys |= {f"level.{level.value}{part}" for level in Level for part in ("", ".meaning", ".count.one", ".count.many")}
    keys |= {f"fact.{fact.name}" for fact in FACTS} | {f"gap.{reason.value}" for reason in GapReason}
    keys |= {f"class.{cls}" for cls in get_args(ProductClass)}
    keys |= {f"signature.{result}" for result in ("unread", "other", "none")}
    keys |= {f"capability.{capability.id}" for capability in CAPABILITIES}
    keys |= {f"group.{group}{part}" for group in GROUPS for part in ("", ".why")}
    keys |= {f"user.{kind.value}" for kind in UserKind}
    keys |= {f"account.{item.id}" for items in CHECKLIST.values() for item in items}
    keys |= {f"account.section.{section}" for section in CHECKLIST} | {f"account.short.{one}" for one in IN_SHORT}
    keys |= {f"helplines.{name}" for name in DIRECTORIES}
    keys |= {f"linear.who.{column.id}" for column in COLUMNS}
    keys |= {f"linear.level.{mark.value}" for mark in Mark}
    keys |= {f"linear.know.done.{how}" for how in (*Known, "later")}
    keys |= {f"linear.cell.{how}" for how in ("yes", *(cell.value for cell in set(Cell) - {Cell.NO}))}
    saved = set(SourceKind) - {SourceKind.ADB, SourceKind.FILES}
    keys |= {f"{part}.{kind.value}" for kind in saved for part in ("saved", "origin")}
    keys |= {f"redaction.{how.value}" for how in set(Redaction) - {Redaction.NONE}}
    keys |= {f"hint.{kind.value}" for kind in HintKind}
    keys |= {f"table.{held.value}" for held in Held if held is not Held.NOT_TOLD}
    keys |= {f"diff.{change.value}" for change in Change} | {f"diff.value.{name}" for name in (*VALUES, *PHONE_VALUES)}
    keys |= {f"diff.{known}.{side}" for known in ("there", "not-there", "told", "unread") for side in ("old", "new")}
    keys |= {f"diff.matter.{matter}" for matter in (Matter.APP, Matter.USER, Matter.WATCHED)} | {"diff.value.app_count"}
    keys |= {"diff.true", "diff.false", "diff.granted", "diff.withdrawn", "diff.joined", "diff.left"}
    keys |= {f"batch.column.{column}" for column in ("archive", "result", "products", "report")}
    keys |= {f"watched.category.{one.value}" for one in Category} | {f"watched.way.{one.value}" for one in Began}
    keys |= {f"watched.end.{one.value}" for one in End} | {"fact.saved-report", "fact.watched"}
    keys |= {f"tui.state.{state_key(state)}{part}" for state in ("device", *STATES, "") for part in ("", ".next")}
    keys |= {f"tui.connection.{name}" for name in ("usb", "wifi", "emulator")} | {
        f"tui.simulated.{one}" for one in phones()
    }
    keys |= {f"tui.wireless.{trouble.value}" for trouble in set(Trouble) - {Trouble.STOPPED}}
    keys |= {f"tui.phones.{one}{part}" for one in OTHER for part in ("", ".what")} | {
        f"tui.usb.{one}" for one in MAKERS
    }
    keys |= {f"tui.wireless.{field}" for field in FIELDS} | {f"tui.theme.{one.name}" for one in THEMES}
    keys |= {f"tui.wireless.{state}" for state in ("pairing", "connecting", "paired", "no-picture")}
    keys |= {f"tui.mark.{mark.value}" for mark in Mark} | {f"tui.checking.{how.value}.fact" for how in Progress}
    keys |= {f"result.{part}.{view}" for part in ("view", "short") for view in VIEWS}
    keys |= {f"result.column.{column.id}" for column in COLUMNS} | {f"result.cell.{cell.value}" for cell in Cell}
    keys |= {f"result.order.{order.value}" for order in Order}
    keys |= {f"way.{way.value}" for way in Way} | {"linked.other", "messenger.copy.other"}
    keys |= {f"watch.problem.{problem.value}{part}" for problem in Problem for part in ("", ".next")}
    keys |= {f"do.form.{form}{part}" for form in FORMATS for part in ("", ".what")}
    keys |= {f"do.redact.{how.value}{part}" for how in Redaction for part in ("", ".done")}
    keys |= {f"do.wrong.{reason}" for reason in REASONS} | {f"do.know.{how.value}" for how in Known}
    keys |= {f"do.know.done.{how}" for how in (*Known, "later")} | {
        f"do.update.{how}" for how in ("new", "gone", "changed")
    }
    return (
        keys
        | {f"how.{how}" for how in words_of("by-hand", "how")}
        | {f"proof.{proof}" for proof in words_of("known-ordinary", "proof")}
    )


def words_of(signal: str, slot: str) -> set[str]:
    """The values of a slot that stand for words, as the cases of the signal show them."""
    return {case.slots[slot] for case in load(signal) if case.slots}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def kind_of(key: str) -> Kind | None:
    """The kind of the signal that a sentence is about."""
    start, _, signal = key.partition(".")
    return KIND_OF[signal.removesuffix(".bare")] if start in ("signal", "brief") else None


def stem_of(key: str) -> str:
    """The key without the end that says how many."""
    stem, _, form = key.rpartition(".")
    return stem if form in ("one", "few", "many") else key


def stems(language: str) -> set[str]:
    return {stem_of(key) for key in SENTENCES[language]}


def seen() -> Iterator[Signal]:
    """Every signal as its present cases make it, with real slots."""
    for spec in SPECS:
        for case in load(spec.id):
            if case.expect is State.PRESENT:
                yield signal_of(case)


@complete
class TestCompleteness:
    def test_nothing_is_missing(self, language: str) -> None:
        assert {stem_of(key) for key in expected()} - stems(language) == set()

    def test_each_rule_has_a_few_words_for_the_list(self, language: str) -> None:
        keys = SENTENCES[language]
        for rule, level in HEADLINES:
            assert f"short.{rule}" in keys or f"short.{rule}.{level.value}" in keys

    def test_no_sentence_is_left_over(self, language: str) -> None:
        files = [path for path in Path(detector.__file__).parent.rglob("*") if path.suffix in (".py", ".j2")]
        modules = [path for path in files if path.parent.name not in LANGUAGES]
        source = "".join(path.read_text("utf-8") for path in modules).replace("'", '"')
        derived = re.compile(
            r"^(level|short|known-app|impostor|secret-door|planted|could-monitor|capability|way|linked|listing|do\.depth|messenger\.copy|result\.column)\.|\.(one|many|bare|advice)$"
        )
        left = set(SENTENCES[language]) - expected()
        named = {key.removesuffix(".short") for key in left}  # `.short` is for the line at the bottom of screens
        assert [key for key in sorted(named) if not derived.search(key) and f'"{key}"' not in source] == []

    def test_special_headlines_can_be_reached(self, language: str) -> None:
        """Their third part is a signal that makes the rule fire at that level, first of all."""
        reached = {f"{case.finding.replace(' ', '.')}.{case.because[0]}" for _, case in RULE_CASES if case.because}
        special = {
            key
            for key in SENTENCES[language]
            if (parts := key.split("."))[0] in RULE_NAMES and len(parts) == 3 and parts[1] in set(Level)
        }
        assert special <= reached

    def test_every_sentence_of_english_is_there(self, language: str) -> None:
        assert stems(language) == stems("en")

    def test_about_files_too(self, language: str) -> None:
        assert {stem_of(key) for key in ABOUT_FILES[language]} == {stem_of(key) for key in ABOUT_FILES["en"]}


@language
class TestShape:
    """What holds for a language that is only begun, too."""

    def test_no_sentence_is_unknown_to_english(self, language: str) -> None:
        assert stems(language) - stems("en") == set()

    def test_what_is_said_of_watching_is_whole(self, language: str) -> None:
        """Who agrees to it must have understood it."""
        assert {stem for stem in stems("en") - stems(language) if stem.startswith("watch.")} == set()

    def test_counted_sentences_have_every_form(self, language: str) -> None:
        forms, keys = spoken(language).forms, set(SENTENCES[language])
        counted = {stem_of(key) for key in SENTENCES["en"] if key.endswith(".many")} & stems(language)
        assert {f"{stem}.{form}" for stem in counted for form in forms} <= keys

    def test_it_has_the_same_slots_as_english(self, language: str) -> None:
        """A sentence about one thing need not name its number."""
        for key, text in SENTENCES[language].items():
            english = SENTENCES["en"].get(key) or SENTENCES["en"][f"{stem_of(key)}.many"]
            may_lack = {"count"} if key.endswith(".one") else set()
            assert fields(text) - may_lack == fields(english) - may_lack, key


@language
class TestSlots:
    def test_every_signal_fills_its_sentence(self, language: str) -> None:
        sentences = Sentences(Words(language))
        for signal in seen():
            clause = sentences.clause(signal)
            assert clause
            assert "()" not in clause
            assert "  " not in clause

    def test_headlines_name_a_product_only_where_there_is_one(self, language: str) -> None:
        for key, text in SENTENCES[language].items():
            if key.split(".")[0] in RULE_NAMES:
                allowed = PRODUCT_SLOTS if key.startswith(("known-app.", "removed-app.")) else set()
                because = key.split(".")[2:]
                of_signal = fields(SENTENCES[language][f"signal.{because[0]}"]) if because else set()
                assert fields(text) <= allowed | of_signal | {"listing"}, key

    def test_every_rule_fills_its_headline_and_its_few_words(self, language: str) -> None:
        by_id = {signal.id: signal for signal in seen()}
        sentences = Sentences(Words(language))
        for _, case in RULE_CASES:
            if not case.finding or case.of != "app":
                continue
            rule, level = case.finding.split()
            signals = tuple(by_id[name] for name in case.present)
            finding = Finding(rule=rule, level=Level(level), because=case.because or (), signals=signals)
            assert sentences.headline(finding)
            short = sentences.short(finding)
            assert short
            assert not short.endswith((": ", ":"))


@language
class TestVerbs:
    def test_only_existence_says_that_something_happens_and_some_words_are_never_said(self, language: str) -> None:
        for key, text in SENTENCES[language].items():
            assert in_sentence(language, key, text, kind_of(key), RULE_NAMES) == []

    def test_the_tone_is_calm(self, language: str) -> None:
        for key, text in SENTENCES[language].items():
            assert not re.search("[!！]", text), key
            assert max(len(part.split()) for part in re.split(r"[.?:;] ", text)) <= 32, key
            assert max(len(part) for part in re.split(r"[.?:;。？：；]", text)) <= (70 if language == "zh" else 220), (
                key
            )


class TestCounting:
    @pytest.mark.parametrize(("number", "words"), [(0, "0 apps"), (1, "1 app"), (2, "2 apps")])
    def test_one_thing_and_more_things(self, number: int, words: str) -> None:
        assert Words().count("count.apps", number) == words

    def test_the_first_sentence_that_there_is(self) -> None:
        words = Words()
        assert words.first("how.file.bare", "how.file") == "how.file.bare"
        assert words.first("how.computer.bare", "how.computer") == "how.computer"

    def test_a_slot_cannot_be_a_format_string(self) -> None:
        assert "{product}" in Words()("signal.maker-label", label="{product}{0.__class__}")


@language
class TestAboutFiles:
    """Sentences that stand in the place of others in reports about files."""

    def test_each_takes_the_place_of_one(self, language: str) -> None:
        assert ABOUT_FILES[language].keys() <= SENTENCES[language].keys()

    def test_no_slot_is_new(self, language: str) -> None:
        for key, sentence in ABOUT_FILES[language].items():
            assert fields(sentence) <= fields(SENTENCES[language][key]), key

    def test_no_verb_and_no_word_that_is_never_said(self, language: str) -> None:
        for key, sentence in ABOUT_FILES[language].items():
            assert in_sentence(language, key, sentence, None, RULE_NAMES) == []
