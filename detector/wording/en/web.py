"""`detector tui --web`: what the terminal says, and the page around the screens."""

from typing import Final

SENTENCES: Final = {
    "web.title": "Phone check",
    "web.link": "Open this link in a browser on this computer. It works once, and only here:",
    "web.private": (
        "A private window is best: other windows keep in their history that it was open. Nothing is sent anywhere else."
    ),
    "web.end": "Ctrl-C here ends it; the page then shows nothing any more.",
    "web.opening": "Opening …",
    "web.ended": "It has ended. You can close this window.",
    "web.again": "Open again",
    "web.taken": "It is open in another window. Close that one first.",
    "web.aloud": (
        "The screens on this page are drawn, and a screen reader cannot read them. “detector tui --text” in a terminal "
        "says the same in lines of text."
    ),
    "web.scripts": "This page needs scripts. They come from this computer alone.",
    "web.refused": "This page opens with the link that was shown in the terminal, once, and in one browser.\n",
    "web.broke": "The screens have ended by themselves: {error}",
    "web.missing": "Screens in a browser need one more part, which is not installed.",
    "web.missing.hint": (
        "Install it with: pip install 'stalkerware-detector[web]'. “detector tui” in a terminal needs nothing more."
    ),
    "web.port-taken": "Another program uses port {port}.",
    "web.port-refused": "Port {port} cannot be used here.",
    "web.port.hint": "Name another port above 1023 with --port, or leave it out: one that is free is found.",
}
