"""`dumpsys batterystats --daily`: how the battery drained each day, and which packages changed.

Source: android.os.BatteryStats.{dumpLocked, dumpDailyPackageChanges}, API 24-36. Seen on no phone.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from detector.simulator.model import Phone

_PERIODS = 3


def dumpsys_batterystats(phone: Phone, args: Sequence[str]) -> str:
    """Return the part for `--daily`; there is no other one here."""
    if "--daily" not in args:
        return ""
    return "\n".join(_daily(phone)) + "\n"


def _daily(phone: Phone) -> Iterator[str]:
    today = phone.now.date()
    yield "Daily stats:"
    yield f"  Current start time:{today}-03-01-07"
    yield f"  Next min deadline:{today + timedelta(1)}-01-00-00"
    yield f"  Next max deadline:{today + timedelta(1)}-03-00-00"
    yield from ("    Current daily discharge step durations:", "    #0: +25m11s498ms to 87 (screen-off)")
    yield from _changes(phone, today)
    days = {today - timedelta(number + 1) for number in range(_PERIODS)}
    days |= {date.fromisoformat(change.day) for change in phone.package_changes} - {today}
    for day in sorted(days, reverse=True):
        yield ""
        yield f"  Daily from {day}-03-01-07 to {day + timedelta(1)}-03-01-07:"
        yield from ("    Discharge step durations:", "      #0: +31m2s120ms to 64 (screen-on)")
        yield from _changes(phone, day)
    yield ""


def _changes(phone: Phone, day: date) -> Iterator[str]:
    changes = [change for change in phone.package_changes if change.day == day.isoformat()]
    if phone.api >= 24 and changes:
        yield "    Package changes:"
        for change in changes:
            yield (
                f"      Uninstall {change.package}"
                if change.code is None
                else f"      Update {change.package} vers={change.code}"
            )
