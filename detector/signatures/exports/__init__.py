"""Products -> lists that other tools read: `export(products, "stix")`.

The same products give the same bytes: order and ids follow from the contents, and no clock is read, so that a
difference between two files is a difference between two sets.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.signatures.exports.addresses import write_dns, write_hosts
from detector.signatures.exports.echap import write_echap
from detector.signatures.exports.stix import write_stix
from detector.signatures.exports.table import write_csv
from detector.signatures.model import Product

__all__ = ["EXPORTS", "Export", "export"]


class Export(Struct, frozen=True, kw_only=True):
    """One format."""

    file_name: str
    """What the file is usually called."""
    about: str
    """One line for --help."""
    write: Callable[[Sequence[Product]], str]


EXPORTS: Final[dict[str, Export]] = {
    "stix": Export(
        file_name="detector.stix2",
        about="STIX 2.1 bundle, as MVT and others read it; with everything that we know",
        write=write_stix,
    ),
    "echap": Export(
        file_name="ioc.yaml",
        about="YAML as in stalkerware-indicators; without file hashes, classes and what a product captures",
        write=write_echap,
    ),
    "csv": Export(file_name="indicators.csv", about="one indicator on a line, for a spreadsheet", write=write_csv),
    "hosts": Export(
        file_name="hosts", about="hosts file that blocks the servers of stalkerware and RATs", write=write_hosts
    ),
    "dns": Export(
        file_name="blocklist.txt", about="host names of stalkerware and RATs, one on a line", write=write_dns
    ),
}
"""The formats, by the names that a person uses."""


def export(products: Sequence[Product], name: str) -> bytes:
    """Return the products in the format of this name, in UTF-8. Raises DetectorError (USAGE) for an unknown one."""
    if name not in EXPORTS:
        raise DetectorError(
            "There is no export format {name!r}.",
            "The formats: {formats}.",
            ExitCode.USAGE,
            name=name,
            formats=tuple(EXPORTS),
        )
    return EXPORTS[name].write(sorted(products, key=lambda product: product.id)).encode()
