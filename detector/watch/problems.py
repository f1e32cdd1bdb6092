"""Every way in which an app cannot be watched, or is watched no more, with the words for it and the next step.

Frida's exceptions have no common base, and one class stands for several situations; what they say in which situation
was seen with frida 17.26.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from detector.errors import DetectorError, ExitCode
from detector.observations import End, Watched
from detector.wording import load
from detector.wording.language import ORIGINAL


class Problem(StrEnum):
    """What is wrong; the sentences are `watch.problem.NAME` and `watch.problem.NAME.next`."""

    NO_ADB_SERVER = "no-adb-server"
    NO_PHONE = "no-phone"
    NO_REMOTE = "no-remote"
    OTHER_CERTIFICATE = "other-certificate"
    UNKNOWN_CALLER = "unknown-caller"
    NO_FRIDA_SERVER = "no-frida-server"
    OTHER_VERSION = "other-version"
    JAILED = "jailed"
    NOT_INSTALLED = "not-installed"
    NOT_RUNNING = "not-running"
    NOT_ALLOWED = "not-allowed"
    NO_SPAWN = "no-spawn"
    SCRIPT = "script"
    NO_BRIDGE = "no-bridge"
    TIMED_OUT = "timed-out"
    UNEXPECTED = "unexpected"
    # while watching
    QUIT_AT_ONCE = "quit-at-once"
    APP_ENDED = "app-ended"
    UNPLUGGED = "unplugged"
    BROKE = "broke"
    NO_HOOKS = "no-hooks"
    STILL_INSIDE = "still-inside"
    SILENT = "silent"
    # a frida-server that is to be put on the phone
    NOT_A_FILE = "not-a-file"
    PACKED = "packed"
    NOT_A_PROGRAM = "not-a-program"
    OTHER_MACHINE = "other-machine"
    NO_CABLE = "no-cable"
    NO_ROOT = "no-root"
    NOT_PUSHED = "not-pushed"
    NOT_STARTED = "not-started"
    LEFT_BEHIND = "left-behind"


AT_ONCE_S: Final = 10.0
"""An app that ends so soon after the watching began may have ended because of it."""


class WatchError(DetectorError):
    """A problem; its sentences are those of its name. Slots can be text of the phone: untrusted."""

    def __init__(self, problem: Problem, **slots: str) -> None:
        self.problem = problem
        self.slots = slots
        key, english = f"watch.problem.{problem.value}", load(ORIGINAL).sentences
        super().__init__(english[key], english[f"{key}.next"], ExitCode.NO_SOURCE, **slots)


def frida_errors() -> tuple[type[Exception], ...]:
    """All that Frida raises, for `except`."""
    import frida

    return tuple(one for one in vars(frida).values() if isinstance(one, type) and issubclass(one, Exception))


def of_frida(error: Exception, **slots: str) -> WatchError:
    """The problem behind an exception of Frida. `slots`: package, file, and what else is known of the situation."""
    text = str(error)
    problem = next((problem for kind, fits, problem in _MEANINGS if kind == type(error).__name__ and fits(text)), None)
    return WatchError(problem or Problem.UNEXPECTED, error=f"{type(error).__name__}: {text}", **slots)


def _has(*parts: str) -> Callable[[str], bool]:
    return lambda text: any(part in text for part in parts)


def _always(_text: str) -> bool:
    return True


_MEANINGS: Final = (
    ("ServerNotRunningError", _always, Problem.NO_FRIDA_SERVER),
    ("ProtocolError", _has("version"), Problem.OTHER_VERSION),
    ("NotSupportedError", _has("Gadget", "jailed"), Problem.JAILED),
    ("NotSupportedError", _always, Problem.NO_SPAWN),
    ("PermissionDeniedError", _has("authentication required"), Problem.UNKNOWN_CALLER),
    ("PermissionDeniedError", _always, Problem.NOT_ALLOWED),
    ("ProcessNotFoundError", _always, Problem.NOT_RUNNING),
    ("ExecutableNotFoundError", _always, Problem.NOT_INSTALLED),
    ("InvalidArgumentError", _has("incorrect token"), Problem.UNKNOWN_CALLER),
    ("InvalidArgumentError", _has("device not found"), Problem.NO_PHONE),
    ("InvalidArgumentError", _has("unable to find application"), Problem.NOT_INSTALLED),
    ("InvalidArgumentError", _has("script(", "SyntaxError"), Problem.SCRIPT),
    ("RPCException", _always, Problem.SCRIPT),
    ("TransportError", _has("TLS certificate"), Problem.OTHER_CERTIFICATE),
    ("TransportError", _always, Problem.NO_FRIDA_SERVER),
    ("TimedOutError", _always, Problem.TIMED_OUT),
    ("ProcessNotRespondingError", _always, Problem.TIMED_OUT),
)
"""The exception, what its text says, and what that means; the first that fits."""


def ending(watched: Watched) -> WatchError | None:
    """What there is to say when watching ended otherwise than it should; what was seen until then stays true."""
    lasted = (watched.ended - watched.began).total_seconds()
    if watched.end is End.APP_ENDED:
        problem = Problem.QUIT_AT_ONCE if lasted <= AT_ONCE_S else Problem.APP_ENDED
        return WatchError(problem, package=watched.package, seconds=f"{lasted:.0f}")
    if watched.end is End.UNPLUGGED:
        return WatchError(Problem.UNPLUGGED, package=watched.package)
    if watched.end is End.FAILED:
        return WatchError(Problem.BROKE, package=watched.package)
    return None
