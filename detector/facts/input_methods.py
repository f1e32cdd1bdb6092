"""Keyboards: the one in use, and all that are switched on. A keyboard sees everything that is typed.

Two settings of each user (com.android.server.inputmethod.InputMethodUtils): `default_input_method` holds a component,
`enabled_input_methods` components with `:` between them and the numbers of their languages behind `;`. The answer is
the one that the fact `settings` reads. Seen on Android 7.
"""

from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import Answers, Depth, Excerpt, FactSpec, Gap, Reading
from detector.facts.settings import SECURE, components_in, secure_settings

_SELECTED: Final = "default_input_method"
_ENABLED: Final = "enabled_input_methods"


class InputMethod(Struct, frozen=True, kw_only=True):
    """One keyboard of one user."""

    component: ComponentName
    user: int | None
    selected: bool = False
    """It is the one in use."""
    enabled: bool = False
    """A person may change to it while typing."""
    excerpt: Excerpt


def read(answers: Answers) -> Reading[InputMethod]:
    """One record for each keyboard and user, the two settings put together."""
    settings, lost = secure_settings(INPUT_METHODS.name, answers)
    gaps: list[Gap] = list(lost)
    merged: dict[tuple[ComponentName, int | None], InputMethod] = {}
    for setting in sorted(settings, key=lambda one: one.key != _SELECTED):  # the proof of what is in use comes first
        if setting.key not in (_SELECTED, _ENABLED):
            continue
        components, odd = components_in(INPUT_METHODS.name, setting)
        gaps += odd
        for component in components:
            fresh = InputMethod(component=component, user=setting.user, excerpt=setting.excerpt)
            known = merged.get((component, setting.user), fresh)
            merged[component, setting.user] = structs.replace(
                known,
                selected=known.selected or setting.key == _SELECTED,
                enabled=known.enabled or setting.key == _ENABLED,
            )
    return Reading(records=tuple(merged.values()), gaps=tuple(gaps))


INPUT_METHODS: Final = FactSpec(
    name="input-methods",
    commands=(SECURE,),
    read=read,
    depth=Depth.USUAL,
    needs="nothing; a user may be closed to it",
    seen_on="7: Huawei",
    without="which keyboard is in use stays open",
)
