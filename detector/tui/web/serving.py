"""The server, from the free port to the last process that it started. It ends with Ctrl-C, or when it is told to."""

import asyncio
import errno
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from aiohttp import web

from detector import talk
from detector.errors import DetectorError, ExitCode
from detector.tui.web.app_process import AppProcess, Program
from detector.tui.web.guard import ADDRESS, Guard
from detector.tui.web.pages import routes
from detector.tui.web.terminals import Terminals
from detector.wording import Words

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())
_ENDING_S: Final = 10.0
"""How long all apps together may take to end; each has its own, shorter patience."""
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")


def run(program: Program, words: Words, *, port: int, announce: Callable[[str], None]) -> None:
    """Serves until Ctrl-C. `announce` gets the link as soon as it can be opened; port 0 is one that is free.

    DetectorError when the port is taken.
    """
    with suppress(KeyboardInterrupt):  # Windows, where a loop takes no signals
        asyncio.run(_serve(program, words, _bound(port, words), announce))


def _bound(port: int, words: Words) -> socket.socket:
    """Nobody on another computer reaches this address."""
    try:
        return socket.create_server((ADDRESS, port))
    except OSError as problem:
        key = "web.port-taken" if problem.errno == errno.EADDRINUSE else "web.port-refused"
        raise DetectorError(words(key, port=port), words("web.port.hint"), ExitCode.USAGE) from problem


async def _serve(program: Program, words: Words, door: socket.socket, announce: Callable[[str], None]) -> None:
    guard = Guard(door.getsockname()[1], words("web.refused"))
    terminals = Terminals(lambda size: AppProcess.start(program, size), partial(_complain, words))
    app = web.Application(middlewares=[guard.admit])
    app.add_routes(routes(words, guard.host, terminals))
    app.on_response_prepare.append(guard.protect)
    app.on_shutdown.append(terminals.close)
    # a log of what was asked would hold the key, and one of nonsense that anybody sends would fill the terminal
    runner = web.AppRunner(app, access_log=None, logger=log, shutdown_timeout=_ENDING_S)
    stopped = _when_told()
    try:
        await runner.setup()
        await web.SockSite(runner, door).start()
        announce(guard.link)
        await stopped.wait()
    finally:
        await runner.cleanup()


def _when_told() -> asyncio.Event:
    """Set by Ctrl-C, by being ended, and when the terminal is closed."""
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in _SIGNALS:
        with suppress(NotImplementedError, AttributeError):
            loop.add_signal_handler(getattr(signal, name), told.set)
    return told


def _complain(words: Words, error: str) -> None:
    talk.say(words("web.broke", error=error))
