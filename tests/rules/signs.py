"""Apps and phones made of nothing but signals, for rules."""

from collections.abc import Collection, Mapping
from typing import Final

from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.packages import Package
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, WATCHED_SIGNALS, App, Kind, Signal, State
from detector.signals.base import AppSignal, PhoneSignal
from detector.signals.watched import WatchedSignal
from tests.build import APP

Slots = Mapping[str, Mapping[str, str]]
REMOVED: Final = "listed-app-removed"
SPECS: Final[tuple[AppSignal | WatchedSignal, ...]] = (*APP_SIGNALS, *WATCHED_SIGNALS)
_GAP: Final = Gap(fact="packages", reason=GapReason.DENIED)


def app(present: Slots | None = None, unknown: Collection[str] = ()) -> App:
    """An app that was watched, of which these signals are present, with their slots, or unknown, and others absent."""
    package = Package(name=APP, excerpt=Excerpt(command="test", line=1, text=APP))
    return App(package=package, signals={spec.id: _signal(spec, present or {}, unknown) for spec in SPECS})


def phone(present: Slots | None = None, unknown: Collection[str] = ()) -> dict[str, Signal]:
    """The signals of a phone, in the same way."""
    return {spec.id: _signal(spec, present or {}, unknown) for spec in PHONE_SIGNALS}


def removed(present: Slots | None = None, unknown: Collection[str] = ()) -> tuple[Signal, ...]:
    """What is known about an app that is gone, in the same way."""
    return tuple(
        Signal(
            id=REMOVED,
            kind=Kind.EXISTENCE,
            state=state,
            package=APP if state is State.PRESENT else None,
            slots=dict((present or {}).get(REMOVED, {})),
            gaps=(_GAP,) if state is State.UNKNOWN else (),
        )
        for state, names in ((State.PRESENT, present or {}), (State.UNKNOWN, unknown))
        if REMOVED in names
    )


def _signal(spec: AppSignal | WatchedSignal | PhoneSignal, present: Slots, unknown: Collection[str]) -> Signal:
    state = State.PRESENT if spec.id in present else State.UNKNOWN if spec.id in unknown else State.ABSENT
    return Signal(
        id=spec.id,
        kind=spec.kind,
        state=state,
        package=None if isinstance(spec, PhoneSignal) else APP,
        slots=dict(present.get(spec.id, {})),
        gaps=(_GAP,) if state is State.UNKNOWN else (),
    )
