"""What could not be answered? Never a finding: apps that may be there and were not read, and every rule left open."""

from typing import Final

from detector.rules.base import PhoneRule

COULD_NOT_CHECK: Final = PhoneRule(id="could-not-check")
