"""The sentences that people read. Findings carry ids and slots, never prose; this is where words are put to them.

Verbs follow the kind of a signal: only `existence` may say that something runs or happens, `ability` says "may" and
"is allowed to". A test holds every sentence to that. A language is a package beside this module; only the one that is
asked for is imported, and English, which has every sentence.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Final

from detector.errors import DetectorError, Sentence
from detector.wording.language import ORIGINAL, Language

LANGUAGES: Final = (ORIGINAL, "zh", "es", "de", "ru")
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_OTHER_SCRIPT: Final = {"zh": frozenset({"hant", "tw", "hk", "mo"})}
"""Parts of a locale that mean the language in a script which ours is not written in."""


@cache
def _keys() -> Mapping[str, str]:
    """The keys of the sentences that have one, by their English."""
    return {english: key for key, english in load(ORIGINAL).sentences.items()}


class _Keyed(str):
    """The English of a sentence, with its key."""

    key: str


def keyed(key: str) -> str:
    """The English of a sentence that has a key: what is raised or kept with it can be said in any language later."""
    sentence = _Keyed(load(ORIGINAL).sentences[key])
    sentence.key = key
    return sentence


@cache
def load(code: str) -> Language:
    """One of LANGUAGES."""
    language: Language = import_module(f"detector.wording.{code}").LANGUAGE
    return language


def preferred(environment: Mapping[str, str]) -> str:
    """The language of a locale, as the system names it (`zh_CN.UTF-8`); English where we do not speak it."""
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    code, *parts = locale.lower().partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    return code if code in LANGUAGES and not _OTHER_SCRIPT.get(code, frozenset()).intersection(parts) else ORIGINAL


class NoWordsError(KeyError):
    """A sentence that is not there, or has a slot that nothing fills: a report of another version can need one."""


class Words:
    """The sentences of one language; with `about_files`, of a report about files that are on no phone.

    What a language does not say is said in English. What is true of files comes before what is true of phones, in
    whichever language.
    """

    def __init__(self, language: str = ORIGINAL, *, about_files: bool = False) -> None:
        spoken = [load(code) for code in dict.fromkeys((language, ORIGINAL))]
        self.language = spoken[0]
        self._layers = [(one, one.about_files) for one in spoken] if about_files else []
        self._layers += [(one, one.sentences) for one in spoken]
        self._noted = {**self.language.errors, **(self.language.of_others if about_files else {})}

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence of a key with its slots filled. Values are put in as they are: escape when writing."""
        return _filled(key, self._sentence(key), slots)

    def count(self, key: str, number: int, /, **slots: object) -> str:
        """The sentence about so many things, `KEY.one`, `KEY.many` or what the language needs; the slot is `count`."""
        for language, sentences in self._layers:
            if (form := f"{key}.{language.form(number)}") in sentences:
                return _filled(key, sentences[form], {"count": number, **slots})
        raise NoWordsError(key)

    def first(self, *keys: str) -> str:
        """The first of the keys that has a sentence, the most telling one first; the last one must have one."""
        return next(filter(self.has, keys), keys[-1])

    def has(self, key: str) -> bool:
        """Whether there is a sentence for the key."""
        return any(key in sentences for _, sentences in self._layers)

    def said(self, sentence: Sentence | str) -> str:
        """What the program says where it has no keys: English is the key. A text that is none stays as it is."""
        return self._translated(sentence) if isinstance(sentence, str) else sentence.told(self._translated)

    def noted(self, note: str) -> str:
        """What a report keeps in English, a reason or `name: reason`; what the phone said stays as it is."""
        name, colon, reason = note.rpartition(": ")
        return f"{name}{colon}{self._noted.get(reason, reason)}"

    def problem(self, error: DetectorError) -> tuple[str, str]:
        """What happened, and what to do next, which may be empty."""
        return self.said(error.sentence), self.said(error.next_step)

    def items(self, items: Iterable[str]) -> str:
        """Short things in a row."""
        return self("join.items").join(items)

    def _translated(self, english: str) -> str:
        if isinstance(english, _Keyed):
            return self._sentence(english.key)
        for told in (self.language.errors, self.language.of_others):
            if english in told:
                return told[english]
        key = _keys().get(english)
        return english if key is None else self._sentence(key)

    def _sentence(self, key: str) -> str:
        for _, sentences in self._layers:
            if key in sentences:
                return sentences[key]
        raise NoWordsError(key)


def _filled(key: str, sentence: str, slots: Mapping[str, object]) -> str:
    try:
        return sentence.format(**slots)
    except KeyError as missing:
        raise NoWordsError(f"{key}, {missing.args[0]}") from missing
