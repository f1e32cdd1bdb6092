"""The files of `signatures/known/` -> what is known about ordinary apps. The format: signatures/README.md."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, TypeVar

from msgspec import Struct

from detector.android import PACKAGE_NAME
from detector.signatures.forms import PRODUCT_ID, SHA1, SHA256
from detector.signatures.model import (
    BY_HAND,
    GRANTS,
    INSTALLER_KINDS,
    KINDS,
    DistrustedCertificate,
    Installer,
    KnownApp,
    Messenger,
    OrdinaryNames,
    VendorPrefix,
)
from detector.signatures.node import Node

_T = TypeVar("_T", bound=Struct | str)

_PREFIX: Final = re.compile(r"[a-z]\w*(?:\.\w+)*\.", re.ASCII)


def normalised_label(label: str) -> str:
    """Return a label as it is compared: no look-alike widths, no case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def read_known_app(node: Node) -> KnownApp | None:
    """Read one entry of benign.yaml."""
    fields = node.mapping(
        ("package", "name", "kind", "grants", "signers", "same_maker", "may_hide", "system", "notes"),
        ("package", "name", "kind"),
    )
    if not fields.keys() >= {"package", "name", "kind"}:
        return None
    return KnownApp(
        package=fields["package"].matching(PACKAGE_NAME, "an Android package name"),
        name=fields["name"].text(),
        kind=fields["kind"].word(KINDS, KINDS[0]),
        grants=fields["grants"].words(GRANTS) if "grants" in fields else (),
        signers=_digests(fields["signers"]) if "signers" in fields else (),
        same_maker=fields["same_maker"].text() if "same_maker" in fields else "",
        may_hide="may_hide" in fields and fields["may_hide"].flag(),
        system="system" in fields and fields["system"].flag(),
        notes=fields["notes"].text() if "notes" in fields else "",
        where=node.place,
    )


def _digests(node: Node) -> tuple[str, ...]:
    for item in node.items():
        item.matching(SHA256, "the SHA-256 of a certificate: 64 hex digits in upper case")
    return node.texts() if isinstance(node.value, list) else ()


def read_messenger(node: Node) -> Messenger | None:
    """Read one entry of messengers.yaml."""
    keys = ("id", "name", "packages", "linked")
    fields = node.mapping(keys, keys)
    if not fields.keys() >= set(keys):
        return None
    for item in fields["packages"].items():
        item.matching(PACKAGE_NAME, "an Android package name")
    return Messenger(
        id=fields["id"].matching(PRODUCT_ID, "small letters, digits and hyphens"),
        name=fields["name"].text(),
        packages=fields["packages"].texts() if isinstance(fields["packages"].value, list) else (),
        linked=fields["linked"].flag(),
        where=node.place,
    )


def read_installer(node: Node) -> Installer | None:
    """Read one entry of installers.yaml."""
    fields = node.mapping(("package", "name", "kind", "what"), ("package", "name", "kind"))
    if not fields.keys() >= {"package", "name", "kind"}:
        return None
    kind = fields["kind"].word(INSTALLER_KINDS, "by-hand")
    if "what" in fields and kind != "by-hand":
        fields["what"].remark("only an installer of the kind `by-hand` has a `what`")
    return Installer(
        package=fields["package"].matching(PACKAGE_NAME, "an Android package name"),
        name=fields["name"].text(),
        kind=kind,
        what=fields["what"].word(BY_HAND, "installer") if "what" in fields else None,
        where=node.place,
    )


def read_vendor_prefix(node: Node) -> VendorPrefix | None:
    """Read one entry of vendor-prefixes.yaml."""
    fields = node.mapping(("prefix", "maker", "phones"), ("prefix", "maker"))
    if not fields.keys() >= {"prefix", "maker"}:
        return None
    phones = fields["phones"].texts() if "phones" in fields else ()
    if any(phone != phone.casefold() for phone in phones):
        fields["phones"].remark("makers of phones are compared in small letters")
    return VendorPrefix(
        prefix=fields["prefix"].matching(_PREFIX, "the beginning of a package name, up to a dot"),
        maker=fields["maker"].text(),
        phones=tuple(phone.casefold() for phone in phones),
    )


def read_system_label(node: Node) -> str | None:
    """Read one entry of system-labels.yaml."""
    label = node.text()
    if label != normalised_label(label):
        node.remark(f"{label[:100]!r} is not written as it is compared", f"write {normalised_label(label)[:100]!r}")
    return normalised_label(label) or None


def read_distrusted(node: Node) -> DistrustedCertificate | None:
    """Read one entry of certificates.yaml."""
    fields = node.mapping(("name", "sha1", "sha256"), ("name",))
    if "name" not in fields:
        return None
    return DistrustedCertificate(
        name=fields["name"].text(),
        sha1=fields["sha1"].matching(SHA1, "40 hex digits in upper case") if "sha1" in fields else "",
        sha256=fields["sha256"].matching(SHA256, "64 hex digits in upper case") if "sha256" in fields else "",
    )


def read_ordinary_names(root: Node) -> OrdinaryNames:
    """Read ordinary-names.yaml: lists of plain text."""
    fields = root.mapping(("packages", "organisations", "common_names", "domains", "about"))
    return OrdinaryNames(**{key: node.texts() for key, node in fields.items() if key != "about"})


def read_entries(root: Node, key: str, read: Callable[[Node], _T | None]) -> tuple[_T, ...]:
    """Read a file that is one list under `key`, with an optional `about` for its readers."""
    fields = root.mapping((key, "about"), (key,))
    if key not in fields:
        return ()
    entries: dict[str, _T] = {}
    for node in fields[key].items():
        entry = read(node)
        if entry is None:
            continue
        identity = _identity(entry)
        if identity in entries:
            node.remark(f"{identity[:100]!r} stands here twice")
        entries[identity] = entry
    return tuple(entries.values())


def _identity(entry: Struct | str) -> str:
    """What tells the entry from the others of its file: the text itself, or the first field."""
    return entry if isinstance(entry, str) else str(getattr(entry, entry.__struct_fields__[0]))
