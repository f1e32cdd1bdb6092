"""`detector acquire` and `verify`: keeping what a phone says, and checking what was kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.language import language_option
from detector.cli.recording import keep, keeping_options, recording
from detector.cli.saved import identity_option, opened
from detector.cli.scanning import reading_options
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.sources.acquisition.checking import Sealed
    from detector.sources.archives import Files
    from detector.sources.base import Source
    from detector.wording import Words


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


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--seal", metavar="SHA256", help="The seal as it was written down; it has to be the same.")
@identity_option
@language_option
def verify(path: Path, *, seal: str | None, identity: Path | None, lang: str) -> int:
    """Check that an acquisition is as it was sealed: no byte changed, nothing missing, nothing added.

    Exit codes: 0 it is; 2 usage; 5 it is not, or it is no acquisition.
    """
    from detector.outputs.escape import visible
    from detector.sources.acquisition.checking import differences
    from detector.wording import Words

    words = Words(lang)
    with opened(path, identity) as files:
        sealed = _sealed(files)
        found = list(differences(sealed))
    other = seal is not None and seal.strip().lower() != sealed.seal
    for line in (*_verdict(words, sealed, found), *([words("verify.other-seal")] if other else [])):
        click.echo(visible(line))
    for line in _about(words, sealed):
        click.echo(visible(line))
    return ExitCode.DATA if found or other else ExitCode.OK


def _sealed(files: "Files") -> "Sealed":
    from detector.sources.acquisition.checking import find
    from detector.sources.files import FileError

    try:
        sealed = find(files)
    except FileError as error:
        raise DetectorError(f"{files.name} cannot be checked: {error}", "", ExitCode.DATA) from error
    if sealed is None:
        raise DetectorError(f"{files.name} is no acquisition of this program.", "", ExitCode.DATA)
    return sealed


def _verdict(words: "Words", sealed: "Sealed", found: Sequence[str]) -> list[str]:
    name = sealed.files.name
    if not found:
        return [words.count("verify.same", len(sealed.manifest.files()) + 1, name=name)]
    more = [words.count("verify.more", len(found) - 1)] if len(found) > 1 else []
    return [words("verify.changed", name=name, difference=found[0]), *more]


def _about(words: "Words", sealed: "Sealed") -> list[str]:
    manifest = sealed.manifest
    began, ended = (f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" for when in (manifest.began, manifest.ended))
    missing = manifest.missing()
    return [
        words("verify.seal", seal=sealed.seal),
        words("verify.made", began=began, ended=ended, tool=manifest.tool),
        *([words("verify.clock", seconds=manifest.clock_offset_s)] if manifest.clock_offset_s else []),
        words("acquisition.partial", missing=words.items(missing)) if missing else words("verify.complete"),
        *(words("verify.note", note=note) for note in manifest.notes),
    ]
