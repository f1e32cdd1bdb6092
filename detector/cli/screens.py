"""`detector tui`, and bare `detector` at a terminal: the full-screen interface."""

import codecs
import locale
import logging
import os
import sys
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

import rich_click as click
from msgspec import structs

from detector.cli.files import until_the_reader_leaves
from detector.cli.giving_out import signatures_option
from detector.cli.language import language_option
from detector.cli.saved import from_option, identity_option
from detector.errors import DetectorError, ExitCode
from detector.tui.start import Start
from detector.wording import preferred

_IN_ASCII: Final = "in-ascii"
"""The name of what is done with characters that a terminal cannot show."""


@click.command()
@from_option
@identity_option
@signatures_option
@language_option
@click.option(
    "--text", is_flag=True, help="Lines of text and numbered choices in place of screens: for screen readers."
)
@click.option("--web", is_flag=True, help="Show it in a browser on this computer, and nowhere else.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default="one that is free",
    help="With `--web`: the port on this computer.",
)
@click.option("--open", "open_browser", is_flag=True, help="With `--web`: open the browser, too.")
def tui(saved: Path | None, identity: Path | None, extra: tuple[Path, ...], lang: str, **options: Any) -> int:
    """Start the full-screen interface. It is what `detector` alone starts at a terminal."""
    start = Start(lang=lang, path=saved, identity=identity, extra=tuple(extra))
    if options["text"] and options["web"]:
        raise click.UsageError("--text is for the terminal, --web for a browser: choose one.")
    if options["web"]:
        return _in_browser(start, port=options["port"], open_browser=options["open_browser"])
    if options["port"] or options["open_browser"]:
        raise click.UsageError("--port and --open are about the browser: they go with --web.")
    if options["text"]:
        return _in_lines(start)
    if not _at_a_terminal():
        raise click.UsageError("The full-screen interface needs a terminal. “detector scan” does without.")
    return _run(start)


def bare(context: click.Context) -> int:
    """`detector` without a command: the interface where a person sits, the help where a script does."""
    if _at_a_terminal() and os.environ.get("TERM") != "dumb":
        return _run(Start(lang=preferred(os.environ)))
    click.echo(context.get_help())
    return ExitCode.USAGE


def _at_a_terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _shows_unicode() -> bool:
    return sys.platform == "win32" or locale.getencoding().lower().replace("-", "") == "utf8"


def _run(start: Start) -> int:
    from detector.tui.app import PhoneCheck
    from detector.tui.theme import without_colour

    start = structs.replace(start, colour=not without_colour(), unicode=_shows_unicode())
    logging.getLogger("detector").addHandler(logging.NullHandler())  # nothing is left in the terminal afterwards
    app = PhoneCheck(start)
    app.run()
    app.tidy_up()
    return app.return_code or 0


def _in_lines(start: Start) -> int:
    from detector.tui.linear.conversation import converse
    from detector.tui.linear.voice import Voice
    from detector.wording import Words

    if not (sys.stdin and sys.stdout):
        raise click.UsageError("--text says something and asks: it needs an output and an input.")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # a path can hold any byte
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.isatty() and not _shows_unicode():
        codecs.register_error(_IN_ASCII, _in_ascii)
        sys.stdout.reconfigure(encoding=locale.getencoding(), errors=_IN_ASCII)
    with until_the_reader_leaves():
        converse(start, Voice(Words(start.lang), sys.stdin, sys.stdout))
    return ExitCode.OK


def _in_ascii(problem: UnicodeError) -> tuple[str, int]:
    """What the terminal cannot show, in characters that every terminal shows."""
    from detector.tui.plain import in_ascii

    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return in_ascii(problem.object[problem.start : problem.end]), problem.end


def _in_browser(start: Start, *, port: int, open_browser: bool) -> int:
    from detector import talk
    from detector.wording import Words

    words = Words(start.lang)
    if find_spec("textual_serve") is None:
        raise DetectorError(words("web.missing"), words("web.missing.hint"), ExitCode.USAGE)
    from detector.tui.web.inside import program
    from detector.tui.web.serving import run

    def announce(link: str) -> None:
        talk.say(words("web.link"))
        click.echo(link)
        talk.say(words("web.private"))
        talk.say(words("web.end"))
        if open_browser:
            click.launch(link)

    run(program(start), words, port=port, announce=announce)
    return ExitCode.OK
