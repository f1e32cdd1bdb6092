"""From Frida's exceptions and ends to words, in every language that is complete."""

from datetime import UTC, datetime, timedelta

import pytest

from detector.observations import End, Watched, Way
from detector.watch.problems import Problem, WatchError, ending, of_frida
from detector.wording import LANGUAGES, Words

SLOTS = {
    "package": "com.example.watched",
    "process": "com.example.watched:remote",
    "file": "frida-server-17.0.0-android-arm64.xz",
    "address": "127.0.0.1:5037",
    "version": "17.0.0",
    "error": "an error",
    "seconds": "3",
    "path": "/tmp/file",
    "abi": "arm64-v8a",
    "name": "detector-frida-server",
}


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        ("ServerNotRunningError", "unable to connect to remote frida-server: closed", Problem.NO_FRIDA_SERVER),
        ("ProtocolError", "unable to communicate; please ensure that major versions match", Problem.OTHER_VERSION),
        ("ProtocolError", "something else", Problem.UNEXPECTED),
        ("NotSupportedError", "need Gadget to attach on jailed Android; its default location is", Problem.JAILED),
        ("NotSupportedError", "not supported", Problem.NO_SPAWN),
        ("PermissionDeniedError", "not authorized, authentication required", Problem.UNKNOWN_CALLER),
        ("InvalidArgumentError", "incorrect token", Problem.UNKNOWN_CALLER),
        ("TransportError", "unacceptable TLS certificate", Problem.OTHER_CERTIFICATE),
        ("PermissionDeniedError", "unable to access process with pid 1", Problem.NOT_ALLOWED),
        ("ProcessNotFoundError", "unable to find process with pid 1", Problem.NOT_RUNNING),
        ("ExecutableNotFoundError", "unable to find application", Problem.NOT_INSTALLED),
        ("InvalidArgumentError", "device not found", Problem.NO_PHONE),
        ("InvalidArgumentError", "unable to find application with identifier 'x'", Problem.NOT_INSTALLED),
        ("InvalidArgumentError", "script(line 1): SyntaxError: unexpected token", Problem.SCRIPT),
        ("RPCException", "Error: x", Problem.SCRIPT),
        ("TransportError", "the connection is closed", Problem.NO_FRIDA_SERVER),
        ("TimedOutError", "unexpectedly timed out", Problem.TIMED_OUT),
        ("ProcessNotRespondingError", "process refused to load frida-agent", Problem.TIMED_OUT),
        ("AddressInUseError", "x", Problem.UNEXPECTED),
    ],
)
def test_what_an_exception_of_frida_means(kind: str, text: str, problem: Problem) -> None:
    error = type(kind, (Exception,), {})(text)
    slots = {name: value for name, value in SLOTS.items() if name != "error"}
    assert of_frida(error, **slots).problem is problem


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("problem", Problem)
def test_each_problem_has_words_and_a_next_step_in_every_language(problem: Problem, language: str) -> None:
    error = WatchError(problem, **SLOTS)
    for english, other in zip((error.message, error.hint), Words(language).problem(error), strict=True):
        assert english
        assert other
        assert english != other
        assert "{" not in english + other


def watched(end: End, seconds: float) -> Watched:
    began = datetime(2026, 11, 27, tzinfo=UTC)
    return Watched(
        package="com.example.watched",
        began=began,
        ended=began + timedelta(seconds=seconds),
        way=Way.ATTACH,
        end=end,
    )


@pytest.mark.parametrize(
    ("end", "seconds", "problem"),
    [
        (End.APP_ENDED, 2, Problem.QUIT_AT_ONCE),
        (End.APP_ENDED, 60, Problem.APP_ENDED),
        (End.UNPLUGGED, 2, Problem.UNPLUGGED),
        (End.FAILED, 2, Problem.BROKE),
        (End.FINISHED, 2, None),
        (End.INTERRUPTED, 2, None),
    ],
)
def test_how_it_ended(end: End, seconds: float, problem: Problem | None) -> None:
    told = ending(watched(end, seconds))
    assert (told.problem if told else None) is problem
