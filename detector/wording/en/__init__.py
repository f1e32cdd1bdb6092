"""English."""

from typing import Final

from detector.wording.en import findings, pages, rules, signals

SENTENCES: Final[dict[str, str]] = {**pages.SENTENCES, **findings.SENTENCES, **signals.SENTENCES, **rules.SENTENCES}
