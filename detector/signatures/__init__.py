"""What is known: monitoring products, and ordinary apps that look like them. YAML files -> Index.

    index = signatures.load()
    index.by_package("com.example")   # -> matches, each with its proof

The data: `signatures/` at the top of the project; the format: signatures/README.md.
"""

from collections.abc import Sequence
from pathlib import Path

from detector.signatures.index import Index, Match, SetInfo
from detector.signatures.lint import lint
from detector.signatures.loader import bundled_folder, load_set
from detector.signatures.model import (
    Certificate,
    Installer,
    KnownApp,
    PackageId,
    Problem,
    Product,
    ProductClass,
    Source,
)

__all__ = [
    "Certificate",
    "Index",
    "Installer",
    "KnownApp",
    "Match",
    "PackageId",
    "Problem",
    "Product",
    "ProductClass",
    "SetInfo",
    "Source",
    "bundled_folder",
    "lint",
    "load",
]


def load(extra: Sequence[Path] = ()) -> Index:
    """Return the index over our own signatures and those of `extra` (files or folders; the last one wins).

    Raises DetectorError (ExitCode.DATA) that lists everything that makes a file unusable.
    """
    return Index(load_set(bundled_folder(), *extra))
