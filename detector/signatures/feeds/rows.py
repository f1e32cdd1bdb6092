"""Tables as text (CSV, RFC 4180) -> rows that know their line; a broken row costs itself and no other."""

import csv
import io
from collections.abc import Iterator, Sequence

from msgspec import Struct

from detector.signatures.feeds.base import Feed, FeedError
from detector.signatures.feeds.draft import Drafts
from detector.signatures.model import Place


class Row(Struct, frozen=True, kw_only=True):
    """One line of the table."""

    cells: dict[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def header(text: str) -> list[str]:
    """Return the column names that the first line gives."""
    first = text[:1000].lstrip().partition("\n")[0]
    return [cell.strip().strip('"') for cell in first.split(",")]


def read_rows(feed: Feed, columns: Sequence[str], drafts: Drafts) -> Iterator[Row]:
    """Yield every row that has all `columns`, in any order; raise FeedError if the header lacks one."""
    reader = csv.reader(io.StringIO(feed.text, newline=""), strict=True)
    names = [name.strip() for name in next(reader, [])]
    missing = [column for column in columns if column not in names]
    if missing:
        raise FeedError("the first line has no column {column!r}", name=feed.name, column=missing[0])
    while True:
        place = feed.place(reader.line_num + 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            drafts.reject("", f"cannot be read as a row: {error}", place)
            continue
        if not any(cells):
            continue
        if len(cells) != len(names):
            drafts.reject(",".join(cells), f"has {len(cells)} cells instead of {len(names)}", place)
            continue
        yield Row(cells=dict(zip(names, (cell.strip() for cell in cells), strict=True)), place=place)
