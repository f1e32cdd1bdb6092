"""Apps and phones made of nothing but signals, for rules."""

from collections.abc import Collection, Mapping

from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.packages import Package
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, App, Signal, Signals, State
from detector.signals.base import AppSignal, PhoneSignal
from tests.build import APP

Slots = Mapping[str, Mapping[str, str]]


def app(present: Slots | None = None, unknown: Collection[str] = ()) -> App:
    """An app of which these signals are present, with their slots, or unknown, and all others absent."""
    package = Package(name=APP, excerpt=Excerpt(command="test", line=1, text=APP))
    return App(package=package, signals={spec.id: _signal(spec, present or {}, unknown) for spec in APP_SIGNALS})


def signals(present: Slots | None = None, unknown: Collection[str] = (), *, phone: bool = False) -> Signals:
    """One app and a phone; the signals are those of the phone if `phone`, else of the app."""
    of_app, of_phone = ({}, present or {}) if phone else (present or {}, {})
    return Signals(
        apps=(app(of_app, () if phone else unknown),),
        phone={spec.id: _signal(spec, of_phone, unknown if phone else ()) for spec in PHONE_SIGNALS},
    )


def _signal(spec: AppSignal | PhoneSignal, present: Slots, unknown: Collection[str]) -> Signal:
    state = State.PRESENT if spec.id in present else State.UNKNOWN if spec.id in unknown else State.ABSENT
    gap = Gap(fact="packages", reason=GapReason.DENIED)
    return Signal(
        id=spec.id,
        kind=spec.kind,
        state=state,
        package=APP if isinstance(spec, AppSignal) else None,
        slots=dict(present.get(spec.id, {})),
        gaps=(gap,) if state is State.UNKNOWN else (),
    )
