"""What a reader is told about apps that were watched: how much of it could be seen, and never more than was seen."""

import pytest
from msgspec import structs

from detector import outputs
from detector.observations import Category, End, HookState, Way
from detector.outputs.watched import how_watched, words_of
from detector.wording import Words
from tests.build import AppWords, PhoneWords, report
from tests.outputs.reports import watched
from tests.watching import SeenWords, WatchedWords

ACTIVE, FAILED, NOT_FOUND = HookState.ACTIVE, HookState.FAILED, HookState.NOT_FOUND


def told(seen: WatchedWords, language: str = "en") -> list[str]:
    return list(how_watched([seen.watched("org.example.app")], Words(language)))


def test_hooks_are_counted_and_what_they_cannot_see_is_named() -> None:
    hooks = {Category.SMS: (ACTIVE, ACTIVE), Category.CALLS: (NOT_FOUND,), Category.CAMERA: (ACTIVE, FAILED)}
    said = told(WatchedWords(hooks=hooks))
    assert said[0] == (
        "watched from 2026-11-22 11:00:00 to 11:01:00 UTC, after it was running, for as long as was asked"
    )
    assert said[1] == "3 of 5 hooks were active · calls: not observable · camera: observable only in part"
    assert said[2] == "nothing came, which tells of this time only: text messages"


def test_nothing_is_said_to_be_absent_where_events_were_lost() -> None:
    said = told(WatchedWords(hooks={Category.SMS: (ACTIVE,)}, dropped=3))
    assert said[2:] == ["3 more events came too fast to be told; the numbers are the least there were"]


@pytest.mark.parametrize("end", [*End, None])
@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_way_to_begin_and_to_end_has_words(end: End | None, way: Way, language: str) -> None:
    (said,) = told(WatchedWords(end=end, way=way), language)
    assert said


@pytest.mark.parametrize(("count", "words"), [("1", "once"), ("2", "2 times"), ("…", "…"), ("9" * 5000, "9" * 5000)])
def test_what_is_no_number_is_not_counted(count: str, words: str) -> None:
    assert words_of({"count": count, "first": "a", "last": "a"}, Words())["times_words"] == words


@pytest.mark.parametrize("format_name", ["text", "html", "markdown"])
def test_an_app_without_a_finding_is_told_too(format_name: str) -> None:
    said = " ".join(outputs.render(watched(), format_name).decode().split())
    assert "Watched apps" in said
    assert "asked for what was copied: 2 times" in said


def test_ten_thousand_characters_stay_in_their_place() -> None:
    long = "x" * 10_000
    seen = tuple(SeenWords(what=category, detail=f"{category}{long}") for category in Category)
    made = report(PhoneWords(apps={"org.example.app": AppWords(watched=(WatchedWords(seen=seen),))}))
    assert max(len(slot) for one in made.findings for signal in one.signals for slot in signal.slots.values()) < 300
    assert len(outputs.render(made, "text")) < 20_000


def test_without_the_hooks_the_open_questions_say_what_was_not_seen() -> None:
    """As in a report of which only the least was given out."""
    made = watched()
    bare = structs.replace(made, watched=tuple(structs.replace(one, hooks=()) for one in made.watched))
    assert "could not be told: calls (under observation)" in " ".join(outputs.render(bare, "text").decode().split())
    assert "could not be told: calls" not in " ".join(outputs.render(made, "text").decode().split())
