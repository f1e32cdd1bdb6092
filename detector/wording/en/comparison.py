"""What is said of earlier reports, and of what is different between two of them."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "show.note": "A report of {day}, by version {version} of this program. What it tells is as of that day.",
}
