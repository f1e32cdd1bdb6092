"""`detector apk`: files on this computer, compared with the list without any phone."""

from pathlib import Path
from typing import Any

import rich_click as click

from detector.cli.giving_out import fail_on_option, give_out, output_options
from detector.levels import Level


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@fail_on_option
@output_options
def apk(files: tuple[Path, ...], fail_on: str, **options: Any) -> int:
    """Check APK files on this computer, and bundles of them (.apks, .apkm, .xapk). No phone is needed.

    A file is compared with the list by its name, its classes and its signature. What only a phone can tell stays open.
    Exit codes are those of `detector scan`; 4: a file could not be read, and nothing was found in the others.
    """
    from detector.report import exit_code
    from detector.scan import scan_files
    from detector.signatures.library import Library

    report = scan_files(files, Library().load(options["extra"]))
    give_out(report, **options)
    return exit_code(report, Level(fail_on))
