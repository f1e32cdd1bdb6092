"""`detector signatures`: look at the list of monitoring apps, keep it new, and add to it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.files import line, write_bytes
from detector.cli.giving_out import output_option, with_options
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.signatures.library import Library

CLASSES = ("stalkerware", "rat", "parental", "anti-theft", "dual-use")
EXPORTS = ("stix", "echap", "csv", "hosts", "dns")
"""As detector.signatures.model and exports have them; named here so that --help needs no signatures."""


@click.group()
def signatures() -> None:
    """Look at the list of monitoring apps, keep it new, and add to it.

    Only `update`, `add`, `allow`, `deny`, `rollback`, `remove`, `trust` and `distrust` write into your own data folder;
    `export`, `publish` and `rotate` write where they are told. Only `update` uses the network.
    """


def library() -> "Library":
    """The signatures of the person who runs the program."""
    from detector.signatures.library import Library

    return Library()


_formats = click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What it is written as.",
)


@signatures.command("list")
@click.option("--class", "wanted", type=click.Choice(CLASSES), help="Only products of this class.")
@_formats
def list_products(wanted: str | None, format_name: str) -> None:
    """List the products, and count what they are recognised by."""
    from detector.signatures import editing

    index = library().load()
    products = [product for product in index.products.values() if wanted in (None, product.cls)]
    if format_name == "json":
        click.echo(json.dumps(editing.overview(index, products), indent=2))
        return
    for product in sorted(products, key=lambda one: (one.cls, one.id)):
        line(f"{product.cls:<12} {product.id:<32} {product.name}")
    info = index.info
    line(
        f"{len(products)} products of {info.products}; in all {info.packages} package names, {info.certificates} "
        f"certificates, {info.domains} host names; newest entry of {info.newest}"
    )


@signatures.command()
@click.argument("product_id")
def show(product_id: str) -> None:
    """Show everything that is known about one product."""
    from detector.signatures import editing

    product = library().load().products.get(product_id)
    if product is None:
        raise DetectorError(
            "There is no product '{product_id}'.",
            "Look for it with: detector signatures search",
            ExitCode.USAGE,
            product_id=product_id,
        )
    click.echo(_visible_json(editing.described(product)))


@signatures.command()
@click.argument("text")
def search(text: str) -> None:
    """Find products by a part of a name, package, certificate, label or host name."""
    from detector.signatures import editing

    found = editing.search(library().load().products.values(), text)
    for product, what in found:
        line(f"{product.cls:<12} {product.id:<32} {what}")
    if not found:
        raise DetectorError("Nothing on the list holds '{text}'.", "", ExitCode.USAGE, text=text)


@signatures.command()
@click.argument("places", nargs=-1, type=click.Path(exists=True, path_type=Path))
def lint(places: tuple[Path, ...]) -> int:
    """Check signature files: ours and your own, or the folders named."""
    from detector import signatures as all_signatures

    mine = library()
    chosen = places or (all_signatures.bundled_folder(), *((mine.own,) if mine.own.is_dir() else ()))
    problems = [problem for place in chosen for problem in all_signatures.lint(place)]
    for problem in problems:
        line(str(problem))
    line(f"{len(problems)} problems" if problems else "no problems")
    return ExitCode.DATA if problems else ExitCode.OK


def _product_options(function: Callable[..., Any]) -> Callable[..., Any]:
    return with_options(
        function,
        click.option("--name", help="What it is called."),
        click.option("--package", "packages", multiple=True, help="A package name. May be given several times."),
        click.option(
            "--certificate",
            "certificates",
            multiple=True,
            help="SHA-1 or SHA-256 of its signer, in hex. May be given several times.",
        ),
        click.option("--label", "labels", multiple=True, help="What it shows itself as. May be given several times."),
        click.option("--note", default="", help="What a reader should know, in plain words."),
        click.option("--source", default="", help="Where this is from: a web address."),
    )


@signatures.command()
@click.argument("product_id")
@click.option(
    "--class",
    "product_class",
    type=click.Choice(CLASSES),
    default="stalkerware",
    show_default=True,
    help="What it is made and sold for.",
)
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
    line(f"written: {editing.add(library().own, product_id, **given)}")


def _from_report(path: Path, package: str, given: dict[str, Any]) -> dict[str, Any]:
    from detector.report import decode

    app = decode(path.read_bytes()).app(package)
    if app is None:
        raise DetectorError(
            "{name} has no app {package}.",
            "It holds apps with findings only.",
            ExitCode.USAGE,
            name=path.name,
            package=package,
        )
    labels = (*given["labels"], app.label) if app.label else given["labels"]
    return {**given, "packages": (*given["packages"], package), "labels": labels}


@signatures.command()
@click.argument("package")
@click.option("--note", default="", help="Why you know it.")
@click.option("--undo", is_flag=True, help="Take back that you know it.")
def allow(package: str, note: str, *, undo: bool) -> None:
    """Say that you know an app. Reports will say so; a listed monitoring app stays a finding."""
    from detector.signatures import editing

    mine = library()
    if undo:
        line(f"written: {editing.forget(mine.allowed_file, mine.allowed(), package)}")
        return
    line(f"written: {editing.allow(mine.allowed_file, mine.allowed(), package, note)}")


@signatures.command()
@click.argument("package")
@click.option("--note", default="", help="Why you do not want it.")
def deny(package: str, note: str) -> None:
    """Have an app reported as a monitoring app from now on."""
    from detector.signatures import editing

    line(f"written: {editing.deny(library().own, package, note)}")


@signatures.command()
@click.argument("format_name", metavar="FORMAT", type=click.Choice(EXPORTS))
@output_option
def export(format_name: str, output: Path | None) -> None:
    """Write the list for other programs: stix, echap, csv, hosts or dns."""
    from detector.signatures.exports import export as export_products

    write_bytes(export_products(tuple(library().load().products.values()), format_name), output)


def _visible_json(data: object) -> str:
    from detector.outputs.escape import visible_json

    return visible_json(json.dumps(data, indent=2, ensure_ascii=False))
