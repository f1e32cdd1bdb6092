"""ioc.yaml and watchware.yaml of https://github.com/AssoEchap/stalkerware-indicators

A list of apps; read as its own tools read it: every value is text. Seen: revision of 2026-06-21, 147 and 27 apps.
"""

from collections.abc import Iterator
from typing import Final

from detector import strict_yaml
from detector.signatures.feeds.base import LARGEST_YAML, Feed, FeedError, Imported
from detector.signatures.feeds.draft import UPSTREAM_CLASSES, Draft, Drafts
from detector.signatures.feeds.name_patterns import to_fnmatch
from detector.signatures.model import IndicatorKind, Source
from detector.signatures.node import Node

ECHAP: Final = Source(
    url="https://github.com/AssoEchap/stalkerware-indicators",
    what="indicators collected by Echap",
    licence="CC-BY-4.0",
)

_LISTS: Final[dict[str, IndicatorKind]] = {
    "packages": "package",
    "certificates": "certificate",
    "websites": "domain",
    "distribution": "distribution",
    "certificate_organizations": "organisation",
}
_C2: Final[dict[str, IndicatorKind]] = {"domains": "domain", "ips": "ip", "ip": "ip"}
"""`ip` is a slip of two entries that every other reader drops."""
_KEYS: Final = ("name", "names", "type", "c2", "certificate_cname_re", "ios_bundles", *_LISTS)


def read_echap(feed: Feed) -> Imported:
    """Read one of the two files."""
    if len(feed.text) > LARGEST_YAML:
        raise FeedError("more than {most} MB of YAML are not read", name=feed.name, most=LARGEST_YAML >> 20)
    document = strict_yaml.load(feed.text, name=feed.name)
    reader = _Echap(feed)
    root = Node(document, [], document.value)
    if not isinstance(document.value, list):
        raise FeedError("expected a list of apps", name=feed.name, line=root.place.line)
    for node in root.items():
        reader.app(node)
    return reader.drafts.finish("echap")


class _Echap:
    def __init__(self, feed: Feed) -> None:
        self.drafts = Drafts(feed)

    def app(self, node: Node) -> None:
        """Read one entry of the list."""
        fields = node.children()
        name = fields["name"].value if "name" in fields else None
        if not isinstance(name, str) or not name.strip():
            self.drafts.reject(str(node.value), "has no name", node.place)
            return
        draft = self.drafts.new(name.strip(), node.place)
        draft.sources = (ECHAP,)
        self._class(draft, fields.get("type"))
        draft.aliases = tuple(text for text, _ in self._texts(fields, "names"))
        for key, kind in _LISTS.items():
            self._add(draft, kind, fields, key)
        for text, item in self._texts(fields, "certificate_cname_re"):
            self._common_name(draft, text, item)
        for text, item in self._texts(fields, "ios_bundles"):
            self.drafts.reject(text, "is an app for iOS", item.place)
        self._servers(draft, fields.get("c2"))
        for key in fields.keys() - set(_KEYS):
            self.drafts.remark(key, "is an unknown key", fields[key].place)

    def _class(self, draft: Draft, node: Node | None) -> None:
        word = node.value if node and isinstance(node.value, str) else ""
        draft.upstream_class = word
        draft.cls = UPSTREAM_CLASSES.get(word, "stalkerware")
        if word not in UPSTREAM_CLASSES:
            place = node.place if node else draft.where
            self.drafts.remark(word, f"is no known type; {draft.name} is taken for {draft.cls}", place)

    def _common_name(self, draft: Draft, regex: str, item: Node) -> None:
        try:
            pattern = to_fnmatch(regex)
        except ValueError as error:
            self.drafts.reject(regex, str(error), item.place)
        else:
            self.drafts.add(draft, "common-name", pattern, item.place)

    def _servers(self, draft: Draft, node: Node | None) -> None:
        if node is None:
            return
        fields = node.children()
        if not fields and node.value:
            self.drafts.reject(str(node.value), "is no map of domains and ips", node.place)
        for key, kind in _C2.items():
            self._add(draft, kind, fields, key)
        for key in fields.keys() - set(_C2):
            self.drafts.remark(key, "is an unknown key", fields[key].place)

    def _add(self, draft: Draft, kind: IndicatorKind, fields: dict[str, Node], key: str) -> None:
        for text, item in self._texts(fields, key):
            self.drafts.add(draft, kind, text, item.place)

    def _texts(self, fields: dict[str, Node], key: str) -> Iterator[tuple[str, Node]]:
        if key not in fields:
            return
        node = fields[key]
        for item in node.items() if isinstance(node.value, list) else (node,):
            if isinstance(item.value, str) and item.value.strip():
                yield item.value.strip(), item
            elif item.value:
                self.drafts.reject(str(item.value), f"is not text, as {key} should be", item.place)
