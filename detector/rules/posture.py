"""Does a setting of the phone lower its protection? Each signal of the phone that is present is such a setting."""

from typing import Final

from detector.levels import Level
from detector.rules.base import PhoneRule

POSTURE: Final = PhoneRule(id="posture", levels=(Level.POSTURE,), attack=("T1629.003", "T1632", "T1404", "T1638"))
