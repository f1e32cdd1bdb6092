"""What one report knows, asked for one thing at a time: it is there, it is not there, or the report does not tell."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from detector.browsing.grants import GRANTS, grant_table
from detector.facts.base import Gap
from detector.facts.packages import PACKAGES
from detector.report import Redaction, Report
from detector.rules.posture import POSTURE
from detector.signals import Signal, State
from detector.verdicts import InventoryApp

TAKEN_OUT: Final = "…"
"""In a redacted report: there was something."""
_STAND_IN: Final = re.compile(rf"app-\d+|{TAKEN_OUT}")
"""In a redacted report: an app, and not which one. In another report it is another one."""


class View:
    """One of the two reports that are compared.

    Reports that were redacted, and those of the first versions, have no inventory: of such a report only the apps with
    a finding or an open question are known, and no other app is known to be absent.
    """

    def __init__(self, report: Report, *, other_tool: bool) -> None:
        self.report = report
        self.redacted = report.redaction is not Redaction.NONE
        self.whole = bool(report.inventory) or not (report.app_count or self.redacted)
        """Whether every app is named."""
        self._other_tool = other_tool
        """Whether another version of the program made the other report: it may have looked for other things."""
        self.apps = {app.package: app for app in grant_table(report).apps if self.names(app.package)}

    def names(self, package: str) -> bool:
        """Whether it is the name of an app, and nothing that stands in the place of one."""
        return not (self.redacted and _STAND_IN.fullmatch(package))

    # ---- apps

    def has(self, package: str, user: int | None = None) -> State:
        """Whether an app is there, for a user or for anybody."""
        app = self.apps.get(package)
        if app is not None and (user is None or user in app.users):
            return State.PRESENT
        told = self.whole if app is None else bool(app.users)
        return State.ABSENT if told and not self.gaps(PACKAGES.name, package, user) else State.UNKNOWN

    def grant(self, app: InventoryApp, signal: str) -> State:
        """Whether an app is allowed something."""
        if signal in app.grants:
            return State.PRESENT
        told = self.report.inventory or signal in GRANTS  # without an inventory, other ids are lost
        read = told and signal not in app.unknown and self.looked_for(signal)
        return State.ABSENT if read else State.UNKNOWN

    def gaps(self, fact: str, package: str, user: int | None = None) -> tuple[Gap, ...]:
        """What keeps something about an app from being known."""
        return tuple(
            gap
            for gap in self.report.gaps
            if gap.fact == fact
            and (gap.user is None or user is None or gap.user == user)
            and (gap.package is None or gap.package == package or not self.names(gap.package))
        )

    # ---- signals

    def looked_for(self, signal: str) -> bool:
        """Whether the program that made the report knew of a signal: it was the same one, or names it somewhere."""
        return not self._other_tool or signal in self._named

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(self._every_id())

    def _every_id(self) -> Iterator[str]:
        for app in self.report.inventory:
            yield from (*app.grants, *app.unknown)
        for finding in self.report.findings:
            yield from (signal.id for signal in (*finding.signals, *finding.open_questions))
        for one in self.report.undecided:
            yield from (signal.id for signal in one.missing)

    # ---- the phone

    @cached_property
    def settings(self) -> dict[str, Signal]:
        """The settings that lower protection."""
        return {
            one.id: one for finding in self.report.findings if finding.rule == POSTURE.id for one in finding.signals
        }

    @cached_property
    def open_settings(self) -> frozenset[str]:
        """Those that could not be told."""
        of_phone = [one for one in self.report.undecided if one.rule == POSTURE.id]
        return frozenset(signal.id for one in of_phone for signal in one.missing)

    def setting(self, signal: str) -> State:
        """Whether the phone is set up like that."""
        if signal in self.settings:
            return State.PRESENT
        read = signal not in self.open_settings and self.looked_for(signal)
        return State.ABSENT if read else State.UNKNOWN

    def doubtful(self, signal: Signal) -> bool:
        """Whether more can belong to a value than was read: its commands gave no whole answer, or it was redacted."""
        commands = {one.command for one in signal.evidence}
        return self.redacted or any(gap.command in commands for gap in self.report.gaps if gap.command)
