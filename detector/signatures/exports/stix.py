"""STIX 2.1 bundle (https://docs.oasis-open.org/cti/stix/v2.1) of the kind that MVT reads.

Patterns as in the bundle of stalkerware-indicators: one comparison each, `app:id` and `app:cert.sha1` among them.
MVT splits a pattern at "=", so no value may hold one; such values, and all that STIX has no word for, go into
properties that begin with `x_detector_` on the malware object, which our importer reads back (feeds/stix_own.py).
Ids are version 5 UUIDs of the contents, times are the days on which a product was added and reviewed.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from detector.signatures.feeds.stix_own import LISTS, PREFIX, TYPES
from detector.signatures.forms import IPV4, PACKAGE_PATTERN
from detector.signatures.listed import Listed, listed
from detector.signatures.model import Product

SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/AssoEchap/stalkerware-indicators#detector")
"""Of the ids of all objects that we write."""
_LONG_AGO: Final = date(2020, 1, 1)
"""For products that do not say when they were added."""


def write_stix(products: Sequence[Product]) -> str:
    """Return the bundle, one object on a line so that a difference is readable."""
    objects = [entry for product in products for entry in _objects(product)]
    lines = [msgspec.json.encode(entry).decode() for entry in objects]
    bundle_id = uuid.uuid5(SPACE, "\n".join(lines))
    objects_text = ",\n".join(lines)
    return f'{{"type":"bundle","id":"bundle--{bundle_id}","objects":[\n{objects_text}\n]}}\n'


def _objects(product: Product) -> Iterator[dict[str, Any]]:
    malware = _malware(product)
    yield malware
    for item in sorted(listed(product), key=lambda item: item.key):
        pattern = _pattern(item)
        if not pattern:
            continue
        indicator = _indicator(product, item, pattern)
        yield indicator
        yield {
            **_head("relationship", f"{indicator['id']} {malware['id']}", product),
            "relationship_type": "indicates",
            "source_ref": indicator["id"],
            "target_ref": malware["id"],
        }


def _head(kind: str, content: str, product: Product) -> dict[str, Any]:
    added = product.added or _LONG_AGO
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid.uuid5(SPACE, f'{kind} {content}')}",
        "created": _time(added),
        "modified": _time(max(added, product.reviewed or added)),
    }


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def _malware(product: Product) -> dict[str, Any]:
    upstream = "Watchware" if TYPES.get(product.cls) is None else "Stalkerware"
    entry = {
        **_head("malware", product.id, product),
        "name": product.name,
        "description": f"{upstream} application",
        "is_family": False,
    }
    if product.aliases:
        entry["aliases"] = list(product.aliases)
    if product.cls in TYPES:
        entry["malware_types"] = [TYPES[product.cls]]
    return entry | {PREFIX + key: value for key, value in _own(product) if value}


def _own(product: Product) -> Iterator[tuple[str, Any]]:
    """What only our importer understands; empty values are left out."""
    yield "id", product.id
    yield "class", product.cls
    for key in ("upstream_class", "vendor", "notes", "licence"):
        yield key, getattr(product, key)
    yield "hides", product.hides if product.hides != "unknown" else ""
    yield "captures", list(product.captures) if product.captures != ("unknown",) else []
    yield "launch", list(product.launch)
    yield "sources", [msgspec.to_builtins(source) for source in product.sources]
    rest = sorted((item for item in listed(product) if not _pattern(item)), key=lambda item: item.key)
    for key, kind in LISTS.items():
        yield key, [item.text for item in rest if item.kind == kind]


def _indicator(product: Product, item: Listed, pattern: str) -> dict[str, Any]:
    entry = {
        **_head("indicator", f"{product.id} {item.kind} {item.text}", product),
        "name": item.text,
        "indicator_types": ["malicious-activity"],
        "pattern": pattern,
        "pattern_type": "stix",
        "pattern_version": "2.1",
        "valid_from": _time(product.added or _LONG_AGO),
    }
    labels = [
        word for word, holds in (("generic", item.generic), ("distribution", item.kind == "distribution")) if holds
    ]
    return entry | ({"labels": labels} if labels else {})


def _pattern(item: Listed) -> str:
    """One comparison; "" for what STIX or its readers have no word for."""
    path = _path(item)
    return f"[{path}='{item.text}']" if path and not set("='\\") & set(item.text) else ""


def _path(item: Listed) -> str:
    match item.kind:
        case "package":
            return "" if PACKAGE_PATTERN.fullmatch(item.text) else "app:id"
        case "certificate":
            return "app:cert.sha1" if len(item.text) == 40 else "app:cert.sha256"
        case "file-hash":
            return "file:hashes.sha256"
        case "domain" | "ip" | "distribution":
            return _address(item.text)
        case _:
            return ""


def _address(text: str) -> str:
    if "://" in text:
        return "url:value"
    if ":" in text:
        return "ipv6-addr:value"
    return "ipv4-addr:value" if IPV4.fullmatch(text) else "domain-name:value"
