"""What a phone says is kept, to be judged later: where to, for whom, then the phone is read once more."""

from datetime import datetime

from detector.errors import DetectorError
from detector.tui.check import Keep
from detector.tui.checked import Target
from detector.tui.keeping import ENCRYPTED, PLAIN, possible, what_is_there, why_not_kept, why_nothing
from detector.tui.linear.checking import keep
from detector.tui.linear.result import Result
from detector.tui.writing import named, proposed


def keep_answers(result: Result) -> None:
    """Asks, keeps and tells the seal; DetectorError when nothing is kept."""
    voice, words, phone = result.voice, result.words, result.checked.again
    voice.head(words("do.keep.title"))
    if phone is None or not possible(result.checked):
        voice.say(why_nothing(result.checked, words))
        return
    voice.say(words("do.keep.what"), words("do.keep.personal"))
    if not voice.choose([words("linear.keep.go-on")], words("linear.back")):
        return
    recipient = voice.ask(words("linear.keep.recipient"))
    usual = proposed(ENCRYPTED if recipient else PLAIN, datetime.now())  # noqa: DTZ005 - the day on the wall
    answer = voice.ask(words("linear.where", path=usual))
    if answer != "0":
        _keep(result, phone, Keep(path=named(answer) or usual, recipients=(recipient,) if recipient else ()))


def _keep(result: Result, phone: Target, where: Keep) -> None:
    voice, words = result.voice, result.words
    voice.say("", words("linear.keep.working"))
    try:
        kept = keep(phone, where, result.start, voice)
    except DetectorError as problem:
        raise why_not_kept(problem, where.path) from problem
    if kept is None:
        voice.say(words("linear.keep.stopped"))
        return
    voice.say("", *what_is_there(kept, words), words("acquisition.seal", seal=kept.seal), words("do.keep.seal"))
