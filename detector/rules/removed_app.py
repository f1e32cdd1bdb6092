"""Was an app of the list on this phone until lately? What is gone runs no more; that it was there is worth knowing."""

from typing import Final

from detector.levels import Level
from detector.rules.base import PhoneRule

REMOVED_APP: Final = PhoneRule(id="removed-app", levels=(Level.ABILITY,), attack=("T1630.001",))
