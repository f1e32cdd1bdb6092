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

_ERROR: Final = re.compile(r"[A-Za-z][A-Za-z -]{0,79}", re.ASCII)

_ABSENT: Final = "absent"
_STATES: Final = (_ABSENT, HookState.ACTIVE, HookState.NOT_FOUND, HookState.FAILED)
"""Of two processes, the later one in this order counts."""
_Told: TypeAlias = tuple[str, str]
"""A state of _STATES, and what is said of it."""
_NOTHING: Final = (HookState.NOT_FOUND, "")

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

    def take(self, process: str, payload: object, now: datetime) -> None:
        """One message of the agent in that process. `now` is aware, UTC; `payload` may be anything."""
        try:
            message = msgspec.convert(payload, _Batch | _Hooks)
        except msgspec.ValidationError:
            self.dropped += 1
            return
        if isinstance(message, _Hooks):
            self.take_states(process, message.status)
            return
        self.dropped += message.dropped
        for event in message.events:
            self._add(process, event, now)

    def take_states(self, process: str, status: object) -> None:
        """What `init` returned, or a message told, of the hooks in that process."""
        states = self._states.setdefault(process, dict.fromkeys(hook_table(), _NOTHING))
        for hook, text in status.items() if isinstance(status, dict) else ():
            state = _state(text)
            if hook not in states or state is None:
                self.dropped += 1
            else:
                states[hook] = state

    def _add(self, process: str, event: _Event, now: datetime) -> None:
        hook = hook_table().get(event.hook)
        if hook is None or not hook.takes(event.detail):
            self.dropped += event.n
            return
        key = (hook.category, event.detail, process)
        if key not in self._sums and len(self._sums) >= MOST_SEEN:
            self.dropped += event.n
            return
        known = self._sums.setdefault(key, _Sum(set(), now, now))
        known.hooks.add(hook.id)
        known.count += event.n
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


def _state(text: object) -> _Told | None:
    """None: no such state."""
    if not isinstance(text, str):
        return None
    state, _, error = text.partition(": ")
    if state not in _STATES or (error and not _ERROR.fullmatch(error)):
        return None
    return state, error
