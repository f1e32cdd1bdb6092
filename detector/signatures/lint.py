"""Checks signature files the way a careful reader would: `detector signatures lint`.

What one file alone gives away is said while it is read (products.py, known.py, loader.py); here are the
questions that need the whole set.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from detector.signatures.loader import bundled_known, read_files, read_places
from detector.signatures.model import OrdinaryNames, Place, Problem, Product, SignatureSet
from detector.signatures.too_wide import too_wide


class _Use(Struct, frozen=True, kw_only=True):
    """One product lists an indicator."""

    product: Product
    shared_with: tuple[str, ...]
    place: Place


def lint(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the files in `folder` (or with one file), in their order."""
    files, unread = read_places((folder,))
    signatures, problems = read_files(files)
    ours = signatures
    if signatures.ordinary == OrdinaryNames():  # somebody's own files are measured by our lists
        ours = bundled_known("ordinary-names", "certificates")
    wide = too_wide(signatures, ours.ordinary)
    distrusted = dict.fromkeys((*signatures.distrusted, *ours.distrusted))
    return tuple(sorted({*unread, *problems, *_across(replace(signatures, distrusted=tuple(distrusted))), *wide}))


def _across(signatures: SignatureSet) -> Iterator[Problem]:
    packages: dict[str, list[_Use]] = defaultdict(list)
    certificates: dict[str, list[_Use]] = defaultdict(list)
    for product in signatures.products:
        for package in product.packages:
            packages[package.name].append(_Use(product=product, shared_with=package.shared_with, place=package.where))
        for certificate in (*product.certificates.sha1, *product.certificates.sha256):
            certificates[certificate.digest].append(
                _Use(product=product, shared_with=certificate.shared_with, place=certificate.where)
            )
    yield from _undeclared("package", packages)
    yield from _undeclared("certificate", certificates)
    yield from _distrusted(signatures, certificates)
    yield from _both_known_and_product(signatures, packages)
    yield from _in_two_messengers(signatures)
    for product in signatures.products:
        yield from _in_one(product)


def _undeclared(what: str, uses: dict[str, list[_Use]]) -> Iterator[Problem]:
    """An indicator in two products is right only when both say so."""
    for text, found in uses.items():
        listed = {use.product.id for use in found}
        for number, use in enumerate(found):
            if use.product.id in {earlier.product.id for earlier in found[:number]}:
                yield _remark(use.place, f"the {what} {text} stands twice in {use.product.id!r}")
            others = listed - {use.product.id}
            for other in sorted(others - set(use.shared_with)):
                hint = f"write {{..., shared_with: [{other}]}} here, if it is right"
                yield _remark(use.place, f"the {what} {text} is also listed by {other!r}", hint)
            for other in sorted(set(use.shared_with) - others):
                yield _remark(
                    use.place,
                    f"the {what} {text} is said to be shared with {other!r}, which does not list it",
                )


def _distrusted(signatures: SignatureSet, certificates: dict[str, list[_Use]]) -> Iterator[Problem]:
    for known in signatures.distrusted:
        for digest in filter(None, (known.sha1, known.sha256)):
            for use in certificates.get(digest, ()):
                yield _remark(
                    use.place,
                    f"the certificate {digest} is no identity: {known.name}",
                    "anybody can sign with it; leave it out",
                )


def _both_known_and_product(signatures: SignatureSet, packages: dict[str, list[_Use]]) -> Iterator[Problem]:
    for app in signatures.known_apps:
        for use in packages.get(app.package, ()):
            message = f"{app.package} is also listed by the product {use.product.id!r}"
            yield _remark(app.where, message, "keep it in one of the two")


def _in_two_messengers(signatures: SignatureSet) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for messenger in signatures.messengers:
        for package in messenger.packages:
            if owners.setdefault(package, messenger.id) != messenger.id:
                message = f"{package} is also a build of the messenger {owners[package]!r}"
                yield _remark(messenger.where, message, "keep it in one of the two")


def _in_one(product: Product) -> Iterator[Problem]:
    network = product.network
    certificates = (*product.certificates.sha1, *product.certificates.sha256)
    if not (
        product.packages or certificates or product.components or network.domains or network.ips or product.file_hashes
    ):
        yield _remark(product.where, f"{product.id!r} has nothing to recognise it by")
    if product.added and product.reviewed and product.reviewed < product.added:
        yield _remark(product.where, f"{product.id!r} was reviewed before it was added")


def _remark(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(place=place, message=message, hint=hint, blocks=False)
