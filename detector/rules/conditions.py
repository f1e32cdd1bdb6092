"""Conditions that several rules share."""

from typing import Final

from detector.rules.base import NEVER, Condition, Verdict, any_of
from detector.signals import App, State

LISTED: Final = any_of("listed-name", "listed-class", "listed-signer")
CONCEALED: Final = any_of("no-icon", "icon-switched-off", "maker-name", "maker-label")
NO_ICON: Final = any_of("no-icon", "icon-switched-off")
CHANNEL: Final = any_of("accessibility", "notifications", "sms", "calls", "microphone", "location-always")
"""One is enough: most monitoring apps cover a single channel (Han, Roundy, Tamersoy, ACSAC 2021)."""
MESSAGES: Final = any_of("accessibility", "notifications", "sms", "calls")
SPECIAL_ACCESS: Final = any_of("accessibility", "notifications", "device-admin", "device-owner", "profile-owner")


def slot(signals: tuple[str, ...], name: str, *values: str) -> Condition:
    """The condition that one of the signals is present with one of the values in a slot."""

    def decide(app: App) -> Verdict:
        seen = [app.signals[signal] for signal in signals]
        for signal in seen:
            if signal.state is State.PRESENT and signal.slots.get(name) in values:
                return Verdict(state=State.PRESENT, because=(signal,))
        missing = tuple(signal for signal in seen if signal.state is State.UNKNOWN)
        return Verdict(state=State.UNKNOWN, missing=missing) if missing else NEVER

    return decide
