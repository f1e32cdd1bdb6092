"""What is said besides the report: safety words, progress, errors. All of it on stderr; stdout is the report's."""

import sys
from typing import TYPE_CHECKING, Final

from detector.errors import DetectorError
from detector.outputs.escape import visible
from detector.wording import Words

if TYPE_CHECKING:
    from detector.facts import Step

_SHORT: Final = ("safety.1", "safety.2", "safety.3")
_PAGE: Final = ("safety.1", "safety.2", "safety.3", "safety.4")


def say(text: str = "") -> None:
    """One line on stderr; text of the phone cannot steer the terminal."""
    print(visible(text), file=sys.stderr)  # noqa: T201 - the one place that talks


def safety(words: Words, *, ask: bool) -> None:
    """The safety words: a page with a key to go on for a person, three lines for a script, which is never stopped.

    Raises KeyboardInterrupt when the person leaves.
    """
    if not (ask and sys.stdin.isatty() and sys.stderr.isatty()):
        for key in _SHORT:
            say(words(key))
        return
    say(words("safety.title"))
    for key in _PAGE:
        say(f"  · {words(key)}")
    say()
    say(words("safety.consent"))
    sys.stderr.write(words("safety.go-on") + " ")
    sys.stderr.flush()
    if not sys.stdin.readline():
        raise KeyboardInterrupt


def progress(step: "Step") -> None:
    """One line that is written over, and only where a person looks."""
    if sys.stderr.isatty():
        end = "\n" if step.done == step.total else ""
        sys.stderr.write(f"\r\x1b[K  {step.done}/{step.total}  {visible(step.command)}{end}")
        sys.stderr.flush()


def error(problem: DetectorError) -> None:
    """What happened, and what to do next."""
    say(problem.message)
    if problem.hint:
        say(problem.hint)
