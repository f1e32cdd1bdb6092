"""An app that the person knows: marked or noted, and hidden by neither."""

from detector.outputs.names import quoted
from detector.signatures.library import Library
from detector.tui.knowing import Known, done, known
from detector.tui.linear.result import Result


def say_whether_known(result: Result, package: str) -> None:
    """Asks, and does what follows from the answer; DetectorError when a note cannot be written."""
    voice, words, library = result.voice, result.words, Library()
    allowed = library.allowed()
    voice.head(words("do.know.title"))
    app = result.checked.report.app(package)
    voice.say(*filter(None, (quoted(app.label, words) if app is not None else "", package)))
    voice.say(words("do.know.what"), words("linear.know.file", path=library.allowed_file))
    if package in allowed:
        voice.say(words("linear.know.noted", note=allowed[package]))
    elif package in result.checked.known:
        voice.say(words("linear.know.marked"))
    chosen = voice.choose([words(f"do.know.{how.value}") for how in Known], words("linear.back"))
    if chosen == 0:
        return
    how = tuple(Known)[chosen - 1]
    note = voice.ask(words("linear.know.note")) if how is Known.ALWAYS else ""
    result.checked = known(result.checked, package, how, note, extra=result.start.extra)
    voice.say("", words(f"linear.{done(how, result.checked).removeprefix('do.')}"))
