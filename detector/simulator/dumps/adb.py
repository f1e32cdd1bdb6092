"""`dumpsys adb` since Android 10, and the part of `dumpsys usb` that held the same before.

Source: com.android.server.adb.{AdbService, AdbDebuggingManager}, com.android.server.usb.UsbDebuggingManager,
API 23-36; seen on 10 and 13.
"""

import base64
import hashlib
from collections.abc import Iterator

from detector.simulator.model import Phone

_HOUR_MS = 3_600_000


def dumpsys_adb(phone: Phone) -> str:
    """Return the whole answer."""
    return "\n".join(["ADB MANAGER STATE (dumpsys adb):", "{", *_manager(phone), "}"]) + "\n"


def dumpsys_usb(phone: Phone) -> str:
    """Return a whole answer, with few words about the sockets."""
    if phone.api >= 28:
        body = _manager(phone) if phone.api == 28 else ()
        return "\n".join(["USB MANAGER STATE (dumpsys usb):", "{", "  handler={", "  }", *body, "}"]) + "\n"
    lines = ["USB Manager State:", "  USB Device State:", "    Connected: true", "  USB Debugging State:"]
    lines += ["    Connected to adbd: true", "    Last key received: null", "    User keys:"]
    missing = "    IOException: java.io.FileNotFoundException: {}: open failed: ENOENT (No such file or directory)"
    keys = [f"    {line}" for line in _keys(phone)]
    lines += [*keys, "    "] if keys else [missing.format("/data/misc/adb/adb_keys")]
    lines += ["    System keys:", missing.format("/adb_keys"), "  USB Host State:"]
    return "\n".join(lines) + "\n"


def _keys(phone: Phone) -> list[str]:
    return [f"{_key(comment)} {comment}" for comment in phone.adb_keys]


def _key(comment: str) -> str:
    """Return as many bytes as an RSA key of 2048 bits has in this form, none of them a key."""
    digest = hashlib.sha256(comment.encode("utf-8", "surrogatepass")).digest()
    return base64.b64encode((digest * 17)[:524]).decode()


def _manager(phone: Phone) -> Iterator[str]:
    yield from ("  debugging_manager={", "    connected_to_adb=true")
    keys = _keys(phone)
    if keys:
        yield f"    user_keys={keys[0]}"
        yield from (f"    {line}" for line in [*keys[1:], ""])
    if keys and phone.api >= 29:
        yield from _keystore(phone, keys)
    yield "  }"


def _keystore(phone: Phone, keys: list[str]) -> Iterator[str]:
    times = [phone.now_ms - number * 30 * _HOUR_MS for number in range(len(keys))]
    if phone.api >= 31:
        yield f"    keystore=ABX\0\x10\0\x02\0\x08keyStore\x12\0\0\x06adbKey{'/'.join(keys)}o\0\x02lastConnection\0\0\0"
        yield "    \x012\0\x06wifiAP\0\x05bssid\0\x1102:00:00:00:00:00\x01\0"
        return
    yield "    keystore=<?xml version='1.0' encoding='utf-8' standalone='yes' ?>"
    if phone.api >= 30:
        yield '    <keyStore version="1">'
    for line, time in zip(keys, times, strict=True):
        yield f'    <adbKey key="{line}" lastConnection="{time}" />'
    if phone.api >= 30:
        yield from ('    <wifiAP bssid="02:00:00:00:00:00" />', "    </keyStore>")
    yield "    "
