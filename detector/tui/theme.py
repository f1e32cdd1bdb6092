"""Colours: a calm dark theme, a light one, one of high contrast, and none.

Colour only repeats what words and symbols say. `NO_COLOR` (no-color.org) and TERM=dumb choose the last one.
"""

import os
from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

CALM: Final = "calm"
LIGHT: Final = "light"
CONTRAST: Final = "contrast"
NONE: Final = "none"
"""See plain.py; the colours of this theme only say what is bright."""

THEMES: Final = (
    Theme(
        name=CALM,
        dark=True,
        primary="#6c9bb5",
        secondary="#7d8f9b",
        accent="#9db8a5",
        warning="#d9a441",
        error="#d9a441",
        success="#8fb59a",
        foreground="#d8dcdf",
        background="#1b2024",
        surface="#22282d",
        panel="#2a3137",
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#2f6480",
        secondary="#5c6b75",
        accent="#3f6b4f",
        warning="#8a5a00",
        error="#8a5a00",
        success="#35664a",
        foreground="#22282d",
        background="#f5f4f0",
        surface="#ebeae5",
        panel="#e0dfd9",
    ),
    Theme(
        name=CONTRAST,
        dark=True,
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ffff00",
        success="#ffffff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        variables={"block-cursor-background": "#ffffff", "block-cursor-foreground": "#000000", "text-muted": "#ffffff"},
    ),
    Theme(
        name=NONE,
        dark=True,
        primary="#c0c0c0",
        secondary="#c0c0c0",
        accent="#c0c0c0",
        warning="#c0c0c0",
        error="#c0c0c0",
        success="#c0c0c0",
        foreground="#e0e0e0",
        background="#000000",
        surface="#000000",
        panel="#000000",
        variables={"block-cursor-background": "#e0e0e0", "block-cursor-foreground": "#000000"},
    ),
)


def without_colour(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the person asked for no colour, or the terminal has none."""
    return bool(environ.get("NO_COLOR")) or environ.get("TERM") in ("dumb", "vt100", "vt102", "vt220")


CSS: Final = """
Screen { background: $background; color: $foreground; }
#body { height: 1fr; padding: 0 1; }
#title-line { height: 1; dock: top; background: $panel; padding: 0 1; }
#title-line .title { width: 1fr; text-style: bold; }
#title-line .leave { width: auto; color: $text-muted; }
Footer { background: $panel; }
Dialog { align: center middle; }
Dialog > .box { width: 76; max-width: 96%; height: auto; max-height: 94%; padding: 1 2;
  background: $surface; border: round $primary; }
.heading { text-style: bold; margin: 1 0; }
.box .heading { margin: 0 0 1 0; }
.box Static, .box Input, .box Lines, .box OptionList { margin-bottom: 1; }
.muted { color: $text-muted; }
.field { height: 3; }
.field Label { width: auto; min-width: 24; padding: 1 1 0 0; }
.field Input { width: 1fr; max-width: 60; }
#safety { max-width: 100; }
.point { height: auto; margin: 0 0 1 2; }
#consent { text-style: bold; }
OptionList { height: auto; max-height: 60%; border: none; background: $background; padding: 0; }
.box OptionList { max-height: 52vh; background: $surface; }
CommandPalette OptionList { max-height: 70vh; }
CommandPalette SearchIcon { display: none; }
#next-box { height: 1fr; margin: 1 0 0 2; max-width: 100; }
#days { height: 1fr; max-height: 1fr; }
#simulated { max-height: 1fr; margin-top: 1; }
#told, #text { max-width: 100; }
.page { padding-top: 1; }
#path { margin: 1 0; }
#folders { height: 1fr; background: $background; padding: 0; }
#now { margin-bottom: 1; }
#bar { margin-bottom: 1; color: $primary; }
#facts-box { height: 1fr; }
#said { text-style: bold; margin: 1 0; }
#wireless { max-width: 110; }
#picture { height: 1fr; padding: 1; background: $background; }
#code-picture { width: auto; margin-right: 2; }
PictureScreen { align: left top; }
PictureScreen Vertical { width: 1fr; }
PictureScreen Static { margin-bottom: 1; }
"""
