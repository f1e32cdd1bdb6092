"""`dumpsys notification`: the section of listeners, and headings before and after it.

Source: com.android.server.notification.ManagedServices.dump, API 23-36; seen on 7.1, 9, 10 and 13.
No notification of anybody is in it.
"""

from collections.abc import Callable, Iterator
from typing import Final

from detector.simulator.components import NotificationListener
from detector.simulator.model import App, Phone, full_name, token

_PROXY: Final = "android.service.notification.INotificationListener$Stub$Proxy@"
_SYSTEM_UI: Final = "com.android.systemui/com.android.systemui.statusbar.NotificationListener"

Pair = tuple[App, NotificationListener]


def dumpsys_notification(phone: Phone) -> str:
    """Return the whole answer."""
    lines = ["Current Notification Manager state:"]
    if phone.api < 26:
        lines += ["  Notification List:", "  "]
    else:
        lines += ["  mUseAttentionLight=false", "  mHasLight=true", "  Snoozed notifications:", ""]
    lines += ["  Ranking Config:", "", "  Notification listeners:"]
    lines += _listeners(phone)
    lines += ["", *_assistants(phone.api), ""]
    lines += ["  Condition providers:", "    All condition providers (0) enabled for current profiles:"]
    return "\n".join(lines) + "\n"


def _listeners(phone: Phone) -> Iterator[str]:
    pairs = [(app, listener) for app in phone.apps for listener in app.listeners]
    if phone.api >= 27:
        yield "    Allowed notification listeners:"
        for user, names in _by_user(phone, pairs, lambda listener: listener.allowed):
            changed = " isUserChanged: true" if phone.api >= 31 and user == 0 else ""
            yield f"      {':'.join(names)} (user: {user} isPrimary: true{changed})"
    if phone.api >= 31:
        yield "    Has user set:"
        touched = _by_user(phone, pairs, lambda listener: (*listener.allowed, *listener.revoked))
        for user, names in touched:
            yield f"      userId={user} value={{{', '.join(names)}}}"
    allowed = [name for _, names in _by_user(phone, pairs, lambda listener: listener.allowed) for name in names]
    enabled = list(dict.fromkeys(allowed))
    yield f"    All notification listeners ({len(enabled)}) enabled for current profiles:"
    yield from (f"      ComponentInfo{{{name}}}" for name in enabled)
    live = [(user, name) for user, names in _by_user(phone, pairs, _live) for name in names]
    yield f"    Live notification listeners ({len(live) + 1}):"
    yield f"      ComponentInfo{{{_SYSTEM_UI}}} (user -1): {_PROXY}38bc476 SYSTEM"
    for user, name in live:
        guest = "" if user == 0 else " GUEST"
        yield f"      ComponentInfo{{{name}}} (user {user}): {_PROXY}{token(name)}{guest}"
    if phone.api >= 24:
        yield from _snoozed(phone, pairs)
    yield from ("    mListenerHints: 0", "    mListenersDisablingEffects: ()")


def _live(listener: NotificationListener) -> tuple[int, ...]:
    return listener.live


def _by_user(
    phone: Phone, pairs: list[Pair], users_of: Callable[[NotificationListener], tuple[int, ...]]
) -> Iterator[tuple[int, list[str]]]:
    for user in phone.users:
        names = [full_name(app.name, one.cls) for app, one in pairs if user.id in users_of(one)]
        if names:
            yield user.id, names


def _snoozed(phone: Phone, pairs: list[Pair]) -> Iterator[str]:
    groups = list(_by_user(phone, pairs, lambda listener: listener.snoozed))
    yield f"    Snoozed notification listeners ({sum(len(names) for _, names in groups)}):"
    for user, names in groups:
        if phone.api >= 34:
            yield f"      User: {user}"
        for name in names:
            yield f"        {name}" if phone.api >= 34 else f"      {name}"


def _assistants(api: int) -> Iterator[str]:
    if api < 24:
        yield from ("  Policy access:", "    mPolicyAccess: com.android.settings")
        return
    if api < 26:
        yield "  Notification ranker services:"
        yield "    All notification ranker services (0) enabled for current profiles:"
        yield "    Live notification ranker services (0):"
        return
    yield "  Notification assistant services:"
    yield "    Allowed notification assistants:"
    if api >= 31:
        yield "    Has user set:"
    yield "    All notification assistants (0) enabled for current profiles:"
    yield "    Live notification assistants (0):"
