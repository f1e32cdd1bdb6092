"""Services that a person chose to fill in passwords, to keep them, or to answer the assistant's gesture.

Settings of each user (android.provider.Settings.Secure): `autofill_service` (Android 8 and later),
`credential_service` and `credential_service_primary` (14 and later), `assistant`, `voice_interaction_service`. Each
holds components with `:` between them. The answer is the one that the fact `settings` reads. Seen on Android 7.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import Answers, Depth, Excerpt, FactSpec, Gap, Reading
from detector.facts.settings import SECURE, components_in, secure_settings


class ServiceKind(StrEnum):
    """What the service was chosen for."""

    AUTOFILL = "autofill"
    CREDENTIALS = "credentials"
    PRIMARY_CREDENTIALS = "primary-credentials"
    ASSISTANT = "assistant"
    VOICE_INTERACTION = "voice-interaction"


_KINDS: Final = {
    "autofill_service": ServiceKind.AUTOFILL,
    "credential_service": ServiceKind.CREDENTIALS,
    "credential_service_primary": ServiceKind.PRIMARY_CREDENTIALS,
    "assistant": ServiceKind.ASSISTANT,
    "voice_interaction_service": ServiceKind.VOICE_INTERACTION,
}
_NO_AUTOFILL: Final = "credential-provider"
"""What Android 14 and later write as autofill service of a password manager that has none."""


class DefaultService(Struct, frozen=True, kw_only=True):
    """One service that was chosen for one user."""

    kind: ServiceKind
    component: ComponentName
    user: int | None
    excerpt: Excerpt


def read(answers: Answers) -> Reading[DefaultService]:
    """The chosen services of every user."""
    settings, lost = secure_settings(DEFAULT_SERVICES.name, answers)
    records: list[DefaultService] = []
    gaps: list[Gap] = list(lost)
    for setting in settings:
        kind = _KINDS.get(setting.key)
        if kind is None:
            continue
        value = "" if setting.value.strip() == _NO_AUTOFILL else setting.value
        components, odd = components_in(DEFAULT_SERVICES.name, structs.replace(setting, value=value))
        gaps += odd
        records += [
            DefaultService(kind=kind, component=component, user=setting.user, excerpt=setting.excerpt)
            for component in components
        ]
    return Reading(records=tuple(records), gaps=tuple(gaps))


DEFAULT_SERVICES: Final = FactSpec(
    name="default-services",
    commands=(SECURE,),
    read=read,
    depth=Depth.USUAL,
    needs="nothing; a user may be closed to it",
    seen_on="7: Huawei",
    without="which apps fill in passwords and which one assists stays open",
)
