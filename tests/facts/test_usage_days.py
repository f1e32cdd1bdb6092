"""Dates of many languages: what is certain is read, and nothing is guessed."""

from datetime import date

import pytest

from detector.facts.usage import parse
from detector.facts.usage_days import NEVER, UNREADABLE, Used, latest, month_is_first, numbers_of, used

DAY = date(2018, 4, 23)


def line(value: str) -> str:
    head = "user=0 \n  In-memory yearly stats\n    packages\n"
    return f'{head}      package=a.b totalTime="00:01" lastTime="{value}" \nmAppIdleEnabled=true\n'


@pytest.mark.parametrize(
    "text",
    [
        "4/23/2018, 9:45 AM",
        "23/4/2018 09:45",
        "23.4.2018, 09:45",
        "23. 4. 2018 9:45",
        "2018. 4. 23. 오전 9:45",
        "2018/4/23 上午9:45",
        "23.4.2018 klo 9.45",
        "23.04.2018 г., 9:45",
        "2018-04-23 09:45:11",
        "23-4-2018 09:45",
        "2018-04-23",
        "٢٣\u200f/٤\u200f/٢٠١٨ ٩:٤٥ ص",
    ],
)
def test_one_date_that_says_which_number_is_the_month(text: str) -> None:
    (one,) = parse(line(text)).records
    assert (one.opened, one.opened_day, one.active_day) == (True, DAY, DAY)


@pytest.mark.parametrize("text", ["4/2/2018, 9:45 AM", "4.2.2018 09:45", "12/11/2018"])
def test_a_date_that_may_be_two_days_is_neither(text: str) -> None:
    (one,) = parse(line(text)).records
    assert (one.opened, one.opened_day, one.active, one.active_day) == (True, None, True, None)


@pytest.mark.parametrize(
    "text",
    ["12/31/1969, 7:00 PM", "31.12.1969 19:00", "1/1/1970 08:00", "1970-01-27 06:40:22", "1970. 1. 1. 오전 9:00"],
)
def test_time_zero_is_never(text: str) -> None:
    (one,) = parse(line(text)).records
    assert (one.opened, one.active) == (False, False)


@pytest.mark.parametrize("text", ["?", "", "yesterday", "4/23/18, 9:45 AM", "23 avr. 2018", "4/23/9999", "2018"])
def test_what_is_no_date_is_neither_used_nor_never(text: str) -> None:
    (one,) = parse(line(text)).records
    assert (one.opened, one.opened_day, one.active) == (None, None, None)


def test_another_date_of_the_dump_tells_the_order() -> None:
    ranged = line("4/2/2018, 9:45 AM").replace(
        "    packages", '  timeRange="3/13/2018, 8:00 PM – 4/2/2018" \n    packages'
    )
    assert parse(ranged).records[0].opened_day == date(2018, 4, 2)
    ranged = ranged.replace("3/13/2018", "13/3/2018")
    assert parse(ranged).records[0].opened_day == date(2018, 2, 4)


def test_dates_that_tell_both_orders_tell_none() -> None:
    assert month_is_first([(13, 4, 2018), (4, 13, 2018)]) is None
    assert month_is_first([(4, 13, 2018), (4, 2, 2018)]) is True
    assert month_is_first([(2018, 13, 1)]) is None
    assert used((3, 3, 2018), None) == Used(ever=True, day=date(2018, 3, 3)), "both orders agree"


def test_a_day_that_does_not_exist_is_used_all_the_same() -> None:
    assert used(numbers_of("2018-02-30"), None) == Used(ever=True)


def test_the_latest_of_several() -> None:
    early, late = Used(ever=True, day=date(2018, 1, 1)), Used(ever=True, day=date(2018, 2, 1))
    assert latest([late, early, NEVER]) == late
    assert latest([NEVER, Used(ever=True)]) == Used(ever=True)
    assert latest([UNREADABLE, early]) == early
    assert latest([UNREADABLE, NEVER]) == UNREADABLE
    assert latest([]) == NEVER
