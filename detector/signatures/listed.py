"""All indicators of a product in one row, whatever their kind; and a product from such a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from detector.signatures.model import (
    NOWHERE,
    Certificate,
    Certificates,
    CertificateSubjects,
    ComponentPrefix,
    Indicator,
    IndicatorKind,
    Network,
    PackageId,
    Place,
    Product,
)


class Listed(Struct, frozen=True, kw_only=True):
    """One indicator of a product."""

    kind: IndicatorKind
    text: str
    where: Place = NOWHERE
    also: tuple[Place, ...] = ()
    generic: bool = False
    shared_with: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[IndicatorKind, str]:
        """What tells one indicator from another."""
        return self.kind, self.text


def listed(product: Product) -> Iterator[Listed]:
    """Yield every indicator of `product`, kind by kind, as the file has them."""
    for package in product.packages:
        yield Listed(
            kind="package",
            text=package.name,
            where=package.where,
            also=package.also,
            generic=package.generic,
            shared_with=package.shared_with,
        )
    for digest in (*product.certificates.sha1, *product.certificates.sha256):
        yield Listed(
            kind="certificate",
            text=digest.digest,
            where=digest.where,
            also=digest.also,
            shared_with=digest.shared_with,
        )
    for component in product.components:
        yield Listed(kind="component", text=component.prefix, where=component.where, also=component.also)
    for kind, indicators in _plain(product):
        for item in indicators:
            yield Listed(kind=kind, text=item.text, where=item.where, also=item.also)


def _plain(product: Product) -> tuple[tuple[IndicatorKind, tuple[Indicator, ...]], ...]:
    return (
        ("organisation", product.certificate_subjects.organisations),
        ("common-name", product.certificate_subjects.common_name_patterns),
        ("label", product.labels),
        ("domain", product.network.domains),
        ("ip", product.network.ips),
        ("distribution", product.network.distribution),
        ("file-hash", product.file_hashes),
    )


def with_indicators(product: Product, items: Iterable[Listed]) -> Product:
    """Return `product` with exactly these indicators instead of its own."""
    by_kind: dict[IndicatorKind, list[Listed]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)

    def plain(kind: IndicatorKind) -> tuple[Indicator, ...]:
        return tuple(Indicator(text=item.text, where=item.where, also=item.also) for item in by_kind[kind])

    return replace(
        product,
        packages=tuple(map(_package, by_kind["package"])),
        certificates=_certificates(by_kind["certificate"]),
        components=tuple(
            ComponentPrefix(prefix=item.text, where=item.where, also=item.also) for item in by_kind["component"]
        ),
        certificate_subjects=CertificateSubjects(
            organisations=plain("organisation"), common_name_patterns=plain("common-name")
        ),
        labels=plain("label"),
        network=Network(domains=plain("domain"), ips=plain("ip"), distribution=plain("distribution")),
        file_hashes=plain("file-hash"),
    )


def _package(item: Listed) -> PackageId:
    return PackageId(
        name=item.text, generic=item.generic, shared_with=item.shared_with, where=item.where, also=item.also
    )


def _certificates(items: Iterable[Listed]) -> Certificates:
    found = [
        Certificate(digest=item.text, shared_with=item.shared_with, where=item.where, also=item.also) for item in items
    ]
    return Certificates(
        sha1=tuple(item for item in found if len(item.digest) == 40),
        sha256=tuple(item for item in found if len(item.digest) != 40),
    )
