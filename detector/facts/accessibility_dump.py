"""`dumpsys accessibility`: which services of which user are switched on, and which of them run.

Printed by com.android.server.accessibility.AccessibilityManagerService and AccessibilityUserState. Android 6 to 9 have
no "Enabled services" line, and until Android 15 a running service is named only by its label, which the app chooses.
Seen on Android 7.1, 9, 10, 13, 15.
"""

import re
from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import Command, Excerpt, Parsed, ParseError, unique

DUMP: Final = Command(
    id="accessibility",
    # The dump ends with the titles of windows on the screen: personal, so those lines stay on the phone.
    line=r"dumpsys {wait}accessibility | sed '/^ *Window\[/d'",
    why="which apps may read the screen and act on it, and which of them are running",
    saved_as=("dumpsys accessibility",),
)

_STATE: Final = re.compile(r"^ *User state\[ *(.*)$")
_ID: Final = re.compile(r"\{id=(\d{1,9})[,}]")
_ENABLED: Final = re.compile(r"^ *Enabled services:\{(.*)\} *\]?$")
_BOUND: Final = re.compile(r"^ *(?:Bound )?services:\{(.*)$")
_SERVICE: Final = re.compile(r"Service\[label=")
_SERVICE_ID: Final = re.compile(r"\bid=([A-Za-z.][\w.]*/[^,\]]{1,512})[,\]]")
_CAPABILITIES: Final = re.compile(r", feedbackType\[[A-Z_, ]{0,400}\], capabilities=(\d{1,9}),")
_END: Final = re.compile(r"^ *(?:Client list info:\{|Global Info \[|Global client list info:\{|Window attributes:)")


class AccessibilityService(Struct, frozen=True, kw_only=True):
    """A service of one user. `component` is None when only a label is known."""

    component: ComponentName | None = None
    user: int
    label: str = ""
    """What the app calls itself; untrusted."""
    enabled: bool = False
    bound: bool | None = None
    """Running now; None when the dump does not let it be told."""
    capabilities: int | None = None
    """AccessibilityServiceInfo: 1 window content, 8 key events, 32 gestures, 128 screenshots."""
    doubtful: bool = False
    """Perhaps forged: named where window titles stand, or in one of several lists where there should be one."""
    excerpt: Excerpt


def parse_dump(text: str) -> Parsed[AccessibilityService]:
    """Enabled and running services of every user in the dump."""
    states = _states(text)
    found = unique([service for state in states for service in state.services()])
    cut = [state.user for state in states if not state.whole()]
    return Parsed(records=found, incomplete=f"the services of user {cut[0]} are not all there" if cut else "")


def users_told(text: str) -> frozenset[int]:
    """The users of whom the dump lists the enabled services; Android 6 to 9 lists none."""
    try:
        return frozenset(state.user for state in _states(text) if state.enabled_lists)
    except ParseError:
        return frozenset()


def _states(text: str) -> list["_State"]:
    states: list[_State] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _STATE.match(line):
            states.append(_State())
            states[-1].take_id(match[1])
        elif states:
            states[-1].take(number, line)
    if not states:
        raise ParseError("no 'User state['")
    return states


class _State:
    """The lines of one user. Labels of services and titles of windows stand among them and can forge any line."""

    def __init__(self) -> None:
        self.user = 0
        self.enabled_lists = 0
        self.bound_lists = 0
        self.closed = False
        self.ended = False
        """Behind it stand window titles, unless a label has forged the end."""
        self.found: list[AccessibilityService] = []

    def whole(self) -> bool:
        return bool(self.enabled_lists or self.bound_lists) and self.closed

    def services(self) -> list[AccessibilityService]:
        if self.enabled_lists < 2:
            return self.found
        return [structs.replace(one, doubtful=True) if one.enabled else one for one in self.found]

    def take_id(self, text: str) -> None:
        if match := _ID.search(text):
            self.user = int(match[1])

    def take(self, number: int, line: str) -> None:
        if line.lstrip().startswith("attributes:") and not self.bound_lists:
            self.take_id(line)
        elif match := _ENABLED.match(line):
            self.enabled_lists += 1
            self._enabled(number, line.strip(), match[1])
        elif _BOUND.match(line) and not self.enabled_lists:
            self.bound_lists += 1
            # "Enabled services" follows since Android 10; what has been seen of the end was a label's
            self.closed = not line.lstrip().startswith("Bound") and line.rstrip().endswith("}]")
            self._bound(number, line)
        else:
            self._bound(number, line)
            self.ended = self.ended or _END.match(line) is not None
            self.closed = self.closed or line.rstrip().endswith("}]")

    def _enabled(self, number: int, line: str, content: str) -> None:
        excerpt = Excerpt.of(DUMP.id, number, line)
        for part in re.findall(r"\{([^{}]*)\}", content):
            component = ComponentName.parse(part)
            if component is not None:
                self.found.append(
                    AccessibilityService(
                        component=component, user=self.user, enabled=True, doubtful=self.ended, excerpt=excerpt
                    )
                )

    def _bound(self, number: int, line: str) -> None:
        """Running services, in whatever line they stand: a label with a line break moves the others about."""
        for part in _SERVICE.split(line)[1:]:
            able = _CAPABILITIES.search(part)
            excerpt = Excerpt.of(DUMP.id, number, line)
            self.found += [
                AccessibilityService(
                    component=component,
                    user=self.user,
                    label=part.partition(", id=" if component else ", feedbackType[")[0].partition(", feedbackType[")[
                        0
                    ],
                    bound=True,
                    capabilities=int(able[1]) if able else None,
                    doubtful=self.ended,
                    excerpt=excerpt,
                )
                for component in _ids(part)
            ]


def _ids(part: str) -> list[ComponentName | None]:
    """Every component that one `Service[...]` names as its own; None where it names none."""
    found = (ComponentName.parse(name) for name in _SERVICE_ID.findall(part))
    return [component for component in found if component is not None] or [None]
