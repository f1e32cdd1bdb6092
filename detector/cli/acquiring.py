"""`detector acquire`: keeping what a phone says."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.language import language_option
from detector.cli.recording import keep, keeping_options, recording
from detector.cli.scanning import reading_options
from detector.errors import ExitCode

if TYPE_CHECKING:
    from detector.sources.base import Source


@click.command()
@click.option("-s", "--serial", help="Which phone, when several are connected.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to keep it: a zip archive if the name ends in .zip, else a folder. "
    "Without it, a zip archive in this folder, named by day and time.",
)
@keeping_options
@click.option("-y", "--yes", is_flag=True, help="The safety page has been read: do not ask.")
@language_option
@reading_options
def acquire(serial: str | None, output: Path | None, *, yes: bool, **options: Any) -> int:
    """Keep what a check reads from the connected phone, to be judged later with `detector scan --from`.

    Exit codes: 0 kept, and everything was answered; 2 usage, or it cannot be written; 3 no phone;
    4 kept, but partial; 5 unusable signatures; 130 interrupted, nothing is kept.
    """
    from detector import talk
    from detector.sources import adb
    from detector.wording import Words

    suffix = ".zip.age" if options["encrypt"] else ".zip"
    path = output or Path(f"acquisition-{datetime.now(UTC):%Y-%m-%d-%H%M%S}{suffix}")
    talk.safety(Words(options["lang"]), ask=not yes, keeping=path)
    return _acquire(adb.open_phone(serial, deadline_s=options["deadline"]), path, **options)


def _acquire(source: "Source", path: Path, **options: Any) -> int:
    from detector import talk
    from detector.facts import Depth
    from detector.facts.collecting import collect
    from detector.signatures.library import Library

    try:
        index = Library().load()
        with recording(source, path, options["encrypt"]) as recorder:
            facts = collect(
                recorder,
                users=options["users"],
                depth=Depth(options["depth"] or Depth.USUAL),
                budget_s=options["budget"],
                on_step=talk.progress,
            )
            manifest = keep(recorder, facts, index, notes=options["notes"], lang=options["lang"])
    finally:
        source.close()
    return ExitCode.NOT_CHECKED if manifest.missing() else ExitCode.OK
