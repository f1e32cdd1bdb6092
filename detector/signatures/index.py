"""Tables -> Index: looks up what is known about a package, a certificate, a class or an address.

Every look-up is one step in a dictionary (or one per word of a dotted name, or per length of a pattern's
beginning): what a scan costs grows with the phone, not with the number of signatures.
"""

import fnmatch
import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec
from msgspec import Struct

from detector.signatures.known import normalised_label
from detector.signatures.model import (
    IndicatorKind,
    Installer,
    KnownApp,
    Messenger,
    Product,
    SignatureSet,
    VendorPrefix,
)
from detector.signatures.tables import HIT, Hits, SetInfo, Tables, build_tables, pack_products

LONGEST_SUBJECT: Final = 300
"""Characters of a certificate's common name that are compared; X.520 allows 64."""


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


class Index:
    """Answers for one scan; made once, never changed."""

    def __init__(self, signatures: SignatureSet | Tables) -> None:
        if isinstance(signatures, Tables):
            tables, products = signatures, Products(signatures.ids, signatures.products)
        else:
            tables = build_tables(signatures)
            products = Products(tables.ids, signatures.products)
        self._tables = tables
        self._starts = {
            kind: sorted({len(start) for start in starts}) for kind, starts in tables.patterns.items()
        }  # every length at which a look-up can succeed
        self._known = {app.package: app for app in tables.known_apps}
        self._installers = {installer.package: installer for installer in tables.installers}
        self._messengers = {package: app for app in tables.messengers for package in app.packages}
        self._makers = {prefix.prefix: prefix for prefix in tables.vendor_prefixes}
        self._labels = frozenset(tables.system_labels)
        self._distrusted = frozenset(
            digest for certificate in tables.distrusted for digest in (certificate.sha1, certificate.sha256)
        ) - {""}
        self.products: Mapping[str, Product] = products
        """Every product by its id."""
        self._product = products.at
        self.info: SetInfo = tables.info
        """What stands in every report about this set."""
        self.allowed: Mapping[str, str] = {}
        """Apps that the owner of the list knows: package name to a note. Library fills it in."""

    def packed(self) -> Tables:
        """Return all of it, apart from `allowed`, in a form that can be written down."""
        products = pack_products(tuple(self.products.values()))
        return msgspec.structs.replace(self._tables, info=self.info, products=products)

    def by_package(self, name: str) -> tuple[Match, ...]:
        """Return the products that ship under this package name; upper and lower case differ."""
        return (*self._exact("package", name), *self._patterned("package", name))

    def by_certificate(self, digest: str) -> tuple[Match, ...]:
        """Return the products signed with the certificate of this SHA-1 or SHA-256, in hex of either case.

        A certificate whose key is public belongs to no product, whatever the files say.
        """
        digest = digest.upper()
        return () if digest in self._distrusted else self._exact("certificate", digest)

    def by_organisation(self, organisation: str) -> tuple[Match, ...]:
        """Return the products whose certificates bear exactly this organisation (O=) in their subject."""
        return self._exact("organisation", organisation)

    def by_common_name(self, name: str) -> tuple[Match, ...]:
        """Return the products whose certificates bear such a common name (CN=) in their subject."""
        return self._patterned("common-name", name[:LONGEST_SUBJECT])

    def by_label(self, label: str) -> tuple[Match, ...]:
        """Return the products that have been seen under this name on a screen; other apps may bear it too."""
        bare = normalised_label(label)
        return tuple(
            msgspec.structs.replace(match, text=item.text)
            for match in self._exact("label", bare)
            for item in match.product.labels
            if normalised_label(item.text) == bare
        )

    def by_component(self, class_name: str) -> tuple[Match, ...]:
        """Return the products that a full class name ("com.example.Sender") gives away."""
        return tuple(match for start in _starts(class_name) for match in self._exact("component", start))

    def by_domain(self, host: str) -> tuple[Match, ...]:
        """Return the products that list this host or a domain it lies in, the nearest first."""
        found: list[Match] = []
        for end in _ends(host.lower().rstrip(".")[-253:]):
            found += self._exact("domain", end)
            found += self._exact("distribution", end)
        return tuple(found)

    def by_ip(self, address: str) -> tuple[Match, ...]:
        """Return the products that list this IPv4 or IPv6 address, however it is spelt."""
        try:
            text = str(ipaddress.ip_address(address.strip()))
        except ValueError:
            return ()
        return (*self._exact("ip", text), *self._exact("distribution", text))

    def by_file_hash(self, sha256: str) -> tuple[Match, ...]:
        """Return the products of which this is the SHA-256 of an app file, in hex of either case."""
        return self._exact("file-hash", sha256.lower())

    def entries(self, kind: IndicatorKind) -> Iterator[tuple[str, tuple[Match, ...]]]:
        """Every entry of one kind that is no pattern, and the products that it belongs to."""
        return (
            (text, tuple(self._matches(kind, text, hits))) for text, hits in self._tables.exact.get(kind, {}).items()
        )

    def is_distrusted(self, digest: str) -> bool:
        """Return whether the key of this certificate is public, so that anybody can sign with it."""
        return digest.upper() in self._distrusted

    def known(self, package: str) -> KnownApp | None:
        """Return the ordinary app of this name. Names can be forged: compare signer or partition too."""
        return self._known.get(package)

    def installer(self, package: str) -> Installer | None:
        """Return what is known about a package that installed another one."""
        return self._installers.get(package)

    def messenger(self, package: str) -> Messenger | None:
        """Return the app for messages that has this name among its builds."""
        return self._messengers.get(package)

    @property
    def messenger_packages(self) -> tuple[str, ...]:
        """Return the names of all builds of all apps for messages."""
        return tuple(self._messengers)

    def vendor_prefix(self, package: str) -> VendorPrefix | None:
        """Return the longest beginning of a maker's packages that this one has; None for others."""
        makers = [self._makers[start] for start in _starts(package) if start in self._makers]
        return makers[-1] if makers else None

    def signers_of(self, maker: str) -> tuple[str, ...]:
        """Return the certificates (SHA-256) of those ordinary apps of the list that begin like packages of a maker."""
        prefixes = ((app, self.vendor_prefix(app.package)) for app in self._known.values() if app.signers)
        found = (app.signers for app, prefix in prefixes if prefix is not None and prefix.maker == maker)
        return tuple(dict.fromkeys(digest for signers in found for digest in signers))

    def system_label(self, label: str) -> bool:
        """Return whether an app of this name on the screen passes for a part of the phone."""
        return normalised_label(label) in self._labels

    def _exact(self, kind: IndicatorKind, text: str) -> tuple[Match, ...]:
        hits = self._tables.exact.get(kind, {}).get(text)
        return tuple(self._matches(kind, text, hits)) if hits else ()

    def _patterned(self, kind: IndicatorKind, text: str) -> tuple[Match, ...]:
        starts = self._tables.patterns.get(kind, {})
        return tuple(
            match
            for length in self._starts.get(kind, ())
            if length <= len(text)
            for pattern, hits in starts.get(text[:length], {}).items()
            if matches_pattern(pattern, text)
            for match in self._matches(kind, pattern, hits)
        )

    def _matches(self, kind: IndicatorKind, text: str, hits: Hits) -> Iterator[Match]:
        for at in range(0, len(hits), HIT):
            product, file, line, generic = hits[at : at + HIT]
            yield Match(
                product=self._product(product),
                kind=kind,
                text=text,
                where=f"{self._tables.files[file]}:{line}",
                generic=bool(generic),
            )


