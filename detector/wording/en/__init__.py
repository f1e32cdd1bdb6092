"""English."""

from typing import Final

from detector.wording.en import about_files, capabilities, findings, messengers, pages, rules, signals

SENTENCES: Final[dict[str, str]] = {
    **pages.SENTENCES,
    **findings.SENTENCES,
    **capabilities.SENTENCES,
    **messengers.SENTENCES,
    **signals.SENTENCES,
    **rules.SENTENCES,
}
ABOUT_FILES: Final[dict[str, str]] = about_files.ABOUT_FILES
