"""One product's YAML document -> Product. The format: signatures/README.md."""

import re
from collections.abc import Iterable
from typing import Final, TypeVar

from detector.android import PACKAGE_NAME
from detector.signatures.model import (
    CAPTURES,
    CLASSES,
    HIDES,
    Certificate,
    Certificates,
    CertificateSubjects,
    ComponentPrefix,
    Network,
    PackageId,
    Product,
    Source,
)
from detector.signatures.node import Node

_T = TypeVar("_T")
_Fields = dict[str, Node]

_KEYS: Final = (
    "id", "name", "aliases", "class", "upstream_class", "vendor", "packages", "certificates",
    "certificate_subjects", "labels", "components", "launch", "network", "captures", "hides", "notes",
    "sources", "added", "reviewed", "licence",
)  # fmt: skip
_WANTED: Final = ("sources", "captures", "added", "reviewed", "licence")
"""A file without them can be used, but says too little to be shipped."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA1: Final = re.compile(r"[0-9A-F]{40}")
_SHA256: Final = re.compile(r"[0-9A-F]{64}")
_COMPONENT: Final = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z_][\w$]*)+\.?", re.ASCII)
_DOMAIN: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_IPV4: Final = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}", re.ASCII)
_DISTRIBUTION: Final = re.compile(rf"https?://[!-~]+|{_DOMAIN.pattern}|{_IPV4.pattern}", re.ASCII)
_URL: Final = re.compile(r"https?://[!-~]+")


def read_product(root: Node) -> Product | None:
    """Read one product; None when not even its id, name and class can be read."""
    fields = root.mapping(_KEYS, required=("id", "name", "class"))
    if not fields.keys() >= {"id", "name", "class"}:
        return None
    for key in _WANTED:
        if key not in fields:
            root.remark(f"the key {key!r} is missing")
    product_id = fields["id"].matching(_ID, "an id: lower-case words with hyphens")
    if not product_id:
        return None
    return Product(
        id=product_id,
        name=fields["name"].text(),
        cls=fields["class"].word(CLASSES, "stalkerware"),
        upstream_class=_text(fields, "upstream_class"),
        vendor=_text(fields, "vendor"),
        notes=_text(fields, "notes"),
        licence=_text(fields, "licence"),
        aliases=_texts(fields, "aliases"),
        labels=_texts(fields, "labels"),
        launch=_texts(fields, "launch"),
        packages=_named(_package(item) for item in _items(fields, "packages")),
        certificates=_certificates(fields.get("certificates")),
        certificate_subjects=_subjects(fields.get("certificate_subjects")),
        components=_named(_component(item) for item in _items(fields, "components")),
        network=_network(fields.get("network")),
        captures=_captures(fields.get("captures")),
        hides=fields["hides"].word(HIDES, "unknown") if "hides" in fields else "unknown",
        sources=_sources(fields.get("sources")),
        added=fields["added"].day() if "added" in fields else None,
        reviewed=fields["reviewed"].day() if "reviewed" in fields else None,
        where=root.place,
    )


def _named(found: Iterable[_T | None]) -> tuple[_T, ...]:
    return tuple(item for item in found if item is not None)


def _text(fields: _Fields, key: str) -> str:
    return fields[key].text() if key in fields else ""


def _texts(fields: _Fields, key: str) -> tuple[str, ...]:
    return fields[key].texts() if key in fields else ()


def _items(fields: _Fields, key: str) -> tuple[Node, ...]:
    return fields[key].items() if key in fields else ()


def _ids(fields: _Fields, key: str) -> tuple[str, ...]:
    return tuple(filter(None, (item.matching(_ID, "the id of a product") for item in _items(fields, key))))


def _package(node: Node) -> PackageId | None:
    """`com.example`, or {name: com.example, generic: true, shared_with: [other-id]}."""
    fields = {"name": node}
    if not isinstance(node.value, str):
        fields = node.mapping(("name", "generic", "shared_with"), required=("name",))
    if "name" not in fields:
        return None
    name = fields["name"].matching(PACKAGE_NAME, "an Android package name")
    if not name:
        return None
    return PackageId(
        name=name,
        generic="generic" in fields and fields["generic"].flag(),
        shared_with=_ids(fields, "shared_with"),
        where=node.place,
    )


def _certificates(node: Node | None) -> Certificates:
    fields = node.mapping(("sha1", "sha256")) if node else {}
    return Certificates(
        sha1=_named(_certificate(item, _SHA1, "40 hex digits of SHA-1") for item in _items(fields, "sha1")),
        sha256=_named(_certificate(item, _SHA256, "64 hex digits of SHA-256") for item in _items(fields, "sha256")),
    )


def _certificate(node: Node, pattern: re.Pattern[str], what: str) -> Certificate | None:
    """The bare digest, or {digest: ..., shared_with: [other-id]}."""
    fields = {"digest": node}
    if not isinstance(node.value, str):
        fields = node.mapping(("digest", "shared_with"), required=("digest",))
    if "digest" not in fields:
        return None
    digest = fields["digest"].matching(pattern, f"{what} in upper case, without colons")
    if not digest:
        return None
    return Certificate(digest=digest, shared_with=_ids(fields, "shared_with"), where=node.place)


def _subjects(node: Node | None) -> CertificateSubjects:
    fields = node.mapping(("organisations", "common_name_patterns")) if node else {}
    return CertificateSubjects(
        organisations=_texts(fields, "organisations"),
        common_name_patterns=_texts(fields, "common_name_patterns"),
    )


def _component(node: Node) -> ComponentPrefix | None:
    what = "a class name, or the beginning of one up to a dot, of two words at least"
    prefix = node.matching(_COMPONENT, what)
    return ComponentPrefix(prefix=prefix, where=node.place) if prefix else None


def _network(node: Node | None) -> Network:
    fields = node.mapping(("domains", "ips", "distribution")) if node else {}
    return Network(
        domains=_all_matching(fields, "domains", _DOMAIN, "a host name in lower case"),
        ips=_all_matching(fields, "ips", _IPV4, "an IPv4 address"),
        distribution=_all_matching(fields, "distribution", _DISTRIBUTION, "a host name or web address"),
    )


def _all_matching(fields: _Fields, key: str, pattern: re.Pattern[str], what: str) -> tuple[str, ...]:
    found = (item.matching(pattern, what) for item in _items(fields, key))
    return tuple(dict.fromkeys(filter(None, found)))


def _captures(node: Node | None) -> tuple[str, ...]:
    words = node.words(CAPTURES) if node else ()
    if node and "unknown" in words and len(words) > 1:
        node.remark("`unknown` stands beside known words", "leave `unknown` out")
    return words or ("unknown",)


def _sources(node: Node | None) -> tuple[Source, ...]:
    items = node.items() if node else ()
    if node and isinstance(node.value, list) and not items:
        node.remark("no source is given", "say where this is known from")
    return _named(_source(item) for item in items)


def _source(node: Node) -> Source | None:
    fields = node.mapping(("url", "what", "licence"), required=("url", "what"))
    if not fields.keys() >= {"url", "what"}:
        return None
    url = fields["url"].matching(_URL, "a web address")
    return Source(url=url, what=fields["what"].text(), licence=_text(fields, "licence"))
