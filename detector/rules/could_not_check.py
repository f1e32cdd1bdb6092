"""What could not be answered? Not a finding: every rule that stays open for an app, and every setting not told."""

from typing import Final

from detector.rules.base import PhoneRule

COULD_NOT_CHECK: Final = PhoneRule(id="could-not-check")
