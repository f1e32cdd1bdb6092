"""The table of hooks in docs/watch.md is that of the program: `python -m tests.watch.test_page` makes it anew."""

import re
from pathlib import Path
from typing import Any

from detector.observations import Category
from tests.watch.standins import TABLE

PAGE = Path(__file__).parents[2] / "docs" / "watch.md"
GENERATED = re.compile(r"<!-- made by python -m tests\.watch\.test_page -->.*?<!-- end -->", re.DOTALL)


def place(row: dict[str, Any]) -> str:
    """A row in short: class and method, or the names of a function; what counts of it."""
    if "symbols" in row:
        return ", ".join(f"`{symbol}`" for symbol in (*row["symbols"], *row.get("bionic", ())))
    owner = row["class"].rpartition(".")[2].replace("$", ".") if "class" in row else "the app's own services:"
    name = f"`{owner}.{row['method']}`" if "class" in row else f"{owner} `{row['method']}`"
    return f"{name} of {', '.join(row['only'])}" if "only" in row else name


def generated() -> str:
    """The table, between its marks."""
    rows = [row for kind in ("java", "services", "native") for row in TABLE[kind]]
    lines = ["| category | places |", "|---|---|"]
    for category in Category:
        places = dict.fromkeys(place(row) for row in rows if row["category"] == category)
        lines.append(f"| {category} | {'; '.join(places)} |")
    return "\n".join(["<!-- made by python -m tests.watch.test_page -->", "", *lines, "", "<!-- end -->"])


def test_the_table_of_hooks_is_that_of_the_program() -> None:
    found = GENERATED.search(PAGE.read_text("utf-8"))
    assert found
    assert found[0] == generated()


if __name__ == "__main__":
    PAGE.write_text(GENERATED.sub(lambda _: generated(), PAGE.read_text("utf-8")), encoding="utf-8")
