"""Real apps, made with aapt and aapt2: manifests, tables of names and configurations of every shape these write.

No android.jar is needed: a package `android` with the attributes that are used here is made first.
"""

from pathlib import Path
from typing import Final

from tests.apk.android_tools import run

ATTRIBUTES: Final = {
    "label": (0x01010001, "string|reference"),
    "name": (0x01010003, "string"),
    "permission": (0x01010006, "string"),
    "sharedUserId": (0x0101000B, "string"),
    "enabled": (0x0101000E, "boolean"),
    "debuggable": (0x0101000F, "boolean"),
    "exported": (0x01010010, "boolean"),
    "excludeFromRecents": (0x01010017, "boolean"),
    "authorities": (0x01010018, "string"),
    "priority": (0x0101001C, "integer"),
    "value": (0x01010024, "string|integer|boolean"),
    "resource": (0x01010025, "reference"),
    "scheme": (0x01010027, "string"),
    "host": (0x01010028, "string"),
    "targetActivity": (0x01010202, "string"),
    "minSdkVersion": (0x0101020C, "integer|string"),
    "versionCode": (0x0101021B, "integer"),
    "versionName": (0x0101021C, "string"),
    "targetSdkVersion": (0x01010270, "integer|string"),
    "testOnly": (0x01010272, "boolean"),
    "allowBackup": (0x01010280, "boolean"),
    "accessibilityEventTypes": (0x01010380, ""),
    "packageNames": (0x01010381, "string"),
    "accessibilityFlags": (0x01010384, "integer"),
    "canRetrieveWindowContent": (0x01010385, "boolean"),
    "canPerformGestures": (0x0101050D, "boolean"),
    "versionCodeMajor": (0x01010576, "integer"),
    "canTakeScreenshot": (0x0101060F, "boolean"),
    "isAccessibilityTool": (0x01010641, "boolean"),
}
_FLAGS: Final = '<flag name="typeViewClicked" value="1"/><flag name="typeAllMask" value="0xffffffff"/>'
_SPACE: Final = 'xmlns:android="http://schemas.android.com/apk/res/android"'

MANIFEST: Final = f"""<manifest {_SPACE} package="org.example.system" android:versionCode="12"
  android:versionCodeMajor="1" android:versionName="1.2 \u201cx\u201d" android:sharedUserId="org.example.shared">
  <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="33"/>
  <uses-permission android:name="android.permission.READ_SMS"/>
  <uses-permission-sdk-23 android:name="android.permission.CAMERA"/>
  <application android:label="@string/app" android:debuggable="true" android:allowBackup="false"
    android:permission="org.example.OWN">
    <meta-data android:name="isMonitoringTool" android:value="child_monitoring"/>
    <activity android:name=".Main" android:excludeFromRecents="true" android:label="@string/other">
      <intent-filter>
        <action android:name="android.intent.action.MAIN"/>
        <category android:name="android.intent.category.LAUNCHER"/>
      </intent-filter>
    </activity>
    <activity-alias android:name="Alias" android:targetActivity=".Main" android:enabled="false"
      android:exported="true"/>
    <service android:name=".Watch" android:permission="android.permission.BIND_ACCESSIBILITY_SERVICE"
      android:exported="true" android:enabled="@bool/on">
      <intent-filter android:priority="-5">
        <action android:name="android.accessibilityservice.AccessibilityService"/>
      </intent-filter>
      <meta-data android:name="android.accessibilityservice" android:resource="@xml/watch"/>
    </service>
    <receiver android:name=".Admin" android:permission="android.permission.BIND_DEVICE_ADMIN"
      android:exported="true">
      <meta-data android:name="android.app.device_admin" android:resource="@xml/admin"/>
      <intent-filter><action android:name="android.app.action.DEVICE_ADMIN_ENABLED"/></intent-filter>
    </receiver>
    <receiver android:name=".Secret">
      <intent-filter>
        <action android:name="android.provider.Telephony.SECRET_CODE"/>
        <data android:scheme="android_secret_code" android:host="1234"/>
      </intent-filter>
    </receiver>
    <provider android:name="other.Provider" android:authorities="a"/>
  </application>
</manifest>
"""
_WATCH: Final = f"""<accessibility-service {_SPACE} android:accessibilityEventTypes="typeAllMask"
  android:canRetrieveWindowContent="true" android:packageNames="com.a, com.b" android:canTakeScreenshot="true"
  android:isAccessibilityTool="true"/>
"""
_ADMIN: Final = "<device-admin><uses-policies><force-lock/><wipe-data/></uses-policies></device-admin>"
_TRANSLATIONS: Final = {"values-de": "Systemdienst", "values-zh-rCN": "系统服务"}


