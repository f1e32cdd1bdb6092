"""Any STIX 2.1 bundle, from https://docs.oasis-open.org/cti/stix/v2.1: malware, its indicators, and what joins them.

Seen: the bundle of AssoEchap/stalkerware-indicators, and those that github.com/mvt-project/mvt-indicators names.
`app:id` and `app:cert.sha1` are no STIX; both lists use them. Android and iOS share `app:id`, so a few packages are
really for iOS. What our own export adds (exports/stix.py) is read back.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from detector.signatures.feeds.base import Feed, FeedError, Imported
from detector.signatures.feeds.draft import Draft, Drafts, one_line
from detector.signatures.feeds.stix_own import add_own, class_of
from detector.signatures.feeds.stix_patterns import comparisons
from detector.signatures.model import IndicatorKind, Place

_PATHS: Final[dict[str, IndicatorKind]] = {
    "app:id": "package",
    "app:cert.sha1": "certificate",
    "app:cert.sha256": "certificate",
    "x509-certificate:hashes.sha1": "certificate",
    "x509-certificate:hashes.sha256": "certificate",
    "file:hashes.sha256": "file-hash",
    "domain-name:value": "domain",
    "url:value": "distribution",
    "ipv4-addr:value": "ip",
    "ipv6-addr:value": "ip",
}
_SUBJECTS: Final = ("malware", "tool", "campaign", "intrusion-set", "threat-actor", "infrastructure", "report")
"""What an indicator may indicate."""


class _Bundle(Struct):
    objects: list[msgspec.Raw] = []


class _Entry(Struct, frozen=True):
    """One object of the bundle."""

    place: Place
    data: dict[str, Any]

    def text(self, key: str) -> str:
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def read_stix(feed: Feed) -> Imported:
    """Read the bundle; a product for each malware, and for each indicator that indicates nothing."""
    drafts = Drafts(feed)
    subjects: dict[str, _Entry] = {}
    indicators: dict[str, _Entry] = {}
    targets: dict[str, list[str]] = defaultdict(list)
    for entry in _entries(feed, drafts):
        kind, own_id = entry.text("type"), entry.text("id")
        if kind in _SUBJECTS:
            subjects[own_id] = entry
            for indicator_id in entry.texts("object_refs"):
                targets[indicator_id].append(own_id)
        elif kind == "indicator":
            indicators[own_id] = entry
        elif kind == "relationship":
            targets[entry.text("source_ref")].append(entry.text("target_ref"))
    made = {own_id: _begin(drafts, entry) for own_id, entry in subjects.items() if entry.text("type") != "report"}
    for own_id, entry in indicators.items():
        homes = [made[target] for target in dict.fromkeys(targets[own_id]) if target in made]
        if not homes:
            homes = [_begin(drafts, subjects[t]) for t in targets[own_id][:1] if t in subjects]
            made.update(zip(targets[own_id][:1], homes, strict=False))
        _indicator(drafts, homes, entry)
    return drafts.finish("stix")


def _entries(feed: Feed, drafts: Drafts) -> Iterator[_Entry]:
    data = feed.text.encode()
    try:
        bundle = msgspec.json.decode(data, type=_Bundle)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FeedError(
            "not a STIX bundle: {reason}", name=feed.name, line=_line_of(data, str(error)), reason=error
        ) from None
    line, start, at = 1, 0, 0
    for raw in bundle.objects:
        text = bytes(raw)
        found = data.index(text, at)
        line += data.count(b"\n", at, found)
        start = max(start, data.rfind(b"\n", at, found) + 1)
        place = feed.place(line, found - start + 1)
        line += text.count(b"\n")
        at = found + len(text)
        start = max(start, data.rfind(b"\n", found, at) + 1)
        try:
            yield _Entry(place, msgspec.json.decode(raw, type=dict[str, Any]))
        except (msgspec.DecodeError, RecursionError) as error:
            drafts.reject(text[:100].decode(errors="replace"), f"is no STIX object: {error}", place)


def _line_of(data: bytes, message: str) -> int:
    """Messages of msgspec say "(byte 17)"; a text that ends too early is wrong on its last line."""
    digits = message.rpartition("(byte ")[2].removesuffix(")")
    return data.count(b"\n", 0, int(digits) if digits.isdecimal() else len(data)) + 1


def _begin(drafts: Drafts, entry: _Entry) -> Draft:
    draft = drafts.new(entry.text("name") or entry.text("id") or "unnamed", entry.place)
    draft.aliases = entry.texts("aliases")
    draft.cls, draft.upstream_class = class_of(entry.data)
    add_own(drafts, draft, entry.data)
    return draft


def _indicator(drafts: Drafts, homes: list[Draft], entry: _Entry) -> None:
    pattern = entry.text("pattern")
    try:
        values = comparisons(pattern)
    except ValueError as error:
        drafts.reject(pattern or entry.text("id"), str(error), entry.place)
        return
    labels = entry.texts("labels")
    if not homes:
        homes = [_begin(drafts, entry)]
        homes[0].name = one_line(entry.text("name") or values[0][1])
    for path, value in values:
        kind = _PATHS.get(path)
        if kind is None:
            drafts.reject(pattern, f"compares {path}, which is not looked at", entry.place)
            continue
        if "distribution" in labels and kind in ("domain", "ip"):
            kind = "distribution"
        for draft in homes:
            drafts.add(draft, kind, value, entry.place, generic="generic" in labels)
