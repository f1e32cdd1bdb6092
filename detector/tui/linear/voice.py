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


class LeftError(Exception):
    """Nobody answers any more: the input has ended."""


class Voice:
    """One conversation, in one language."""

    def __init__(self, words: Words, hear: TextIO, speak: TextIO) -> None:
        self.words = words
        self._hear = hear
        self._speak = speak

    def say(self, *texts: str) -> None:
        """Each text is a paragraph. A terminal gets lines that fit, so that no word is torn; others one line each."""
        for text in texts:
            room = shutil.get_terminal_size().columns - 1
            for line in wrapped(visible(text), room) if self._speak.isatty() else [visible(text)]:
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
        self._speak.write(f"{visible(question)} ")
        self._speak.flush()
        answer = self._hear.readline(_LONGEST_ANSWER)
        if not answer:
            self._speak.write("\n")
            raise LeftError
        return answer.strip()

    def choose(self, options: Sequence[str], none: str, *, known: bool = False) -> int:
        """The number of an option, counted from 1; 0 for `none`. It asks until it gets one of them.

        Options that are `known` are not told again, unless only Enter comes.
        """
        if not known:
            self._tell(options, none)
        while True:
            answer = self.ask(self.words("linear.number"))
            if answer.isascii() and answer.isdigit() and int(answer) <= len(options):
                return int(answer)
            if answer:
                self.say(self.words("linear.no-such-number", most=len(options)))
            else:
                self._tell(options, none)

    def _tell(self, options: Sequence[str], none: str) -> None:
        numbered = [*enumerate(options, 1), (LEAVE, none)]
        self.say(*(self.words("linear.option", number=number, option=option) for number, option in numbered))
