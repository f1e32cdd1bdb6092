"""How settings stand in text: `settings get`, `settings list`, and the dump of them in a bug report.

`settings list NAMESPACE` prints `key=value` (com.android.providers.settings.SettingsService). The dump prints
`_id:870 name:adb_enabled pkg:android value:1 default:1 defaultSystemSet:true`
(SettingsProtoDumpUtil's elder, SettingsProvider.dumpSettingsLocked); a bug report holds it since Android 8.1. Seen on
6 and 7 (lists), 9, 10 and 13 (dumps).
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from detector.android import ComponentName
from detector.facts.base import Excerpt

_LISTED: Final = re.compile(r"^\ufeff?([\w.#\-]+)=(.*)$")
_DUMPED: Final = re.compile(r"^_id:\d{1,10} name:([\w.#\-]+) pkg:\S{1,255} value:(.*?)(?: ?default:.*)?$")
SAVED_SECURE: Final = ("settings list --user {user} secure", "settings list secure")
"""Lines whose saved outputs hold the secure settings of a user."""
ALWAYS_SECURE: Final = "user_setup_complete"
"""Every user has this one: its absence shows that not everything is there."""


class Line(Struct, frozen=True):
    """One setting, and where it stands."""

    number: int
    text: str
    key: str
    value: str


def setting_lines(text: str) -> Iterator[Line]:
    """Every setting of a list or a dump."""
    for number, line in enumerate(text.split("\n"), 1):
        match = _DUMPED.match(line) if line.startswith("_id:") else _LISTED.match(line)
        if match is not None:
            yield Line(number, line, match[1], match[2])


def _secure_values(text: str, key: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """The values of a secure setting with their line numbers, and what is missing of the text.

    The text is that of `settings get`, which is the value, or else of a list or a dump of them all.
    """
    settings = tuple(setting_lines(text))
    if not settings:
        return tuple(enumerate(text.split("\n"), 1)), ""
    whole = any(setting.key == ALWAYS_SECURE for setting in settings)
    found = tuple((setting.number, setting.value) for setting in settings if setting.key == key)
    return found, "" if whole else f"no {ALWAYS_SECURE}, which is always there"


def secure_components(
    text: str, key: str, command: str, *, admitted: Callable[[str], object]
) -> tuple[tuple[tuple[ComponentName, Excerpt], ...], str]:
    """The components in a secure setting such as `a/b:c/d`, each with its proof, and what is missing of the text.

    A part that is none makes the text incomplete unless it is empty or `admitted`.
    """
    found, odd = [], ""
    values, missing = _secure_values(text, key)
    for number, line in values:
        for part in line.strip().split(":"):
            component = ComponentName.parse(part)
            if component is not None:
                found.append((component, Excerpt.of(command, number, line)))
            elif part and not admitted(part):
                odd = odd or part
    return tuple(found), f"not a component: {odd[:80]}" if odd else missing
