"""SignatureSet -> Index: looks up what is known about a package, a certificate or a class.

Every look-up is one step in a dictionary (or one per word of a dotted name): what a scan costs grows with
the phone, not with the number of signatures.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from detector.signatures.known import normalised_label
from detector.signatures.model import IndicatorKind, Installer, KnownApp, Product, SignatureSet, Source


class Match(Struct, frozen=True, kw_only=True):
    """A product that was recognised, and by what."""

    product: Product
    kind: IndicatorKind
    text: str
    """The indicator as the signature file has it."""
    where: str
    """ "file:line" of the indicator."""
    generic: bool = False
    """The indicator is too plain to stand alone: it needs a second piece of evidence."""


class SetInfo(Struct, frozen=True, kw_only=True):
    """What stands in every report about the signatures that were used."""

    products: int
    packages: int
    """Different package names."""
    certificates: int
    """Different certificate fingerprints."""
    newest: date | None
    """The latest day on which one of the products was added or reviewed."""
    sha256: str
    """Over the names and contents of all signature files."""
    attribution: tuple[Source, ...]
    """Whose work the set is built on, where a licence asks for the name; the most used first."""


class Index:
    """Answers for one scan; made once, never changed."""

    def __init__(self, signatures: SignatureSet) -> None:
        self._packages: dict[str, tuple[Match, ...]] = {}
        self._certificates: dict[str, tuple[Match, ...]] = {}
        self._components: dict[str, tuple[Match, ...]] = {}
        self._add_products(signatures.products)
        self._known = {app.package: app for app in signatures.known_apps}
        self._installers = {installer.package: installer for installer in signatures.installers}
        self._makers = {prefix.prefix: prefix.maker for prefix in signatures.vendor_prefixes}
        self._labels = frozenset(signatures.system_labels)
        self._distrusted = frozenset(
            digest for certificate in signatures.distrusted for digest in (certificate.sha1, certificate.sha256)
        ) - {""}
        self.products = {product.id: product for product in signatures.products}
        """Every product by its id."""
        self.info = SetInfo(
            products=len(signatures.products),
            packages=len(self._packages),
            certificates=len(self._certificates),
            newest=max(
                filter(None, (day for p in signatures.products for day in (p.added, p.reviewed))),
                default=None,
            ),
            sha256=signatures.sha256,
            attribution=_attribution(signatures.products),
        )
        """What stands in every report about this set."""

    def _add_products(self, products: tuple[Product, ...]) -> None:
        maps: dict[IndicatorKind, dict[str, list[Match]]] = {
            "package": defaultdict(list), "certificate": defaultdict(list), "component": defaultdict(list),
        }  # fmt: skip
        for product in products:
            for match in _indicators(product):
                maps[match.kind][match.text].append(match)
        self._packages = {text: tuple(matches) for text, matches in maps["package"].items()}
        self._certificates = {text: tuple(matches) for text, matches in maps["certificate"].items()}
        self._components = {text: tuple(matches) for text, matches in maps["component"].items()}

    def by_package(self, name: str) -> tuple[Match, ...]:
        """Return the products that ship under this package name; upper and lower case differ."""
        return self._packages.get(name, ())

    def by_certificate(self, digest: str) -> tuple[Match, ...]:
        """Return the products signed with the certificate of this SHA-1 or SHA-256, in hex of either case.

        A certificate whose key is public belongs to no product, whatever the files say.
        """
        digest = digest.upper()
        return () if digest in self._distrusted else self._certificates.get(digest, ())

    def by_component(self, class_name: str) -> tuple[Match, ...]:
        """Return the products that a full class name ("com.example.Sender") gives away."""
        return tuple(match for start in _starts(class_name) for match in self._components.get(start, ()))

    def is_distrusted(self, digest: str) -> bool:
        """Return whether the key of this certificate is public, so that anybody can sign with it."""
        return digest.upper() in self._distrusted

    def known(self, package: str) -> KnownApp | None:
        """Return the ordinary app of this name. Names can be forged: compare signer or partition too."""
        return self._known.get(package)

    def installer(self, package: str) -> Installer | None:
        """Return what is known about a package that installed another one."""
        return self._installers.get(package)

    def vendor_prefix(self, package: str) -> str | None:
        """Return the maker whose packages begin like this one, by the longest beginning; None for others."""
        makers = [self._makers[start] for start in _starts(package) if start in self._makers]
        return makers[-1] if makers else None

    def system_label(self, label: str) -> bool:
        """Return whether an app of this name on the screen passes for a part of the phone."""
        return normalised_label(label) in self._labels


def _indicators(product: Product) -> Iterator[Match]:
    for package in product.packages:
        yield Match(
            product=product,
            kind="package",
            text=package.name,
            where=str(package.where),
            generic=package.generic,
        )
    for certificate in (*product.certificates.sha1, *product.certificates.sha256):
        yield Match(product=product, kind="certificate", text=certificate.digest, where=str(certificate.where))
    for component in product.components:
        yield Match(product=product, kind="component", text=component.prefix, where=str(component.where))


def _starts(dotted: str) -> Iterator[str]:
    """Yield "a.", "a.b.", ... and at last "a.b.c" itself."""
    end = dotted.find(".")
    while end >= 0:
        yield dotted[: end + 1]
        end = dotted.find(".", end + 1)
    yield dotted


def _attribution(products: tuple[Product, ...]) -> tuple[Source, ...]:
    uses: dict[Source, int] = defaultdict(int)
    for product in products:
        for source in product.sources:
            if source.licence:
                uses[source] += 1
    return tuple(sorted(uses, key=lambda source: (-uses[source], source.url, source.what)))
