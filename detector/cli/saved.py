"""What was saved and is handed over: `--from` in place of a phone, and reports of earlier scans."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    from detector.report import Report
    from detector.sources.base import Origin

from_option = click.option(
    "--from",
    "saved",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Check what was saved of a phone: an acquisition, a bug report, an AndroidQF folder, an ISDi dump, or a "
    "folder of outputs. What it is, is found out by its content.",
)

identity_option = click.option(
    "--identity",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file with the secret key of what is encrypted with age.",
)


def judged(path: Path, *, extra: Sequence[Path], lang: str, identity: Path | None = None, **_others: Any) -> "Report":
    """A saved report, or that on what was saved of a phone, as of now; for what it was taken is said."""
    from detector import handed_over

    return handed_over.judged(path, extra, identity=identity, on_open=partial(say_what_it_is, lang=lang))


def say_what_it_is(origin: "Origin", *, lang: str) -> None:
    """For what a file or folder was taken."""
    from detector import talk
    from detector.wording import Words

    talk.say(Words(lang)(f"saved.{origin.kind.value}", name=origin.name))