class Products(Mapping[str, Product]):
    """All products by id; one that comes from the cache is unpacked when it is first asked for."""

    def __init__(self, ids: Sequence[str], products: Sequence[Product | msgspec.Raw]) -> None:
        self._numbers = {product_id: number for number, product_id in enumerate(ids)}
        self._products = list(products)

    def at(self, number: int) -> Product:
        """Return the product of this number."""
        product = self._products[number]
        if not isinstance(product, Product):
            product = self._products[number] = msgspec.msgpack.decode(product, type=Product)
        return product

    def __getitem__(self, product_id: str) -> Product:
        return self.at(self._numbers[product_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def matches_pattern(pattern: str, text: str) -> bool:
    """Return whether `text` fits a pattern with `*`, `?` and sets such as `[0-9]`; upper and lower case differ."""
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Python's fnmatch writes every `*` as an atomic group: no pattern can make the engine walk back."""
    return re.compile(fnmatch.translate(pattern))


def _starts(dotted: str) -> Iterator[str]:
    """Yield "a.", "a.b.", ... and at last "a.b.c" itself."""
    end = dotted.find(".")
    while end >= 0:
        yield dotted[: end + 1]
        end = dotted.find(".", end + 1)
    yield dotted


def _ends(dotted: str) -> Iterator[str]:
    """Yield "a.b.c", "b.c" and "c"."""
    yield dotted
    dot = dotted.find(".")
    while dot >= 0:
        yield dotted[dot + 1 :]
        dot = dotted.find(".", dot + 1)
