"""`detector acquire`: keeping what a phone says."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.language import language_option
from detector.cli.recording import keeping_options, tell_kept
from detector.cli.scanning import reading_options, serial_option
from detector.errors import ExitCode

if TYPE_CHECKING:
    from detector.sources.base import Source


@click.command()
@serial_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to keep it: a zip archive if the name ends in .zip, else a folder. "
    "Without it, a zip archive in this folder, named by day and time.",
)
@keeping_options
@click.option(
    "--bugreport",
    is_flag=True,
    help="Let the phone write a bug report instead, and keep that: a zip archive. It takes some minutes.",
)
@click.option("-y", "--yes", is_flag=True, help="The safety page has been read: do not ask.")
@language_option
@reading_options
def acquire(serial: str | None, output: Path | None, *, bugreport: bool, yes: bool, **options: Any) -> int:
    """Keep what a check reads from the connected phone, to be judged later with `detector scan --from`.

    Exit codes: 0 kept, and everything was answered; 2 usage, or it cannot be written; 3 no phone;
    4 kept, but partial; 5 unusable signatures; 130 interrupted, nothing is kept.
    """
    from detector import talk
    from detector.sources import adb
    from detector.wording import Words

    if bugreport and options["notes"]:
        raise click.UsageError("--note is kept in acquisitions only, not with --bugreport.")
    suffix = ".zip.age" if options["encrypt"] else ".zip"
    name = "bugreport" if bugreport else "acquisition"
    path = output or Path(f"{name}-{datetime.now(UTC):%Y-%m-%d-%H%M%S}{suffix}")
    talk.safety(Words(options["lang"]), ask=not yes, keeping=path)
    if bugreport:
        return _bug_report(serial, path, encrypt=options["encrypt"], lang=options["lang"])
    return _acquire(adb.open_phone(serial, deadline_s=options["deadline"]), path, **options)


def _acquire(source: "Source", path: Path, **options: Any) -> int:
    from detector import talk
    from detector.facts import Depth
    from detector.facts.collecting import collect
    from detector.keeping import keep, recording
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
            kept = keep(recorder, facts, index, notes=options["notes"])
            tell_kept(kept, options["lang"])
    finally:
        source.close()
    return ExitCode.NOT_CHECKED if kept.manifest.missing() else ExitCode.OK


def _bug_report(serial: str | None, path: Path, *, encrypt: tuple[str, ...], lang: str) -> int:
    from detector import talk
    from detector.sources import adb, age, live_bug_report
    from detector.sources.acquisition.drafts import not_saved, open_file_draft
    from detector.wording import Words

    words, seal = Words(lang), sha256()
    phone = adb.open_phone(serial, deadline_s=live_bug_report.LONGEST_S)
    draft = open_file_draft(path, age.recipients(encrypt) if encrypt else ())

    def write(piece: bytes) -> None:
        try:
            draft.content.write(piece)
        except OSError as error:
            raise not_saved(path, error) from error
        seal.update(piece)

    talk.say(words("bug-report.begins"))
    try:
        live_bug_report.fetch(phone, write, talk.part_done)
        draft.finish()
    except OSError as error:
        raise not_saved(path, error) from error
    finally:
        talk.part_done(1, 1)
        phone.close()
        draft.discard()
    talk.say(words("bug-report.kept", path=path, sha256=seal.hexdigest()))
    return ExitCode.OK
