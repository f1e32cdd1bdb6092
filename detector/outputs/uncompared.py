"""The sentences about what could not be compared: what it is, and which of two reports does not tell."""

from collections.abc import Iterable
from typing import Final

from detector.comparison import Matter, Uncompared
from detector.outputs.sentences import Sentences
from detector.wording import Words

_SHOWN: Final = 3


def short(words: Words, names: Iterable[str]) -> str:
    """The first few of some names in a row."""
    every = list(names)
    return words.items(every[:_SHOWN] + (["…"] if len(every) > _SHOWN else []))


class Untold:
    """What two reports do not tell together."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self.words = sentences.words

    def line(self, one: Uncompared) -> str:
        """What it is, and what the other report says about it."""
        if one.reasons:
            reasons = self.words.items(self.words(f"gap.{reason}") for reason in one.reasons)
            return self.words(f"diff.unread.{one.unread.value}", what=self.what(one), reasons=reasons)
        there = {True: "there", False: "not-there", None: "told"}[one.there]
        return self.words(f"diff.{there}.{one.unread.value}", what=self.what(one))

    def what(self, one: Uncompared) -> str:
        """What it is, and which apps and users it is about."""
        names = [self._thing(one.matter, name) for name in one.ids] or [self.words(f"diff.matter.{one.matter.value}")]
        what = self.words.items(dict.fromkeys(names))
        if one.packages:
            apps = self.words.count("count.apps", len(one.packages))
            key = "diff.apps" if one.matter is Matter.APP else "diff.of-apps"
            what = self.words(key, what=what, apps=apps, packages=short(self.words, one.packages))
        if one.users:
            what = self.words("diff.of-users", what=what, users=short(self.words, map(str, one.users)))
        return what

    def _thing(self, matter: Matter, name: str) -> str:
        if matter is Matter.FACT:
            return self.words(f"fact.{name}") if self.words.has(f"fact.{name}") else name
        if matter is Matter.FINDING:
            return self.words("diff.whether", rule=self.words(f"rule.{name}"))
        if matter in (Matter.GRANT, Matter.SETTING):
            return self.signal(name)
        return self.words(f"diff.value.{name}")

    def signal(self, signal: str) -> str:
        """The name of a signal."""
        return self.words(f"brief.{signal}")
