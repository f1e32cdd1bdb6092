"""`detector batch` and `stats`: a folder of archives, and what is in all of them together."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rich_click as click

from detector.cli.files import write_text
from detector.cli.giving_out import REDACTIONS, fail_on_option, output_option, signatures_option, with_options
from detector.cli.language import language_option
from detector.cli.saved import identity_option
from detector.levels import Level

if TYPE_CHECKING:
    from detector.fleet.crew import Crew
    from detector.fleet.values import Setup

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


def _limits(function: Callable[..., Any]) -> Callable[..., Any]:
    return with_options(
        function,
        click.option(
            "--size", type=click.IntRange(1), default=16384, show_default=True, help="MiB per archive, unpacked."
        ),
        click.option(
            "--memory", type=click.IntRange(256), default=2048, show_default=True, help="MiB of memory per archive."
        ),
        click.option(
            "--deadline", type=click.FloatRange(1, 86400), default=300.0, show_default=True, help="Seconds per archive."
        ),
    )


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where reports and summary go, and nothing else does.",
)
@click.option(
    "--workers", type=click.IntRange(1, 512), show_default="one for each processor", help="Processes that judge."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Judge on the workers of this Dask scheduler, such as tls://host:8786. They must see DIR under the same path.",
)
@click.option("--tls-ca", type=_FILE, help="With tls://: the certificate of whoever signed those of the cluster.")
@click.option("--tls-cert", type=_FILE, help="With tls://: our own certificate.")
@click.option("--tls-key", type=_FILE, help="With tls://: the key to it.")
@_limits
@click.option(
    "--redact",
    type=click.Choice(REDACTIONS),
    default="share",
    show_default=True,
    help="What to take out of the reports, as for `detector scan`.",
)
@fail_on_option
@language_option
@signatures_option
@identity_option
def batch(folder: Path, output: Path, fail_on: str, lang: str, **options: Any) -> int:
    """Check everything in DIR that was saved of phones: one report for each, and a summary.

    Called again, it goes on where it ended, and judges only what is new or changed. Exit codes: 0 nothing at or above
    --fail-on and everything was read; 1 findings; 2 usage, or OUT cannot be written; 4 something could not be read or
    judged, and nothing was found; 5 unusable signatures; 130 interrupted.
    """
    from detector import talk
    from detector.fleet import ledger, page, summary, telling
    from detector.fleet.batch import run, setup_key
    from detector.wording import Words

    words, setup = Words(lang), _setup(**options)
    with ledger.opened(output) as kept:
        crew = _crew(setup, **options)
        try:
            summary.forget(output)
            entries = run(folder, kept, crew, made_with=setup_key(setup), on_step=talk.Archives(words))
        finally:
            crew.close()
        made = summary.of(entries, setup)
        summary.write(output, made)
        page.write(output, made, words)
    write_text(lambda out: telling.write(made, out, words), None)
    talk.say(words("batch.summary", path=output / summary.FILES[0]))
    return summary.exit_code(made, Level(fail_on))


@click.command()
@click.argument("folder", metavar="OUT", type=click.Path(exists=True, file_okay=False, path_type=Path))
@output_option
def stats(folder: Path, output: Path | None) -> None:
    """Count what a batch found on all phones together, as JSON that could be published.

    OUT is the folder that `detector batch` wrote. Numbers below 5 are left out, and nothing is about a single phone.
    """
    from detector.fleet import statistics, summary

    made = statistics.of(summary.read(folder))
    write_text(lambda out: statistics.write(made, out), output)


def _crew(setup: "Setup", *, workers: int | None, scheduler: str | None, **options: Any) -> "Crew":
    from detector.fleet.cluster import Certificates, ClusterCrew
    from detector.fleet.crew import LocalCrew

    if scheduler is None:
        return LocalCrew(setup, workers or os.cpu_count() or 1)
    ca, cert, key = options["tls_ca"], options["tls_cert"], options["tls_key"]
    given = Certificates(authority=ca, certificate=cert, key=key) if ca and cert and key else None
    return ClusterCrew(setup, scheduler, given)


def _setup(
    *, extra: tuple[Path, ...], deadline: float, memory: int, size: int, redact: str, identity: Path | None, **_: Any
) -> "Setup":
    from detector.fleet.values import Limits, Setup
    from detector.report import Redaction
    from detector.signatures.library import Library
    from detector.sources import age

    if identity is not None:
        age.identities(identity)  # a wrong file is told now, and not beside the name of each archive
    index = Library().load(extra)
    return Setup(
        tables=index.packed(),
        allowed=dict(index.allowed),
        limits=Limits(seconds=deadline, memory=memory * 2**20, size=size * 2**20),
        redaction=Redaction(redact),
        identity=os.fsencode(identity.resolve()) if identity is not None else b"",
    )
