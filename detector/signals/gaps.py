"""The gaps of one fact, arranged for look-ups by app: as many apps as a phone has may each have one of their own."""

from collections import defaultdict
from collections.abc import Iterable

from detector.facts.base import Gap
from detector.facts.packages import Package


class GapsByApp:
    """What keeps something about an app from being known, asked for one app at a time."""

    def __init__(self, gaps: Iterable[Gap]) -> None:
        of_apps: dict[str | None, list[Gap]] = defaultdict(list)
        for gap in gaps:
            of_apps[gap.package].append(gap)
        self._of_all = tuple(of_apps.pop(None, ()))
        self._of_users = any(gap.user is not None for gap in self._of_all)
        self._of_apps = of_apps

    def about(self, package: Package) -> tuple[Gap, ...]:
        """Those of every app, then those of this one; without those of users who do not have it."""
        own = self._of_apps.get(package.name, ())
        if not own and not self._of_users:
            return self._of_all
        users = set(package.users())
        both = (*self._of_all, *own)
        return tuple(gap for gap in both if gap.user is None or not users or gap.user in users)
