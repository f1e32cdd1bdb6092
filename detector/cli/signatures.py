"""`detector signatures`: look at the list of monitoring apps, keep it new, and add to it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.files import write_text
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.signatures.library import Library
    from detector.signatures.update import Outcome

CLASSES = ("stalkerware", "rat", "parental", "anti-theft", "dual-use")
EXPORTS = ("stix", "echap", "csv", "hosts", "dns")
"""As detector.signatures.model and exports have them; named here so that --help needs no signatures."""


@click.group()
def signatures() -> None:
    """Look at the list of monitoring apps, keep it new, and add to it.

    Only `update`, `add`, `allow`, `deny`, `rollback`, `remove` and `trust` write, and only into your own data
    folder. Only `update` uses the network.
    """


def _library() -> "Library":
    from detector.signatures.library import Library

    return Library()


_formats = click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)


@signatures.command("list")
@click.option("--class", "wanted", type=click.Choice(CLASSES), help="Only products of this class.")
@_formats
def list_products(wanted: str | None, format_name: str) -> None:
    """List the products, and count what they are recognised by."""
    from detector.signatures import editing

    index = _library().load()
    products = [product for product in index.products.values() if wanted in (None, product.cls)]
    if format_name == "json":
        click.echo(json.dumps(editing.overview(index, products), indent=2))
        return
    for product in sorted(products, key=lambda one: (one.cls, one.id)):
        _line(f"{product.cls:<12} {product.id:<32} {product.name}")
    info = index.info
    _line(
        f"{len(products)} products of {info.products}; in all {info.packages} package names, {info.certificates} "
        f"certificates, {info.domains} host names; newest entry of {info.newest}"
    )


@signatures.command()
@click.argument("product_id")
def show(product_id: str) -> None:
    """Show everything that is known about one product."""
    from detector.signatures import editing

    product = _library().load().products.get(product_id)
    if product is None:
        raise DetectorError(
            f"There is no product '{product_id}'.", "Look for it with: detector signatures search", ExitCode.USAGE
        )
    click.echo(_visible_json(editing.described(product)))


@signatures.command()
@click.argument("text")
def search(text: str) -> None:
    """Find products by a part of a name, package, certificate, label or host name."""
    from detector.signatures import editing

    found = editing.search(_library().load().products.values(), text)
    for product, what in found:
        _line(f"{product.cls:<12} {product.id:<32} {what}")
    if not found:
        raise DetectorError(f"Nothing on the list holds '{text}'.", "", ExitCode.USAGE)


@signatures.command()
@click.argument("places", nargs=-1, type=click.Path(exists=True, path_type=Path))
def lint(places: tuple[Path, ...]) -> int:
    """Check signature files: ours and your own, or the folders named."""
    from detector import signatures as all_signatures

    library = _library()
    chosen = places or (all_signatures.bundled_folder(), *((library.own,) if library.own.is_dir() else ()))
    problems = [problem for place in chosen for problem in all_signatures.lint(place)]
    for problem in problems:
        _line(str(problem))
    _line(f"{len(problems)} problems" if problems else "no problems")
    return ExitCode.DATA if problems else ExitCode.OK


def _product_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--name", help="What it is called."),
        click.option("--package", "packages", multiple=True, help="A package name. May be given several times."),
        click.option("--certificate", "certificates", multiple=True, help="SHA-1 or SHA-256 of its signer, in hex."),
        click.option("--label", "labels", multiple=True, help="What it shows itself as."),
        click.option("--note", default="", help="What a reader should know, in plain words."),
        click.option("--source", default="", help="Where this is from: a web address."),
    ):
        function = option(function)
    return function


@signatures.command()
@click.argument("product_id")
@click.option("--class", "product_class", type=click.Choice(CLASSES), default="stalkerware", show_default=True)
@click.option(
    "--from-report",
    type=(click.Path(exists=True, dir_okay=False, path_type=Path), str),
    metavar="REPORT PACKAGE",
    help="Take an app from a saved JSON report.",
)
@_product_options
def add(product_id: str, **given: Any) -> None:
    """Add a product of your own. A product with the id of one of ours replaces it."""
    from detector.signatures import editing

    report = given.pop("from_report")
    if report is not None:
        path, package = report
        given = _from_report(path, package, given)
    _line(f"written: {editing.add(_library().own, product_id, **given)}")


def _from_report(path: Path, package: str, given: dict[str, Any]) -> dict[str, Any]:
    from detector.report import decode

    app = decode(path.read_bytes()).app(package)
    if app is None:
        raise DetectorError(f"{path.name} has no app {package}.", "It holds apps with findings only.", ExitCode.USAGE)
    labels = (*given["labels"], app.label) if app.label else given["labels"]
    return {**given, "packages": (*given["packages"], package), "labels": labels}


@signatures.command()
@click.argument("package")
@click.option("--note", default="", help="Why you know it.")
def allow(package: str, note: str) -> None:
    """Say that you know an app. Reports will say so; a listed monitoring app stays a finding."""
    from detector.signatures import editing

    library = _library()
    _line(f"written: {editing.allow(library.allowed_file, library.allowed(), package, note)}")


@signatures.command()
@click.argument("package")
@click.option("--note", default="", help="Why you do not want it.")
def deny(package: str, note: str) -> None:
    """Have an app reported as a monitoring app from now on."""
    from detector.signatures import editing

    _line(f"written: {editing.deny(_library().own, package, note)}")


@signatures.command()
@click.option("--feed", help="One of the public lists; without it, all that are on by default.")
@click.option("--from", "place", help="A file, a folder, a zip, a web address (https), or a name that you trust.")
@click.option("--as", "feed_format", default="", help="How to read it: echap, samples, stix, isdi, packages.")
@click.option("--check", "only_check", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Take it although it would recognise less.")
@click.option("--offline", is_flag=True, help="Refuse whatever needs the network.")
def update(**options: Any) -> None:
    """Fetch newer signatures, check them, and put them in place. The last three sets are kept."""
    from detector.signatures.checking import checker
    from detector.signatures.origins import origins
    from detector.signatures.update import update as bring

    library = _library()
    failed: list[DetectorError] = []
    for origin, feed_format in origins(library.trusted, options["feed"], options["place"]):
        try:
            outcome = bring(
                library.store,
                origin,
                check=checker(options["feed_format"] or feed_format),
                force=options["force"],
                offline=options["offline"],
                install=not options["only_check"],
            )
        except DetectorError as problem:  # the other sources may still have something
            failed.append(problem)
        else:
            _tell(outcome, only_check=options["only_check"])
    if not options["only_check"] and library.store.usable() is not None:
        library.load(keep=True)  # so that the next scan starts at once
    for earlier in failed[:-1]:
        _line(earlier.message)
    if failed:
        raise failed[-1]


def _tell(outcome: "Outcome", *, only_check: bool) -> None:
    changes = outcome.changes
    would = "would be " if only_check else ""
    if outcome.same:
        _line(f"{outcome.source}: the same as before")
        return
    for word, names in (("new", changes.new), ("gone", changes.gone), ("changed", changes.changed)):
        if names:
            shown = ", ".join(names[:20]) + (" ..." if len(names) > 20 else "")
            _line(f"{outcome.source}: {len(names)} products {would}{word}: {shown}")
    counts = outcome.counts
    _line(
        f"{outcome.source}: {counts.products} products, {counts.packages} package names, "
        f"{counts.certificates} certificates, {counts.domains} host names"
    )
    for text in outcome.overruled:
        _line(f"{outcome.source}: taken all the same: {text}")
    for text in outcome.rejected[:20]:
        _line(f"{outcome.source}: not used: {text}")


@signatures.command()
def rollback() -> None:
    """Go back to the set that was in use before the last update."""
    stored = _library().store.rollback()
    _line(f"in use: {stored.revision}")


@signatures.command()
def sets() -> None:
    """List the sets that updates brought, with their sources and ages."""
    from datetime import UTC, datetime

    from detector.signatures.stored import age_days

    library = _library()
    current = library.store.usable()
    for stored in library.store.sets():
        mark = "in use" if current is not None and stored.revision == current.revision else ""
        ages = ", ".join(f"{name} ({days} days)" for name, days in age_days(stored, datetime.now(UTC)).items())
        _line(f"{stored.revision}  {ages}  {mark}".rstrip())
    if current is None:
        _line("no update was made; the list that came with the program is in use")


@signatures.command()
@click.argument("source")
def remove(source: str) -> None:
    """Take out what one source of updates brought."""
    from detector.signatures.update import remove as remove_source

    _line(f"in use: {remove_source(_library().store, source).revision}")


@signatures.command()
@click.argument("name")
@click.argument("url")
@click.argument("root", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def trust(name: str, url: str, root: Path) -> None:
    """Trust an organisation's repository (TUF): its NAME for you, its address, and its root file.

    Compare the fingerprint with what the organisation tells you by another way.
    """
    from detector.signatures import trust as trusting

    data = root.read_bytes()
    trusting.trust(_library().trusted, name, url, data)
    _line(f"fingerprint of the root: {trusting.fingerprint(data)}")


@signatures.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("repository", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keys", required=True, type=click.Path(file_okay=False, path_type=Path), help="Where the keys are kept."
)
def publish(folder: Path, repository: Path, keys: Path) -> None:
    """Publish a FOLDER of signature files as a repository (TUF) that others can trust.

    Makes the keys on the first run. Needs the extra `publish`.
    """
    from detector import signatures as all_signatures
    from detector.signatures.publish import publish as publish_folder

    problems = all_signatures.lint(folder)
    if problems:
        raise DetectorError("\n".join(map(str, problems)), "Correct them first: others would refuse it.", ExitCode.DATA)
    done = publish_folder(folder, repository, keys)
    _line(f"version {done.version}; root file: {done.root_file}; its fingerprint: {done.fingerprint}")
    _line(f"the first signature expires: {min(done.expires.values()):%Y-%m-%d}")


@signatures.command()
@click.argument("format_name", metavar="FORMAT", type=click.Choice(EXPORTS))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write there instead.")
def export(format_name: str, output: Path | None) -> None:
    """Write the list for other programs: stix, echap, csv, hosts or dns."""
    from detector.signatures.exports import export as export_products

    text = export_products(tuple(_library().load().products.values()), format_name).decode()
    write_text(lambda out: print(text, end="", file=out), output)


def _line(text: str) -> None:
    from detector.outputs.escape import visible

    click.echo(visible(text))


def _visible_json(data: object) -> str:
    from detector.outputs.escape import visible_json

    return visible_json(json.dumps(data, indent=2, ensure_ascii=False))
