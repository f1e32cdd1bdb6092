"""What is said of many archives at once."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "batch.archives.one": "1 archive",
    "batch.archives.many": "{count} archives",
    "batch.same.one": "1 of them was the same as the last time, and was not judged again.",
    "batch.same.many": "{count} of them were the same as the last time, and were not judged again.",
    "batch.worst": "By the most serious finding of each:",
    "batch.nothing": "No monitoring app of our list and none that clearly looks like one",
    "batch.open": "Nothing found in what could be read; not everything could",
    "batch.failed": "Not judged",
    "batch.why": "Not judged: {name}: {reason}",
    "batch.summary": "Summary: {path}",
    "batch.progress": "{done}/{total} · {rate} per second · {left} left",
    "batch.column.archive": "Archive",
    "batch.column.result": "Most serious finding",
    "batch.column.products": "Products of the list",
    "batch.column.report": "Report",
}
