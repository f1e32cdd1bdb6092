"""How to switch on USB debugging on the phones of each maker, and how to switch it off afterwards."""

from collections.abc import Iterator
from typing import Final

from detector.tui.content.lines import GAP, Line, points
from detector.wording import Words

MAKERS: Final = ("pixel", "samsung", "xiaomi", "oppo", "huawei", "vivo", "motorola", "other")
_STEPS: Final = ("tui.usb.then", "tui.usb.allow", "tui.usb.samsung-blocker", "tui.usb.work-phone")
_AFTERWARDS: Final = ("safety.after.revoke", "safety.after.off", "safety.after.restore")


def usb(words: Words) -> Iterator[Line]:
    """The page."""
    yield Line(words("tui.usb.title"))
    yield GAP
    yield from (Line(words(key)) for key in ("safety.before.debugging", "tui.usb.way"))
    yield GAP
    yield from points((words(f"tui.usb.{maker}") for maker in MAKERS), indent=0)
    yield GAP
    yield from (Line(words(key)) for key in _STEPS)
    yield from (GAP, Line(words("safety.after")))
    yield from points((words(key) for key in _AFTERWARDS), indent=0)


def usb_page(words: Words) -> str:
    """The same as one text."""
    return "\n".join(f"{line.lead}{line.text}" for line in usb(words))
