"""What is different about the phone itself: which one it is, its system, users and settings, what was read of it."""

from collections.abc import Iterator
from typing import Final

from detector.comparison.model import Change, Matter, SettingChange, Side, Uncompared, UserChange, Value
from detector.comparison.view import TAKEN_OUT, View
from detector.facts.base import GapReason
from detector.facts.packages import PACKAGES
from detector.facts.users import USERS
from detector.signals import State

WHICH: Final = ("manufacturer", "model")
VALUES: Final = (*WHICH, "release", "api", "security_patch")


def compare_phone(old: View, new: View) -> Iterator[Value | Uncompared]:
    """Maker, model and system; how many apps there are, where they cannot be compared one by one."""
    for name in VALUES:
        before, after = _value(old, name), _value(new, name)
        if before and after:
            if before != after:
                yield Value(name=name, old=before, new=after)
        else:
            unread = Side.NEW if before else Side.OLD if after else Side.BOTH
            yield Uncompared(matter=Matter.PHONE, ids=(name,), unread=unread)
    counted = old.report.app_count, new.report.app_count
    read = not any(gap.fact == PACKAGES.name for view in (old, new) for gap in view.report.gaps)
    if read and not (old.whole and new.whole) and counted[0] != counted[1]:
        yield Value(name="app_count", old=str(counted[0]), new=str(counted[1]))


def _value(view: View, name: str) -> str:
    """Empty where it was not read, or taken out."""
    value = getattr(view.report.phone, name)
    return "" if value in (None, TAKEN_OUT) else str(value)


def other_phone(old: View, new: View) -> bool | None:
    """Whether maker or model differ; None where they are not known."""
    pairs = [(_value(old, name), _value(new, name)) for name in WHICH]
    if any(before and after and before != after for before, after in pairs):
        return True
    return False if all(before and after for before, after in pairs) else None


def compare_users(old: View, new: View) -> Iterator[UserChange | Uncompared]:
    """Users and profiles that came and went. A list that nobody read is no list without anybody."""
    before, after = _users(old), _users(new)
    for number in sorted(before.keys() | after.keys()):
        if (number in before) is (number in after):
            continue
        change, other, side = (Change.NEW, old, Side.OLD) if number in after else (Change.GONE, new, Side.NEW)
        if not _users(other) or any(gap.fact == USERS.name for gap in other.report.gaps):
            yield Uncompared(matter=Matter.USER, unread=side, there=True, users=(number,))
        else:
            yield UserChange(id=number, kind={**before, **after}[number], change=change)


def _users(view: View) -> dict[int, str]:
    return {user.id: user.kind for user in view.report.users}


def compare_settings(old: View, new: View) -> Iterator[SettingChange | Uncompared]:
    """Each setting that lowers protection on one side, and those that could not be told."""
    for signal in dict.fromkeys((*new.settings, *old.settings, *new.open_settings, *old.open_settings)):
        was, is_now = old.setting(signal), new.setting(signal)
        before, after = old.settings.get(signal), new.settings.get(signal)
        if State.UNKNOWN in (was, is_now):
            unread = Side.BOTH if was is is_now else Side.OLD if was is State.UNKNOWN else Side.NEW
            there = None if unread is Side.BOTH else State.PRESENT in (was, is_now)
            yield Uncompared(matter=Matter.SETTING, ids=(signal,), unread=unread, there=there)
        elif before is None or after is None:
            yield SettingChange(id=signal, change=Change.GONE if before else Change.NEW, old=before, new=after)
        elif (before.slots, before.users) != (after.slots, after.users):
            doubtful = [side for side, of, one in ((Side.OLD, old, before), (Side.NEW, new, after)) if of.doubtful(one)]
            if doubtful:
                unread = doubtful[0] if len(doubtful) == 1 else Side.BOTH
                yield Uncompared(matter=Matter.SETTING, ids=(signal,), unread=unread)
            else:
                yield SettingChange(id=signal, change=Change.CHANGED, old=before, new=after)


def compare_gaps(old: View, new: View) -> Iterator[Uncompared]:
    """What was not read, on which side."""
    before, after = _gaps(old), _gaps(new)
    for key in dict.fromkeys((*after, *before)):
        unread = Side.BOTH if key in before and key in after else Side.OLD if key in before else Side.NEW
        fact, user, package = key
        yield Uncompared(
            matter=Matter.FACT,
            ids=(fact,),
            unread=unread,
            packages=() if package is None else (package,),
            users=() if user is None else (user,),
            reasons=tuple(dict.fromkeys((*before.get(key, ()), *after.get(key, ())))),
        )


def _gaps(view: View) -> dict[tuple[str, int | None, str | None], tuple[str, ...]]:
    """Why, by fact, user and app; what only a phone can tell no file can ever tell."""
    found: dict[tuple[str, int | None, str | None], tuple[str, ...]] = {}
    for gap in view.report.gaps:
        if gap.reason is GapReason.ONLY_ON_PHONE:
            continue
        key = (gap.fact, gap.user, gap.package)
        found[key] = (*found.get(key, ()), gap.reason.value)
    return found
