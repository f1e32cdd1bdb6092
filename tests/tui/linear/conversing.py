"""A conversation in which the answers are known before."""

from contextlib import suppress
from io import StringIO
from pathlib import Path

from detector.outputs import render
from detector.tui.checked import Checked
from detector.tui.linear.conversation import converse
from detector.tui.linear.reading import converse as read
from detector.tui.linear.result import Result
from detector.tui.linear.voice import LeftError, Voice
from detector.tui.start import Start
from detector.wording import Words
from tests.tui.harness import checked

GO_ON = "1"
ANSWER, FOUND, ALL, WHO, MESSENGERS, WHEN, SETTINGS, UNREAD = map(str, range(1, 9))
ACCOUNTS, PEOPLE, EVERYTHING, SAVE, MORE, LANGUAGE, OTHER = map(str, range(9, 16))
"""What a result is asked, in the order of its menu."""
COMPARE, AGAIN, JUDGE, UPDATE, KEEP = map(str, range(1, 6))
"""What follows MORE."""
EVIDENCE, WORD_BY_WORD, WHY, KNOW, WATCH = map(str, range(1, 6))
"""What one app is asked."""


def said(*answers: str, start: Start | None = None, lang: str = "en") -> str:
    """What was said until the answers ended, or the person left."""
    out = StringIO()
    converse(start or Start(), Voice(Words(lang), StringIO("".join(f"{one}\n" for one in answers)), out))
    return out.getvalue()


def of_checked(checked: Checked, *answers: str, start: Start | None = None, lang: str = "en") -> str:
    """The same about a result, from its first words."""
    out = StringIO()
    voice = Voice(Words(lang), StringIO("".join(f"{one}\n" for one in answers)), out)
    with suppress(LeftError):
        read(Result(checked, start or Start(), voice))
    return out.getvalue()


def of_report(path: Path, *answers: str, phone: str = "infected", lang: str = "en") -> str:
    """The same about a report that is saved there first."""
    if not path.exists():
        path.write_bytes(render(checked(phone).report, "json"))
    return said(GO_ON, *answers, start=Start(path=path), lang=lang)
