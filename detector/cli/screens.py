"""`detector tui`, and bare `detector` at a terminal: the full-screen interface."""

import os
import sys
from pathlib import Path

import rich_click as click

from detector.cli.giving_out import signatures_option
from detector.cli.language import language_option
from detector.cli.saved import from_option, identity_option
from detector.errors import ExitCode
from detector.wording import preferred


@click.command()
@from_option
@identity_option
@signatures_option
@language_option
def tui(saved: Path | None, identity: Path | None, extra: tuple[Path, ...], lang: str) -> int:
    """Start the full-screen interface. It is what `detector` alone starts at a terminal."""
    if not _at_a_terminal():
        raise click.UsageError("The full-screen interface needs a terminal. “detector scan” does without.")
    return _run(lang, saved, identity, extra)


def bare(context: click.Context) -> int:
    """`detector` without a command: the interface where a person sits, the help where a script does."""
    if _at_a_terminal() and os.environ.get("TERM") != "dumb":
        return _run(preferred(os.environ))
    click.echo(context.get_help())
    return ExitCode.USAGE


def _at_a_terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _run(lang: str, path: Path | None = None, identity: Path | None = None, extra: tuple[Path, ...] = ()) -> int:
    from detector.tui.app import PhoneCheck
    from detector.tui.start import Start

    app = PhoneCheck(Start(lang=lang, path=path, identity=identity, extra=tuple(extra)))
    app.run()
    app.tidy_up()
    return app.return_code or 0
