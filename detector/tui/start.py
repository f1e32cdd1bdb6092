"""What the full-screen interface was started with. Read before anything is drawn: it imports nothing that is slow."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from detector.sources.adb import Server


class Start(Struct, frozen=True, kw_only=True):
    """What it was started with."""

    lang: str = "en"
    extra: tuple[Path, ...] = ()
    """Files and folders of the person's own signatures."""
    server: "Server | None" = None
    """Where the adb server is; None for the one that the environment names."""
    path: Path | None = None
    """What is opened first, in place of a phone."""
    identity: Path | None = None
    """The file with the secret key of what is encrypted there."""
    colour: bool = True
    """Whether the terminal has colours, and the person wants them."""
    unicode: bool = True
    """Whether the terminal shows more than ASCII."""
