"""What is said besides the report: safety words, progress, errors. All of it on stderr; stdout is the report's."""

import shutil
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from detector.errors import DetectorError
from detector.outputs.escape import visible
from detector.outputs.wrapping import wrapped
from detector.wording import Words

if TYPE_CHECKING:
    from detector.facts.collecting import Step
    from detector.fleet import batch

_SHORT: Final = ("safety.1", "safety.2", "safety.3")
_PAGE: Final = ("safety.1", "safety.2", "safety.3", "safety.4", "safety.more")


def say(text: str = "", bullet: str = "") -> None:
    """One paragraph on stderr, wrapped where a person reads it; text of the phone cannot steer the terminal."""
    shown = bullet + visible(text)
    if sys.stderr.isatty():
        room = shutil.get_terminal_size().columns - 1
        shown = f"\n{' ' * len(bullet)}".join(wrapped(shown, room - len(bullet)))
    print(shown, file=sys.stderr)  # noqa: T201 - the one place that talks


def safety(words: Words, *, ask: bool, keeping: Path | None = None) -> None:
    """The safety words: a page with a key to go on for a person, three lines for a script, which is never stopped.

    `keeping` is where what is read will be kept, if it is. Raises KeyboardInterrupt when the person leaves.
    """
    if not (ask and sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        for key in _SHORT:
            say(words(key))
        return
    say(words("safety.title"))
    for key in _PAGE:
        if key == "safety.4" and keeping is not None:
            say(words("acquisition.keeping", path=keeping), bullet="  · ")
        else:
            say(words(key), bullet="  · ")
    say()
    say(words("safety.consent"))
    sys.stderr.write(words("safety.go-on") + " ")
    sys.stderr.flush()
    if not sys.stdin.readline():
        raise KeyboardInterrupt


def progress(step: "Step") -> None:
    """One line that is written over and gone at the end, and only where a person looks."""
    if sys.stderr.isatty():
        _over("" if step.done == step.total else f"  {step.done}/{step.total}  {visible(step.command)}")


def part_done(done: int, total: int) -> None:
    """The same of something that is not counted in commands."""
    if sys.stderr.isatty():
        _over("" if done >= total else f"  {100 * done // total} %")


class Archives:
    """Progress of a batch: a line that is written over where a person looks, one every minute for a log."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._began = time.monotonic()
        self._every = 0.1 if sys.stderr.isatty() else 60.0
        self._next = self._began + self._every

    def __call__(self, step: "batch.Step") -> None:
        """One archive is done."""
        now, ends = time.monotonic(), step.done == step.total
        if ends and sys.stderr.isatty():
            _over("")
        elif now >= self._next and not ends:
            self._next = now + self._every
            rate = step.done / (now - self._began)
            left = timedelta(seconds=round((step.total - step.done) / rate))
            line = self._words("batch.progress", done=step.done, total=step.total, rate=f"{rate:.1f}", left=left)
            (_over if sys.stderr.isatty() else say)(line)


def _over(line: str) -> None:
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()


def error(problem: DetectorError, words: Words) -> None:
    """What happened, and what to do next."""
    message, hint = words.problem(problem)
    for line in message.split("\n"):
        say(line)
    if hint:
        say(hint)
