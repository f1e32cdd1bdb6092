"""English, the original."""

from typing import Final

from detector.wording.en import (
    about_files,
    acquisitions,
    capabilities,
    comparison,
    doing,
    findings,
    fleet,
    guidance,
    linear,
    messengers,
    pages,
    provenance,
    results,
    rules,
    screens,
    signals,
    views,
    watch,
    watched,
    web,
)
from detector.wording.language import Language

LANGUAGE: Final = Language(
    code="en",
    name="English",
    reviewed=True,
    plural="n != 1",
    forms=("one", "many"),
    sentences={
        **pages.SENTENCES,
        **web.SENTENCES,
        **linear.SENTENCES,
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
        **screens.SENTENCES,
        **views.SENTENCES,
        **results.SENTENCES,
        **watched.SENTENCES,
        **watch.SENTENCES,
        **doing.SENTENCES,
    },
    about_files=about_files.ABOUT_FILES,
)
