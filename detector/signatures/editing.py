"""Looking into the list, and writing a person's own files. Whatever is written is read back before it counts."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from detector.android import PACKAGE_NAME
from detector.errors import DetectorError, ExitCode
from detector.signatures.exports.product_file import write_product
from detector.signatures.exports.scalars import quoted
from detector.signatures.index import Index
from detector.signatures.listed import listed
from detector.signatures.loader import SignatureFile, read_set
from detector.signatures.model import IndicatorKind, Product
from detector.signatures.products import OWN_SOURCE
from detector.signatures.tables import OWN
from detector.sources.durable import make_folder, replace_file

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LISTS: Final[dict[IndicatorKind, str]] = {
    "package": "packages",
    "certificate": "certificates",
    "organisation": "organisations",
    "common-name": "common_name_patterns",
    "label": "labels",
    "component": "components",
    "domain": "domains",
    "ip": "ips",
    "distribution": "distribution",
    "file-hash": "file_hashes",
}
"""The lists of a product file, by the kind of what they hold."""
_OWN_WORDS: Final = "written by the owner of this list"


def overview(index: Index, products: Sequence[Product]) -> dict[str, Any]:
    """The counts of the whole list, and a line for each of the products."""
    info = index.info
    return {
        "products": len(products),
        "packages": info.packages,
        "certificates": info.certificates,
        "domains": info.domains,
        "sha256": info.sha256,
        "newest": info.newest.isoformat() if info.newest else None,
        "list": [
            {
                "id": product.id,
                "name": product.name,
                "class": product.cls,
                "packages": len(product.packages),
                "certificates": len(product.certificates.sha1) + len(product.certificates.sha256),
                "domains": len(product.network.domains),
            }
            for product in sorted(products, key=lambda one: one.id)
        ],
    }


def described(product: Product) -> dict[str, Any]:
    """A product as plain data: texts for people, each indicator with the file and line it comes from."""
    indicators: dict[str, list[str]] = {}
    for item in listed(product):
        indicators.setdefault(_LISTS[item.kind], []).append(f"{item.text}  ({item.where})")
    return _without_empty(
        {
            "id": product.id,
            "name": product.name,
            "aliases": list(product.aliases),
            "class": product.cls,
            "upstream_class": product.upstream_class,
            "vendor": product.vendor,
            "captures": list(product.captures),
            "hides": product.hides,
            "launch": list(product.launch),
            "notes": product.notes,
            **indicators,
            "sources": [f"{source.what}: {source.url} {source.licence}".strip() for source in product.sources],
            "reviewed": product.reviewed.isoformat() if product.reviewed else "",
        }
    )


def search(products: Iterable[Product], text: str) -> tuple[tuple[Product, str], ...]:
    """The products that hold the text anywhere, each with what held it."""
    wanted = text.casefold()
    found = []
    for product in products:
        match = next((value for value in _texts(product) if wanted in value.casefold()), None)
        if match is not None:
            found.append((product, match))
    return tuple(sorted(found, key=lambda pair: pair[0].id))


def _texts(product: Product) -> Iterable[str]:
    yield from (product.name, product.id, *product.aliases, product.vendor)
    yield from (item.text for item in listed(product))


def add(
    folder: Path,
    product_id: str,
    *,
    product_class: str = "stalkerware",
    name: str | None = None,
    packages: Sequence[str] = (),
    certificates: Sequence[str] = (),
    labels: Sequence[str] = (),
    note: str = "",
    source: str = "",
) -> Path:
    """Writes a product file below `folder`; raises DetectorError when it would not be a good one."""
    if not _ID.fullmatch(product_id):
        raise DetectorError(
            "'{product_id}' is no id.",
            "Small letters, digits and single hyphens.",
            ExitCode.USAGE,
            product_id=product_id,
        )
    if not packages and not certificates:
        raise DetectorError("By what is it recognised?", "Give --package or --certificate.", ExitCode.USAGE)
    plain = [digest.replace(":", "").upper() for digest in certificates]
    today = datetime.now(UTC).date().isoformat()
    data: dict[str, Any] = {
        "id": product_id,
        "name": name or product_id,
        "class": product_class,
        "packages": list(dict.fromkeys(packages)),
        "certificates": {
            "sha1": [digest for digest in plain if len(digest) == 40],
            "sha256": [digest for digest in plain if len(digest) != 40],
        },
        "labels": list(dict.fromkeys(labels)),
        "captures": ["unknown"],
        "notes": note or _OWN_WORDS,
        "sources": [{"url": source or OWN_SOURCE, "what": _OWN_WORDS}],
        "added": today,
        "reviewed": today,
        "licence": OWN,
    }
    path = folder / product_class / f"{product_id}.yaml"
    draft = json.dumps(_without_empty(data), ensure_ascii=False)
    read = read_set((SignatureFile(name=str(path), kind="product", folder=product_class, layer=1, text=draft),))
    return _write(path, write_product(read.products[0]))


def deny(folder: Path, package: str, note: str = "") -> Path:
    """Has an app reported from now on: a product of its own that this package name gives away."""
    _require_package(package)
    product_id = re.sub(r"[^a-z0-9]+", "-", f"own-{package.lower()}").strip("-")
    return add(folder, product_id, name=package, packages=(package,), note=note)


def allow(file: Path, known: Mapping[str, str], package: str, note: str = "") -> Path:
    """Notes an app as one that the person knows. It explains the app in reports, and hides nothing."""
    _require_package(package)
    return _write_known(file, {**known, package: note or "known"})


def forget(file: Path, known: Mapping[str, str], package: str) -> Path:
    """Takes back what `allow` noted; DetectorError when nothing was noted of this app."""
    if package not in known:
        raise DetectorError(
            "'{package}' is not among the apps that you know.",
            "They are in {file}.",
            ExitCode.USAGE,
            package=package,
            file=file,
        )
    return _write_known(file, {name: note for name, note in known.items() if name != package})


def _write_known(file: Path, known: Mapping[str, str]) -> Path:
    if not known:
        file.unlink(missing_ok=True)
        return file
    return _write(file, "".join(f"{quoted(name)}: {quoted(text)}\n" for name, text in known.items()))


def _require_package(package: str) -> None:
    if not PACKAGE_NAME.fullmatch(package) or "." not in package:
        raise DetectorError(
            "'{package}' is no package name.", "It looks like com.example.app.", ExitCode.USAGE, package=package
        )


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    kept = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in kept.items() if value not in ("", [], {})}


def _write(path: Path, text: str) -> Path:
    make_folder(path.parent)
    replace_file(path, text.encode())
    return path
