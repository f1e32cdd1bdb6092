"""A check while it runs: how far it is, in a few lines that stay. Ctrl-C stops it with what was read by then."""

from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from detector.errors import DetectorError
from detector.tui.check import Check
from detector.tui.checked import Checked, Phone, Saved, Simulated, Target
from detector.tui.linear.voice import Voice
from detector.tui.start import Start
from detector.tui.working import Job, Jobs

if TYPE_CHECKING:
    from detector.facts.collecting import Step
    from detector.sources.base import Origin

_PARTS: Final = 4
"""So many times it is said how far it is."""
_PATIENCE_S: Final = 3.0


class _Ended(Struct, frozen=True):
    checked: Checked | None
    wrong: Exception | None


class _Opened(Struct, frozen=True):
    origin: "Origin"


class _Answered(Struct, frozen=True):
    step: "Step"


_Heard: TypeAlias = _Ended | _Opened | _Answered
"""What the thread tells that reads the phone."""


def check(target: Target, start: Start, voice: Voice) -> Checked:
    """What was found; DetectorError when there is nothing to read, or this program is at fault."""
    running = Check(target, start)
    heard: SimpleQueue[_Heard] = SimpleQueue()
    jobs = Jobs()
    _begin(target, voice)
    jobs.start(
        Job(
            lambda: running.run(lambda step: heard.put(_Answered(step)), lambda origin: heard.put(_Opened(origin))),
            running.stop,
        ),
        lambda checked, wrong: heard.put(_Ended(checked, wrong)),
    )
    try:
        return _follow(running, heard, voice)
    finally:
        jobs.end_all()
        jobs.wait(_PATIENCE_S)


def _begin(target: Target, voice: Voice) -> None:
    words = voice.words
    match target:
        case Phone():
            name = target.model.replace("_", " ") or target.serial
        case Saved():
            name = target.path.name
        case Simulated():
            name = words("tui.checking.simulated", name=target.name)
    voice.head(words("tui.checking.title", name=name))
    voice.say(words("linear.stop"))


def _follow(running: Check, heard: SimpleQueue[_Heard], voice: Voice) -> Checked:
    parts, stopped = 0, False
    while True:
        try:
            match heard.get():
                case _Ended(checked, wrong):
                    return _given(checked, wrong, voice)
                case _Answered(step):
                    parts = _progress(step, parts, voice)
                case _Opened(origin):
                    voice.say(voice.words(f"saved.{origin.kind.value}", name=origin.name))
        except KeyboardInterrupt:
            if stopped:  # the second one: leave at once
                raise
            stopped = True
            voice.say(voice.words("tui.checking.stopping"))
            running.stop()


def _progress(step: "Step", parts: int, voice: Voice) -> int:
    """Says it when another part is done; how many are."""
    done = _PARTS * step.done // step.total
    if done > parts:
        voice.say(voice.words("linear.progress", done=step.done, total=step.total))
    return max(parts, done)


def _given(checked: Checked | None, wrong: Exception | None, voice: Voice) -> Checked:
    if checked is not None:
        return checked
    if isinstance(wrong, DetectorError):
        raise wrong
    what = f"{type(wrong).__name__}: {wrong}"
    words = voice.words
    raise DetectorError(words("tui.problem.unexpected", error=what), words("tui.problem.unexpected.next")) from wrong
