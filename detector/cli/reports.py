"""`detector show`: what was reported before."""

from pathlib import Path
from typing import Any

import rich_click as click

from detector.cli.giving_out import form_options, give_out
from detector.cli.saved import read_report
from detector.errors import DetectorError, ExitCode


@click.command()
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
@form_options
def show(report: Path, **options: Any) -> None:
    """Show a saved report in another form or language. REPORT is what `--format json` wrote, of any version so far.

    Exit codes: 0 it was shown, whatever it tells; 5 it is no report, or one of a newer version.
    """
    from detector import talk
    from detector.wording import NoWordsError, Words

    saved = read_report(report)
    talk.say(Words(options["lang"])("show.note", day=saved.as_of.date().isoformat(), version=saved.tool.version))
    try:
        give_out(saved, **options)
    except NoWordsError as missing:
        raise DetectorError(
            f"This report tells of something for which this version of the program has no words: {missing.args[0]}",
            "“--format json” shows it as it is. A newer version may have the words.",
            ExitCode.DATA,
        ) from missing
