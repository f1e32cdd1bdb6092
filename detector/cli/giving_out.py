"""The end of every command that makes a report: it goes out in the form that was asked for."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rich_click as click

from detector.cli.files import DASH, ends_in_a_file, write_bytes, write_text
from detector.cli.language import language_option
from detector.levels import Level
from detector.outputs import BINARY, FORMATS

if TYPE_CHECKING:
    from detector.report import Report

DEFAULT_FAIL_ON: Final = Level.PATTERN
REDACTIONS: Final = ("none", "share", "minimal")
"""The values of `detector.report.Redaction`, which is imported when it is used."""


def with_options(function: Callable[..., Any], *options: Callable[..., Any]) -> Callable[..., Any]:
    """A command with some more options, which `--help` shows in this order."""
    for option in reversed(options):
        function = option(function)
    return function


def _possible(context: click.Context, _option: click.Parameter, value: str) -> str:
    """Says now, and not after a scan of some minutes, that a form cannot be given out."""
    from detector.outputs import ready

    if value in BINARY and context.params.get("output") in (None, DASH) and sys.stdout.isatty():
        raise click.UsageError(f"{value} is no text, and a terminal cannot show it: name a file with --output.")
    ready(value, language=context.params["lang"])
    return value


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    is_eager=True,  # `--format` asks for it
    help="Write it into this file, in place of showing it.",
)


def form_options(function: Callable[..., Any], formats: Sequence[str] = FORMATS) -> Callable[..., Any]:
    """In which form something goes out, and where to."""
    return with_options(
        function,
        click.option(
            "--format",
            "format_name",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            callback=_possible,
            help="What the result is written as.",
        ),
        output_option,
        click.option(
            "--redact",
            type=click.Choice(REDACTIONS),
            help="What to take out first. share: what identifies a person, exact times, apps without a finding. "
            "minimal: all but what was found. Without it: share for a file, none on the screen.",
        ),
        language_option,
    )


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that judges something and ends in a report."""
    return with_options(function, form_options, signatures_option)


signatures_option = click.option(
    "--signatures",
    "extra",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A file or folder of your own signatures. They win over ours. May be given several times.",
)

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice([level.value for level in Level]),
    default=DEFAULT_FAIL_ON.value,
    show_default=True,
    help="End with exit code 1 from this level on.",
)


def give_out(
    report: "Report", *, format_name: str, output: Path | None, lang: str, redact: str | None, **_others: Any
) -> None:
    """Writes the report to stdout, or into a file that appears whole, without what is not meant to go out."""
    from detector import outputs

    (going_out,) = as_given_out(report, output=output, lang=lang, redact=redact)
    if format_name in BINARY:
        write_bytes(outputs.render(going_out, format_name, language=lang), output)
    else:
        write_text(lambda out: outputs.write(going_out, format_name, out, language=lang), output)


def as_given_out(
    *reports: "Report", output: Path | None, lang: str, redact: str | None, **_others: Any
) -> tuple["Report", ...]:
    """The reports without what is not meant to go out; that nobody asked for it is said."""
    from detector import talk
    from detector.redaction import redact as redacted
    from detector.report import Redaction
    from detector.wording import Words

    unasked = Redaction.SHARE if ends_in_a_file(output) else Redaction.NONE
    going_out = tuple(redacted(report, Redaction(redact or unasked)) for report in reports)
    if redact is None and any(one is not whole for one, whole in zip(going_out, reports, strict=True)):
        talk.say(Words(lang)("redaction.unasked"))
    return going_out
