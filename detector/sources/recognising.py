"""Which command printed a text: told by the words that only this command begins with, never by the file's name.

The name counts only for what no text tells: which apps a list of packages is about, and which Android user. The words
stand in AOSP, in the `dump` methods of the services; where they were seen: docs/facts.md.
"""

import re
from typing import Final

SETTINGS: Final = "settings list"
LISTS: Final = "pm list packages"
PACKAGES: Final = "dumpsys package"

_BEGINNINGS: Final = tuple(
    (line, re.compile(pattern, re.MULTILINE))
    for line, pattern in (
        (LISTS, r"\A\ufeff?package:\S"),
        ("pm list users", r"\AUsers:\n\s+UserInfo\{[^\n]*\}(?: running)?$"),
        ("dumpsys user", r"\A(?:Current user: \d+\n)?(?:[^\n]*\n){0,5}?Users:\n\s+UserInfo\{.*\} serialNo="),
        ("getprop", r"\A(?:[^\n]*\n)?\[[\w.\-]{1,200}\]: \["),
        ("ps", r"\A(?:LABEL +)?USER +PID +.*(?:NAME|CMD) *$"),
        ("cat /proc/net/xt_qtaguid/stats", r"\Aidx[ ,]iface[ ,]acct_tag_hex[ ,]"),
        ("cmd deviceidle whitelist", r"\A(?:system-excidle|system|user),[\w.]+,\d+$"),
        ("getenforce", r"\A(?:Enforcing|Permissive|Disabled)\s*\Z"),
        ("id", r"\Auid=\d+\(?\w*\)? gid="),
        ("dumpsys accessibility", r"^ACCESSIBILITY MANAGER \(dumpsys accessibility\)$"),
        ("dumpsys device_policy", r"^Current Device Policy Manager state:$"),
        ("dumpsys appops", r"^Current AppOps Service state:$"),
        ("dumpsys notification", r"^Current Notification Manager state:$"),
        ("dumpsys adb", r"^ADB MANAGER STATE \(dumpsys adb\):$"),
        ("dumpsys usb", r"^USB MANAGER STATE \(dumpsys usb\):$"),
        ("dumpsys role", r"^ROLE (?:MANAGER )?STATE \(dumpsys role\):$"),
        ("dumpsys media_projection", r"^MEDIA PROJECTION MANAGER \(dumpsys media_projection\)"),
        ("dumpsys activity services", r"\A\s*ACTIVITY MANAGER SERVICES \(dumpsys activity services\)$"),
        ("dumpsys activity", r"\A\s*ACTIVITY MANAGER [A-Z ]+ \(dumpsys activity [a-z-]+\)"),
        ("dumpsys location", r"^(?:Current )?Location Manager [Ss]tate:$"),
        ("dumpsys netpolicy", r"^System ready: (?:true|false)\nRestrict background: "),
        ("dumpsys netstats", r"^Active interfaces:$"),
        ("dumpsys usagestats", r"^user=\d+ *\n(?:  Last 24 hour events|  In-memory |  Login count:)"),
        ("dumpsys deviceidle", r"^  Settings:\n(?:    \w+=.*\n){0,8}    (?:light_after_)?inactive_to="),
        ("dumpsys batterystats", r"^(?:Battery History |Daily stats:|Statistics since last charge:)"),
        ("dumpsys connectivity", r"^(?:NetworkProviders|NetworkFactories|Active default network)\b.*:"),
        ("dumpsys vpn_management", r"^VPNs:$"),
        ("dumpsys companiondevice", r"^Companion Device (?:Associations|Manager)"),
        (PACKAGES, r"^ *(?:Database versions|(?:Activity|Receiver|Service|Provider) Resolver Table|Packages):$"),
        (SETTINGS, r"\A\ufeff?[\w.#\-]{1,200}="),
    )
)
"""Looked for in this order: the surest first."""
_TOP: Final = 16_000
"""Characters. Some dumps have a few hundred lines in front of the words."""
_TALK: Final = re.compile(
    r"\ufeff?(?:[ \t]*\n|\* daemon (?:not running|started)[^\n]*\n"
    r"|[^\n]{0,200}[$#>] ?(?:\S{0,100}[/\\])?adb(?:\.exe)? [^\n]*\n)+"
)
"""Of adb, while it starts its server; the line that was typed; empty lines."""
_GLOBAL: Final = re.compile(r"^device_provisioned=", re.MULTILINE)
_SECURE: Final = re.compile(r"^user_setup_complete=", re.MULTILINE)
_FRAMEWORK: Final = re.compile(r"^\ufeff?package:(?:\S*=)?android(?:\s|$)", re.MULTILINE)
_EVERY_PHONE_HAS: Final = re.compile(r"^ *Package \[android\] \(", re.MULTILINE)
_USER: Final = re.compile(r"user[ _=-]?(\d{1,5})(?!\d)", re.IGNORECASE)
_SOME_ONLY: Final = re.compile(
    r"packages.*(?<![A-Za-z0-9])(?:[sdeu]|system|disabled|enabled|uninstalled)(?![A-Za-z0-9])"
)


def without_talk(text: str) -> str:
    """A text without what stands above an output where somebody kept a whole terminal."""
    match = _TALK.match(text)
    return text[match.end() :] if match else text


def recognise(beginning: str) -> str:
    """The command, as far as the beginning of a text tells it; empty when it is none of those that are read here."""
    top = beginning[:_TOP]
    return next((line for line, pattern in _BEGINNINGS if pattern.search(top)), "")


def exact_line(line: str, name: str, text: str) -> str:
    """The command line, by the whole text and the name of its file; empty when it cannot be told, or is not read."""
    match = _USER.search(name)
    user = int(match[1]) if match else 0
    if line == SETTINGS:
        return _settings(user, text)
    if line == LISTS:
        if _SOME_ONLY.search(name):
            return ""
        kind = "-f -U -i" if _FRAMEWORK.search(text) else "-3"
        return f"{LISTS} {kind} --user {user}"
    return line


def is_part(line: str, text: str) -> bool:
    """Whether only a part of what there is was asked for, such as one app."""
    return line == PACKAGES and not _EVERY_PHONE_HAS.search(text)


def _settings(user: int, text: str) -> str:
    """The namespace, by a key that each of them always holds. A text with both is more than one output."""
    is_global, is_secure = _GLOBAL.search(text) is not None, _SECURE.search(text) is not None
    if is_global == is_secure:
        return ""
    if is_global:
        return f"{SETTINGS} global"
    return f"{SETTINGS} secure" if user == 0 else f"{SETTINGS} --user {user} secure"
