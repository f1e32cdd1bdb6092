"""`settings get` and `settings list`.

Source: com.android.providers.settings.SettingsService (26+), com.android.commands.settings.SettingsCmd (23-25).
"""

from detector.simulator.model import Phone


def settings_get(phone: Phone, user: int, namespace: str, key: str) -> str:
    """Return the value, or `null`."""
    return _table(phone, user, namespace).get(key, "null") + "\n"


def settings_list(phone: Phone, user: int, namespace: str) -> str:
    """Return all values as `key=value`, sorted."""
    return "".join(f"{key}={value}\n" for key, value in sorted(_table(phone, user, namespace).items()))


def _table(phone: Phone, user: int, namespace: str) -> dict[str, str]:
    if namespace == "global":
        return phone.global_settings
    return phone.secure_settings.get(user, {}) if namespace == "secure" else {}
