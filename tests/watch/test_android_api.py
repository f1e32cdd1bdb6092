"""The table of hooks, and the stand-ins of Android's classes, against the signatures of the real public API."""

import json
import re
import subprocess

import pytest

from tests.watch.android_api import IN_PLACE_OF, RECORDED, SERVICES, wanted
from tests.watch.standins import TABLE, compiled, needed

API = {
    name: {tuple(types) for types in overloads}
    for name, overloads in json.loads(RECORDED.read_text())["methods"].items()
}
NEEDS = {
    "authority": {"android.net.Uri"},
    "argument-package": {
        "android.view.accessibility.AccessibilityEvent",
        "android.service.notification.StatusBarNotification",
    },
    "provider": {"string"},
    "call-state": {"number"},
    "call-callback": {"android.telephony.TelephonyCallback"},
    "launcher-intent": {"android.content.Intent"},
    "component": {"android.content.ComponentName"},
    "components": {"java.util.List"},
}
"""The type that a reader looks for among the arguments, as the record has it."""
NUMBERS = ("byte", "short", "int", "long", "float", "double")
HIDDEN = {"android.app.ApplicationPackageManager"}
BUNDLED = {"com.google.android.gms.location.FusedLocationProviderClient"}


def overloads(row: dict[str, str]) -> set[tuple[str, ...]]:
    name = SERVICES[row["service"]] if "service" in row else row["class"]
    return API[f"{IN_PLACE_OF.get(name, name)}.{row['method']}"]


ROWS = [row for row in (*TABLE["java"], *TABLE["services"]) if not row.get("bundled")]


def test_the_record_is_of_the_methods_that_are_hooked_and_read() -> None:
    assert set(API) == {f"{name}.{method}" for name, method in wanted()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_what_is_hooked_exists_in_android_with_what_is_read(row: dict[str, str]) -> None:
    found = overloads(row)
    assert found
    if row["say"] in NEEDS:
        assert any(NEEDS[row["say"]] & set(types) for types in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_only_a_reader_with_a_word_may_miss_an_overload(row: dict[str, str]) -> None:
    needs = NEEDS.get(row["say"])
    missed = [types for types in overloads(row) if needs and not needs & set(types)]
    assert not missed or "word" in row


def test_what_is_not_public_is_marked() -> None:
    assert {row["class"] for row in TABLE["java"] if row.get("hidden")} == HIDDEN == set(IN_PLACE_OF)
    assert {row["class"] for row in TABLE["java"] if row.get("bundled")} == BUNDLED


def as_recorded(java: str) -> str:
    """A type as `javap` writes it, as the record has it."""
    if java.endswith("[]"):
        return f"androidNative.Array<{as_recorded(java[:-2])}>"
    java = re.sub("<.*>", "", java)
    if java.startswith(("java.util.function.", "android.util.Size")):
        return "any"
    words = {"java.lang.String": "string", "java.lang.CharSequence": "string"}
    return "number" if java in NUMBERS else words.get(java, java.replace("$", "."))


def test_the_stand_ins_have_overloads_of_the_real_classes_only() -> None:
    needed("javac", "javap")
    methods = {(row["class"], row["method"]) for row in TABLE["java"] if row["class"].startswith("android.")}
    names = sorted({name for name, _ in methods} - HIDDEN - BUNDLED)
    listing = subprocess.run(["javap", "-cp", compiled(), *names], capture_output=True, text=True, check=True).stdout
    own: dict[str, set[tuple[str, ...]]] = {}
    for block in re.split(r"(?m)^(?=public .*\{$)", listing)[1:]:
        (name,) = re.findall(r"(?:class|interface) ([\w.$]+)", block.splitlines()[0])
        for method, arguments in re.findall(r" (\w+)\(([^)]*)\);", block):
            if (name, method) in methods:
                types = re.split(r", (?![^<]*>)", arguments) if arguments else []
                own.setdefault(f"{name}.{method}", set()).add(tuple(map(as_recorded, types)))
    assert {name: found - API[name] for name, found in own.items() if found - API[name]} == {}
    assert set(own) == {f"{name}.{method}" for name, method in methods if name not in HIDDEN}
