"""What was seen of one app, by itself: text and JSON, with text of the app made harmless and nothing said too much."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from msgspec import structs

from detector.observations import Category, End, HookState, HookStatus, Seen, Watched, Way
from detector.outputs import watching
from detector.outputs.watched import coverage
from detector.wording import Words

NOW = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)
HOSTILE = "c2\u001b]0;x\u202e\n.example"


def hook(category: Category, state: HookState, name: str = "") -> HookStatus:
    return HookStatus(hook=f"{category.value}{name}", category=category, state=state)


def seen(category: Category, detail: str, count: int, process: str = "app") -> Seen:
    last = NOW + timedelta(seconds=count)
    return Seen(category=category, hooks=("x",), detail=detail, process=process, count=count, first=NOW, last=last)


RUN = Watched(
    package="com.example.watched",
    began=NOW,
    ended=NOW + timedelta(minutes=1),
    way=Way.ATTACH,
    end=End.FINISHED,
    frida="17.0.0",
    processes=("app", "app:remote"),
    hooks=(
        hook(Category.SMS, HookState.ACTIVE),
        hook(Category.CALLS, HookState.FAILED),
        hook(Category.CAMERA, HookState.ACTIVE),
        hook(Category.CAMERA, HookState.NOT_FOUND, "2"),
        hook(Category.TLS, HookState.ACTIVE),
    ),
    seen=(seen(Category.TLS, HOSTILE, 2), seen(Category.TLS, "other.example", 3, "app:remote")),
)


def test_only_what_was_watched_in_whole_is_called_not_seen() -> None:
    known = coverage(RUN)
    assert (known.active, known.all) == (3, 5)
    assert known.seen == (Category.TLS,)
    assert known.not_seen == (Category.SMS,)
    assert known.partly == (Category.CAMERA,)
    assert set(known.not_observable) == set(Category) - {Category.TLS, Category.SMS, Category.CAMERA}


def test_nothing_is_called_not_seen_when_calls_were_lost() -> None:
    known = coverage(structs.replace(RUN, dropped=1))
    assert known.not_seen == ()
    assert known.partly == (Category.SMS, Category.CAMERA)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_names_what_came_the_most_frequent_first(language: str) -> None:
    out = StringIO()
    watching.text(RUN, out, Words(language))
    told = out.getvalue()
    assert told.index("other.example") < told.index("c2␛]0;x⟨202E⟩␊.example")
    assert "5" in told
    assert not {"\u001b", "\u202e"} & set(told)


def test_json_is_whole_and_harmless() -> None:
    out = StringIO()
    watching.json(RUN, out)
    told = json.loads(out.getvalue())
    assert (told["format"], told["version"]) == ("detector-watched", 1)
    assert told["seen"][0]["detail"] == HOSTILE
    assert told["coverage"]["not_seen"] == ["sms"]
    assert not {"\u001b", "\u202e"} & set(out.getvalue())


def test_a_line_of_json_is_one_line() -> None:
    line = watching.json_line("seen", RUN.seen[0])
    assert line.count("\n") == 1
    assert json.loads(line)["event"] == "seen"
    assert json.loads(line)["detail"] == HOSTILE


def test_changes_are_what_is_new_and_what_came_again() -> None:
    before = (seen(Category.SMS, "sms", 1), seen(Category.TLS, "a.example", 4))
    after = (seen(Category.SMS, "sms", 2), seen(Category.TLS, "a.example", 4), seen(Category.TLS, "a.example", 1, "b"))
    assert list(watching.changes(before, after)) == [after[0], after[2]]
