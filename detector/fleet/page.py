"""The summary of a batch as one HTML page: nothing is loaded, nothing runs, every name is escaped and made visible."""

from collections import Counter
from pathlib import Path
from typing import Final

from detector.errors import DetectorError, ExitCode
from detector.fleet.ledger import Entry, replace
from detector.fleet.summary import PAGE, Summary
from detector.fleet.telling import STANDINGS, standing, standing_words
from detector.outputs.html import environment, language_tag, style
from detector.wording import Words

_TEMPLATE: Final = "summary.html.j2"


def write(folder: Path, summary: Summary, words: Words) -> None:
    """Puts the page into the folder."""
    try:
        replace(folder / PAGE, render(summary, words).encode())
    except OSError as error:
        raise DetectorError(
            "{path} could not be written: {reason}", "", ExitCode.USAGE, path=PAGE, reason=error
        ) from error


def render(summary: Summary, words: Words) -> str:
    """The page: how many archives end in what, then a row for each, the most serious first."""
    counts = Counter(map(standing, summary.archives))
    page = environment(__package__).get_template(_TEMPLATE)
    return page.render(
        archives=sorted(summary.archives, key=lambda entry: (STANDINGS.index(standing(entry)), entry.name)),
        counts=[(standing_words(name, words), counts[name]) for name in STANDINGS if counts[name]],
        result=lambda entry: standing_words(standing(entry), words),
        products=lambda entry: words.items(_products(entry)),
        words=words,
        summary=summary,
        language=language_tag(words.language.code),
        style=style(),
    )


def _products(entry: Entry) -> list[str]:
    found = entry.result.found if entry.result is not None else ()
    return list(dict.fromkeys(one.product for one in found if one.product))
