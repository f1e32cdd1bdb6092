"""Arguments to calls. The only place that exits; what each command does is one call in the modules beside."""

import errno
import logging
import signal
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, NoReturn

import rich_click as click
from click.exceptions import Exit

from detector import __version__
from detector.cli.acquiring import acquire
from detector.cli.apk_files import apk
from detector.cli.files import drop_stdout, reader_has_left
from detector.cli.fleet import batch, stats
from detector.cli.language import language_option, spoken
from detector.cli.reports import diff, show
from detector.cli.scanning import demo, devices, scan
from detector.cli.screens import bare, tui
from detector.cli.signatures import signatures
from detector.cli.updates import UPDATES
from detector.cli.verifying import timestamp, verify
from detector.cli.watching import watch
from detector.errors import DetectorError, ExitCode

log = logging.getLogger(__name__)

click.rich_click.TEXT_MARKUP = "markdown"
_NOT_WRITTEN: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a stream says that takes no more. Whoever writes files tells of them by themselves."""


def main() -> NoReturn:
    """The program `detector`."""
    for name in ("SIGTERM", "SIGHUP"):  # ended, or its terminal closed: what was started is ended too
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None:
            signal.signal(number, lambda received, _: sys.exit(128 + received))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # reports are the same bytes on every system: UTF-8, and the line ends of their format
            stream.reconfigure(encoding="utf-8", errors="replace", newline=None if stream.isatty() else "")
    noted: dict[str, str] = {}
    try:
        code = _run(noted)
    except DetectorError as problem:
        code = _tell(problem, noted)
    except click.ClickException as problem:
        problem.show()
        code = ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("\n")
        code = ExitCode.INTERRUPTED
    except Exception as mistake:  # the boundary: Python would end with 1, which says that something was found
        log.debug("a command failed", exc_info=True)
        code = _tell(_in_words(mistake), noted)
    sys.exit(code or ExitCode.OK)


def _tell(problem: DetectorError, noted: dict[str, str]) -> ExitCode:
    from detector import talk

    talk.error(problem, spoken(noted))
    return problem.exit_code


def _in_words(mistake: Exception) -> DetectorError:
    """What happened, and where in the program: enough to find it, and nothing of a file but its name."""
    last = traceback.extract_tb(mistake.__traceback__)[-1]
    return DetectorError(
        "This program made a mistake ({what}, {file} line {line}). Nothing can be said about the phone from this.",
        "Try it once more. If it happens again, the words in brackets tell those who can mend it where to look.",
        ExitCode.MISTAKE,
        what=type(mistake).__name__,
        file=Path(last.filename).name,
        line=last.lineno,
    )


def _run(noted: dict[str, str]) -> int | None:
    """The exit code; an output that cannot be written whole is an error like others, not a crash that ends with 1."""
    try:
        code: int | None = command.main(prog_name="detector", standalone_mode=False, obj=noted)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in _NOT_WRITTEN:
            raise
        drop_stdout()
        raise DetectorError(
            "What was to be shown could not be written whole: {reason}", "", ExitCode.USAGE, reason=error
        ) from error
    return code


class _Program(click.RichGroup):
    """Whoever reads no further has seen enough. click would end with 1, which says that something was found."""

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*arguments, **more)
        except BrokenPipeError as error:
            raise _left(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _left(error) from error


def _left(error: BrokenPipeError) -> Exception:
    """The end that is no finding. A connection that broke is none: that is a mistake of whoever did not expect it."""
    return Exit(ExitCode.OK) if reader_has_left() else _in_words(error)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(__version__, message="detector %(version)s")
@click.pass_context
def command(context: click.Context) -> int | None:
    """Find monitoring apps on an Android phone, and what they are allowed to do.

    The check reads. It changes nothing on the phone, keeps nothing, and sends nothing anywhere. Without a command it
    starts the full-screen interface.
    """
    return bare(context) if context.invoked_subcommand is None else None


@command.command()
@click.argument("topic", required=False)
@click.option("--country", metavar="XX", help="With `helplines`: services of this country, such as DE.")
@language_option
def explain(topic: str | None, country: str | None, lang: str) -> None:
    """Explain how to go about a check (safety), accounts to look at, people who can help (helplines), the commands
    that are sent, what they tell (facts), the rules, one rule or signal by its name, or the schema of reports.
    """
    from detector import explanations
    from detector.wording import Words

    click.echo(explanations.explain(topic, Words(lang), country=country.upper() if country else None))


for _command in (
    tui,
    devices,
    scan,
    acquire,
    verify,
    timestamp,
    apk,
    batch,
    stats,
    demo,
    watch,
    show,
    diff,
    signatures,
):
    command.add_command(_command)
for _command in UPDATES:
    signatures.add_command(_command)
