"""What our own STIX export says beyond other lists: properties that begin with `x_detector_`.

Everything in them is checked like any other text of a feed.
"""

from collections.abc import Callable
from typing import Any, Final

from detector.signatures import forms
from detector.signatures.feeds.draft import UPSTREAM_CLASSES, Draft, Drafts
from detector.signatures.model import CAPTURES, CLASSES, HIDES, IndicatorKind, ProductClass, Source

PREFIX: Final = "x_detector_"

LISTS: Final[dict[str, IndicatorKind]] = {
    "package_patterns": "package",
    "organisations": "organisation",
    "common_name_patterns": "common-name",
    "labels": "label",
    "components": "component",
    "addresses": "distribution",
}
"""Property after the prefix -> the kind of indicator that it lists, where STIX or its readers have no word."""

TYPES: Final[dict[ProductClass, str]] = {
    "stalkerware": "spyware",
    "rat": "remote-access-trojan",
}
"""Our class -> malware type of STIX."""


def class_of(data: dict[str, Any]) -> tuple[ProductClass, str]:
    """Return our class of a malware object, and what it calls itself."""
    own, upstream = data.get(PREFIX + "class"), data.get(PREFIX + "upstream_class")
    for cls in CLASSES:
        if cls == own:
            return cls, upstream if isinstance(upstream, str) else ""
    description = str(data.get("description", ""))[:200].casefold()
    for word, cls in UPSTREAM_CLASSES.items():
        if description.startswith(word):
            return cls, word
    types = data.get("malware_types")
    if isinstance(types, list) and TYPES["rat"] in types:
        return "rat", TYPES["rat"]
    return "stalkerware", ""


def add_own(drafts: Drafts, draft: Draft, data: dict[str, Any]) -> None:
    """Take over the properties of our own export."""
    if not any(key.startswith(PREFIX) for key in data):
        return
    draft.product_id = _one(data, "id", forms.PRODUCT_ID.fullmatch)
    for key, kind in LISTS.items():
        for text in _texts(data, key):
            drafts.add(draft, kind, text, draft.where)
    draft.sources = tuple(
        Source(url=item["url"], what=item["what"], licence=str(item.get("licence", "")))
        for item in _items(data, "sources")
        if isinstance(item.get("url"), str) and forms.URL.fullmatch(item["url"]) and isinstance(item.get("what"), str)
    )
    captures = tuple(word for word in _texts(data, "captures") if word in CAPTURES)
    draft.more = {
        "vendor": _one(data, "vendor"),
        "notes": _one(data, "notes"),
        "licence": _one(data, "licence"),
        "launch": _texts(data, "launch"),
        "hides": _one(data, "hides", HIDES.__contains__) or "unknown",
        "captures": captures or ("unknown",),
    }


def _one(data: dict[str, Any], key: str, fits: Callable[[str], object] = str.isprintable) -> str:
    value = data.get(PREFIX + key)
    return value if isinstance(value, str) and len(value) <= forms.LONGEST and fits(value) else ""


def _texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(PREFIX + key)
    found = value if isinstance(value, list) else []
    return tuple(text for text in found if isinstance(text, str) and text.isprintable() and len(text) <= forms.LONGEST)


def _items(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(PREFIX + key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
