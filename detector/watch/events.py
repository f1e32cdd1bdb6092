"""What the agent tells, checked and added up.

The agent runs inside an app that may be hostile, so every message may be forged: it is taken only in exactly this
shape, hooks must be in the table, details must be words of the table, package names or hosts. What does not fit counts
as dropped. Times are ours, at arrival: the agent tells what it counted five times a second.

Messages, as Frida hands them on in `payload` of a message of type `send`, schema 1:

    {v: 1, t: 'hooks', status: {<hook>: 'active' | 'not-found' | 'absent' | 'failed: <word>'}}
    {v: 1, t: 'batch', events: [{hook, detail, n}], dropped}

`status` tells only what changed; `absent` is a method that this version of Android does not have, so that nothing can
come from it. `n` is how often that came since the last batch, and `dropped` what came beside.
`rpc.exports`: `init(config)` begins and returns the first `status`, `flush()` sends what waits, `counts()` returns how
often each hook was counted since the beginning. The shape of `config` is in agent/src/table.ts.
"""

import re
from datetime import datetime
from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from detector.observations import Category, HookState, HookStatus, Seen
from detector.watch.hooks import Hook, hook_table

MOST_EVENTS: Final = 500
"""In one message; the agent sends no more."""
MOST_SEEN: Final = 5000
"""Different things that are kept of one watched app; calls beyond them count as dropped."""

MOST_COUNT: Final = 2**53 - 1
"""More is not counted: the largest whole number that every reader of JSON keeps."""

_ERROR: Final = re.compile(r"(?:call )?(?:[A-Za-z]{0,60}(?:Exception|Error)|unknown)", re.ASCII)
"""What `kindOf` of the agent makes of an exception, and nothing that could be a sentence."""

_ABSENT: Final = "absent"
_STATES: Final = (_ABSENT, HookState.ACTIVE, HookState.NOT_FOUND, HookState.FAILED)
"""Of two processes, the later one in this order counts."""
_Told: TypeAlias = tuple[str, str]
"""A state of _STATES, and what is said of it."""
_NOTHING: Final = (HookState.NOT_FOUND, "")
_WATCHED: Final = (HookState.ACTIVE, "")
_SILENT: Final = (HookState.FAILED, "unknown")

Text = Annotated[str, Meta(max_length=255)]


class _Event(Struct, frozen=True, forbid_unknown_fields=True):
    hook: Text
    detail: Text
    n: Annotated[int, Meta(ge=1, le=1_000_000_000)]


class _Batch(Struct, frozen=True, forbid_unknown_fields=True, tag_field="t", tag="batch"):
    v: Literal[1]
    events: Annotated[tuple[_Event, ...], Meta(max_length=MOST_EVENTS)]
    dropped: Annotated[int, Meta(ge=0, le=1_000_000_000)]


class _Hooks(Struct, frozen=True, forbid_unknown_fields=True, tag_field="t", tag="hooks"):
    v: Literal[1]
    status: Annotated[dict[Text, Text], Meta(max_length=MOST_EVENTS)]


Message: TypeAlias = _Batch | _Hooks


def understood(payload: object) -> Message | None:
    """A message of the agent, if it has the shape of one; then it is small. `payload` may be anything."""
    try:
        message: Message = msgspec.convert(payload, Message)
    except msgspec.ValidationError:
        return None
    return message


class _Sum(Struct):
    """What was seen of one thing so far."""

    hooks: set[str]
    first: datetime
    last: datetime
    count: int = 0


class Account:
    """All that the agents in the processes of one app told. For one thread at a time."""

    def __init__(self) -> None:
        self.dropped = 0
        """Calls that could not be told apart any more, and messages that were refused."""
        self._states: dict[str, dict[str, _Told]] = {}
        self._sums: dict[tuple[Category, str, str], _Sum] = {}

    def attend(self, process: str) -> None:
        """From now on a process is watched; until its agent says otherwise, no hook in it is active."""
        self._states[process] = dict.fromkeys(hook_table(), _NOTHING)

    def doubt(self, process: str) -> None:
        """The agent there does not answer any more: of no hook can it be said that nothing came."""
        states = self._states.get(process, {})
        states.update({hook: _SILENT for hook, state in states.items() if state == _WATCHED})

    def take(self, process: str, message: Message | None, now: datetime) -> None:
        """One message of the agent in that process; None: one that was refused. `now` is aware, UTC."""
        if message is None:
            self.drop(1)
        elif isinstance(message, _Hooks):
            self.take_states(process, message.status)
        else:
            self.drop(message.dropped)
            for event in message.events:
                self._add(process, event, now)

    def drop(self, count: int) -> None:
        """So many more calls, or messages, are not told apart."""
        self.dropped = min(self.dropped + count, MOST_COUNT)

    def take_states(self, process: str, status: dict[str, str]) -> None:
        """What a message tells of the hooks in that process."""
        states = self._states.setdefault(process, dict.fromkeys(hook_table(), _NOTHING))
        for hook, text in status.items():
            state = _state(text)
            if hook not in states or state is None:
                self.drop(1)
            else:
                states[hook] = state

    def _add(self, process: str, event: _Event, now: datetime) -> None:
        hook = hook_table().get(event.hook)
        if hook is None or not hook.takes(event.detail):
            self.drop(event.n)
            return
        key = (hook.category, event.detail, process)
        if key not in self._sums and len(self._sums) >= MOST_SEEN:
            self.drop(event.n)
            return
        known = self._sums.setdefault(key, _Sum(set(), now, now))
        known.hooks.add(hook.id)
        known.count = min(known.count + event.n, MOST_COUNT)
        known.last = max(known.last, now)

    def hooks(self) -> tuple[HookStatus, ...]:
        """Every hook once, without those that are absent: active if it is so in each process, else what stands against
        it.
        """
        return tuple(status for hook in hook_table().values() if (status := self._status(hook)) is not None)

    def _status(self, hook: Hook) -> HookStatus | None:
        told = [states[hook.id] for states in self._states.values()] or [_NOTHING]
        state, error = max(told, key=lambda one: _STATES.index(one[0]))
        if state == _ABSENT:
            return None
        return HookStatus(hook=hook.id, category=hook.category, state=HookState(state), error=error)

    def seen(self) -> tuple[Seen, ...]:
        """All that was seen, in the order in which it came first."""
        return tuple(
            Seen(
                category=category,
                hooks=tuple(sorted(known.hooks)),
                detail=detail,
                process=process,
                count=known.count,
                first=known.first,
                last=known.last,
            )
            for (category, detail, process), known in self._sums.items()
        )


def _state(text: str) -> _Told | None:
    """None: no such state."""
    state, _, error = text.partition(": ")
    if state not in _STATES or (error and (state != HookState.FAILED or not _ERROR.fullmatch(error))):
        return None
    return state, error
