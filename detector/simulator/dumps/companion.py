"""`dumpsys companiondevice` and `cmd companiondevice list USER`.

Source: com.android.server.companion.CompanionDeviceManagerService (26-36) and its shell command; Association.toString
(31, 32), AssociationInfo.toString (33-36). Before Android 12 the dump is empty.
"""

from collections.abc import Iterator

from detector.simulator.model import Phone, User


def dumpsys_companiondevice(phone: Phone) -> str:
    """Return the whole answer."""
    if phone.api < 31:
        return ""
    rows = [row for user in phone.users for row in _rows(phone, user)]
    if phone.api < 33:
        lines = ["Companion Device Associations:", *rows]
        lines += ["Currently Connected Devices:", "Devices Last Nearby:", "Device Listener Services State:"]
        return "\n".join(lines) + "\n"
    lines = ["Companion Device Associations: " + ("" if rows else "<empty>"), *rows]
    if phone.api >= 36:
        lines.append("Last Removed Association:")
    lines += [
        "Companion Device Present: <empty>",
        "Companion Device Application Controller: ",
        "  Bound Companion Apps:",
    ]
    return "\n".join([*lines, "    <empty>"]) + "\n"


def _rows(phone: Phone, user: User) -> Iterator[str]:
    for number, (package, address) in enumerate(_devices(phone, user.id), 1):
        when = "Sun Mar 03 10:15:20 GMT 2024"
        if phone.api < 33:
            yield (
                f"  Association {{ userId = {user.id}, deviceMacAddress = {address}, packageName = {package}, "
                f"deviceProfile = null, notifyOnDeviceNearby = false, timeApprovedMs = {when} }}"
            )
            continue
        tag = "mTag='null', " if phone.api >= 34 else ""
        yield (
            f"  Association{{mId={user.id * 100_000 + number}, mUserId={user.id}, mPackageName='{package}', {tag}"
            f"mDeviceMacAddress={address}, mDisplayName='{_display_name(phone, package)}', mDeviceProfile='null', "
            f"mSelfManaged=false, mNotifyOnDeviceNearby=false, mTimeApprovedMs={when}, mLastTimeConnectedMs=None}}"
        )


def _display_name(phone: Phone, package: str) -> str:
    """The app chooses it, and may write anything."""
    app = phone.by_name.get(package)
    return app.label if app else "Watch"


def _devices(phone: Phone, user: int) -> list[tuple[str, str]]:
    packages = phone.chosen[user].companions.split() if user in phone.chosen else []
    return [(package, f"02:00:5e:00:53:{number:02x}") for number, package in enumerate(packages, 1)]


def companion_list(phone: Phone, user: int) -> str:
    """Return a line for each device of a user; nothing when there is none."""
    numbers = phone.api >= 33
    return "".join(
        f"{package} {address}" + (f" {number}" if numbers else "") + "\n"
        for number, (package, address) in enumerate(_devices(phone, user), 1)
    )
