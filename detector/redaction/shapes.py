"""What may stay of a text of the phone: names of apps that are named, words that Android itself writes, small numbers.

A list of what is allowed and none of what is forbidden: nobody can say what names, numbers and messages look like.
"""

import re
from typing import Final, Protocol

from detector.facts.app_op_names import KNOWN
from detector.facts.settings import GLOBAL_KEYS, SECURE_KEYS

TAKEN_OUT: Final = "…"

_TOKEN: Final = re.compile(r"User [0-9]{1,3}(?![^\s:;,)}\]])|[^\s\[\](){}:;,|\"]+")
_SEVERAL: Final = re.compile(rf"{TAKEN_OUT}(?:[\s:;,|\"]*{TAKEN_OUT})+")
_CONSTANT: Final = re.compile(r"android(?:\.[a-zA-Z]+){1,4}\.[A-Z][A-Z0-9_]+")
_COMPONENT: Final = re.compile(r"([\w.]+)(?:/[\w.$]+)?")
_SMALL: Final = re.compile(r"-?[0-9]{1,3}")
_USER: Final = re.compile(r"(?:User |u)[0-9]{1,3}")
_WORDS: Final = frozenset({
    *GLOBAL_KEYS, *SECURE_KEYS, *KNOWN,
    # heads of records
    "*", "AppBindRecord", "Client", "Enabled", "Package", "Request", "Service", "ServiceRecord", "User", "UserInfo",
    "filter", "services", "Bound",
    # their keys
    "allowed", "bound", "ceDataInode", "enabled", "flags", "granted", "hidden", "installed", "installerPackageName",
    "initiatingPackageName", "instant", "isForeground", "isPrimary", "isUserChanged", "notLaunched", "packageName",
    "pkgFlags", "startRequested", "stopped", "suspended", "user", "user_keys", "system_keys", "virtual",
    # their values
    "KEY", "TYPE_SCREEN_CAPTURE", "allow", "default", "deny", "dev-keys", "errored", "eng", "false", "foreground",
    "green", "hostname", "ignore", "locked", "null", "off", "opportunistic", "orange", "red", "release-keys",
    "test-keys", "true", "unlocked", "userdebug", "yellow", "allow-in-power-save", "background", "HIGH_ACCURACY",
    "GRANTED_BY_DEFAULT", "GRANTED_BY_ROLE", "ONE_TIME", "POLICY_FIXED", "REVOKE_WHEN_REQUESTED", "SYSTEM_FIXED",
    "USER_FIXED", "USER_SENSITIVE_WHEN_DENIED", "USER_SENSITIVE_WHEN_GRANTED", "USER_SET",
    "RESTRICTION_INSTALLER_EXEMPT",
    # properties that signals read
    "ro.boot.flash.locked", "ro.boot.vbmeta.device_state", "ro.boot.verifiedbootstate", "ro.build.tags",
    "ro.build.version.security_patch", "ro.debuggable", "ro.secure",
})  # fmt: skip


class Shown(Protocol):
    """Knows which names of apps stay."""

    def shows(self, name: str) -> bool:
        """Whether this is one of them, or a part of one."""


def in_shape(text: str, names: Shown) -> str:
    """The text with everything else taken out of it."""
    return _SEVERAL.sub(TAKEN_OUT, _TOKEN.sub(lambda token: _token(token[0], names), text))


def _token(token: str, names: Shown) -> str:
    key, equals, value = token.partition("=")
    if not equals:
        return token if _stays(token, names) else TAKEN_OUT
    if key not in _WORDS:
        return TAKEN_OUT
    return token if not value or _SMALL.fullmatch(value) or _stays(value, names) else f"{key}={TAKEN_OUT}"


def _stays(word: str, names: Shown) -> bool:
    component = _COMPONENT.fullmatch(word)
    named = component is not None and names.shows(component[1])
    return named or word in _WORDS or bool(_CONSTANT.fullmatch(word) or _USER.fullmatch(word))
