"""The app in a process of its own, and the packets between the two (textual/drivers/web_driver.py, Textual 6 to 8).

A packet is one byte that tells its kind, four bytes with the length (big-endian), and so many bytes: `D` is what a
terminal would show or what was typed, `M` a message in JSON. The app begins with one line that says that it is there.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import Struct

_READY: Final = b"__GANGLION__\n"
_HEADER: Final = 5
_LONGEST: Final = 16 << 20
_CHUNK: Final = 1 << 16
_KEPT_ERRORS: Final = 4000
_PATIENCE_S: Final = (3.0, 2.0)
"""How long the app may take when it was asked to leave, and when it was told to end."""
DRIVEN: Final = {
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TERM_PROGRAM": "textual",
}
"""What a page can do, whatever the terminal can from which this was started."""


class Program(Struct, frozen=True, kw_only=True):
    """What is started for a page."""

    line: tuple[str, ...]
    variables: Mapping[str, str]
    """Of its surroundings."""


class Size(Struct, frozen=True, kw_only=True):
    """Of the terminal in the page, in cells."""

    width: int
    height: int


class AppProcess:
    """One run of the app. Start it with `start`, end it with `end`, whatever happens in between."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None  # noqa: PT018, S101 - for mypy; PIPE
        self._process = process
        self._in, self._out = process.stdin, process.stdout
        self._errors = asyncio.create_task(_end_of(process.stderr))

    @classmethod
    async def start(cls, program: Program, size: Size) -> "AppProcess":
        """Starts it, never through a shell, and in a group of its own: it is ended by us, not by the same Ctrl-C."""
        driven = {**program.variables, **DRIVEN, "COLUMNS": str(size.width), "ROWS": str(size.height)}
        return cls(
            await asyncio.create_subprocess_exec(
                *program.line, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=driven, start_new_session=True
            )
        )

    async def show(self, write: Callable[[bytes], Awaitable[None]]) -> None:
        """Passes on what it draws until it leaves or ends."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await self._out.readuntil(_READY)  # what a library says before that is for nobody
            while True:
                header = await self._out.readexactly(_HEADER)
                length = int.from_bytes(header[1:], "big")
                if length > _LONGEST:
                    return
                payload = await self._out.readexactly(length)
                if header[:1] == b"D":
                    await write(payload)
                elif header[:1] == b"M" and _says_exit(payload):
                    return

    async def type(self, text: str) -> None:
        """What a person typed, or did with the mouse, as a terminal sends it."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def tell(self, kind: str, **values: int) -> None:
        """A message: `resize` with `width` and `height`, `focus`, `blur`, `quit`."""
        await self._send(b"M", msgspec.json.encode({"type": kind, **values}))

    async def end(self) -> str:
        """Asks it to leave, then tells it to end, then ends it; with it, what it started. The last of its errors."""
        thrown_away = asyncio.create_task(_end_of(self._out))  # it must not wait for somebody to read
        await self.tell("quit")
        for patience, then in zip(_PATIENCE_S, (signal.SIGTERM, None), strict=True):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), patience)
                break
            self._signal(then)
        self._signal(None)
        await self._process.wait()
        await asyncio.wait((thrown_away, self._errors), timeout=_PATIENCE_S[1])
        thrown_away.cancel()
        self._errors.cancel()
        return (await self._errors).decode("utf-8", "replace") if self._errors.done() else ""

    async def _send(self, kind: bytes, payload: bytes) -> None:
        with suppress(ConnectionError, RuntimeError):  # it has ended: whoever waits for it notices
            self._in.write(kind + len(payload).to_bytes(4, "big") + payload)
            await self._in.drain()

    def _signal(self, number: signal.Signals | None) -> None:
        """To all of its group; `None` cannot be refused. Windows has no groups of this kind."""
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform != "win32":
                os.killpg(self._process.pid, number or signal.SIGKILL)
            elif number is None:
                self._process.kill()
            else:
                self._process.terminate()


async def _end_of(stream: asyncio.StreamReader) -> bytes:
    """Reads it to its end and keeps the last of it."""
    kept = b""
    while chunk := await stream.read(_CHUNK):
        kept = (kept + chunk)[-_KEPT_ERRORS:]
    return kept


def _says_exit(payload: bytes) -> bool:
    try:
        message = msgspec.json.decode(payload)
    except msgspec.DecodeError:
        return False
    return isinstance(message, dict) and message.get("type") == "exit"
