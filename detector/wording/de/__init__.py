"""German."""

from typing import Final

from detector.wording.de import (
    about_files,
    acquisitions,
    capabilities,
    comparison,
    findings,
    fleet,
    guidance,
    messengers,
    pages,
    provenance,
    rules,
    signals,
    watch,
    watched,
)
from detector.wording.language import Language

LANGUAGE: Final = Language(
    code="de",
    name="Deutsch",
    reviewed=False,
    plural="n != 1",
    forms=("one", "many"),
    sentences={
        **pages.SENTENCES,
        **acquisitions.SENTENCES,
        **guidance.SENTENCES,
        **fleet.SENTENCES,
        **findings.SENTENCES,
        **capabilities.SENTENCES,
        **messengers.SENTENCES,
        **provenance.SENTENCES,
        **comparison.SENTENCES,
        **signals.SENTENCES,
        **rules.SENTENCES,
        **watched.SENTENCES,
        **watch.SENTENCES,
    },
    about_files=about_files.ABOUT_FILES,
)
