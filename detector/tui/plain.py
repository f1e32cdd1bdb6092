"""Terminals that show less: without colour, or without Unicode.

Both are filters over what is drawn, so no screen knows. What a colour says is said by a word
and a symbol, too. A bright background, such as that of the chosen line, is shown by swapping the two colours of the
terminal (reverse video).
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_BRIGHT: Final = 0.5
_IN_ASCII: Final = {
    **dict.fromkeys("─━╌╴╶╸╺═▁▔", "-"),
    **dict.fromkeys("│┃║▏▎▍▌▕▊▐", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰┏┓┗┛", "+"),
    **dict.fromkeys("█▓▒░■▀▄▇▆▅▃▂", "#"),
    **dict.fromkeys("●◆", "*"),
    **dict.fromkeys("○◯", "o"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("«»", '"'),
    "◉": "@",
    "◇": "k",
    "☒": "x",
    "☐": "-",
    "›": ">",
    "‹": "<",
    "⟩": ">",
    "⟨": "<",
    "→": ">",
    "×": "x",
    "−": "-",
    "ß": "s",
    "▲": "^",
    "▼": "v",
    "▸": ">",
    "▶": ">",
    "▾": "v",
    "◐": "%",
    "·": "-",
    "•": "-",
    "…": "~",
    "✓": "+",
    "–": "-",
    "—": "-",
    "⚠": "!",
}


class WithoutColour(LineFilter):
    """Takes every colour out."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same text in the terminal's own two colours."""
        return [Segment(text, _colourless(style), control) for text, style, control in segments]


class InAscii(LineFilter):
    """Puts a character that every terminal shows in place of each that this one does not."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same text, as wide as before."""
        return [
            Segment(text if text.isascii() else in_ascii(text), style, control) for text, style, control in segments
        ]


def in_ascii(text: str) -> str:
    """The text in ASCII; each character takes as many cells as before."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    known = _IN_ASCII.get(character)
    if known is not None:
        return known
    bare = unicodedata.normalize("NFKD", character)[0]
    return bare if bare.isascii() else "?" * cell_len(character)


def _colourless(style: Style | None) -> Style | None:
    if style is None:
        return None
    background = style.bgcolor
    bright = background is not None and Color.from_rich_color(background).brightness > _BRIGHT
    return Style(
        bold=style.bold, dim=style.dim, italic=style.italic, underline=style.underline, reverse=bright, meta=style.meta
    )


def filters(*, colour: bool, unicode: bool) -> Sequence[LineFilter]:
    """What stands between the screens and such a terminal."""
    return [*([] if colour else [WithoutColour()]), *([] if unicode else [InAscii()])]
