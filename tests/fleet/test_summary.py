"""The table of a batch: a row for each archive, whatever its file is called."""

import csv
from pathlib import Path

import pytest
from msgspec import structs

from detector.fleet.summary import write
from tests.fleet.test_statistics import SPY, entry, summary


def rows(folder: Path, name: str) -> list[list[str]]:
    write(folder, summary(structs.replace(entry(1, SPY), name=name), entry(2)))
    with (folder / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_row_for_each_archive(tmp_path: Path) -> None:
    head, first, second = rows(tmp_path, "phone.zip")
    assert len(head) == len(first) == len(second)
    told = dict(zip(head, first, strict=True))
    assert (told["archive"], told["state"], told["match"]) == ("phone.zip", "judged", "1")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1.zip", "'=1+1.zip"),
        ("a;=1+1.zip", "a;'=1+1.zip"),
        (' "=1+1.zip', "' \"=1+1.zip"),
        ("\uff1d1+1.zip", "'\uff1d1+1.zip"),
        ("@sum.zip", "'@sum.zip"),
    ],
)
def test_no_cell_can_begin_a_formula(tmp_path: Path, name: str, cell: str) -> None:
    assert rows(tmp_path, name)[1][0] == cell
