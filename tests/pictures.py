"""The pictures of the documentation: `python -m tests.pictures` draws docs/pictures/ anew, from simulated phones.

They are vector graphics with text in them: small, sharp at every size, and made of nothing that a real phone said.
"""

import sys
from pathlib import Path
from typing import Final

from msgspec import Struct
from textual.pilot import Pilot

from detector.tui.app import PhoneCheck
from detector.tui.start import Start
from tests.tui.harness import checked, drive, settled, steady

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_SIZE: Final = (120, 32)


class Picture(Struct, frozen=True, kw_only=True):
    """One screen, as a person gets to it."""

    name: str
    keys: tuple[str, ...] = ()
    """Pressed there."""
    result: bool = True
    """Whether it is about what was found on a simulated phone; else it is the first screen."""
    lang: str = "en"


PICTURES: Final = (
    Picture(name="safety", result=False),
    Picture(name="result"),
    Picture(name="who-can-do-what", keys=("2",)),
    Picture(name="timeline", keys=("4",)),
    Picture(name="result-zh", lang="zh"),
)


def draw(picture: Picture, folder: Path) -> Path:
    """Draws it into the folder."""
    path = folder / f"{picture.name}.svg"

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        if picture.result:
            app.show(checked("infected"))
            await settled(pilot)
        await pilot.press(*picture.keys)
        await settled(pilot)
        path.write_text(steady(app.export_screenshot(title=app.words("tui.title"), simplify=True)), "utf-8")

    drive(story, Start(lang=picture.lang), size=_SIZE)
    return path


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    where.mkdir(exist_ok=True)
    for one in PICTURES:
        sys.stdout.write(f"{draw(one, where)}\n")
