"""Which apps are named in a redacted report, and what stands in the place of the others' names."""

import re
from typing import Final

from detector.report import Redaction, Report
from detector.rules import Finding
from detector.rules.removed_app import REMOVED_APP

_STAND_IN: Final = re.compile(r"app-\d+")
"""No package name has a hyphen."""
_BY_NAME: Final = ("listed-name", "generic-name")


class Names:
    """The names of one report. An app without a finding has a number in it, the same number everywhere."""

    def __init__(self, report: Report, how: Redaction) -> None:
        self.found = frozenset(one.package for one in report.findings if one.package is not None)
        """Apps with a finding."""
        shown = report.findings if how is Redaction.SHARE else filter(_is_listed, report.findings)
        named = (one.package for one in shown if one.package is not None)
        self._named = frozenset(package for package in named if not _STAND_IN.fullmatch(package))
        self._inside = tuple(f"{package}." for package in self._named)
        self._numbers: dict[str, int] = {}

    def __call__(self, package: str) -> str:
        """The name, or its stand-in."""
        if package in self._named:
            return package
        return f"app-{self._numbers.setdefault(package, len(self._numbers) + 1)}"

    def shows(self, name: str) -> bool:
        """Whether this is an app that is named, or a part of one."""
        return name in self._named or name.startswith(self._inside)


def _is_listed(finding: Finding) -> bool:
    """Whether the name itself is on the list of monitoring apps; what only has a listed signature may bear any name."""
    by_name = (one.slots.get("indicator") == finding.package for one in finding.signals if one.id in _BY_NAME)
    return finding.rule == REMOVED_APP.id or any(by_name)
