"""The line at the bottom: the keys of a screen, in the language that is spoken, as many as there is room for."""

from collections.abc import Sequence
from typing import Any, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from detector.wording import Words

_HELP: Final = "tui.key.help"
_ALWAYS: Final = ("tui.key.back", "tui.key.stop", _HELP)
"""Whatever else there is no room for."""
_GIVE_WAY: Final = ("do.key.copy", "do.key.compare", "do.key.again", "do.key.know", "do.key.save", "view.key.widen")
"""Where not all fit, these go first, from the front; then those at the end of the line."""
_SPACES: Final = 3
"""Of one key on the line, around its name and what it does."""


class Keys(Footer):
    """Bindings name the sentence that describes them; its `.short` is for here. Help names them all."""

    def compose(self) -> ComposeResult:
        """The keys as textual lists them, with words put to them."""
        app: Any = self.app
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        yield from fitting(keys, app.words, app.size.width)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """As many as there is room for now."""
        self.call_after_refresh(self.recompose)


def fitting(keys: Sequence[FooterKey], words: Words, cells: int) -> list[FooterKey]:
    """Those that fit on the line, in words. Where some do not, the key of help says that it has them."""
    by_description = {key.description: key for key in keys}
    dropping = [key for key in keys[::-1] if key.description not in (*_ALWAYS, *_GIVE_WAY)]
    dropping = [*(by_description[one] for one in _GIVE_WAY if one in by_description), *dropping]
    left = list(keys)
    for key in keys:
        key.description = _told(key, words, f"{key.description}.short", key.description)
    for key in dropping:
        if sum(cell_len(one.key_display + one.description) + _SPACES for one in left) <= cells:
            return left
        left.remove(key)
        if (more := by_description.get(_HELP)) is not None:
            more.description = words("tui.key.more")
    return left


def _told(key: FooterKey, words: Words, *sentences: str) -> str:
    """In words, if there are any."""
    sentence = words.first(*sentences)
    return words(sentence) if words.has(sentence) else key.description
