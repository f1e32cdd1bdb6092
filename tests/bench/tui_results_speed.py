"""How long the results take on a full screen with so many apps: the first paint, each view, each letter, each page.

    python tests/bench/tui_results_speed.py [--apps 1000]

Without a terminal: the time of the processor from a key to the end of the refresh that it brings about, drawing into
memory. What the harness itself takes for a key that does nothing is told apart; it is part of every figure.
"""

import argparse
import asyncio
import statistics
import time

from detector.scan import scan
from detector.signatures.library import Library
from detector.simulator.phone import SimulatedPhone, load_phone, with_apps
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.results import VIEWS, ResultsScreen
from detector.tui.start import Start
from tests.in_process import InProcess


async def measure(checked: Checked, size: tuple[int, int]) -> None:
    """Prints what each key took."""
    app = PhoneCheck(Start())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()

        async def took(*keys: str) -> float:
            started = time.process_time()
            await pilot.press(*keys)
            await pilot.pause()
            app.screen._compositor.render_strips()
            return (time.process_time() - started) * 1000

        started = time.process_time()
        await app.push_screen(ResultsScreen(checked))
        await pilot.pause()
        print(f"first paint  {(time.process_time() - started) * 1000:7.1f} ms")
        for number, view in enumerate(VIEWS, 1):
            print(f"{view:12} {await took(str(number)):7.1f} ms")
        told("no key", [await took("f12") for _ in range(10)])
        await took("slash")
        told("each letter", [await took(letter) for letter in "com.example"])
        await took("escape", "x")
        told("each line", [await took("down") for _ in range(50)])
        told("each page", [await took("pagedown") for _ in range(30)])
    app.tidy_up()


def told(what: str, figures: list[float]) -> None:
    """The middle and the worst."""
    print(f"{what:12} {statistics.median(figures):7.1f} ms, at most {max(figures):7.1f} ms")


def main() -> None:
    """Measures at the smallest and at a large size."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--apps", type=int, default=1000)
    given = asked.parse_args()
    report = scan(InProcess(SimulatedPhone(with_apps(load_phone("infected"), given.apps))), Library().load())
    for size in ((80, 24), (140, 45)):
        print(f"{report.app_count} apps, {size[0]} x {size[1]}")
        asyncio.run(measure(Checked(report=report), size))


if __name__ == "__main__":
    main()
