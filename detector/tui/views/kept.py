"""What a person chose in the views and where they were. Views come and go with keys and languages; this stays."""

from msgspec import Struct

from detector.browsing import Event, Wanted


class Kept(Struct, kw_only=True):
    """Of all views of one check. The views write it themselves; package names are untrusted text."""

    chosen: str = ""
    """The line of the first view."""
    reading: bool = False
    """Whether its detail was being read."""
    wanted: Wanted = Wanted()
    """Of all apps."""
    parts: bool = False
    """Whether the parts of the phone stand in the table of who can do what."""
    column: int = 0
    """How many of its columns are moved out at the left."""
    app: dict[str, str] = {}
    """The package under the cursor, by the name of the view."""
    oldest_first: bool = False
    everything: bool = False
    """Whether the timeline is of all apps."""
    event: Event | None = None
    """Its line."""
    proof: set[str] = set()
    """The views in which it is shown where things were read."""
    scrolled: dict[str, int] = {}
    """How many lines stand above the screen, by the name of the view."""
