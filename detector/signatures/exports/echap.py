"""YAML of the shape of https://github.com/AssoEchap/stalkerware-indicators (ioc.yaml), in one file.

That shape knows two types, SHA-1 fingerprints, exact package names and no files; web sites and servers all become
`c2`, since the shape has no place for an address that may be either.
"""

from collections.abc import Iterator, Sequence

from detector.signatures.exports.scalars import scalar
from detector.signatures.feeds.name_patterns import to_regex
from detector.signatures.forms import PACKAGE_PATTERN
from detector.signatures.listed import listed
from detector.signatures.model import IndicatorKind, Product
from detector.signatures.tables import attribution


def write_echap(products: Sequence[Product]) -> str:
    """Return a list of apps."""
    lines = [f"# {source.what}: {source.url} ({source.licence})" for source in attribution(tuple(products))]
    for product in products:
        lines += ["", *_app(product)]
    return "\n".join((*lines, "")).lstrip("\n")


def _app(product: Product) -> Iterator[str]:
    yield f"- name: {scalar(product.name)}"
    yield from _list("names", [product.name, *product.aliases] if product.aliases else [])
    yield f"  type: {'stalkerware' if product.cls in ('stalkerware', 'rat') else 'watchware'}"
    yield from _list("packages", [name for name in _texts(product, "package") if not PACKAGE_PATTERN.fullmatch(name)])
    yield from _list("certificates", [digest for digest in _texts(product, "certificate") if len(digest) == 40])
    yield from _list("certificate_organizations", _texts(product, "organisation"))
    yield from _list("certificate_cname_re", [to_regex(pattern) for pattern in _texts(product, "common-name")])
    yield from _list("distribution", _texts(product, "distribution"))
    servers = [*_list("domains", _texts(product, "domain")), *_list("ips", _texts(product, "ip"))]
    if servers:
        yield "  c2:"
        yield from (f"  {line}" for line in servers)


def _texts(product: Product, kind: IndicatorKind) -> list[str]:
    return sorted(item.text for item in listed(product) if item.kind == kind)


def _list(key: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"  {key}:"
        yield from (f"  - {scalar(text)}" for text in texts)
