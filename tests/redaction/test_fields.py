"""Every field of a report has a fate, and a field that has none does not go out."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest
from msgspec import Struct, structs

from detector.cli.giving_out import REDACTIONS
from detector.redaction import redact
from detector.redaction.changes import Context, Fate, keep
from detector.redaction.fields import FATES, GONE, INSIDE, SHOWN, SLOTS
from detector.report import Redaction, Report, decode, encode, schema
from detector.wording import LANGUAGES, load
from tests.outputs import reports
from tests.outputs.reports import busy, clean

infected = cache(reports.infected)
LESS = (Redaction.SHARE, Redaction.MINIMAL)


def structs_in(hint: Any) -> Iterator[type[Struct]]:
    """The structs that a field of this type can hold."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for part in get_args(hint):
        yield from structs_in(part)


def reachable(start: type[Struct] = Report) -> dict[type[Struct], None]:
    """Every struct of a report, but for those in fields that are emptied whatever is asked for."""
    found = {start: None}
    for name, hint in get_type_hints(start).items():
        if name in start.__struct_fields__ and FATES.get(start, {}).get(name) != GONE:
            for struct in structs_in(hint):
                found |= {} if struct in found else reachable(struct)
    return found


STRUCTS = tuple(reachable())


def named(struct: type[Struct]) -> str:
    return f"{struct.__module__.rpartition('.')[2]}.{struct.__name__}"


@pytest.mark.parametrize("struct", STRUCTS, ids=named)
def test_every_field_has_a_fate(struct: type[Struct]) -> None:
    assert set(FATES[struct]) == set(struct.__struct_fields__)


def test_no_fate_is_of_something_that_is_not_there() -> None:
    assert set(FATES) == set(STRUCTS)


@pytest.mark.parametrize("struct", STRUCTS, ids=named)
def test_what_holds_structs_is_walked_through_or_emptied(struct: type[Struct]) -> None:
    """A struct that is kept as it is would take its new fields with it."""
    hints = get_type_hints(struct)
    for name, fate in FATES[struct].items():
        if any(structs_in(hints[name])):
            assert keep not in (fate.share, fate.minimal), f"{struct.__name__}.{name}"


def test_a_field_without_a_fate_stays_behind() -> None:
    class Later(Struct, frozen=True, kw_only=True):
        known: str
        added: str = ""

    context = Context(clean(), Redaction.SHARE, {Later: {"known": Fate(keep, keep)}})
    assert context.inside(Later(known="a", added="b")) == Later(known="a")


def test_every_slot_of_a_sentence_has_a_fate() -> None:
    made = ("class_words", "how_words", "others_words", "proof_words", "times_words", "when_words", "names_words")
    sentences = [text for code in LANGUAGES for key, text in load(code).sentences.items() if key.startswith("signal.")]
    used = {slot for text in sentences for slot in re.findall(r"\{(\w+)\}", text)} - set(made)
    assert used <= set(SLOTS)
    assert {slot for one in infected().findings for signal in one.signals for slot in signal.slots} <= set(SLOTS)


@pytest.mark.parametrize("how", LESS)
@pytest.mark.parametrize("make", [busy, clean, infected])
class TestAnyReport:
    def test_it_says_so_and_is_read_back(self, make: Any, how: Redaction) -> None:
        made = redact(make(), how)
        assert made.redaction is how
        assert decode(encode(made)) == made

    def test_what_was_found_and_what_was_not_read_stays(self, make: Any, how: Redaction) -> None:
        whole, made = make(), redact(make(), how)
        assert [(one.rule, one.level) for one in made.findings] == [(one.rule, one.level) for one in whole.findings]
        assert [(one.rule, one.level) for one in made.undecided] == [(one.rule, one.level) for one in whole.undecided]
        assert [(one.fact, one.reason) for one in made.gaps] == [(one.fact, one.reason) for one in whole.gaps]
        assert (made.complete, made.app_count) == (whole.complete, whole.app_count)

    def test_once_more_changes_nothing(self, make: Any, how: Redaction) -> None:
        made = redact(make(), how)
        assert redact(made, how) == made
        assert redact(made, Redaction.NONE) == made

    def test_in_two_steps_it_is_the_same_as_in_one(self, make: Any, how: Redaction) -> None:
        assert (
            redact(redact(make(), Redaction.SHARE), Redaction.MINIMAL).findings
            == redact(make(), Redaction.MINIMAL).findings
        )


@pytest.mark.parametrize("how", LESS)
def test_it_agrees_with_the_schema(how: Redaction) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(redact(busy(), how))))


def test_the_options_name_all_there_are() -> None:
    assert tuple(Redaction) == REDACTIONS


def test_none_leaves_everything() -> None:
    assert redact(busy(), Redaction.NONE) == busy()


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Sync Service 4.2", "Sync Service 4.2"),
        ("Find +49 (170) 555-0123 now", "Find … now"),
        ("Anna \uff0b\u0661\u0667\u0660\u0665\u0665\u0665", "Anna …"),
        ("anna@post.example", "…"),
        ("IMEI 35 693803 564380-9", "IMEI …"),
        ("系统13800138000服务", "系统…服务"),
    ],
)
def test_a_name_on_the_screen_tells_no_number(label: str, left: str) -> None:
    assert SHOWN.of(label, Context(busy(), Redaction.SHARE, FATES)) == left
    assert SHOWN.of(label, Context(busy(), Redaction.MINIMAL, FATES)) == ""


def test_one_app_is_one_stand_in() -> None:
    """Who reads a report must be able to tell two apps apart that it does not name."""
    whole, made = busy(), redact(busy(), Redaction.MINIMAL)
    packages, replaced = (
        [*(one.package for one in of.findings), *(name for one in of.undecided for name in one.packages)]
        for of in (whole, made)
    )
    pairs = list(zip(packages, replaced, strict=True))
    assert len(dict(pairs)) == len(set(pairs)) == len({other for _, other in pairs})
    assert {group.packages for group in made.groups} <= {
        tuple(dict(pairs)[one] or "" for one in group.packages) for group in whole.groups
    }


def test_days_are_those_of_the_phone_without_its_time_zone() -> None:
    late = datetime.fromisoformat("2026-11-21T23:30:00-08:00")
    app = structs.replace(infected().apps[0], first_install=late, last_update=late.replace(tzinfo=None))
    made = redact(structs.replace(infected(), apps=(app,), created=late), Redaction.SHARE)
    assert made.apps[0].first_install == datetime(2026, 11, 21, tzinfo=UTC)
    assert made.apps[0].last_update == datetime(2026, 11, 21)  # noqa: DTZ001 - the phone's own
    assert made.created == datetime(2026, 11, 21, tzinfo=UTC)


def test_fates_are_compared_by_what_they_do() -> None:
    """The tests above rest on that."""
    assert Fate(keep, keep) == Fate(keep, keep) != INSIDE
