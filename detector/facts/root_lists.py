"""Lists in which root shows: places of su, mounts, sockets.

Lines come from toybox stat (`stat -c %n`), from /proc/mounts (kernel, fs/proc_namespace.c) and from /proc/net/unix
(kernel, net/unix/af_unix.c). What tells: Magisk mounts its own files over /sbin, /system or /debug_ramdisk; KernelSU
and APatch mount overlays from /data/adb; the socket of older Magisk is in its source (native/jni/include/magisk.h).
"""

import re
from collections.abc import Callable
from typing import Final

from detector.facts.base import Command, Excerpt, Parsed, ParseError, unique
from detector.facts.root_record import RootSign, Sign, SignState, looked

PLACES: Final = (
    # the PATH of the shell user, Android 6 to 16
    "/sbin/su", "/system/sbin/su", "/system/bin/su", "/system/xbin/su", "/product/bin/su", "/system_ext/bin/su",
    "/odm/bin/su", "/vendor/bin/su", "/vendor/xbin/su", "/apex/com.android.runtime/bin/su",
    # where rooting tools put it
    "/debug_ramdisk/su", "/su/bin/su", "/system/bin/.ext/su", "/system/bin/failsafe/su", "/system/usr/we-need-root/su",
    "/data/local/su", "/data/local/bin/su", "/data/local/xbin/su",
    "/sbin/magisk", "/system/bin/magisk", "/debug_ramdisk/magisk", "/system/xbin/daemonsu",
    "/system/app/Superuser.apk", "/system/app/SuperSU",
)  # fmt: skip
_MAGISK_SOCKETS: Final = "d30138f2310a9fb9c54a3e0c21f58591|5864cd77f2f8c59b3882e2d35dbf51e4"
_SOCKET_NAMES: Final = f"frida|magisk|zygisk|lsposed|lspd|supersu|{_MAGISK_SOCKETS}"
_MOUNT_NAMES: Final = "magisk|zygisk|KSU|kernelsu|APatch|/data/adb"
_SYSTEM_PLACES: Final = "system|vendor|product|system_ext|odm|sbin|debug_ramdisk"

FILES: Final = Command(
    id="su-files",
    # A missing file ends stat with 1; grep ends with 0, and each line says what there is about one place.
    line=f"stat -c %n {' '.join(PLACES)} 2>&1 | grep -E '.'",
    why="whether programs lie there that give other programs full control",
)
MOUNTS: Final = Command(
    id="mounts",
    line=f"cat /proc/mounts 2>&1 | grep -E '^cat: |^[^ ]+ /proc |{_MOUNT_NAMES}|^[^ ]+ /({_SYSTEM_PLACES})[/ ]'",
    why="whether something is mounted over parts of the system",
)
SOCKETS: Final = Command(
    id="unix-sockets",
    line=f"cat /proc/net/unix 2>&1 | grep -E '^cat: |^Num |{_SOCKET_NAMES}'",
    why="whether tools that take control of the system or of apps are running",
)


_PLACE: Final = re.compile(r"^(/[\w./-]{1,100})$|^[^/]{0,20}(/[\w./-]{1,100})'?: (.{1,80})$")
_NOT_THERE: Final = ("No such file or directory", "Not a directory")


def parse_files(text: str) -> Parsed[RootSign]:
    """A line for each place: its name when it is there, or why it cannot be had."""
    found, missing, answered = [], (0, ""), set()
    for number, line in enumerate(text.split("\n"), 1):
        match = _PLACE.match(line)
        place = "" if match is None else match[1] or match[2]
        if match is None or place not in PLACES:
            continue
        answered.add(place)
        if match[3] in _NOT_THERE:
            missing = (number, line)
        elif match[3] is None:
            found.append(looked(FILES, Sign.FILE, seen=True, detail=place, line=(number, line)))
        else:
            excerpt = Excerpt.of(FILES.id, number, line)
            found.append(RootSign(sign=Sign.FILE, state=SignState.UNKNOWN, detail=place, excerpt=excerpt))
    if not answered:
        raise ParseError("nothing about any of the places")
    if missing[0] and not any(one.state is SignState.SEEN for one in found):
        found.append(looked(FILES, Sign.FILE, seen=False, detail=f"{len(answered)} places", line=missing))
    unread = len(PLACES) - len(answered)
    return Parsed(records=unique(found), incomplete=f"no answer about {unread} places" if unread else "")


def parse_mounts(text: str) -> Parsed[RootSign]:
    """Mounts of rooting tools, what lies over the system, and a system that can be written to."""
    return _listed(text, MOUNTS, Sign.MOUNT, re.compile(r"^\S+ /proc "), _telling_mount)


def parse_sockets(text: str) -> Parsed[RootSign]:
    """Sockets by their names, which any app may choose for its own."""
    return _listed(text, SOCKETS, Sign.SOCKET, re.compile(r"^Num +RefCount "), _telling_socket)


def _listed(
    text: str, command: Command, sign: Sign, always: re.Pattern[str], telling: Callable[[str], str]
) -> Parsed[RootSign]:
    found, head = [], (0, "")
    for number, line in enumerate(text.split("\n"), 1):
        if not head[0] and always.match(line):
            head = (number, line)
        elif detail := telling(line):
            found.append(looked(command, sign, seen=True, detail=detail, line=(number, line)))
    if not head[0]:
        raise ParseError(f"not the list of {sign.value}s: {text[:100]}")
    return Parsed(records=tuple(found) or (looked(command, sign, seen=False, detail="", line=head),))


_MOUNT_NAME: Final = re.compile(_MOUNT_NAMES)
_OVER_SYSTEM: Final = re.compile(rf"/(?:{_SYSTEM_PLACES})(?:/|$)")
_WRITABLE: Final = ("/system", "/vendor", "/product", "/system_ext", "/odm")
_NOT_OF_THE_MAKER: Final = ("/data/", "/cache/", "/mnt/scratch/")


def _is_added(options: str) -> bool:
    """Makers lay overlays from their own partitions over the system; what comes from elsewhere was put there."""
    for option in options.split(","):
        name, _, layers = option.partition("=")
        if name == "upperdir" or (
            name == "lowerdir" and any(layer.startswith(_NOT_OF_THE_MAKER) for layer in layers.split(":"))
        ):
            return True
    return False


def _telling_mount(line: str) -> str:
    words = line.split(" ")
    if len(words) < 4 or line.startswith("cat: "):
        return ""
    device, place, kind, options = words[:4]
    if _MOUNT_NAME.search(line):
        return f"{device} on {place}"
    over = _OVER_SYSTEM.match(place) is not None
    if over and (kind == "tmpfs" or (kind == "overlay" and _is_added(options))):
        return f"{kind} on {place}"
    writable = place in _WRITABLE and kind != "overlay" and options.split(",", 1)[0] == "rw"
    return f"{place} can be written to" if writable else ""


_SOCKET_NAME: Final = re.compile(_SOCKET_NAMES)


def _telling_socket(line: str) -> str:
    match = _SOCKET_NAME.search(line)
    if match is None or line.startswith("cat: "):
        return ""
    return line[line.rfind(" ", 0, match.start()) + 1 :]
