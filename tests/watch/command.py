"""`detector` in a process of its own, with Frida's Java bridge mended so that it works on HotSpot.

    python -m tests.watch.command watch com.example.watched ...

Without arguments it takes a list of runs from stdin and tells how each ended, both in JSON; one process for many of
them, since it is slow to start. A run may have an `agent`, which is loaded in place of the real one, and a `fault`,
`method ExceptionOfFrida text`: what that method of a device of Frida's raises. There is no other way here to a server
of another version, or to one without rights. `most` is the memory that was used so far, in MiB.
"""

import io
import json
import re
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from detector.cli import main
from detector.watch import bridge
from tests.watch.standins import hotspot_bridge


def _run(arguments: list[str], agent: str = "", fault: str = "") -> dict[str, Any]:
    out, said = io.StringIO(), io.StringIO()
    with ExitStack() as changed:
        if agent:
            changed.enter_context(mock.patch("detector.watch.members.agent_script", return_value=agent))
        if fault:
            changed.enter_context(_failing(*fault.split(" ", 2)))
        changed.enter_context(mock.patch.object(sys, "argv", ["detector", "watch", *arguments]))
        changed.enter_context(redirect_stdout(out))
        changed.enter_context(redirect_stderr(said))
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    # not ru_maxrss: a process is born with that of its parent, here of a worker with thousands of tests behind it
    (most,) = re.findall(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"), re.MULTILINE)
    return {"code": code, "out": out.getvalue(), "said": said.getvalue(), "most": int(most) // 1024}


def _failing(method: str, name: str, text: str) -> Any:
    import frida

    def fail(*_arguments: object, **_options: object) -> NoReturn:
        raise getattr(frida, name)(text)

    return mock.patch.object(frida.Device, method, fail)


if __name__ == "__main__":
    bridge.java_bridge = hotspot_bridge
    if sys.argv[1:]:
        main()
    answers = [_run(**run) for run in json.load(sys.stdin)]
    json.dump(answers, sys.stdout)
