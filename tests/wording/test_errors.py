"""What goes wrong is said in the reader's language, and what fills a sentence is never read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import DetectorError, ExplainedError, Sentence
from detector.wording import LANGUAGES, Words, load
from tests.english import english_in
from tests.wording.raised import Call, calls, details, has_words, sentences, slots
from tests.wording.test_sentences import COMPLETE
from tests.wording.verb_lint import in_sentence

ENGLISH = load("en").sentences
TRANSLATED = tuple(code for code in COMPLETE if code != "en")
translated = pytest.mark.parametrize("language", TRANSLATED)


def test_no_sentence_is_put_together_when_the_program_runs() -> None:
    assert [call.place for call in calls() if not call.english_only and None in call.sentences] == []


def test_what_is_handed_over_is_what_the_slots_ask_for() -> None:
    assert [call.place for call in calls() if not (call.english_only or _fits(call))] == []


def _fits(call: Call) -> bool:
    """A sentence that nothing is handed over for is left as it is, braces and all."""
    return not call.slots or call.slots == set().union(*(slots(one) for one in call.sentences if one))


@translated
def test_each_sentence_is_said(language: str) -> None:
    said = {*load(language).errors, *ENGLISH.values()}
    assert [one for one in sorted((sentences() | details()) - said) if has_words(one)] == []


@translated
def test_nothing_is_left_over(language: str) -> None:
    assert sorted(load(language).errors.keys() - sentences() - details()) == []


@translated
def test_none_says_what_is_never_said(language: str) -> None:
    wrong = [one for english in sentences() for one in in_sentence("en", english, english, None, ())]
    said = load(language).errors.items()
    assert wrong + [one for english, told in said for one in in_sentence(language, english, told, None, ())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slots_are_those_of_the_english(language: str) -> None:
    for english, said in {**load(language).errors, **load(language).of_others}.items():
        assert slots(said) == slots(english), english
        assert said
        assert language == "en" or said != english


def test_a_sentence_is_told_in_another_language_with_all_that_fills_it() -> None:
    chinese = Words("zh")
    broken = OSError(28, "No space left on device")
    told = chinese.problem(
        DetectorError(
            "{path} could not be written: {reason}", "There are: {there}.", path="a", reason=broken, there=("b", "c")
        )
    )
    assert told == ("无法写入 a：磁盘已满", "现有：b、c。")
    inner = ExplainedError("it holds more than {count} files", count=5)
    assert str(Sentence("it is not as it was sealed. {reason}", reason=inner)).endswith(
        "sealed. it holds more than 5 files"
    )
    assert chinese.said(Sentence("it is not as it was sealed. {reason}", reason=inner)).endswith(
        "。其中的文件超过 5 个"
    )


def test_what_no_language_says_is_said_in_english() -> None:
    assert Words("zh").said("Nobody wrote this.") == "Nobody wrote this."
    assert Words("de").problem(DetectorError("Nobody wrote this.")) == ("Nobody wrote this.", "")


@given(st.text(min_size=1), st.sampled_from(COMPLETE))
def test_what_fills_a_slot_is_never_read_as_a_sentence(text: str, language: str) -> None:
    words = Words(language)
    told = words.said(Sentence("{name} cannot be read: {reason}", name=text, reason=ValueError(text)))
    assert told.count(text) >= 2
    assert words.problem(DetectorError(text, text)) == (text, text)
    assert words.problem(DetectorError("{name}", "{name}", name=text)) == (text, text)


def test_what_a_report_keeps_in_english_is_told_in_another_language() -> None:
    words = Words("zh")
    assert words.noted("the phone was unplugged or switched off") == "手机被拔下或关机了"
    assert words.noted("a: b.zip: it is encrypted") == "a: b.zip: 它已加密"
    assert words.noted("find: /data/misc: Permission denied") == "find: /data/misc: Permission denied"
    assert Words("zh", about_files=True).noted("x.apk: Permission denied") == "x.apk: 没有权限"
    assert Words().noted("a: it is encrypted") == "a: it is encrypted"


def test_english_sentences_are_found_and_what_a_person_types_is_none() -> None:
    assert english_in("No phone is connected.") == ["No phone is connected"]
    assert (
        english_in("请运行 detector signatures update --from FILE，或 pip install 'stalkerware-detector[web]'。") == []
    )
