"""`getprop`: all properties as `[name]: [value]`, or the value of one.

Source: toybox getprop / system/core toolbox getprop, Android 6-16.
"""

from collections.abc import Sequence

from detector.simulator.model import Phone


def getprop(phone: Phone, args: Sequence[str]) -> str:
    """Return the answer; an unknown name gives its default (second argument) or an empty line."""
    if args:
        return phone.properties.get(args[0], args[1] if len(args) > 1 else "") + "\n"
    return "".join(f"[{name}]: [{value}]\n" for name, value in sorted(phone.properties.items()))
