"""Russian."""

from typing import Final

from detector.wording.language import Language
from detector.wording.ru import (
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

LANGUAGE: Final = Language(
    code="ru",
    name="Русский",
    reviewed=False,
    plural="n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    forms=("one", "few", "many"),
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
