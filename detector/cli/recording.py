"""The options of commands that keep what they read, and what is said when it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.giving_out import with_options

if TYPE_CHECKING:
    from detector.keeping import Kept


def keeping_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that can keep what it reads."""
    return with_options(
        function,
        click.option(
            "--encrypt",
            multiple=True,
            metavar="RECIPIENT",
            help="Encrypt it with age for this public key (age1...), while it is written. May be given several times.",
        ),
        click.option(
            "--note",
            "notes",
            multiple=True,
            metavar="TEXT",
            help="Kept with the bytes: who took them, where, from whom. May be given several times.",
        ),
    )


save_option = click.option(
    "--save",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Keep what is read, too: a zip archive if the name ends in .zip, else a folder.",
)


def tell_kept(kept: "Kept", lang: str) -> None:
    """Where the acquisition is, what it lacks, and what its seal is."""
    from detector import talk
    from detector.wording import Words

    words = Words(lang)
    talk.say(words.count("acquisition.saved", kept.files, path=kept.path))
    if missing := kept.manifest.missing():
        talk.say(words("acquisition.partial", missing=words.items(missing)))
    talk.say(words("acquisition.seal", seal=kept.seal))
