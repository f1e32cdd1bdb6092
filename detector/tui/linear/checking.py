"""A check while it runs: how far it is, in a few lines that stay. Ctrl-C stops it with what was read by then."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from detector.errors import DetectorError
from detector.outputs.escape import visible
from detector.outputs.names import middle_cut
from detector.tui.check import Check, Keep
from detector.tui.checked import Checked, Phone, Saved, Simulated, Target
from detector.tui.linear.following import follow
from detector.tui.linear.voice import Voice
from detector.tui.start import Start
from detector.wording import keyed

if TYPE_CHECKING:
    from detector.facts.collecting import Step
    from detector.keeping import Kept
    from detector.sources.base import Origin

_EVERY: Final = 15
"""After so many answers it is said how far it is: about four times, since later questions follow from answers."""
_NAME_CELLS: Final = 60


class _Opened(Struct, frozen=True):
    origin: "Origin"


class _Answered(Struct, frozen=True):
    step: "Step"


_News: TypeAlias = _Opened | _Answered


def check(target: Target, start: Start, voice: Voice) -> Checked:
    """What was found; DetectorError when there is nothing to read."""
    running = Check(target, start)
    voice.head(voice.words("tui.checking.title", name=_named(target, voice)))
    voice.say(voice.words("linear.stop"))
    return _followed(running, voice, "tui.checking.stopping")


def keep(target: Target, where: Keep, start: Start, voice: Voice) -> "Kept | None":
    """What was kept of a phone while it was read once more; None when that was stopped. DetectorError."""
    running = Check(target, start, where)
    _followed(running, voice, "linear.stopping")
    return running.kept


def _followed(running: Check, voice: Voice, stopping: str) -> Checked:
    def work(tell: Callable[[_News], None]) -> Checked:
        return running.run(lambda step: tell(_Answered(step)), lambda origin: tell(_Opened(origin)))

    def hear(news: _News) -> None:
        match news:
            case _Opened(origin):
                voice.say(voice.words(f"saved.{origin.kind.value}", name=origin.name))
            case _Answered(step):
                if step.done % _EVERY == 0:
                    voice.say(voice.words("linear.progress", done=step.done, total=step.total))

    def stop() -> None:
        running.stop()
        if isinstance(running.target, Saved):  # there is no half of a file to be judged
            raise DetectorError(keyed("linear.stopped-saved"))

    return follow(work, stop, voice, on_news=hear, stopping=stopping)


def _named(target: Target, voice: Voice) -> str:
    match target:
        case Phone():
            return target.model.replace("_", " ") or target.serial
        case Saved():
            return middle_cut(visible(target.path.name or str(target.path)), _NAME_CELLS)
        case Simulated():
            return voice.words("tui.checking.simulated", name=target.name)
