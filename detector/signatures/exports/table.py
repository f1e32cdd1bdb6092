"""One indicator on a line, for spreadsheets and scripts (CSV, RFC 4180)."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from detector.formulas import as_cell
from detector.signatures.listed import listed
from detector.signatures.model import Product

COLUMNS: Final = ("id", "name", "class", "upstream_class", "kind", "indicator", "generic", "shared_with", "where")


def write_csv(products: Sequence[Product]) -> str:
    """Return the table, ordered by product, kind and indicator."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for product in products:
        about = (product.id, product.name, product.cls, product.upstream_class)
        for item in sorted(listed(product), key=lambda item: item.key):
            marks = ("yes" if item.generic else "", " ".join(item.shared_with), str(item.where))
            table.writerow(map(as_cell, (*about, item.kind, item.text, *marks)))
    return out.getvalue()
