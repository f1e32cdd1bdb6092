"""Saying and asking, line by line. What is said is made harmless here, and nowhere else."""

import shutil
from collections.abc import Sequence
from typing import Final, TextIO

from detector.errors import DetectorError
from detector.outputs.escape import visible
from detector.outputs.wrapping import wrapped
from detector.wording import Words

LEAVE: Final = 0
_LONGEST_ANSWER: Final = 4096
"""As long as a path can be on Linux, and less than Python refuses as a number."""


class LeftError(Exception):
    """Nobody answers any more: the input has ended."""


class Voice:
    """One conversation, in the language that is spoken now."""

    def __init__(self, words: Words, hear: TextIO, speak: TextIO) -> None:
        self.words = words
        self._hear = hear
        self._speak = speak

    def say(self, *texts: str) -> None:
        """Each text is a paragraph. A terminal gets lines that fit, so that no word is torn; others one line each."""
        for text in texts:
            for line in self._lines(text):
                self._speak.write(f"{line}\n")
        self._speak.flush()

    def head(self, title: str) -> None:
        """The beginning of something new, after an empty line."""
        self.say("", title)

    def read(self, page: str) -> None:
        """A text of several lines, as it is."""
        self.say(*page.rstrip("\n").split("\n"))

    def told(self, problem: DetectorError) -> None:
        """What happened, and what to do next."""
        message, hint = self.words.problem(problem)
        self.say("", *message.split("\n"))
        if hint:
            self.say(*hint.split("\n"))

    def ask(self, question: str) -> str:
        """What a person typed, without the spaces around it."""
        while True:
            *before, last = self._lines(question)
            self.say(*before)
            self._speak.write(f"{last} ")
            self._speak.flush()
            answer = self._answer()
            if answer is not None:
                return answer.strip()
            self.say(self.words("linear.too-long"))

    def choose(self, options: Sequence[str], none: str, *, known: bool = False) -> int:
        """The number of an option, counted from 1; 0 for `none`. It asks until it gets one of them.

        Options that are `known` are not told again, unless only Enter comes.
        """
        if not known:
            self._tell(options, none)
        while True:
            answer = self.ask(self.words("linear.number.known" if known else "linear.number"))
            if (number := number_in(answer)) is not None and number <= len(options):
                return number
            if answer:
                self.say(self.words("linear.no-such-number", most=len(options)))
            else:
                self._tell(options, none)
                known = False

    def _tell(self, options: Sequence[str], none: str) -> None:
        numbered = [*enumerate(options, 1), (LEAVE, none)]
        self.say(*(self.words("linear.option", number=number, option=option) for number, option in numbered))

    def _lines(self, text: str) -> list[str]:
        shown = visible(text)
        return wrapped(shown, shutil.get_terminal_size().columns - 1) if self._speak.isatty() else [shown]

    def _answer(self) -> str | None:
        """One line; None for one that is longer than any answer. The rest of it answers no other question."""
        answer = rest = self._hear.readline(_LONGEST_ANSWER)
        if not answer:
            self._speak.write("\n")
            self._speak.flush()
            raise LeftError
        while len(rest) == _LONGEST_ANSWER and not rest.endswith("\n"):
            rest = self._hear.readline(_LONGEST_ANSWER)
        return answer if rest is answer else None


def number_in(answer: str) -> int | None:
    """The number that was typed; None for anything else."""
    return int(answer) if answer.isascii() and answer.isdigit() else None
