"""What the people of a simulated phone chose, or found there: apps for messages and calls, keyboards, VPNs, watches.

What a phone file leaves out is as it is on a new phone of that version. Sources: roles.xml of the permission module,
com.android.server.pm.DefaultPermissionGrantPolicy, android.provider.Settings.Secure.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from detector.simulator.model import App, User, full_class, short_name
from detector.simulator.system_state import Chosen

_CANDIDATES: Final = {
    "SMS": ("com.samsung.android.messaging", "com.google.android.apps.messaging"),
    "DIALER": ("com.samsung.android.dialer", "com.google.android.dialer"),
    "BROWSER": ("com.android.chrome",),
    "ASSISTANT": ("com.google.android.googlequicksearchbox",),
    "SYSTEM_SHELL": ("com.android.shell",),
    "SYSTEM_UI": ("com.android.systemui",),
    "SYSTEM_BLUETOOTH_STACK": ("com.android.bluetooth",),
    "SYSTEM_DOCUMENT_MANAGER": ("com.android.documentsui",),
    "SYSTEM_CONTACTS": ("com.google.android.contacts",),
}
"""The first of them that the phone has holds the role on a new phone."""
_OF_PROFILES: Final = ("BROWSER",)
_INPUT_METHOD: Final = "android.view.InputMethod"
_GOOGLE: Final = (
    "com.google.android.googlequicksearchbox/com.google.android.voiceinteraction.GsaVoiceInteractionService"
)
_GMS: Final = "com.google.android.gms/"


class Machine(Struct, frozen=True, kw_only=True):
    """The phone as far as defaults depend on it."""

    api: int
    apps: Mapping[str, App]

    def has(self, name: str) -> bool:
        """Whether this part of the system is there."""
        return name in self.apps and self.apps[name].system


def with_defaults(machine: Machine, user: User, own: Chosen) -> Chosen:
    """Return what this user has chosen, with what a new phone has where the phone file says nothing."""
    roles = {name: app for name, app in _roles(machine) if not user.is_profile or name in _OF_PROFILES}
    google = machine.has("com.google.android.googlequicksearchbox") and not user.is_profile
    gms = machine.has("com.google.android.gms") and not user.is_profile
    return replace(
        own,
        roles={**roles, **own.roles},
        keyboards=_or(own.keyboards, " ".join(_keyboards(machine.apps.values()))),
        assistant=_or(own.assistant, _GOOGLE if google else ""),
        voice=_or(own.voice, _GOOGLE if google else ""),
        autofill=_or(own.autofill, f"{_GMS}.autofill.service.AutofillService" if gms else ""),
        credentials=_or(
            own.credentials, f"{_GMS}.auth.api.credentials.credman.service.PasswordAndPasskeyService" if gms else ""
        ),
    )


def _or(written: str | None, usual: str) -> str:
    """`none` and an empty text are nothing."""
    return usual if written is None else "" if written == "none" else written


def _roles(machine: Machine) -> Iterable[tuple[str, str]]:
    for role, candidates in _CANDIDATES.items():
        found = next((name for name in candidates if machine.has(name)), "")
        if found:
            yield role, found
    home = next((name for name, app in machine.apps.items() if "launcher" in name and app.kind == "privileged"), "")
    if home:
        yield "HOME", home


def _keyboards(apps: Iterable[App]) -> Iterable[str]:
    """The maker's own comes first."""
    found = [
        short_name(app.name, full_class(app.name, service.cls))
        for app in apps
        for service in app.services
        if app.system and _INPUT_METHOD in service.actions
    ]
    return sorted(found, key=lambda name: name.startswith("com.google."))


def settings_of(api: int, chosen: Chosen) -> dict[str, str]:
    """Return the secure settings that tell the same."""
    credentials = (chosen.credentials or "").split()
    keyboards = (chosen.keyboards or "").split()
    values = {
        "default_input_method": keyboards[0] if keyboards else "",
        "enabled_input_methods": ":".join(keyboards),
        "assistant": chosen.assistant or "",
        "voice_interaction_service": chosen.voice or "",
    }
    if api >= 26:
        values["autofill_service"] = chosen.autofill or ""
    if api >= 34:
        values |= {"credential_service": ":".join(credentials), "credential_service_primary": "".join(credentials[:1])}
    if api < 29:
        values["sms_default_application"] = _holder(chosen, "SMS")
        values["dialer_default_application"] = _holder(chosen, "DIALER")
    if api >= 24:
        values["always_on_vpn_app"] = chosen.always_on_vpn
        values["always_on_vpn_lockdown"] = str(int(chosen.vpn_lockdown)) if chosen.always_on_vpn else ""
    return {key: value for key, value in values.items() if value}


def _holder(chosen: Chosen, role: str) -> str:
    name = chosen.roles.get(role, "")
    return "" if name == "none" else name
