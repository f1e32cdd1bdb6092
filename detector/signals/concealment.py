"""How an app keeps out of sight by other means than its icon (icons.py)."""

from collections.abc import Callable, Iterator
from typing import Final

from detector.apk.manifest import ComponentKind
from detector.characters import is_blank
from detector.facts.app_ops import APP_OPS
from detector.facts.base import Excerpt
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredKind
from detector.facts.manifests import MANIFESTS
from detector.facts.packages import Package
from detector.facts.permissions import PERMISSIONS
from detector.facts.services import SERVICES
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, either, present, unknown
from detector.signals.phone import Phone, app_gap
from detector.signals.special_access import call_screening, phone_app

Role = Callable[[Phone, Package], Observation]
_NOTICES: Final = "android.permission.POST_NOTIFICATIONS"


def secret_code(phone: Phone, package: Package) -> Observation:
    """A number that is typed on the dial pad opens it, and it is not the app for calls."""
    return _wakes(phone, package, DeclaredKind.DIAL_CODE, phone_app)


def outgoing_calls(phone: Phone, package: Package) -> Observation:
    """Each call that is made wakes it, and it is not the app for calls or for screening them."""
    return _wakes(phone, package, DeclaredKind.OUTGOING_CALL, phone_app, call_screening)


def outgoing_calls_first(phone: Phone, package: Package) -> Observation:
    """It is told of a call before apps that only listen, and can take the number away, as a code that opens it needs.

    Android asks for a priority above 0 of whoever changes numbers, and for 0 of whoever has to know the one that is
    called in the end, as recorders and blockers do (android.content.Intent, ACTION_NEW_OUTGOING_CALL).
    """
    return _wakes(phone, package, DeclaredKind.OUTGOING_CALL, phone_app, call_screening, above=0)


def _wakes(phone: Phone, package: Package, kind: DeclaredKind, *roles: Role, above: int | None = None) -> Observation:
    """Whether an added app declares this, above a priority, without one of the roles that explain it."""
    if package.system:
        return ABSENT
    found = [one for one in phone.declared(package, kind) if above is None or one.priority > above]
    if not found:
        return absent_unless(phone.gaps(DECLARED_COMPONENTS.name, package))
    role = either(*(role(phone, package) for role in roles))
    if role.state is not State.ABSENT:
        return ABSENT if role.state is State.PRESENT else role
    gaps = phone.unlisted(package)
    codes = ", ".join(dict.fromkeys(code for one in found for code in one.codes))
    return unknown(gaps) if gaps else present(*(one.excerpt for one in found), codes=codes)


def muted_service(phone: Phone, package: Package) -> Observation:
    """A service of it runs as one that has to show a notice, and its notices are refused: nobody sees that it runs."""
    if package.system:
        return ABSENT
    running = [one for one in phone.running(package) if one.foreground]
    if running:
        users = {one.user for one in running}
        muted = [proof for user, proof in _refused_notices(phone, package) if user in users]
        if muted:
            return present(running[0].excerpt, *muted, users=users)
    gaps = phone.gaps(SERVICES.name, package)
    if any(one.foreground is None for one in phone.running(package)):
        gaps = (*gaps, app_gap(SERVICES.name, package, "whether a service of it has to show a notice"))
    if running or gaps:
        gaps = (*gaps, *phone.gaps(APP_OPS.name, package), *phone.gaps(PERMISSIONS.name, package))
    return absent_unless(gaps)


def _refused_notices(phone: Phone, package: Package) -> Iterator[tuple[int, Excerpt]]:
    """For which users its notices are refused: by the switch of the app, or since Android 13 by the permission."""
    for uid in phone.uids(package):
        for op in phone.ops("POST_NOTIFICATION", uid, package):
            if op.mode in ("ignore", "deny") and not op.doubt:
                yield op.user, op.excerpt
    app = phone.permissions(package)
    for grant in app.grants if app is not None else ():
        if grant.name == _NOTICES and not grant.granted:
            yield from ((user, grant.excerpt) for user in ([grant.user] if grant.user is not None else package.users()))


def blank_label(phone: Phone, package: Package) -> Observation:
    """A name that it shows, its own or that beside its icon, is empty or made of characters that cannot be seen."""
    if package.system:
        return ABSENT
    app = phone.manifest(package)
    if app is None:
        return unknown(phone.manifest_unread(package))
    shown = [one.label for one in app.manifest.components if one.label is not None and one.shows_icon()]
    names = [one for one in (app.manifest.label, *shown) if one.given]
    if any(one.known and is_blank(one.text) for one in names):
        gaps = phone.unlisted(package)
        return unknown(gaps) if gaps else present(app.excerpt)
    gaps = phone.name_unread(package)
    if not gaps and any(not one.known for one in names):
        gaps = (app_gap(MANIFESTS.name, package, "its name beside its icon"),)
    return absent_unless(gaps)


def not_in_recents(phone: Phone, package: Package) -> Observation:
    """The screen that its icon opens, or if it has none every screen, is left out of the list of recent apps."""
    if package.system:
        return ABSENT
    gaps = phone.manifest_unread(package)
    app = phone.manifest(package)
    if gaps or app is None:
        return unknown(gaps)
    screens = [one for one in app.manifest.components if one.kind is ComponentKind.ACTIVITY]
    opened = [one for one in screens if one.shows_icon()] or screens
    left_out = bool(opened) and all(one.excluded_from_recents for one in opened)
    return present(app.excerpt) if left_out else ABSENT


CONCEALMENT: Final = (
    AppSignal(id="secret-code", kind=Kind.CONCEALMENT, weight=3, look=secret_code),
    AppSignal(id="outgoing-calls", kind=Kind.CONCEALMENT, weight=1, look=outgoing_calls),
    AppSignal(id="outgoing-calls-first", kind=Kind.CONCEALMENT, weight=1, look=outgoing_calls_first),
    AppSignal(id="muted-service", kind=Kind.CONCEALMENT, weight=2, look=muted_service),
    AppSignal(id="blank-label", kind=Kind.CONCEALMENT, weight=3, look=blank_label),
    AppSignal(id="not-in-recents", kind=Kind.CONCEALMENT, weight=0, look=not_in_recents),
)
