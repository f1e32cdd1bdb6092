"""Watching one app on a phone that was checked: the words about it, and what it does."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from detector.errors import DetectorError
from detector.observations import Watched
from detector.tui.checked import Phone

POINTS: Final = ("watch.consent.1", "watch.consent.2", "watch.consent.3", "watch.consent.4", "watch.consent.5")
"""What that can bring about: told before anything is started."""


def watch(
    phone: Phone,
    package: str,
    *,
    extra: Sequence[Path],
    on_change: Callable[[Watched], None],
    on_problem: Callable[[DetectorError], None],
    stop: threading.Event,
) -> Watched:
    """What was seen until it was stopped, or the app ended; DetectorError when it did not begin.

    `on_problem` gets what did not go well when the app was left.
    """
    from detector.signatures.library import Library
    from detector.watch import controller, device

    found = device.find(phone.serial, server=phone.server)
    try:
        messengers = Library().load(extra).messenger_packages
        target = controller.target_of(found, package, messengers=messengers)
        return controller.watch(target, on_change=on_change, on_problem=on_problem, stop=stop)
    finally:
        found.close()
