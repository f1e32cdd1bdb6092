"""One product's YAML document -> Product. The format: signatures/README.md."""

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from detector.signatures import forms
from detector.signatures.model import (
    CAPTURES,
    CLASSES,
    HIDES,
    Certificate,
    Certificates,
    CertificateSubjects,
    ComponentPrefix,
    Indicator,
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
    "certificate_subjects", "labels", "components", "launch", "network", "file_hashes", "captures", "hides",
    "notes", "sources", "added", "reviewed", "licence",
)  # fmt: skip
_WANTED: Final = ("sources", "captures", "added", "reviewed", "licence")
"""A file without them can be used, but says too little to be shipped."""


OWN_SOURCE: Final = "own"


def read_product(root: Node) -> Product | None:
    """Read one product; None when not even its id, name and class can be read."""
    fields = root.mapping(_KEYS, required=("id", "name", "class"))
    if not fields.keys() >= {"id", "name", "class"}:
        return None
    for key in _WANTED:
        if key not in fields:
            root.remark(f"the key {key!r} is missing")
    product_id = fields["id"].matching(forms.PRODUCT_ID, "an id: lower-case words with hyphens")
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
        launch=_texts(fields, "launch"),
        packages=_named(_package(item) for item in _items(fields, "packages")),
        certificates=_certificates(fields.get("certificates")),
        certificate_subjects=_subjects(fields.get("certificate_subjects")),
        labels=_indicators(fields, "labels", forms.plain),
        components=_named(_component(item) for item in _items(fields, "components")),
        network=_network(fields.get("network")),
        file_hashes=_indicators(fields, "file_hashes", forms.file_hash),
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
    return tuple(filter(None, (item.matching(forms.PRODUCT_ID, "the id of a product") for item in _items(fields, key))))


def _package(node: Node) -> PackageId | None:
    """`com.example`, or {name: com.example, generic: true, shared_with: [other-id]}."""
    fields = {"name": node}
    if not isinstance(node.value, str):
        fields = node.mapping(("name", "generic", "shared_with"), required=("name",))
    if "name" not in fields:
        return None
    name = _spelt(fields["name"], forms.package)
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
        sha1=_named(_certificate(item, forms.SHA1, "40 hex digits of SHA-1") for item in _items(fields, "sha1")),
        sha256=_named(
            _certificate(item, forms.SHA256, "64 hex digits of SHA-256") for item in _items(fields, "sha256")
        ),
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
        organisations=_indicators(fields, "organisations", forms.plain),
        common_name_patterns=_indicators(fields, "common_name_patterns", forms.plain),
    )


def _component(node: Node) -> ComponentPrefix | None:
    prefix = _spelt(node, forms.component)
    return ComponentPrefix(prefix=prefix, where=node.place) if prefix else None


def _network(node: Node | None) -> Network:
    fields = node.mapping(("domains", "ips", "distribution")) if node else {}
    return Network(
        domains=_indicators(fields, "domains", forms.domain),
        ips=_indicators(fields, "ips", forms.ip),
        distribution=_indicators(fields, "distribution", forms.distribution),
    )


def _indicators(fields: _Fields, key: str, form: Callable[[str], str]) -> tuple[Indicator, ...]:
    found = {}
    for item in _items(fields, key):
        text = _spelt(item, form)
        if text in found:
            item.remark(f"{text[:100]!r} stands here twice")
        elif text:
            found[text] = Indicator(text=text, where=item.place)
    return tuple(found.values())


def _spelt(node: Node, form: Callable[[str], str]) -> str:
    """The text if it is spelt as `form` spells it, else "" after a complaint."""
    text = node.text()
    if not text:
        return ""
    try:
        spelling = form(text)
    except ValueError as error:
        node.complain(f"{text[:100]!r} {error}")
        return ""
    if spelling != text:
        node.complain(f"{text[:100]!r} is not written as it is compared", f"write {spelling[:100]!r}")
        return ""
    return text


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
    # "own": the person who keeps this list knows it themselves
    own = fields["url"].text() == OWN_SOURCE
    url = OWN_SOURCE if own else fields["url"].matching(forms.URL, "a web address")
    return Source(url=url, what=fields["what"].text(), licence=_text(fields, "licence"))
