"""A small app for tests of the server alone, and that server.

`python stand_in.py` is the app: it shows its process and the size of its terminal. `stubborn` in the environment lets
it start a process of its own and listen to nothing any more once it was told to leave.
`python stand_in.py serve [PORT]` serves it, prints the link, and a word when it has ended well.
"""

import os
import signal
import subprocess
import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widgets import Label

from detector.tui.web.app_process import Program
from detector.tui.web.driver import PageDriver
from detector.tui.web.serving import run
from detector.wording import Words

LABEL = "[b]名[/b]"


class StandIn(App[None]):
    """Its own text is one label; what a label of a phone could look like."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def compose(self) -> ComposeResult:
        yield Label(LABEL, markup=False)
        yield Label(f"process {os.getpid()} child {self.child()} end", markup=False)
        yield Label("", id="size", markup=False)

    def child(self) -> int:
        if "stubborn" not in os.environ:
            return 0
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        return subprocess.Popen(["sleep", "300"]).pid

    def on_resize(self, event: Resize) -> None:
        self.query_one("#size", Label).update(f"size {event.size.width}x{event.size.height} end")

    async def action_quit(self) -> None:
        self.exit()

    async def _shutdown(self) -> None:
        if "stubborn" in os.environ:
            signal.pause()
        await super()._shutdown()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        program = Program(line=(sys.executable, __file__), variables=os.environ)
        port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
        run(program, Words(), port=port, announce=say)
        say("ended well")
    else:
        StandIn(driver_class=PageDriver).run()
