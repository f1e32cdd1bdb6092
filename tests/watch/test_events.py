"""Messages of the agent may be forged: what is taken of them, what is refused, and how it adds up."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.observations import Category, HookState
from detector.watch.events import MOST_COUNT, MOST_SEEN, Account, understood
from detector.watch.hooks import hook_table

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
MAIN, REMOTE = "com.example.watched", "com.example.watched:remote"


def batch(*events: tuple[str, str, int], dropped: int = 0) -> dict[str, Any]:
    told = [{"hook": hook, "detail": detail, "n": n} for hook, detail, n in events]
    return {"v": 1, "t": "batch", "events": told, "dropped": dropped}


def hooks(**status: str) -> dict[str, Any]:
    return {"v": 1, "t": "hooks", "status": {name.replace("_", "."): state for name, state in status.items()}}


def account(*payloads: object) -> Account:
    taken = Account()
    taken.attend(MAIN)
    for second, payload in enumerate(payloads):
        taken.take(MAIN, understood(payload), NOW + timedelta(seconds=second))
    return taken


def test_every_category_has_a_hook() -> None:
    assert {hook.category for hook in hook_table().values()} == set(Category)


def test_counts_add_up_over_hooks_and_time() -> None:
    taken = account(batch(("sms.query", "sms", 3)), batch(("sms.observe", "sms", 2), ("sms.query", "mms", 1)))
    sms, mms = taken.seen()
    assert (sms.category, sms.detail, sms.count, sms.process) == (Category.SMS, "sms", 5, MAIN)
    assert sms.hooks == ("sms.observe", "sms.query")
    assert (sms.first, sms.last) == (NOW, NOW + timedelta(seconds=1))
    assert (mms.detail, mms.count, taken.dropped) == ("mms", 1, 0)


def test_a_clock_that_is_set_back_does_not_turn_times_round() -> None:
    taken = account(batch(("sms.query", "sms", 1)))
    taken.take(MAIN, understood(batch(("sms.query", "sms", 1))), NOW - timedelta(hours=1))
    assert taken.seen()[0].last == NOW


def test_processes_are_told_apart() -> None:
    taken = account(batch(("tls.write", "c2.stalker.example", 2)))
    taken.take(REMOTE, understood(batch(("tls.write", "c2.stalker.example", 5))), NOW)
    assert {(seen.process, seen.count) for seen in taken.seen()} == {(MAIN, 2), (REMOTE, 5)}


@pytest.mark.parametrize(
    ("hook", "detail"),
    [
        ("network.connect", "127.0.0.1"),
        ("network.connect", "2001:db8:0:0:0:0:0:1"),
        ("network.resolve", "c2.stalker.example"),
        ("network.resolve", "localhost"),
        ("accessibility.event", "com.tencent.mm"),
        ("accessibility.event", "android"),
        ("messenger-files.open", "com.whatsapp"),
        ("microphone.record", "voice-call"),
        ("tls.write", "other"),
    ],
)
def test_details_of_the_right_shape_are_taken(hook: str, detail: str) -> None:
    assert [seen.detail for seen in account(batch((hook, detail, 1))).seen()] == [detail]


@pytest.mark.parametrize(
    ("hook", "detail"),
    [
        ("sms.query", "meet me at nine"),
        ("sms.query", "com.android.contacts"),
        ("sms.sendTextMessage", "sms"),
        ("network.url", "c2.stalker.example/albums"),
        ("network.url", "user@c2.stalker.example"),
        ("network.url", "C2.stalker.example"),
        ("network.resolve", "8613800138000"),
        ("network.connect", "fe80::1%wlan0\u202e"),
        ("tls.write", "c2.stalker.example\n"),
        ("accessibility.event", "com.tencent.mm "),
        ("messenger-files.open", "/data/data/com.whatsapp/msgstore.db"),
        ("commands.exec", "su -c id"),
        ("no.such.hook", "sms"),
        ("accessibility.event", "com.tencent.mm\x1b[2J"),
        ("network.connect", "\u0661.2.3.4"),
    ],
)
def test_what_a_hook_cannot_tell_counts_as_dropped(hook: str, detail: str) -> None:
    taken = account(batch((hook, detail, 7)))
    assert (taken.seen(), taken.dropped) == ((), 7)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "batch",
        {},
        {**batch(), "v": 2},
        {**batch(), "text": "meet me at nine"},
        batch(("sms.query", "sms", 0)),
        batch(("sms.query", "sms", 10**12)),
        batch(("sms.query", "s" * 300, 1)),
        batch(*[("sms.query", "sms", 1)] * 501),
        batch(dropped=-1),
        {"v": 1, "t": "hooks", "status": {"sms.query": 1}},
        hooks(no_hook="active"),
        hooks(sms_query="well"),
        hooks(sms_query="failed: meet me at nine, 8613800138000"),
        hooks(sms_query="failed: this phone is fine"),
        hooks(sms_query="active: TypeError"),
        batch(("sms.query", "sms", -3)),
        batch(("sms.query", "sms", 1.5)),  # type: ignore[arg-type]
        batch(("sms.query", "sms", True)),
        {"v": 1, "t": "batch", "events": [[]], "dropped": 0},
        {"v": 1, "t": "batch", "events": {}, "dropped": 0},
        {"v": True, "t": "batch", "events": [], "dropped": 0},
        {"v": 1, "t": ["batch"], "events": [], "dropped": 0},
    ],
)
def test_other_messages_are_refused_and_counted(payload: object) -> None:
    taken = account(payload)
    assert (taken.seen(), taken.dropped) == ((), 1)
    assert {status.state for status in taken.hooks()} == {HookState.NOT_FOUND}


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_any_message_is_taken_or_refused(payload: object) -> None:
    assert account(payload).seen() == ()


def test_what_was_dropped_in_the_app_is_added() -> None:
    assert account(batch(dropped=4), batch(dropped=5)).dropped == 9


def test_an_app_cannot_fill_the_memory() -> None:
    taken = Account()
    for part in range(0, MOST_SEEN + 500, 500):
        taken.take(MAIN, understood(batch(*[("tls.write", f"h{n}.example", 1) for n in range(part, part + 500)])), NOW)
    assert (len(taken.seen()), taken.dropped) == (MOST_SEEN, 500)


def test_a_hook_is_active_only_if_it_is_so_in_every_process() -> None:
    taken = account(hooks(sms_query="active", calls_query="active", media_query="active"))
    assert states(taken, "sms.query", "sms.observe") == [HookState.ACTIVE, HookState.NOT_FOUND]
    taken.attend(REMOTE)
    assert states(taken, "sms.query") == [HookState.NOT_FOUND]
    taken.take(REMOTE, understood(hooks(sms_query="active", calls_query="failed: call TypeError")), NOW)
    assert states(taken, "sms.query", "calls.query", "media.query") == ["active", "failed", "not-found"]
    assert [status.error for status in taken.hooks() if status.hook == "calls.query"] == ["call TypeError"]


def test_what_this_android_does_not_have_is_not_among_the_hooks() -> None:
    taken = account(hooks(calls_callback="absent", calls_listen="active"))
    assert {status.hook for status in taken.hooks()} == set(hook_table()) - {"calls.callback"}
    taken.attend(REMOTE)
    assert states(taken, "calls.callback") == [HookState.NOT_FOUND]


def states(taken: Account, *names: str) -> list[HookState]:
    told = {status.hook: status.state for status in taken.hooks()}
    assert list(told) == list(hook_table())
    return [told[name] for name in names]


def test_counts_have_an_end() -> None:
    taken = account(*[batch(*[("sms.query", "sms", 10**9)] * 500, dropped=10**9)] * 20)
    assert taken.seen()[0].count == 20 * 500 * 10**9
    for _ in range(3):
        taken.drop(MOST_COUNT)
    assert taken.dropped == MOST_COUNT
