"""Which apps are new, gone, or not what they were: their users, values and grants."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from detector.comparison.model import AppChange, Change, Matter, Side, Uncompared, Value
from detector.comparison.view import View
from detector.facts.manifests import MANIFESTS
from detector.facts.packages import PACKAGES
from detector.facts.signers import SIGNERS
from detector.signals import State
from detector.verdicts import InventoryApp

VALUES: Final = ("label", "version", "installer", "signers", "system", "first_install", "last_update")
_MOST_BETWEEN_ZONES: Final = timedelta(days=2)
"""One and the same moment, as a day or in a time zone that is not told, can be that far from itself."""


def compare_apps(old: View, new: View) -> Iterator[AppChange | Uncompared]:
    """All apps of both sides, by their names."""
    for package in sorted(old.apps.keys() | new.apps.keys()):
        before, after = old.apps.get(package), new.apps.get(package)
        if before is not None and after is not None:
            yield from _App(old, before, new, after).compare()
        elif after is not None:
            yield from _on_one_side(after, old, Side.OLD)
        elif before is not None:
            yield from _on_one_side(before, new, Side.NEW)
    lacking = [side for side, view in ((Side.OLD, old), (Side.NEW, new)) if not view.whole]
    if lacking:
        yield Uncompared(matter=Matter.APP, unread=lacking[0] if len(lacking) == 1 else Side.BOTH)


def _on_one_side(app: InventoryApp, other: View, side: Side) -> Iterator[AppChange | Uncompared]:
    """An app that the other side does not name: for some users that is an answer, for others perhaps not."""
    states = {user: other.has(app.package, user) for user in app.users or (None,)}
    absent = tuple(user for user, state in states.items() if state is State.ABSENT)
    if absent:
        users = tuple(user for user in absent if user is not None)
        shown = {name: text for name in VALUES if name != "label" and (text := _text(app, name))}
        if side is Side.OLD:
            yield AppChange(
                package=app.package,
                label=app.label,
                change=Change.NEW,
                joined=users,
                values=tuple(Value(name=name, new=text) for name, text in shown.items()),
                granted=app.grants,
            )
            for signal in app.unknown:
                yield Uncompared(
                    matter=Matter.GRANT, ids=(signal,), unread=Side.NEW, there=False, packages=(app.package,)
                )
        else:
            yield AppChange(
                package=app.package,
                label=app.label,
                change=Change.GONE,
                left=users,
                values=tuple(Value(name=name, old=text) for name, text in shown.items()),
                withdrawn=app.grants,
            )
    if len(absent) < len(states):
        yield _untold(app.package, side, [user for user in states if user not in absent])


def _untold(package: str, side: Side, users: list[int | None]) -> Uncompared:
    of = tuple(user for user in users if user is not None)
    return Uncompared(matter=Matter.APP, unread=side, there=True, packages=(package,), users=of)


class _App:
    """An app that both sides name."""

    def __init__(self, old: View, before: InventoryApp, new: View, after: InventoryApp) -> None:
        self.old, self.before, self.new, self.after = old, before, new, after
        self.package = after.package
        self.untold: list[Uncompared] = []

    def compare(self) -> Iterator[AppChange | Uncompared]:
        """What is different, then what cannot be told."""
        joined = self._only_in(self.after, self.old, Side.OLD)
        left = self._only_in(self.before, self.new, Side.NEW)
        values = tuple(self._values())
        granted, withdrawn = self._grants()
        if joined or left or values or granted or withdrawn:
            yield AppChange(
                package=self.package,
                label=self.after.label or self.before.label,
                change=Change.CHANGED,
                joined=joined,
                left=left,
                values=values,
                granted=granted,
                withdrawn=withdrawn,
            )
        yield from self.untold

    def _only_in(self, app: InventoryApp, other: View, side: Side) -> tuple[int, ...]:
        """Users who have it on one side and not on the other."""
        states = {user: other.has(self.package, user) for user in app.users}
        untold: list[int | None] = [user for user, state in states.items() if state is State.UNKNOWN]
        if untold:
            self.untold.append(_untold(self.package, side, untold))
        return tuple(user for user, state in states.items() if state is State.ABSENT)

    def _values(self) -> Iterator[Value]:
        for name in VALUES:
            unread = _unread(_tells(self.old, self.before, name), _tells(self.new, self.after, name))
            same = None if unread else self._same(name)
            if same is False:
                yield Value(name=name, old=_text(self.before, name), new=_text(self.after, name))
            elif same is None:
                self._cannot(Matter.VALUE, name, unread or Side.BOTH)

    def _same(self, name: str) -> bool | None:
        before, after = getattr(self.before, name), getattr(self.after, name)
        if isinstance(before, datetime):
            return same_time(before, after, exact=not (self.old.redacted or self.new.redacted))
        return bool(before == after)

    def _grants(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What it is allowed now and was not, and what it was and is not."""
        lists = (self.before.grants, self.after.grants, self.before.unknown, self.after.unknown)
        granted: list[str] = []
        withdrawn: list[str] = []
        for signal in dict.fromkeys(one for names in lists for one in names):
            was, is_now = self.old.grant(self.before, signal), self.new.grant(self.after, signal)
            unread = _unread(was is not State.UNKNOWN, is_now is not State.UNKNOWN)
            if unread is not None:
                there = None if unread is Side.BOTH else State.PRESENT in (was, is_now)
                self._cannot(Matter.GRANT, signal, unread, there)
            elif was is not is_now:
                (granted if is_now is State.PRESENT else withdrawn).append(signal)
        return tuple(granted), tuple(withdrawn)

    def _cannot(self, matter: Matter, name: str, unread: Side, there: bool | None = None) -> None:
        one = Uncompared(matter=matter, ids=(name,), unread=unread, there=there, packages=(self.package,))
        self.untold.append(one)


def _unread(old_tells: bool, new_tells: bool) -> Side | None:
    """Which side does not tell; None when both do."""
    if old_tells and new_tells:
        return None
    return Side.BOTH if not (old_tells or new_tells) else Side.NEW if old_tells else Side.OLD


def _tells(view: View, app: InventoryApp, name: str) -> bool:
    """Whether a report tells a value, or that there is none."""
    value = getattr(app, name)
    if name == "installer":
        read = app.system is not None and not view.gaps(PACKAGES.name, app.package)
        return read and not view.redacted if value is None else view.names(value)
    if name == "signers":
        return bool(value) and not view.gaps(SIGNERS.name, app.package)
    if name == "label":  # of an app that came with the phone no file is read, and a service can have another name
        return bool(value) and app.system is False and not view.gaps(MANIFESTS.name, app.package)
    return value not in (None, "")


def same_time(old: datetime, new: datetime, *, exact: bool) -> bool | None:
    """Whether two times are one; None where days or unknown time zones leave it open."""
    if exact and old.tzinfo is not None and new.tzinfo is not None:
        return old == new
    apart = abs(old.replace(tzinfo=None) - new.replace(tzinfo=None))
    return True if not apart else False if apart > _MOST_BETWEEN_ZONES else None


def _text(app: InventoryApp, name: str) -> str:
    value = getattr(app, name)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, tuple) else value or ""
