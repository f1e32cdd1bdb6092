"""What everybody can read in the files of the program, and so tells nothing about a person."""

from functools import cache

from detector.signatures.feed_list import read_feeds
from detector.signatures.loader import FEED_LIST, bundled_folder, bundled_known


@cache
def installers() -> frozenset[str]:
    """The stores, browsers, messengers and the like from which many phones get their apps."""
    return frozenset(one.package for one in bundled_known("installers").installers)


@cache
def credits_by_address() -> dict[str, str]:
    """Whose work the public lists are, by the address where each list is at home."""
    feeds = read_feeds(bundled_folder() / FEED_LIST)
    return {feed.homepage: f"{feed.attribution}, {feed.homepage}" for feed in feeds}
