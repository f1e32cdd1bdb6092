"""The state of a phone in words."""

from typing import Final

from detector.sources.phone_states import STATES

READY: Final = "device"
"""The state of a phone that can be read."""


def state_key(state: str) -> str:
    """The name under which the words of a state stand."""
    return state.replace(" ", "-") if state == READY or state in STATES else "other"
