"""Apps that were watched for one report and not for the other: what they did then cannot be compared.

Where both were watched, it was at two times. What an app did in one minute and not in another is no difference; what
the findings say of it is compared with them.
"""

from collections.abc import Iterator

from detector.comparison.model import Matter, Side, Uncompared
from detector.comparison.view import View


def compare_watched(old: View, new: View) -> Iterator[Uncompared]:
    """One for each app that only one side watched."""
    before, after = ({run.package for run in view.report.watched if view.names(run.package)} for view in (old, new))
    for package in sorted(before ^ after):
        unread = Side.NEW if package in before else Side.OLD
        yield Uncompared(matter=Matter.WATCHED, unread=unread, there=True, packages=(package,))
