"""Watching one app: the agent goes into each of its processes, is listened to, and comes out of all of them again.

Whatever ends it, each process is left as it was: the agent puts back what it changed, counts are fetched, the agent is
unloaded, the link is given up. Where nobody is left to ask for it, since this program was ended or the link was cut,
Frida has the agent put things back all the same before it takes it out (`dispose` in agent/src/main.ts).
"""

import math
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from detector.observations import End, HookState, Watched, Way
from detector.watch.bounded import StoppedError
from detector.watch.device import Phone, frida_version, not_running
from detector.watch.events import Account
from detector.watch.members import Left, Member, Told, running
from detector.watch.parts import Parts, parts_of
from detector.watch.problems import AT_ONCE_S, Problem, WatchError

LOOK_EVERY_S: Final = 2.0
"""How often it is looked whether the app has more processes."""
COMES_BACK_S: Final = 4.0
"""How long an app may be gone before it counts as ended: Android starts services anew."""
BURST: Final = 1000
PER_SECOND: Final = 100
"""So many messages can come from all processes; the agent tells some six in a second. What tells more is none of the
agent's: the app talks in its place. That is dropped, and the app is left.
"""
_POLL_S: Final = 0.1
_STAYED: Final = {Left.INSIDE: Problem.STILL_INSIDE, Left.SILENT: Problem.SILENT}
_CUT: Final = ("connection-terminated", "device-lost")
"""Reasons of Frida that are about the link and not about the app."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """Which app is watched, where, and what the agent has to know of it."""

    phone: Phone
    package: str
    spawn: bool = False
    """Start it for this, and end it first if it runs."""
    parts: Parts
    messengers: tuple[str, ...] = ()
    """Packages whose files are looked out for."""

    @property
    def config(self) -> dict[str, object]:
        """As the agent takes it."""
        parts = self.parts
        return {
            "package": self.package,
            "services": {"accessibility": parts.accessibility, "notifications": parts.notifications},
            "launchers": parts.launchers,
            "messengers": self.messengers,
        }


def target_of(phone: Phone, package: str, *, spawn: bool = False, messengers: tuple[str, ...] = ()) -> Target:
    """An app as the phone tells of it."""
    return Target(phone=phone, package=package, spawn=spawn, parts=parts_of(phone, package), messengers=messengers)


def watch(
    target: Target,
    *,
    seconds: float | None = None,
    on_change: Callable[[Watched], None] = lambda _: None,
    on_problem: Callable[[WatchError], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> Watched:
    """Watches until `seconds` are over, `stop` is set, or the app or the link ends; `on_change` gets what is known.

    `on_problem` gets what did not go well at the end and takes nothing from what was seen: something could not be left.
    Raises WatchError when no process could be watched; later than that, what was seen is given back whatever happens.
    """
    watching = _Watching(target, on_change, stop or threading.Event())
    try:
        end = watching.run(seconds)
    finally:
        for problem in watching.leave():
            on_problem(problem)
    return watching.result(end)


class _Watching:
    """One watching, from the first process to the last word of the last."""

    def __init__(self, target: Target, on_change: Callable[[Watched], None], stop: threading.Event) -> None:
        self._target = target
        self._on_change = on_change
        self._stop = stop
        self._told: queue.SimpleQueue[Told] = queue.SimpleQueue()
        self._heard = self._flood = 0
        """Messages that came, and those of them that were dropped; counted in threads of Frida."""
        self._account = Account()
        self._members: dict[int, Member] = {}
        self._names: dict[int, str] = {}
        """Of every process that was ever joined."""
        self._refused: set[int] = set()
        self._began, self._since = datetime.now(UTC), time.monotonic()
        self._ended: datetime | None = None
        self._next_look = 0.0
        self._gone_since: float | None = None
        self._gone_at = self._began
        self._quick_ends = 0
        self._broken: End | None = None
        self._silent = False
        """An agent did not answer in the end."""

    def run(self, seconds: float | None) -> End:
        """Until something ends it; says what. Raises WatchError when it cannot begin."""
        try:
            self._begin()
        except StoppedError:
            return End.INTERRUPTED
        deadline = math.inf if seconds is None else time.monotonic() + seconds
        while True:
            self._listen()
            now = time.monotonic()
            if (end := self._over(now, deadline)) is not None:
                return end
            if now >= self._next_look:
                self._next_look = now + LOOK_EVERY_S
                self._look()

    def leave(self) -> list[WatchError]:
        """Out of every process, one after the other, with the counts that were not told yet. Raises nothing; says
        where something was left.
        """
        self._ended = self._ended or datetime.now(UTC)
        left = [(member.name, member.leave(asking=not self._flood)) for member in tuple(self._members.values())]
        self._take_all()
        self._account.drop(self._flood)
        self._members.clear()
        for process in (name for name, how in left if how is Left.SILENT):
            self._silent = True
            self._account.doubt(process)
        return [WatchError(_STAYED[how], process=name) for name, how in left if how in _STAYED]

    def result(self, end: End | None) -> Watched:
        """All that is known."""
        if self._silent and end is End.FINISHED:  # the time is over, and nobody knows when it ended inside the app
            end = End.FAILED
        return Watched(
            package=self._target.package,
            began=self._began,
            ended=self._ended or datetime.now(UTC),
            way=Way.SPAWN if self._target.spawn else Way.ATTACH,
            end=end,
            frida=frida_version(),
            processes=tuple(dict.fromkeys(self._names.values())),
            hooks=self._account.hooks(),
            seen=self._account.seen(),
            dropped=self._account.dropped,
        )

    def _begin(self) -> None:
        target = self._target
        if target.spawn:
            self._spawn()
        else:
            found = running(target.phone, target.package)
            if not found:
                raise not_running(target.phone, target.package)
            problems = [problem for pid, name in found.items() if (problem := self._join(pid, name)) is not None]
            if not self._members:
                raise problems[0]
        self._next_look = time.monotonic() + LOOK_EVERY_S

    def _spawn(self) -> None:
        """Once started, the app waits until it is told to go on: it must not be left like that."""
        phone, package = self._target.phone, self._target.package
        pid = phone.call(lambda: phone.device.spawn(package), package)
        try:
            if (problem := self._join(pid, package)) is not None:
                raise problem
        finally:
            phone.call(lambda: phone.device.resume(pid), package)

    def _join(self, pid: int, name: str) -> WatchError | None:
        """Goes into one process, or says why not. Raises StoppedError."""
        member = self._members[pid] = Member(pid, name, self._hear)
        self._names[pid] = name
        self._account.attend(name)
        try:
            member.join(self._target.phone, self._target.package, self._target.config, self._stop)
        except WatchError as problem:
            del self._members[pid], self._names[pid]
            self._refused.add(pid)  # its hooks stay as they are: not active
            return problem
        return None

    def _hear(self, told: Told) -> None:
        """In a thread of Frida: keeps what comes for the thread that watches, up to a limit."""
        self._heard += 1
        if told.detached or self._heard <= BURST + PER_SECOND * (time.monotonic() - self._since):
            self._told.put(told)
        else:
            self._flood += 1

    def _listen(self) -> None:
        """Waits a moment for what comes, and takes all of it."""
        try:
            self._take(self._told.get(timeout=_POLL_S))
        except queue.Empty:
            return
        self._take_all()
        self._on_change(self.result(None))

    def _take_all(self) -> None:
        """What is there now, and not what comes meanwhile: an app that tells without end must not hold up the rest."""
        for _ in range(self._told.qsize()):
            self._take(self._told.get_nowait())

    def _take(self, told: Told) -> None:
        if told.detached:
            self._lost(told.pid, told.detached)
        elif not told.failed:
            self._account.take(self._names.get(told.pid, ""), told.message, datetime.now(UTC))
        elif not any(hook.state is HookState.ACTIVE for hook in self._account.hooks()):
            self._broken = End.FAILED

    def _lost(self, pid: int, reason: str) -> None:
        member = self._members.pop(pid, None)
        if member is None or self._ended is not None:  # we left it
            return
        if reason in _CUT:
            self._broken = End.UNPLUGGED
            return
        now = time.monotonic()
        self._quick_ends += now - member.since <= AT_ONCE_S
        if not self._members:
            self._gone_since, self._gone_at = now, datetime.now(UTC)
            self._next_look = now

    def _over(self, now: float, deadline: float) -> End | None:
        if self._broken is not None:
            return self._broken
        if self._flood:
            return End.FAILED
        if self._stop.is_set():
            return End.INTERRUPTED
        if now >= deadline:
            return End.FINISHED
        if self._gone_since is not None and (self._quick_ends > 1 or now - self._gone_since >= COMES_BACK_S):
            self._ended = self._gone_at  # and not when waiting for it was given up
            return End.APP_ENDED
        return None

    def _look(self) -> None:
        """Joins processes that were not there before. A link that was cut shows here too."""
        try:
            found = running(self._target.phone, self._target.package)
        except WatchError as problem:
            if problem.problem is not Problem.TIMED_OUT:
                self._broken = End.UNPLUGGED
            return
        for pid, name in found.items():
            if pid not in self._members and pid not in self._refused:
                with suppress(StoppedError):  # is seen in the next moment
                    self._join(pid, name)
        if self._members:
            self._gone_since = None
