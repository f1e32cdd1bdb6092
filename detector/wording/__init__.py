"""The sentences that people read. Findings carry ids and slots, never prose; this is where words are put to them.

Verbs follow the kind of a signal: only `existence` may say that something runs or happens, `ability` says "may" and
"is allowed to". A test holds every sentence to that.
"""

from collections.abc import Mapping
from typing import Final

from detector.wording import en

LANGUAGES: Final[dict[str, Mapping[str, str]]] = {"en": en.SENTENCES}
ABOUT_FILES: Final[dict[str, Mapping[str, str]]] = {"en": en.ABOUT_FILES}
"""Sentences that stand in the place of others in a report about files."""


class Words:
    """The sentences of one language; with `about_files`, of a report about files that are on no phone."""

    def __init__(self, language: str = "en", *, about_files: bool = False) -> None:
        more = ABOUT_FILES[language] if about_files else {}
        self._sentences = {**LANGUAGES[language], **more}

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence of a key with its slots filled. Values are put in as they are: escape when writing."""
        return self._sentences[key].format(**slots)

    def count(self, key: str, number: int, /, **slots: object) -> str:
        """The sentence about so many things: `KEY.one` or `KEY.many`, with the slot `count`."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", count=number, **slots)

    def first(self, *keys: str) -> str:
        """The first of the keys that has a sentence, the most telling one first; the last one must have one."""
        return next((key for key in keys if key in self._sentences), keys[-1])

    def has(self, key: str) -> bool:
        """Whether there is a sentence for the key."""
        return key in self._sentences
