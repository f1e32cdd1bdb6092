"""Two judges to compare with: plain models of what other scanners decide on, in our own words and code.

They are kinder than what they stand for. They see everything the simulated phone has, faults and profiles included,
and the additive judge looks at apps that were added only, never at parts of the system.
"""

from collections.abc import Callable
from typing import Final

from detector.signatures import Index
from detector.simulator.model import App
from tests.evaluation.labelled import LabelledPhone

Judge = Callable[[LabelledPhone, Index], frozenset[str]]
"""The packages that it raises an alarm about."""

MEDIUM, HIGH, CRITICAL = 30, 60, 90
_SENSITIVE: Final = frozenset(
    f"android.permission.{name}"
    for name in (
        "READ_SMS", "RECEIVE_SMS", "SEND_SMS", "READ_CALL_LOG", "PROCESS_OUTGOING_CALLS", "READ_CONTACTS",
        "READ_CALENDAR", "RECORD_AUDIO", "CAMERA", "ACCESS_FINE_LOCATION", "ACCESS_BACKGROUND_LOCATION",
        "READ_PHONE_STATE", "READ_EXTERNAL_STORAGE",
    )
)  # fmt: skip
_LIKE_SYSTEM: Final = ("com.android.", "com.google.", "com.sec.", "com.samsung.", "android.", "system.", "sys.")


def package_list(labelled: LabelledPhone, index: Index) -> frozenset[str]:
    """Every package name of the list is an alarm, whatever it is sold for, and nothing else is."""
    return frozenset(app.name for app in labelled.phone.apps if _there(app) and index.by_package(app.name))


def additive(threshold: int) -> Judge:
    """Points for what an app asks for and holds; from `threshold` on it is an alarm."""

    def judge(labelled: LabelledPhone, index: Index) -> frozenset[str]:
        apps = (app for app in labelled.phone.apps if _there(app) and not app.system)
        return frozenset(app.name for app in apps if score(app, listed=bool(index.by_package(app.name))) >= threshold)

    return judge


def score(app: App, *, listed: bool) -> int:
    """The points of one app: 100 for a listed name, the others as android-stalkerware-scan gives them."""
    special = {
        30: any(service.enabled for service in app.accessibility),
        25: any(admin.users for admin in app.admins),
        20: any(listener.allowed for listener in app.listeners),
        15: any(op.op == "GET_USAGE_STATS" and op.mode == "allow" for ops in app.ops.values() for op in ops),
    }
    return (
        100 * listed
        + sum(points for points, held in special.items() if held)
        + 25 * (len(_SENSITIVE & set(app.requested)) >= 6)
        + 25 * (sum(special.values()) >= 2)
        + 10 * (app.installer != "com.android.vending")
        + 8 * app.name.startswith(_LIKE_SYSTEM)
    )


def _there(app: App) -> bool:
    return any(state.present for state in app.states.values())


RIVALS: Final[dict[str, Judge]] = {
    "package list only": package_list,
    "additive score, from HIGH (60)": additive(HIGH),
    "additive score, CRITICAL (90) only": additive(CRITICAL),
}
