"""Every way in which there is no phone to read, in words, each with the next step.

States: AOSP packages/modules/adb, adb.h (ConnectionState) and transport.cpp (`no permissions`).
"""

from collections.abc import Sequence
from typing import Final

from detector.errors import DetectorError, ExitCode, Sentence

STATES: Final = {
    "unauthorized": (
        Sentence("The phone is connected but has not allowed this computer."),
        Sentence(
            'Unlock the phone: its screen asks "Allow USB debugging?". Tap Allow, without ticking "Always allow". '
            "No question on the screen? Unplug the cable and plug it in again."
        ),
    ),
    "authorizing": (
        Sentence("The phone is deciding whether to allow this computer."),
        Sentence("Unlock the phone and look for its question, then start the check again."),
    ),
    "offline": (
        Sentence("The phone is connected but does not answer."),
        Sentence("Unlock it, unplug the cable and plug it in again. If that does not help, restart the phone."),
    ),
    "connecting": (
        Sentence("The phone is still connecting."),
        Sentence("Wait a few seconds and start the check again."),
    ),
    "no permissions": (
        Sentence("This computer may not talk to the phone's USB port."),
        Sentence(
            "On Linux, install the udev rules for Android phones (Debian: apt install "
            "android-sdk-platform-tools-common), make sure that you are in the group plugdev, then unplug the cable "
            "and plug it in again."
        ),
    ),
    "recovery": (
        Sentence("The phone is in recovery mode; its apps cannot be read there."),
        Sentence(
            "Restart it normally (in the recovery menu: Reboot system now), unlock it, and start the check again."
        ),
    ),
    "sideload": (
        Sentence("The phone is waiting for a system update over the cable (sideload); its apps cannot be read there."),
        Sentence("Restart it normally, unlock it, and start the check again."),
    ),
    "rescue": (
        Sentence("The phone is in rescue mode; its apps cannot be read there."),
        Sentence("Restart it normally, unlock it, and start the check again."),
    ),
    "bootloader": (
        Sentence("The phone is in its bootloader; its apps cannot be read there."),
        Sentence("Restart it normally, unlock it, and start the check again."),
    ),
}


def not_ready(state: str, serial: str) -> DetectorError:
    """A phone that is seen but cannot be read."""
    what, then = STATES.get(
        state,
        (
            Sentence("The phone is in a state that adb calls '{state}'.", state=state),
            Sentence("Unplug the cable and plug it in again."),
        ),
    )
    return DetectorError("{what} ({serial})", "{then}", what=what, then=then, serial=serial)


def no_adb() -> DetectorError:
    """Neither a server nor a program to start one."""
    return DetectorError(
        "The program adb, which talks to phones, was not found.",
        "Install it (Debian and Ubuntu: apt install adb; macOS: brew install android-platform-tools; Windows: the "
        "platform-tools of the Android site) or name it in the variable DETECTOR_ADB.",
    )


def no_server(address: str) -> DetectorError:
    """The adb server does not answer and could not be started."""
    return DetectorError(
        "The adb server at {address} does not answer.",
        "Start it with 'adb start-server' and try again. A server on another port is named by ANDROID_ADB_SERVER_PORT.",
        address=address,
    )


def no_port(variable: str, text: str) -> DetectorError:
    """The adb server is looked for at a port that there is not."""
    return DetectorError(
        "The variable {variable} names no port: {text}",
        "Give it a number from 1 to 65535, or take it away: then it is 5037.",
        ExitCode.USAGE,
        variable=variable,
        text=text,
    )


def no_phone() -> DetectorError:
    """The server runs and sees nothing."""
    return DetectorError(
        "No phone is connected.",
        "Connect the phone with a cable that carries data, unlock it, and switch on USB debugging "
        "(docs/usage.md says how, and how to switch it off afterwards). Others may notice that it is on.",
    )


def several(serials: Sequence[str]) -> DetectorError:
    """More than one phone is ready."""
    return DetectorError(
        "{count} phones are connected: {names}.",
        "Choose one with --serial, or unplug the others.",
        count=len(serials),
        names=tuple(serials),
    )


def not_connected(serial: str, others: Sequence[str]) -> DetectorError:
    """The phone asked for is not there."""
    if not others:
        return DetectorError("The phone {serial} is not connected.", "No phone is connected.", serial=serial)
    return DetectorError(
        "The phone {serial} is not connected.", "Connected: {others}.", serial=serial, others=tuple(others)
    )
