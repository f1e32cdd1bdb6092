"""A spreadsheet takes no text for a formula, whichever character its lists are written with."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detector.formulas import as_cell

SIGNS = "=+-@＝＋－＠"


def begins_a_formula(cell: str) -> bool:
    return cell.lstrip(' \t\r\n"')[:1] in set(SIGNS)


@given(st.lists(st.text(st.sampled_from(SIGNS + ",;|\t\r\n \"'a1"), max_size=12), min_size=1, max_size=3))
@example(["a;=1+1"])
@example(['";=1+1;"'])
@example(["=1", '"=1+1', "x"])
def test_however_a_line_is_split_no_cell_is_a_formula(cells: list[str]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(as_cell, cells))
    for separator in ",;|\t":
        for row in csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=separator):
            assert not any(map(begins_a_formula, row))
        # and for a reader that knows no quotes
        for line in text.getvalue().splitlines():
            assert not any(map(begins_a_formula, line.split(separator)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", ""),
        ("Sync Service", "Sync Service"),
        ("1.0-beta+2", "1.0-beta+2"),
        ("someone@example.org", "someone@example.org"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (" +1", "' +1"),
        ("-2", "'-2"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ('a,"@x', "a,'\"@x"),
        ("抢红包", "抢红包"),
    ],
)
def test_only_what_begins_a_cell_is_changed(text: str, cell: str) -> None:
    assert as_cell(text) == cell
