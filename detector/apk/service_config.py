"""The files with which two kinds of services describe themselves: accessibility services and administrators.

android.accessibilityservice.AccessibilityServiceInfo and android.app.admin.DeviceAdminInfo.
"""

from detector.apk import attributes as android
from detector.apk.binary_xml import Document, number
from detector.apk.manifest import AccessibilityConfig, AdminConfig


def accessibility_config(service: str, document: Document) -> AccessibilityConfig:
    """The file that an accessibility service describes itself with (AccessibilityServiceInfo)."""
    root = document.root

    def said(attribute: int) -> int:
        return number(root.value(attribute)) or 0

    return AccessibilityConfig(
        service=service,
        is_tool=bool(said(android.IS_ACCESSIBILITY_TOOL)),
        capabilities=tuple(name for attribute, name in android.CAPABILITIES.items() if said(attribute)),
        event_types=said(android.EVENT_TYPES),
        packages=tuple(filter(None, (one.strip() for one in root.text(android.PACKAGE_NAMES).split(",")))),
        flags=said(android.ACCESSIBILITY_FLAGS),
    )


def admin_config(receiver: str, document: Document) -> AdminConfig:
    """The file that an administrator names its policies in (DeviceAdminInfo)."""
    policies = [one.tag for holder in document.root.named("uses-policies") for one in holder.children]
    return AdminConfig(receiver=receiver, policies=tuple(dict.fromkeys(policies)))
