"""Apps made with aapt and aapt2: what the source of their manifest says is found, and what the library apk-info finds.

apk-info reads whole files on a disk and has no limits, so it is no part of the program; here it is the second opinion.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import apk_info
import pytest

from detector.apk.manifest import AccessibilityConfig, AdminConfig, Component, ComponentKind, Manifest
from tests.apk.reading import read_manifest

VARIANTS = [
    f"{size}-{name}" for size in ("small", "large") for name in ("aapt2", "sparse", "raw", "aapt", "aapt-packed")
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_the_source_says(real_apps: dict[str, Path], variant: str) -> None:
    manifest, ranges, rounds = read_manifest(real_apps[variant].read_bytes(), api=33)
    by_name = {one.name.rpartition(".")[2]: one for one in manifest.components}
    assert (manifest.package, manifest.split) == ("org.example.system", "")
    assert (manifest.version_code, manifest.version_name) == ((1 << 32) + 12, "1.2 \u201cx\u201d")
    assert (manifest.min_sdk, manifest.target_sdk) == (21, 33)
    assert manifest.shared_user_id == "org.example.shared"
    assert manifest.permissions == ("android.permission.READ_SMS", "android.permission.CAMERA")
    assert (manifest.debuggable, manifest.test_only, manifest.allow_backup) == (True, False, False)
    assert manifest.monitoring_tool == "child_monitoring"
    assert (manifest.label.text, manifest.label.known) == ("System Service", True)
    assert manifest.problems == ()
    assert manifest.damaged == ""
    assert by_name.keys() == {"Main", "Alias", "Watch", "Admin", "Secret", "Provider"}
    assert_components(by_name)
    assert_configurations(manifest)
    assert ranges.added <= (64 if variant != "large-aapt-packed" else 200) * 1024
    assert rounds <= 12


def assert_components(by_name: dict[str, Component]) -> None:
    main, alias, watch, secret = (by_name[name] for name in ("Main", "Alias", "Watch", "Secret"))
    assert main.excluded_from_recents
    assert main.exported
    assert main.label is not None
    assert main.label.text == "Other"
    assert main.filters[0].categories == ("android.intent.category.LAUNCHER",)
    assert main.permission == "org.example.OWN", "that of the application, where it has none of its own"
    assert (alias.kind, alias.enabled, alias.target) == (ComponentKind.ALIAS, False, "org.example.system.Main")
    assert watch.permission == "android.permission.BIND_ACCESSIBILITY_SERVICE"
    assert watch.enabled is None, "a resource decides"
    assert watch.filters[0].priority == -5
    assert watch.actions() == {"android.accessibilityservice.AccessibilityService"}
    assert secret.exported, "a filter opens it"
    assert (secret.filters[0].schemes, secret.filters[0].hosts) == (("android_secret_code",), ("1234",))
    assert by_name["Provider"].exported is False
    assert by_name["Provider"].name == "other.Provider"


def assert_configurations(manifest: Manifest) -> None:
    assert manifest.accessibility == (
        AccessibilityConfig(
            service="org.example.system.Watch",
            is_tool=True,
            capabilities=("read-windows", "screenshots"),
            event_types=0xFFFFFFFF,
            packages=("com.a", "com.b"),
        ),
    )
    assert manifest.admins == (AdminConfig(receiver="org.example.system.Admin", policies=("force-lock", "wipe-data")),)


@pytest.mark.parametrize("variant", VARIANTS)
def test_translations_are_read_from_files_on_disk(real_apps: dict[str, Path], variant: str) -> None:
    manifest, _, _ = read_manifest(real_apps[variant].read_bytes(), thorough=True, limit=8 * 2**20)
    assert set(manifest.translations) == {"Systemdienst", "系统服务"}
    assert manifest.problems == ()


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_second_opinion(real_apps: dict[str, Path], variant: str) -> None:
    manifest, _, _ = read_manifest(real_apps[variant].read_bytes())
    other = apk_info.APK(str(real_apps[variant]))
    assert manifest.package == other.get_package_name()
    assert manifest.version_name == other.get_version_name()
    assert str(manifest.min_sdk) == str(other.get_min_sdk_version())
    assert str(manifest.target_sdk) == str(other.get_target_sdk_version())
    assert manifest.shared_user_id == other.get_shared_user_id()
    assert manifest.label.text == other.get_application_label()
    later = set(other.get_permissions_sdk23())
    assert set(manifest.permissions) == set(other.get_permissions()) | later
    theirs: dict[ComponentKind, Iterable[Any]] = {
        ComponentKind.ACTIVITY: other.get_activities(),
        ComponentKind.ALIAS: other.get_activity_aliases(),
        ComponentKind.SERVICE: other.get_services(),
        ComponentKind.RECEIVER: other.get_receivers(),
        ComponentKind.PROVIDER: other.get_providers(),
    }
    for kind, components in theirs.items():
        ours = {one.name.rpartition(".")[2]: one for one in manifest.components if one.kind is kind}
        assert ours.keys() == {one.name.rpartition(".")[2] for one in components}, kind
        for one in components:
            compare(ours[one.name.rpartition(".")[2]], one)


def compare(component: Component, other: Any) -> None:
    """apk-info knows filters of activities only, and takes nothing over from the application."""
    if other.permission is not None:
        assert component.permission == other.permission
    if component.kind is ComponentKind.ACTIVITY:
        assert component.actions() == {action for one in other.intent_filters for action in one.actions}
