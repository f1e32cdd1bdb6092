"""Products -> lists that other tools read: `export(products, "stix")`.

The same products give the same bytes: order and ids follow from the contents, and no clock is read, so that a
difference between two files is a difference between two sets.
"""

from collections.abc import Callable, Sequence
from typing import Final

from detector.errors import DetectorError, ExitCode
from detector.signatures.exports.addresses import write_dns, write_hosts
from detector.signatures.exports.echap import write_echap
from detector.signatures.exports.stix import write_stix
from detector.signatures.exports.table import write_csv
from detector.signatures.model import Product

__all__ = ["EXPORTS", "export"]

EXPORTS: Final[dict[str, Callable[[Sequence[Product]], str]]] = {
    "stix": write_stix,
    "echap": write_echap,
    "csv": write_csv,
    "hosts": write_hosts,
    "dns": write_dns,
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
    return EXPORTS[name](sorted(products, key=lambda product: product.id)).encode()
