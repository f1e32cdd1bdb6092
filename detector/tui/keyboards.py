"""Keys from a keyboard in another state: Caps Lock, full-width letters, a Russian layout. What they mean is told here.

No binding is a capital letter, since Caps Lock cannot be told from Shift.
"""

import unicodedata
from typing import Final

_PLACES: Final = {
    **dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True)),
    "、": "/",  # a Chinese keyboard
}
"""Where a letter sits, by what another layout puts there."""
_NAMES: Final = {"?": "question_mark", "/": "slash"}


def meant(key: str, character: str | None) -> str:
    """The key that bindings know; empty where it is that already, or none."""
    *modifiers, name = key.split("+")
    typed = character or name
    plain = unicodedata.normalize("NFKC", typed).lower()
    plain = _PLACES.get(plain, plain)
    if len(typed) != 1 or plain == typed or len(plain) != 1 or not plain.isascii() or not plain.isprintable():
        return ""
    return "+".join((*modifiers, _NAMES.get(plain, plain)))
