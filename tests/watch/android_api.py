"""Records what Android's public API says of the methods that we hook, in tests/data/watch/android-api.json.

    npm pack @nativescript/types-android && tar xzf nativescript-types-android-*.tgz
    python -m tests.watch.android_api package

Those files are TypeScript declarations made from the SDK's own stubs, all versions from API 21 merged. Types are kept
as they are written there: `number` stands for every number of Java, `string` for String, `androidNative.Array<T>` for
an array, `any` for types of java.util.function and some others; what a generic type is of is left out.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.watch.standins import TABLE

RECORDED: Final = Path(__file__).parents[1] / "data" / "watch" / "android-api.json"
IN_PLACE_OF: Final = {"android.app.ApplicationPackageManager": "android.content.pm.PackageManager"}
"""Hidden classes, and the public one whose methods they carry out."""
SERVICES: Final = {
    "accessibility": "android.accessibilityservice.AccessibilityService",
    "notifications": "android.service.notification.NotificationListenerService",
}
_MEMBERS: Final = (
    ("android.net.Uri", "getAuthority"),
    ("android.view.accessibility.AccessibilityEvent", "getPackageName"),
    ("android.view.accessibility.AccessibilityNodeInfo", "getPackageName"),
    ("android.service.notification.StatusBarNotification", "getPackageName"),
    ("android.media.AudioRecord", "getAudioSource"),
    ("android.content.Intent", "getAction"),
    ("android.content.Intent", "getPackage"),
    ("android.content.ComponentName", "getClassName"),
    ("android.content.pm.PackageManager$ComponentEnabledSetting", "getComponentName"),
    ("android.content.pm.PackageManager$ComponentEnabledSetting", "getEnabledState"),
    ("java.net.URL", "getHost"),
    ("java.lang.ProcessBuilder", "command"),
)
"""What the agent itself calls (agent/src/readers.ts)."""

_SCOPE: Final = re.compile(r"(\t*)(?:declare|export) (?:module|(?:abstract )?class|interface) (\w+)")
_METHOD: Final = re.compile(r"(\t+)public (?:static )?(?:abstract )?(\w+)\((.*)\): ")
_PARAMETER: Final = re.compile(r"[\w$]+\??: ((?:[^<>,]|<(?:[^<>]|<[^<>]*>)*>)+)(?:, |$)")


def wanted() -> set[tuple[str, str]]:
    """Class and method, as the public API has them."""
    rows = [(row["class"], row["method"]) for row in (*TABLE["java"], *TABLE["notes"]) if not row.get("bundled")]
    rows += [(SERVICES[row["service"]], row["method"]) for row in TABLE["services"]]
    return {(IN_PLACE_OF.get(name, name), method) for name, method in (*rows, *_MEMBERS)}


def methods(declarations: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Class, with dots only, method and types of its arguments, of each public method."""
    path: list[str] = []
    for line in declarations.splitlines():
        if scope := _SCOPE.match(line):
            path = [*path[: len(scope[1])], scope[2]]
        elif (method := _METHOD.match(line)) and len(method[1]) == len(path):
            yield ".".join(path), method[2], tuple(map(_erased, _PARAMETER.findall(method[3])))


def _erased(written: str) -> str:
    """A type without what it is of, as it is when a program runs."""
    return re.sub(r"(?<!Array)<.*>| \| null$| /\*.*\*/", "", written)


def _record(package: Path) -> dict[str, object]:
    about = json.loads((package / "package.json").read_text("utf-8"))
    file = next((package / "lib" / "android").glob("android-platform-*-merged.d.ts"))
    by_dots = {(name.replace("$", "."), method): f"{name}.{method}" for name, method in wanted()}
    found: dict[str, set[tuple[str, ...]]] = {key: set() for key in by_dots.values()}
    for name, method, types in methods(file.read_text("utf-8")):
        if (name, method) in by_dots:
            found[by_dots[name, method]].add(types)
    return {
        "source": f"npm package {about['name']}, {file.name}",
        "version": about["version"],
        "licence": about["license"],
        "methods": {key: sorted(overloads) for key, overloads in sorted(found.items())},
    }


def _lines(record: dict[str, object]) -> str:
    """JSON with one line for each overload."""
    text = json.dumps(record, indent=1)
    return re.sub(r"\[\s+([^\[\]]*?)\s+\]", lambda inner: "[" + re.sub(r"\s*\n\s*", " ", inner[1]) + "]", text) + "\n"


if __name__ == "__main__":
    RECORDED.write_text(_lines(_record(Path(sys.argv[1]))), encoding="utf-8")
