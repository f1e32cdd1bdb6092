"""The websocket between the page and the app: one page at a time, and one app for each time that it is open.

A page that is loaded again gets an app of its own, from the start; that of before has ended by then. A second page is
told that there is one: two could not both show a check, and taking it away from the first would lose what it shows.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Annotated, Final

import msgspec
from aiohttp import WSCloseCode, web
from msgspec import Meta, Struct

from detector.tui.web.app_process import AppProcess, Size

TAKEN: Final = 4001
"""The code with which a second page is closed; page.js tells it from an end."""
_WAIT_S: Final = 6.0
"""How long a page waits for that of before to be gone: an app may need some seconds to end."""
_HEARTBEAT_S: Final = 15.0
_LONGEST: Final = 1 << 20

_Cells = Annotated[int, Meta(ge=1, le=1000)]


class _Box(Struct, frozen=True):
    width: _Cells
    height: _Cells


class Terminals:
    """Starts an app for the page that is open, and ends it."""

    def __init__(self, start: Callable[[Size], Awaitable[AppProcess]], complain: Callable[[str], None]) -> None:
        """`complain` gets the last line that an app wrote when it broke."""
        self._start = start
        self._complain = complain
        self._free = asyncio.Lock()
        self._open: set[web.WebSocketResponse] = set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """The handler of the websocket; `width` and `height` in the query are in cells."""
        try:
            box = msgspec.convert(dict(request.query), _Box, strict=False)
        except msgspec.ValidationError as wrong:
            raise web.HTTPBadRequest from wrong
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_S, max_msg_size=_LONGEST)
        await socket.prepare(request)
        try:
            await asyncio.wait_for(self._free.acquire(), _WAIT_S)
        except TimeoutError:
            await socket.close(code=TAKEN)
            return socket
        self._open.add(socket)
        try:
            await self._run(socket, Size(width=box.width, height=box.height))
        finally:
            self._open.discard(socket)
            self._free.release()
        return socket

    async def close(self, _app: web.Application) -> None:
        """Closes the page's side; each handler then ends its app."""
        for socket in tuple(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _run(self, socket: web.WebSocketResponse, size: Size) -> None:
        app = await self._start(size)
        both = (asyncio.create_task(app.show(socket.send_bytes)), asyncio.create_task(_listen(socket, app)))
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in both:
                task.cancel()
            await asyncio.wait(both)
            if errors := (await app.end()).strip():
                self._complain(errors.splitlines()[-1])
            await socket.close()


async def _listen(socket: web.WebSocketResponse, app: AppProcess) -> None:
    """Passes on what the page sends until it is closed. What it should not send is passed over."""
    async for message in socket:
        with suppress(msgspec.MsgspecError):
            match msgspec.json.decode(message.data, type=tuple[str, object]):
                case ("stdin", str(typed)):
                    await app.type(typed)
                case ("resize", sent):
                    box = msgspec.convert(sent, _Box)
                    await app.tell("resize", width=box.width, height=box.height)
                case ("ping", str(when)):
                    await socket.send_json(["pong", when])
