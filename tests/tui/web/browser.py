"""Headless Chromium, told what to do over its own protocol (https://chromedevtools.github.io/devtools-protocol/)."""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.request import Request, urlopen

import pytest
from websockets.sync.client import connect
from websockets.sync.connection import Connection

_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--window-size=1120,720",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a test reaches no other computer, whatever it opens
)
_PATIENCE_S: Final = 30.0
_EMPTY_PICTURE: Final = 12_000


class Tab:
    """One tab, with everything that it asked the network for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._number = 0
        self.asked: list[str] = []
        """Addresses, of websockets too."""
        self.complaints: list[str] = []
        """What the browser says about the page: what the policy of the page forbade, scripts that broke."""
        self.received = b""
        """What came over websockets."""
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.do(f"{domain}.enable")

    def do(self, method: str, **parameters: Any) -> Any:
        """The result of one command; what happened until then is kept."""
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(timeout=_PATIENCE_S))
            if message.get("id") == self._number:
                assert "error" not in message, message
                return message["result"]
            self._notice(message["method"], message["params"])

    def open(self, address: str) -> int:
        """The status of the answer; redirects are followed."""
        self.do("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")
        status = self.value("performance.getEntriesByType('navigation')[0].responseStatus")
        assert isinstance(status, int)
        return status

    def value(self, script: str) -> Any:
        """What a script in the page comes to."""
        answer = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script: str) -> None:
        """Waits until a script in the page comes to something true."""
        self.wait(lambda: bool(self.value(script)), script)

    def shows(self, text: str) -> None:
        """Waits until the app has sent this to the page."""
        self.wait(lambda: self.value("0") == 0 and text.encode() in self.received, text)

    def wait(self, condition: Any, what: str) -> None:
        """Waits until something is true."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            assert time.monotonic() < end, f"in vain: {what}; {self.complaints}"
            time.sleep(0.05)

    def drawn(self) -> None:
        """Waits until the picture is more than one colour: an empty one takes next to no bytes."""
        self.wait(lambda: len(self.picture()) > _EMPTY_PICTURE, "something is drawn")

    def picture(self) -> bytes:
        """What the tab looks like, as PNG."""
        return base64.b64decode(self.do("Page.captureScreenshot")["data"])

    def frame(self) -> str:
        """The id of the page itself."""
        found = self.do("Page.getFrameTree")["frameTree"]["frame"]["id"]
        assert isinstance(found, str)
        return found

    def press(self, key: str, code: int, modifiers: int = 0) -> None:
        """A key; modifiers: 1 Alt, 2 Ctrl, 8 Shift."""
        for kind in ("rawKeyDown", "keyUp"):
            self.do("Input.dispatchKeyEvent", type=kind, key=key, modifiers=modifiers, windowsVirtualKeyCode=code)

    def close(self) -> None:
        """As a person closes it."""
        self.do("Page.close")

    def _notice(self, method: str, said: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(said["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked.append(said["url"])
        elif method == "Network.webSocketFrameReceived":
            frame = said["response"]
            self.received += base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else b""
        elif method == "Log.entryAdded":
            self.complaints.append(said["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(said["exceptionDetails"]))


class Browser:
    """A running Chromium with a profile of its own."""

    def __init__(self, port: int) -> None:
        self._port = port

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A new tab, empty."""
        request = Request(f"http://127.0.0.1:{self._port}/json/new?about:blank", method="PUT")
        with urlopen(request) as answer:
            address = json.load(answer)["webSocketDebuggerUrl"]
        with connect(address, max_size=None, open_timeout=_PATIENCE_S) as connection:
            yield Tab(connection)


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """Started, and ended with all that it started."""
    told = profile / "DevToolsActivePort"
    line = [_program(), *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + _PATIENCE_S
            while not (told.exists() and "\n" in told.read_text()):
                assert process.poll() is None, "Chromium has ended"
                assert time.monotonic() < end, "Chromium says nothing"
                time.sleep(0.05)
            yield Browser(int(told.read_text().split()[0]))
        finally:
            process.terminate()
            process.wait()


def _program() -> str:
    """Tests are skipped without it, except in CI, where they fail."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "Chromium is not installed: what a browser shows is not tested"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found
