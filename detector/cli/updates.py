"""`detector signatures update` and what belongs to it: where newer lists come from, and going back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rich_click as click

from detector.cli.files import line
from detector.cli.language import spoken
from detector.cli.signatures import library
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.signatures.publish import Published
    from detector.signatures.signing_keys import Role
    from detector.signatures.update import Outcome

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
"""As detector.signatures.signing_keys has them; named here so that --help needs no signatures."""

_keys_option = click.option(
    "--keys", required=True, type=click.Path(file_okay=False, path_type=Path), help="Where the keys are kept."
)


@click.command()
@click.option("--feed", help="One of the public lists; without it, all that are on by default.")
@click.option("--from", "place", help="A file, a folder, a zip, a web address (https), or a name that you trust.")
@click.option(
    "--as", "feed_format", default="", help="How to read it: echap, samples, stix, isdi, packages, mvt-index."
)
@click.option("--check", "only_check", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Take it although it would recognise less.")
@click.option("--offline", is_flag=True, help="Refuse whatever needs the network.")
def update(**options: Any) -> None:
    """Fetch newer signatures, check them, and put them in place. The last three sets are kept."""
    from detector import talk
    from detector.signatures.origins import origins
    from detector.signatures.updating import Wanted, updates

    mine = library()
    wanted = Wanted(
        feed_format=options["feed_format"],
        force=options["force"],
        offline=options["offline"],
        install=not options["only_check"],
    )
    failed: DetectorError | None = None
    for outcome in updates(mine, origins(mine.trusted, options["feed"], options["place"]), wanted):
        if isinstance(outcome, DetectorError):
            if failed is not None:
                talk.error(failed, spoken())
            failed = outcome
        else:
            _tell(outcome, only_check=options["only_check"])
    if failed is not None:
        raise failed


def _tell(outcome: "Outcome", *, only_check: bool) -> None:
    changes = outcome.changes
    would = "would be " if only_check else ""
    if outcome.same:
        line(f"{outcome.source}: the same as before")
        return
    for word, names in (("new", changes.new), ("gone", changes.gone), ("changed", changes.changed)):
        if names:
            shown = ", ".join(names[:20]) + (" ..." if len(names) > 20 else "")
            line(f"{outcome.source}: {len(names)} products {would}{word}: {shown}")
    counts = outcome.counts
    line(
        f"{outcome.source}: {counts.products} products, {counts.packages} package names, "
        f"{counts.certificates} certificates, {counts.domains} host names"
    )
    for loss in outcome.overruled:
        line(f"{outcome.source}: taken all the same: {loss}")
    for text in outcome.rejected[:20]:
        line(f"{outcome.source}: not used: {text}")


@click.command()
def rollback() -> None:
    """Go back to the set that was in use before the last update."""
    stored = library().store.rollback()
    line(f"in use: {stored.revision}")


@click.command()
def sets() -> None:
    """List the sets that updates brought, with their sources and ages."""
    from datetime import UTC, datetime

    from detector.signatures.stored import age_days

    mine = library()
    current = mine.store.usable()
    for stored in mine.store.sets():
        mark = "in use" if current is not None and stored.revision == current.revision else ""
        ages = ", ".join(f"{name} ({days} days)" for name, days in age_days(stored, datetime.now(UTC)).items())
        line(f"{stored.revision}  {ages}  {mark}".rstrip())
    if current is None:
        line("no update was made; the list that came with the program is in use")


@click.command()
@click.argument("source")
def remove(source: str) -> None:
    """Take out what one source of updates brought."""
    from detector.signatures.update import remove as remove_source

    line(f"in use: {remove_source(library().store, source).revision}")


@click.command()
@click.argument("name")
@click.argument("url")
@click.argument("root", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def trust(name: str, url: str, root: Path) -> None:
    """Trust an organisation's repository (TUF): its NAME for you, its address, and its root file.

    Compare the fingerprint with what the organisation tells you by another way.
    """
    from detector.signatures import trust as trusting

    added = trusting.trust(library().trusted, name, url, root.read_bytes())
    line(f"fingerprint of the root: {added.fingerprint}")


@click.command()
@click.argument("name")
def distrust(name: str) -> None:
    """Trust an organisation's repository no more. What it brought stays until `remove` takes it out."""
    from detector.signatures import trust as trusting

    trusting.distrust(library().trusted, name)
    line(f"no longer trusted: {name}")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("repository", type=click.Path(file_okay=False, path_type=Path))
@_keys_option
def publish(folder: Path, repository: Path, keys: Path) -> None:
    """Publish a FOLDER of signature files as a repository (TUF) that others can trust.

    Makes the keys on the first run. Needs the extra `publish`.
    """
    from detector import signatures as all_signatures
    from detector.signatures.publish import publish as publish_folder

    problems = all_signatures.lint(folder)
    if problems:
        raise DetectorError(
            "{problems}",
            "Correct them first: others would refuse it.",
            ExitCode.DATA,
            problems="\n".join(map(str, problems)),
        )
    _tell_published(publish_folder(folder, repository, keys))


@click.command()
@click.argument("repository", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_keys_option
@click.option(
    "--role", "roles", multiple=True, type=click.Choice(ROLES), help="Whose keys. May be given several times."
)
def rotate(repository: Path, keys: Path, roles: "tuple[Role, ...]") -> None:
    """Give a published REPOSITORY new keys; without `--role`, only its root file a longer life. Users follow.

    Needs the keys of `root`, and the extra `publish`.
    """
    from detector.signatures.publish import rotate as rotate_keys

    _tell_published(rotate_keys(repository, keys, roles=roles))


def _tell_published(done: "Published") -> None:
    line(f"version {done.version}; root file: {done.root_file}; its fingerprint: {done.fingerprint}")
    line(f"the first signature expires: {min(done.expires.values()):%Y-%m-%d}")


UPDATES = (update, rollback, sets, remove, trust, distrust, publish, rotate)
