"""The app-ops of an app: what every such app has without a word in the phone file, and what the file says."""

from msgspec import structs

from detector.simulator.app_ops import OpEntry, build_ops
from detector.simulator.model import App, spread

_PLACES = tuple(f"android.permission.ACCESS_{kind}_LOCATION" for kind in ("COARSE", "FINE", "BACKGROUND"))


def with_ops(app: App, entries: tuple[OpEntry, ...], api: int) -> App:
    """Return the app with its ops for every user; raise OpTimeError."""
    ops = {user: build_ops((*_usual(app, user, api), *entries), user, api) for user in app.states}
    return structs.replace(app, ops=ops)


def _usual(app: App, user: int, api: int) -> tuple[OpEntry, ...]:
    users = (user,)
    usual = [OpEntry(op="WAKE_LOCK", used=f"{1 + spread(app.name, 90)}h", state="cch", lasts="3s", users=users)]
    if any(user in one.bound for one in app.accessibility):
        usual.append(OpEntry(op="ACCESS_ACCESSIBILITY", used="20m", state="bg", users=users))
    granted = app.granted.get(user, frozenset())
    if api >= 29 and set(_PLACES) & set(app.requested) and _PLACES[2] not in granted:
        held = bool(set(_PLACES) & granted)
        usual.append(OpEntry(op="COARSE_LOCATION", uid_mode="foreground" if held else "ignore", users=users))
    return tuple(usual)
