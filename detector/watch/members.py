"""The processes of an app, and the agent inside one of them: how it gets in, and how it gets out."""

import time
from collections.abc import Callable
from enum import Enum, auto
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from detector.watch.bounded import StoppedError, within
from detector.watch.bridge import agent_script
from detector.watch.device import Phone
from detector.watch.events import Message, understood
from detector.watch.problems import Problem, WatchError, frida_errors

if TYPE_CHECKING:
    import frida

JOIN_S: Final = 60.0
"""For attaching to a process and loading the agent there."""
LEAVE_S: Final = 5.0
"""For each step of leaving one."""
LAST_S: Final = 15.0
"""For its last counts. An agent that does not tell them can have missed anything, so a slow one gets its time."""
_SCRIPT: Final = "watch"


class Left(Enum):
    """How a process was left."""

    OUT = auto()
    """With nothing of ours in it any more."""
    INSIDE = auto()
    """All is put back, and a thread of the app did not come out of the agent yet."""
    SILENT = auto()
    """The agent did not answer any more: what it had counted last is not known, nor whether it is out."""


class Told(Struct, frozen=True, kw_only=True):
    """Something that came from a process, in a thread of Frida."""

    pid: int
    message: Message | None = None
    """From the agent, or from the app that it lives in; None where it is none of the agent's, and was refused."""
    failed: bool = False
    """The agent itself came to an error."""
    detached: str = ""
    """Why the link to the process ended, in Frida's words."""


class Member:
    """One process of the app. `tell` is called from threads of Frida."""

    def __init__(self, pid: int, name: str, tell: Callable[[Told], None]) -> None:
        self.pid = pid
        self.name = name
        self.since = time.monotonic()
        self._tell = tell
        self._session: frida.Session | None = None
        self._script: frida.Script | None = None
        self._lock = Lock()
        self._joined = False
        self._given_up = False

    def join(self, phone: Phone, package: str, config: object, stop: Event) -> None:
        """Brings the agent into the process. Raises WatchError, or StoppedError once `stop` is set."""
        try:
            within(JOIN_S, lambda: self._join(phone.device, config), stop)
        except frida_errors() as error:
            self.leave()
            raise phone.explain(error, package) from error
        except OSError as error:  # frida-tools without its bridge
            self.leave()
            raise WatchError(Problem.NO_BRIDGE) from error
        except (TimeoutError, StoppedError) as error:
            self._give_up()
            if isinstance(error, StoppedError):
                raise
            raise phone.timed_out(package) from error

    def leave(self, *, asking: bool = True) -> Left:
        """Puts back what was changed, fetches the last counts, and takes the agent out. Raises nothing, and takes 30
        seconds at most.

        Without asking there are no last counts: an answer would stand behind all that a process sends without end.
        What was changed is put back all the same, by the agent itself when it is taken out.
        """
        script, session = self._script, self._session
        self._script = self._session = None
        answers = out = True
        if script is not None:
            if asking and (answers := _try(script.exports_sync.flush, LAST_S)):
                _try(script.exports_sync.leave)
            out = _try(script.unload)
        if session is not None:
            out = _try(session.detach) and out
        return Left.SILENT if not answers else Left.OUT if out else Left.INSIDE

    def _join(self, device: "frida.Device", config: object) -> None:
        self._session = session = device.attach(self.pid)
        session.on("detached", lambda reason, _crash: self._tell(Told(pid=self.pid, detached=reason)))
        script = session.create_script(agent_script(), name=_SCRIPT)
        script.set_log_handler(lambda _level, _text: None)  # would go to stdout
        script.on("message", self._on_message)
        script.load()
        self._script = script
        states = script.exports_sync.init(config)
        self._tell(Told(pid=self.pid, message=understood({"v": 1, "t": "hooks", "status": states})))
        with self._lock:
            self._joined = True
        if self._given_up:
            self.leave()

    def _give_up(self) -> None:
        """Whoever comes second, this or the end of `_join`, takes the agent out again."""
        with self._lock:
            self._given_up = True
        if self._joined:
            self.leave()

    def _on_message(self, message: Any, _data: object) -> None:
        sent = message.get("type") == "send"
        self._tell(Told(pid=self.pid, message=understood(message.get("payload")) if sent else None, failed=not sent))


def _try(step: Callable[[], object], seconds: float | None = None) -> bool:
    """Whether it came to an end in time, be it with an error: then there is nothing left to be taken out."""
    try:
        within(seconds or LEAVE_S, step)
    except frida_errors():
        return True
    except TimeoutError:
        return False
    return True


def running(phone: Phone, package: str) -> dict[int, str]:
    """The processes of an app by their numbers, its main one first. Raises WatchError.

    frida-server calls the main process by the label of the app; only what it adds to a process tells the package.
    """
    found = {one.pid: _name(one, package) for one in phone.processes()}
    return {pid: name for pid, name in sorted(found.items(), key=lambda item: len(item[1])) if name}


def _name(process: "frida.Process", package: str) -> str:
    """As Android names it, `PACKAGE` or `PACKAGE:PART`; empty for one of another app."""
    if process.name == package or process.name.startswith(f"{package}:"):
        return process.name
    return package if package in process.parameters.get("applications", ()) else ""
