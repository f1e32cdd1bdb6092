"""What an app was seen to use: the last uses of what is private, which Android notes for each app (the app-ops).

One time is kept for each state that the app was in (android.app.AppOpsManager, UID_STATE_*), so a later use while the
app was open does not hide one in the background. A use that another app asked this one to pass on is its own; one that
another app made in its name is not. A refusal is no use, and lines that may be an app's invention show nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from detector.android import PER_USER_RANGE
from detector.facts.app_op_record import AppOp, OpUse
from detector.facts.app_ops import APP_OPS
from detector.facts.base import Gap
from detector.facts.packages import Package
from detector.signals.base import AppSignal, Kind, Observation, absent_unless, present
from detector.signals.phone import Phone, app_gap

_BACKGROUND: Final = frozenset({"fgsvcl", "fgsvc", "bg", "cch"})
"""Nothing of the app was on the screen: it had a service with a notice, or not even that."""
_OPEN: Final = frozenset({"pers", "top", "fg"})
"""It was on the screen, or is a part of the phone that always runs."""
_PASSED_OFF: Final = frozenset({"tpd", "upd"})
"""Another app did it in this one's name."""
_FIRST_DAY: Final = date(2015, 1, 1)
"""The year of Android 6, the oldest version that is read: before it, a phone had not yet set its clock."""


def used(*ops: str, meaning: str, unseen: bool = False) -> Callable[[Phone, Package], Observation]:
    """A function that looks for uses of these app-ops: all of them, or those in the background, `unseen`."""

    def look(phone: Phone, package: Package) -> Observation:
        records = [one for uid in phone.uids(package) for op in ops for one in phone.ops(op, uid, package)]
        found = [(one, _own_uses(one)) for one in records if not one.doubt]
        counted = [(one, [use for use in uses if not unseen or use.state in _BACKGROUND]) for one, uses in found]
        proven = [(one, uses) for one, uses in counted if uses]
        if proven:
            return present(
                *(one.excerpt for one, _ in proven),
                users=(one.uid // PER_USER_RANGE for one, _ in proven),
                day=_last_day(use for _, uses in proven for use in uses),
            )
        stateless = unseen and any(use.state not in _OPEN for _, uses in found for use in uses)
        return absent_unless(
            phone.gaps(APP_OPS.name, package) or _not_told(phone, package, records, stateless=stateless)
        )

    look.__doc__ = meaning
    return look


def _own_uses(op: AppOp) -> tuple[OpUse, ...]:
    going_on = (OpUse(),) if op.running and not op.accesses else ()
    return tuple(use for use in (*op.accesses, *going_on) if not _by_another(use))


def _by_another(use: OpUse) -> bool:
    flags = set(use.flags.split("|")) - {""}
    return bool(flags) and flags <= _PASSED_OFF


def _last_day(uses: Iterable[OpUse]) -> str:
    """Empty when no use can be placed: its time was not understood, or the phone's clock was wrong then."""
    placed = [use.at.date() for use in uses if use.at is not None and (use.ago_ms or 0) >= 0]
    return max((day.isoformat() for day in placed if day >= _FIRST_DAY), default="")


def _not_told(phone: Phone, package: Package, records: list[AppOp], *, stateless: bool) -> tuple[Gap, ...]:
    if not phone.uids(package):
        return (app_gap(APP_OPS.name, package, "the number of the app is not known"),)
    if any(one.doubt for one in records):
        return (app_gap(APP_OPS.name, package, "what is said of its uses cannot be trusted"),)
    if stateless:
        return (app_gap(APP_OPS.name, package, "whether the app was open or in the background"),)
    return ()


USES: Final = (
    AppSignal(
        id="microphone-used",
        kind=Kind.EXISTENCE,
        weight=4,
        look=used("RECORD_AUDIO", unseen=True, meaning="It used the microphone in the background."),
    ),
    AppSignal(
        id="camera-used",
        kind=Kind.EXISTENCE,
        weight=4,
        look=used("CAMERA", unseen=True, meaning="It used the camera in the background."),
    ),
    AppSignal(
        id="location-used",
        kind=Kind.EXISTENCE,
        weight=4,
        look=used(
            "FINE_LOCATION",
            "COARSE_LOCATION",
            unseen=True,
            meaning="It learned in the background where the phone was.",
        ),
    ),
    AppSignal(
        id="messages-read",
        kind=Kind.EXISTENCE,
        weight=2,
        look=used(
            "READ_SMS",
            "RECEIVE_SMS",
            "RECEIVE_MMS",
            meaning="It used its access to text messages: read them, or was given new ones.",
        ),
    ),
    AppSignal(
        id="calls-read",
        kind=Kind.EXISTENCE,
        weight=2,
        look=used("READ_CALL_LOG", meaning="It used its access to the list of calls."),
    ),
    AppSignal(
        id="contacts-read",
        kind=Kind.EXISTENCE,
        weight=2,
        look=used("READ_CONTACTS", meaning="It used its access to the contacts."),
    ),
    AppSignal(
        id="clipboard-read",
        kind=Kind.EXISTENCE,
        weight=2,
        look=used("READ_CLIPBOARD", meaning="It read what was copied, as an app does when something is pasted."),
    ),
)
