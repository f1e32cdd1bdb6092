"""A list of package names, one on a line: what a person writes down, or `pm list packages` prints.

`#` begins a comment, `package:` before a name is left out. Such a list says nothing but the name: every name
becomes a product of its own, of class stalkerware, since that is why somebody keeps such a list.
"""

import re

from detector.signatures import forms
from detector.signatures.feeds.base import Feed, Imported
from detector.signatures.feeds.draft import Drafts

_COMMENT = re.compile(r"(?:^|\s)(?:#|//).*", re.DOTALL)


def read_plain(feed: Feed) -> Imported:
    """Read the lines."""
    drafts = Drafts(feed)
    seen: set[str] = set()
    for number, line in enumerate(feed.text.splitlines(), 1):
        name = package_of(line)
        if not name or name in seen:
            continue
        place = feed.place(number)
        try:
            forms.package(name)
        except ValueError as error:
            drafts.reject(name, str(error), place)
            continue
        seen.add(name)
        drafts.add(drafts.new(name, place), "package", name, place)
    return drafts.finish("packages")


def package_of(line: str) -> str:
    """Return what a line names, without comment and prefix."""
    return _COMMENT.sub("", line[: 2 * forms.LONGEST]).strip().removeprefix("package:")
