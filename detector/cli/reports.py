"""`detector show`, `diff` and `scan --baseline`: what was reported before."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.files import DASH, ends_in_a_file, write_text
from detector.cli.giving_out import as_given_out, form_options, give_out, signatures_option, with_options
from detector.cli.saved import identity_option, judged
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.report import Report


baseline_option = click.option(
    "--baseline",
    metavar="REPORT",
    type=click.Path(path_type=Path),
    help="Tell after the report what is different from an earlier one, or from what was saved of the phone.",
)


@contextmanager
def in_known_words() -> Iterator[None]:
    """A report of another version can tell of something for which this one has no words: that is said."""
    from detector.wording import NoWordsError

    try:
        yield
    except NoWordsError as missing:
        raise DetectorError(
            "This report tells of something for which this version of the program has no words: {key}",
            "“--format json” shows it as it is. A newer version may have the words.",
            ExitCode.DATA,
            key=missing.args[0],
        ) from missing


@click.command()
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
@form_options
def show(report: Path, **options: Any) -> None:
    """Show a saved report in another form or language. REPORT is what `--format json` wrote, of any version so far.

    Exit codes: 0 it was shown, whatever it tells; 5 it is no report, or one of a newer version.
    """
    from detector.handed_over import read_report

    with in_known_words():
        give_out(read_report(report), **options)


def _diff_options(function: Callable[..., Any]) -> Callable[..., Any]:
    return with_options(function, partial(form_options, formats=("text", "json")), signatures_option, identity_option)


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@_diff_options
def diff(old: Path, new: Path, **options: Any) -> int:
    """Tell what is different between two reports. Each is a saved report, or anything that `scan --from` takes.

    Exit codes: 0 no difference, and all that matters could be compared; 1 differences; 4 no difference, but not
    everything could be compared; 5 a file that cannot be used.
    """
    from detector.comparison import compare, exit_code
    from detector.outputs.comparison import write

    before, after = judged(old, **options), judged(new, **options)
    whole = compare(before, after)
    told = compare(*as_given_out(before, after, **options))
    with in_known_words():
        write_text(lambda out: write(told, options["format_name"], out, language=options["lang"]), options["output"])
    return exit_code(whole)


def read_baseline(path: Path, **options: Any) -> "Report":
    """The earlier report on a phone. It is read before the phone is, so that a wrong file costs no scan."""
    from detector.report import FROM_FILES

    baseline = judged(path, **options)
    if baseline.source == FROM_FILES:
        raise DetectorError("{name} is a report on files, and on no phone.", "", ExitCode.DATA, name=path.name)
    return baseline


def tell_differences(
    baseline: "Report", report: "Report", *, format_name: str, output: Path | None, lang: str, **options: Any
) -> None:
    """Right after a report that is text on stdout; on stderr where it went elsewhere or is for a program."""
    from detector import talk
    from detector.comparison import compare
    from detector.outputs.comparison import write
    from detector.redaction import redact
    from detector.report import Redaction
    from detector.wording import Words

    follows = format_name == "text" and output in (None, DASH)
    unasked = Redaction.SHARE if follows and ends_in_a_file(output) else Redaction.NONE
    how = Redaction(options["redact"] or unasked)
    made = compare(redact(baseline, how), redact(report, how))
    try:
        with in_known_words():
            if follows:
                write_text(lambda out: write(made, "text", out, language=lang, apart=True), output)
            else:
                write(made, "text", sys.stderr, language=lang)
    except DetectorError as problem:  # of the earlier report; what the new one says has been told
        talk.error(problem, Words(lang))
