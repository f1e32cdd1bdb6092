"""`dumpsys netpolicy`: data saver, and what single apps may do with metered connections.

Source: com.android.server.net.NetworkPolicyManagerService.dump, API 23-36; seen on 6, 7, 9, 10 and 13. The networks
in it are invented.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.model import Phone, uid_of

_DEFAULTS: Final = {"com.google.android.gms", "com.android.vending", "com.android.providers.downloads"}
_REFUSE, _ALLOW = 1, 4
_WORDS: Final = {_REFUSE: "REJECT_METERED_BACKGROUND", _ALLOW: "ALLOW_METERED_BACKGROUND"}


def dumpsys_netpolicy(phone: Phone) -> str:
    """Return the whole answer."""
    return "".join(f"{line}\n" for line in _lines(phone))


def _uids(phone: Phone) -> tuple[list[int], list[int], list[int]]:
    """Those that are refused, those that are allowed, and those of them that Android allowed by itself."""
    refused, allowed, default = set(), set(), set()
    for app in phone.apps:
        for user in (user.id for user in phone.users if app.states[user.id].installed):
            uid = uid_of(app, user)
            refused |= {uid} if "data-refused" in app.exempt else set()
            if "data-default" in app.exempt or app.name in _DEFAULTS:
                default.add(uid)
            allowed |= {uid} if "data" in app.exempt else set()
    return sorted(refused), sorted(allowed | default), sorted(default)


def _lines(phone: Phone) -> Iterator[str]:
    yield "System ready: true"
    yield f"Restrict background: {str(phone.data_saver).lower()}"
    yield from ("Restrict power: false", "Device idle: false")
    if phone.api >= 28:
        yield from ("Metered ifaces: {}", "")
    yield "Network policies:"
    yield '  NetworkPolicy[NetworkTemplate: matchRule=WIFI, matchSubscriberIds=[null], networkId="Home of Example"]'
    if phone.api < 28:
        yield "Metered ifaces: {}"
    yield from _apps(phone)
    yield "Status for known UIDs:" if phone.api < 24 else "Status for all known UIDs:"
    yield from (f"  UID={app.uid} state=16 (bg) rules=0 (NONE)" for app in phone.apps[:5])


def _apps(phone: Phone) -> Iterator[str]:
    refused, allowed, default = _uids(phone)
    yield "Policy for UIDs:"
    policies = dict.fromkeys(refused, _REFUSE) | (dict.fromkeys(allowed, _ALLOW) if phone.api >= 26 else {})
    yield from (f"  UID={uid} policy={_policy(phone.api, policies[uid])}" for uid in sorted(policies))
    yield from ("Power save whitelist app ids:", "  UID=1000: true", "  UID=2000: true")
    if phone.api < 24:
        return
    word = "whitelist" if phone.api < 31 else "allowlist"
    if phone.api < 26 and allowed:
        yield f"Restrict background {word} uids:"
        yield from (f"  UID={uid}" for uid in allowed)
    if default:
        yield f"Default restrict background {word} uids:"
        yield from (f"  UID={uid}" for uid in default)


def _policy(api: int, policy: int) -> str:
    if api < 24:
        return f"[{_WORDS[policy]}]"
    if api < 26:
        return _WORDS[policy]
    return f"{policy} ({_WORDS[policy]}{'|NONE' if api == 29 else ''})"
