"""Loads the agent into a process and hands on every message as it came. In a process of its own: Frida brings threads
and a main loop, which a process that runs tests should not have.

    python -m tests.watch.listening PID java|native CONFIG

Reads lines from stdin: `counts` is answered with what the agent itself counted, `leave` with whether nobody is inside
any more, `unload` takes it out, `detach` gives up the link to the process as it is. Messages are lines of JSON before
that.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from types import TracebackType
from typing import Any, Final, Self

from tests.watch.standins import CONFIG, hotspot_bridge

_PATIENCE_S: Final = 60
FRIDA: Final = (sys.executable, "-m", "tests.watch.listening")


class Listening:
    """The agent in a process. `messages` holds all that it sent so far, raw."""

    def __init__(self, pid: int, java: bool = False, config: dict[str, Any] | None = None) -> None:
        """Attaches; ready when what can be hooked is hooked."""
        self.messages: list[dict[str, Any]] = []
        command = [*FRIDA, str(pid), "java" if java else "native", json.dumps(config or CONFIG)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            self.ask("flush")
            if java:
                self.wait_for("sms.query")
        except BaseException:
            self.kill()
            raise

    def ask(self, what: str) -> Any:
        """Send a line; returns the answer when all messages before it are here."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            message = json.loads(line)
            if "answer" in message:
                return message["answer"]
            self.messages.append(message)
        raise AssertionError("the listening process ended")

    def wait_for(self, hook: str, state: str = "active") -> None:
        """Until the agent tells this of the hook."""
        deadline = time.monotonic() + _PATIENCE_S
        while self.states().get(hook) != state:
            assert time.monotonic() < deadline, self.states()
            time.sleep(0.05)
            self.ask("flush")

    def states(self) -> dict[str, str]:
        """The last state that was told of each hook."""
        told: dict[str, str] = {}
        for payload in self._payloads("hooks"):
            told.update(payload["status"])
        return told

    def counted(self, since: int = 0) -> Counter[tuple[str, str]]:
        """How often each (hook, detail) was told, in the messages from that one on."""
        counts: Counter[tuple[str, str]] = Counter()
        for payload in self._payloads("batch", since):
            for event in payload["events"]:
                counts[event["hook"], event["detail"]] += event["n"]
        return counts

    def dropped(self, since: int = 0) -> int:
        """How many calls were told to be dropped, in the messages from that one on."""
        return sum(payload["dropped"] for payload in self._payloads("batch", since))

    def _payloads(self, kind: str, since: int = 0) -> list[dict[str, Any]]:
        payloads = [message["payload"] for message in self.messages[since:] if message["type"] == "send"]
        return [payload for payload in payloads if payload["t"] == kind]

    def close(self) -> None:
        """Takes the agent out again. The process stays: see `portal.py`."""
        self.ask("leave")
        self.ask("unload")
        self.ask("detach")

    def kill(self) -> None:
        """As when the computer loses its power: nobody asks the agent to leave."""
        self._process.kill()
        self._process.communicate()

    def __enter__(self) -> Self:
        """For `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the listening process, whatever happened."""
        self.kill()


def _main(pid: int, kind: str, config: dict[str, Any]) -> None:
    import frida

    from detector.watch import bridge

    bridge.java_bridge = hotspot_bridge
    session = frida.attach(pid)
    script = session.create_script(bridge.agent_script(java=kind == "java"))
    script.on("message", lambda message, _: _tell(message))
    script.load()
    script.exports_sync.init(config)
    for line in sys.stdin:
        word = line.strip()
        own = {"unload": script.unload, "detach": session.detach}
        _tell({"answer": own[word]() if word in own else getattr(script.exports_sync, word)()})


def _tell(message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
