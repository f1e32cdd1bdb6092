"""What can go wrong, in words for the person at the terminal, and the exit codes for scripts.

A sentence stands in English where it is raised, with slots for what is not known before. `detector.wording` says it in
another language: the English is the key, as in gettext. What fills a slot may come from anywhere and is never read as a
sentence with slots.
"""

from collections.abc import Callable
from enum import IntEnum


class ExitCode(IntEnum):
    """What `detector` tells a script. Documented in docs/usage.md."""

    OK = 0
    """Nothing at or above `--fail-on`, and every core reading succeeded."""
    FINDINGS = 1
    USAGE = 2
    NO_SOURCE = 3
    """No phone, or it does not let itself be read."""
    NOT_CHECKED = 4
    """A core reading failed and nothing was found: this is not a clean result."""
    DATA = 5
    """Signature files or a saved report that cannot be used."""
    MISTAKE = 70
    """The program itself failed (EX_SOFTWARE of sysexits): nothing follows from that about the phone."""
    INTERRUPTED = 130


class Sentence:
    """An English sentence with `{slots}`, and what fills them.

    A slot takes anything that has a text; another sentence, an exception, and a tuple of these are told in the same
    language as the sentence around them. Without slots the sentence is left as it is, braces and all.
    """

    def __init__(self, english: str, /, **slots: object) -> None:
        self.english = english
        self.slots = slots

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translated: Callable[[str], str]) -> str:
        """The sentence in a language that has a sentence with the same slots for the English one."""
        sentence = translated(self.english)
        if not self.slots:
            return sentence
        return sentence.format_map({name: _filling(value, translated) for name, value in self.slots.items()})


def reason(error: BaseException) -> Sentence:
    """What an exception says: its own sentence, or its text as one without slots."""
    if isinstance(error, ExplainedError):
        return error.sentence
    return Sentence(getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _filling(value: object, translated: Callable[[str], str]) -> object:
    match value:
        case Sentence():
            return value.told(translated)
        case BaseException():
            return reason(value).told(translated)
        case tuple():
            return translated(", ").join(str(_filling(one, translated)) for one in value)
    return value


class ExplainedError(Exception):
    """An exception that says in a sentence what is wrong, or in a few words that fill the slot of one."""

    def __init__(self, english: str, /, **slots: object) -> None:
        self.sentence = Sentence(english, **slots)
        super().__init__(str(self.sentence))


class DetectorError(ExplainedError):
    """Something the person can act on: what happened, and what to do next. The slots are those of both sentences."""

    def __init__(
        self, message: str, hint: str = "", exit_code: ExitCode = ExitCode.NO_SOURCE, /, **slots: object
    ) -> None:
        super().__init__(message, **slots)
        self.next_step = Sentence(hint, **slots)
        """May be empty."""
        self.exit_code = exit_code

    @property
    def message(self) -> str:
        """What happened, in English."""
        return str(self.sentence)

    @property
    def hint(self) -> str:
        """What to do next, in English; may be empty."""
        return str(self.next_step)