def framework(folder: Path) -> Path:
    """A package `android` with the attributes of this file."""
    values = folder / "framework" / "res" / "values"
    values.mkdir(parents=True)
    lines = []
    for name, (number, form) in ATTRIBUTES.items():
        lines.append(f'<attr name="{name}" format="{form}"/>' if form else f'<attr name="{name}">{_FLAGS}</attr>')
        lines.append(f'<public type="attr" name="{name}" id="{number:#x}"/>')
    (values / "attrs.xml").write_text(f"<resources>{''.join(lines)}</resources>", "utf-8")
    manifest = folder / "framework" / "AndroidManifest.xml"
    manifest.write_text('<manifest package="android"/>', "utf-8")
    made = folder / "framework.apk"
    run("aapt2", "compile", "--dir", values.parent, "-o", folder / "framework.zip")
    run("aapt2", "link", "--manifest", manifest, "-o", made, folder / "framework.zip")
    return made


def resources(folder: Path, *, filling: int) -> Path:
    """The resources of the app, with so many texts besides its own, in each of 40 languages."""
    found = folder / "res"
    more = "".join(f'<string name="text_{number:04}">{"word " * 5}{number}</string>' for number in range(filling))
    own = '<string name="app">@string/real</string><string name="real">System Service</string>'
    own += '<string name="other">Other</string><bool name="on">true</bool>'
    languages = [f"values-{a}{b}" for a in "bcdefghi" for b in "aeiou"] if filling else []
    files = {
        f"{name}/s.xml": f'<resources><string name="real">{text}</string></resources>'
        for name, text in _TRANSLATIONS.items()
    }
    files |= {f"{name}/more.xml": f"<resources>{more}</resources>" for name in languages}
    files |= {"values/s.xml": f"<resources>{own}{more}</resources>", "xml/watch.xml": _WATCH, "xml/admin.xml": _ADMIN}
    for name, text in files.items():
        path = found / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return found


def make_apps(folder: Path) -> dict[str, Path]:
    """The same app, packed in all the ways that these programs have."""
    base = framework(folder)
    manifest = folder / "AndroidManifest.xml"
    manifest.write_text(MANIFEST, "utf-8")
    made: dict[str, Path] = {}
    for size, filling in (("small", 0), ("large", 400)):
        place = folder / size
        place.mkdir()
        own = resources(place, filling=filling)
        compiled = place / "compiled.zip"
        run("aapt2", "compile", "--dir", own, "-o", compiled)
        link = ("aapt2", "link", "-I", base, "--manifest", manifest)
        for name, options in (
            ("aapt2", ()),
            ("sparse", ("--enable-sparse-encoding",)),
            ("raw", ("--keep-raw-values",)),
        ):
            made[f"{size}-{name}"] = place / f"{name}.apk"
            run(*link, *options, "-o", made[f"{size}-{name}"], compiled)
        package = ("aapt", "package", "-f", "-M", manifest, "-S", own, "-I", base)
        for name, more in (("aapt", ("-0", "arsc")), ("aapt-packed", ("-0", "png"))):
            made[f"{size}-{name}"] = place / f"{name}.apk"
            run(*package, *more, "-F", made[f"{size}-{name}"])
    return made
