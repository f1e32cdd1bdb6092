"""A product -> the text of its own signature file (signatures/README.md), for what a person adds by hand."""

from collections.abc import Iterator, Sequence

from detector.signatures.exports.scalars import scalar
from detector.signatures.model import Certificate, Indicator, PackageId, Product


def write_product(product: Product) -> str:
    """Return YAML that reads back as the same product."""
    return "\n".join((*_lines(product), ""))


def _lines(product: Product) -> Iterator[str]:
    yield f"id: {scalar(product.id)}"
    yield f"name: {scalar(product.name)}"
    yield from _short_list("aliases", product.aliases)
    yield f"class: {product.cls}"
    for key in ("upstream_class", "vendor"):
        yield from _line(key, getattr(product, key))
    yield ""
    yield from _block("packages", map(_package, product.packages))
    yield from _group("certificates", _certificates(product))
    yield from _group("certificate_subjects", _subjects(product))
    yield from _short_list("labels", [item.text for item in product.labels])
    yield from _block("components", (scalar(item.prefix) for item in product.components))
    yield from _short_list("launch", product.launch)
    yield from _group("network", _network(product))
    yield from _block("file_hashes", _texts(product.file_hashes))
    yield ""
    yield f"captures: [{', '.join(product.captures)}]"
    yield f"hides: {scalar(product.hides)}"
    yield from _line("notes", product.notes)
    yield "sources:" if product.sources else "sources: []"
    for source in product.sources:
        yield f"  - url: {scalar(source.url)}"
        yield f"    what: {scalar(source.what)}"
        yield from (f"    {line}" for line in _line("licence", source.licence))
    for key in ("added", "reviewed"):
        day = getattr(product, key)
        yield from _line(key, day.isoformat() if day else "")
    yield from _line("licence", product.licence)


def _package(package: PackageId) -> str:
    marks = [f"name: {scalar(package.name)}"]
    marks += ["generic: true"] if package.generic else []
    marks += [f"shared_with: [{', '.join(package.shared_with)}]"] if package.shared_with else []
    return marks[0].removeprefix("name: ") if len(marks) == 1 else f"{{{', '.join(marks)}}}"


def _certificates(product: Product) -> Iterator[str]:
    yield from _block("sha1", map(_certificate, product.certificates.sha1))
    yield from _block("sha256", map(_certificate, product.certificates.sha256))


def _certificate(certificate: Certificate) -> str:
    digest = scalar(certificate.digest)
    if not certificate.shared_with:
        return digest
    return f"{{digest: {digest}, shared_with: [{', '.join(certificate.shared_with)}]}}"


def _subjects(product: Product) -> Iterator[str]:
    yield from _block("organisations", _texts(product.certificate_subjects.organisations))
    yield from _block("common_name_patterns", _texts(product.certificate_subjects.common_name_patterns))


def _network(product: Product) -> Iterator[str]:
    yield from _block("domains", _texts(product.network.domains))
    yield from _block("ips", _texts(product.network.ips))
    yield from _block("distribution", _texts(product.network.distribution))


def _texts(items: Sequence[Indicator]) -> Iterator[str]:
    return (scalar(item.text) for item in items)


def _group(key: str, lines: Iterator[str]) -> Iterator[str]:
    inside = list(lines)
    if inside:
        yield f"{key}:"
        yield from (f"  {line}" for line in inside)


def _block(key: str, items: Iterator[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield f"{key}:"
        yield from (f"  - {item}" for item in found)


def _short_list(key: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{key}: [{', '.join(map(scalar, texts))}]"


def _line(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{key}: {scalar(text)}"
