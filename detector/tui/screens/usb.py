"""How to switch on USB debugging on the phones of each maker, and how to switch it off afterwards."""

from typing import Final

from detector.wording import Words

MAKERS: Final = ("pixel", "samsung", "xiaomi", "oppo", "huawei", "vivo", "motorola", "other")
_STEPS: Final = ("tui.usb.then", "tui.usb.allow", "tui.usb.samsung-blocker", "tui.usb.work-phone")
_AFTERWARDS: Final = ("safety.after.revoke", "safety.after.off", "safety.after.restore")


def usb_page(words: Words) -> str:
    """The page."""
    lines = [words("tui.usb.title"), "", words("safety.before.debugging"), words("tui.usb.way"), ""]
    lines += [f"· {words(f'tui.usb.{maker}')}" for maker in MAKERS]
    lines += ["", *(words(key) for key in _STEPS), "", words("safety.after")]
    lines += [f"· {words(key)}" for key in _AFTERWARDS]
    return "\n".join(lines)
