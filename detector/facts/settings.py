"""The settings that protect a phone, or stop doing so.

`settings list NAMESPACE` prints `key=value` lines (com.android.providers.settings.SettingsService); values may hold
line breaks, so each key is looked for at the start of a line, and all values of a key are kept. Only the keys named
here leave the phone. Which key means what on which version: android.provider.Settings, docs/facts.md.
"""

from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.setting_lines import ALWAYS_SECURE, SAVED_SECURE, setting_lines

GLOBAL_KEYS: Final = (
    "adb_enabled",
    "adb_wifi_enabled",
    "development_settings_enabled",
    "package_verifier_enable",
    "package_verifier_user_consent",
    "verifier_verify_adb_installs",
    "upload_apk_enable",
    "install_non_market_apps",
    "private_dns_mode",
    "private_dns_specifier",
    "http_proxy",
    "global_http_proxy_host",
    "global_http_proxy_port",
    "global_proxy_pac_url",
    "show_hidden_icon_apps_enabled",
    "device_provisioned",  # always there: its absence shows that nothing was read
)
SECURE_KEYS: Final = (
    "install_non_market_apps",
    "package_verifier_user_consent",
    "user_setup_complete",  # always there
    "advanced_protection_mode",
    "default_input_method",
    "enabled_input_methods",
    "assistant",
    "voice_interaction_service",
    "autofill_service",
    "credential_service",
    "credential_service_primary",
    "sms_default_application",
    "dialer_default_application",
    "always_on_vpn_app",
    "always_on_vpn_lockdown",
)
GLOBAL: Final = Command(
    id="settings-global",
    line=f"settings list global | grep -E '^({'|'.join(GLOBAL_KEYS)})='",
    why="whether app checking (Play Protect), developer options and debugging are on; proxy and private DNS",
    saved_as=("settings list global",),
)
SECURE: Final = Command(
    id="settings-secure",
    line=f"settings list --user {{user}} secure | grep -E '^({'|'.join(SECURE_KEYS)})='",
    why="whether apps from outside the store are allowed, and which apps are keyboard, assistant, autofill and VPN",
    per_user=True,
    saved_as=SAVED_SECURE,
)


class Setting(Struct, frozen=True, kw_only=True):
    """One setting as it is stored. A key that is not there has no record: Android's default holds."""

    namespace: str
    """global or secure."""
    key: str
    value: str
    user: int | None = None
    """None for the global namespace."""
    excerpt: Excerpt


def parse_global(text: str) -> Parsed[Setting]:
    """The wanted keys of `settings list global`."""
    return _parse(text, "global", GLOBAL.id, GLOBAL_KEYS, always="device_provisioned")


def parse_secure(text: str) -> Parsed[Setting]:
    """The wanted keys of `settings list secure`. The user is filled in by `read`."""
    return _parse(text, "secure", SECURE.id, SECURE_KEYS, always=ALWAYS_SECURE)


def _parse(text: str, namespace: str, command: str, keys: tuple[str, ...], *, always: str) -> Parsed[Setting]:
    found, lines = [], 0
    for line in setting_lines(text):
        lines += 1
        if line.key in keys:
            excerpt = Excerpt.of(command, line.number, line.text)
            found.append(Setting(namespace=namespace, key=line.key, value=line.value, excerpt=excerpt))
    if not lines:
        raise ParseError("no key=value line")
    missing = "" if any(setting.key == always for setting in found) else f"no {always}, which is always there"
    return Parsed(records=tuple(found), incomplete=missing)


def secure_settings(fact: str, answers: Answers) -> tuple[tuple[Setting, ...], tuple[Gap, ...]]:
    """Those of every user that was asked about, for whichever fact reads them; the gaps bear its name."""
    settings: list[Setting] = []
    gaps: list[Gap] = []
    for answer in answers.per_user(SECURE):
        found, lost = parse_answer(fact, answer, parse_secure)
        settings += [structs.replace(setting, user=answer.user) for setting in found]
        gaps += lost
    return tuple(settings), tuple(gaps)


def components_in(fact: str, setting: Setting) -> tuple[tuple[ComponentName, ...], tuple[Gap, ...]]:
    """The components in a value such as `a/.B;subtype:c/.D`, and a gap where a part of it is none."""
    found: list[ComponentName] = []
    odd = ""
    for part in values_of(setting):
        component = ComponentName.parse(part.partition(";")[0])
        if component is not None:
            found.append(component)
        else:
            odd = odd or part
    return tuple(found), not_understood(fact, setting, f"not a component: {odd[:80]}") if odd else ()


def values_of(setting: Setting) -> tuple[str, ...]:
    """The parts of a value with `:` between them; `null` and nothing are none."""
    return tuple(part for part in setting.value.strip().split(":") if part.strip() and part != "null")


def not_understood(fact: str, setting: Setting, detail: str) -> tuple[Gap, ...]:
    """The gap of a value that is not what its key holds."""
    command = SECURE.query(user=setting.user).line
    reason = GapReason.NOT_UNDERSTOOD
    return (Gap(fact=fact, reason=reason, command=command, user=setting.user, detail=detail),)


def read(answers: Answers) -> Reading[Setting]:
    """The settings of the phone and of each user."""
    found, gaps = parse_answer(SETTINGS.name, answers.get(GLOBAL), parse_global)
    secure, lost = secure_settings(SETTINGS.name, answers)
    return Reading(records=(*found, *secure), gaps=(*gaps, *lost))


SETTINGS: Final = FactSpec(
    name="settings",
    commands=(GLOBAL, SECURE),
    read=read,
    depth=Depth.USUAL,
    needs="nothing; a user may be closed to it",
    seen_on="6 and 7: LG, Huawei",
    without="how the phone is protected stays open",
)
