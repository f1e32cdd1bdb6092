"""What a language is: its sentences by key, how it counts, and whether its sentences were reviewed."""

from collections.abc import Mapping
from functools import cache
from gettext import c2py
from typing import Final

from msgspec import Struct

ORIGINAL: Final = "en"
_form_of: Final = cache(c2py)


class Language(Struct, frozen=True, kw_only=True):
    """A language; each package beside this module has one, `LANGUAGE`."""

    code: str
    """As in ISO 639-1."""
    name: str
    """As its speakers call it."""
    reviewed: bool
    """Whether a native speaker has read the translation; the original is none, and counts as read."""
    plural: str
    """Which of the forms a number takes: an expression in `n`, as in the header of a gettext catalogue."""
    forms: tuple[str, ...]
    """The ends of the keys of counted sentences: `one` and `many`, `few` where the language has it."""
    sentences: Mapping[str, str]
    about_files: Mapping[str, str] = {}
    """What stands in the place of others in a report about files."""
    errors: Mapping[str, str] = {}
    """What errors say, by their English; the slots are the same."""
    of_others: Mapping[str, str] = {}
    """The same of what the system and other programs on this computer say."""

    def form(self, number: int) -> str:
        """The end of the key of the sentence about so many things."""
        return self.forms[_form_of(self.plural)(number)]
