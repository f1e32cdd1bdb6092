"""What the browser loads: one page, and the files that it names. There is no other address and no folder."""

from importlib.resources import files
from typing import Final

from aiohttp import web

from detector.outputs.html import environment, language_tag
from detector.tui.web.terminals import Terminals
from detector.wording import Words

_OURS: Final = {"/page.css": ("page/page.css", "text/css"), "/page.js": ("page/page.js", "text/javascript")}
_TERMINAL: Final = {
    "/terminal.css": ("static/css/xterm.css", "text/css"),
    "/terminal.js": ("static/js/textual.js", "text/javascript"),
    "/regular.ttf": ("static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "/italic.ttf": ("static/fonts/RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}


def routes(words: Words, host: str, terminals: Terminals) -> list[web.RouteDef]:
    """Every address that there is. `host` is our own, with the port."""
    page = environment(__package__).get_template("page/page.html.j2")
    text = page.render(words=words, language=language_tag(words.language.code), socket=f"ws://{host}/ws")
    return [
        _answers("/", text.encode(), "text/html"),
        web.get("/ws", terminals.serve),
        *(_answers(path, _read(__package__, name), kind) for path, (name, kind) in _OURS.items()),
        *(_answers(path, _read("textual_serve", name), kind) for path, (name, kind) in _TERMINAL.items()),
    ]


def _read(package: str, name: str) -> bytes:
    return files(package).joinpath(name).read_bytes()


def _answers(path: str, body: bytes, kind: str) -> web.RouteDef:
    charset = "utf-8" if kind.startswith("text/") else None

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=kind, charset=charset)

    return web.get(path, answer)
