"""The table of hooks, agent/hooks.json, as far as this side of it needs it: what a hook is of, and what it can tell.

agent/src/table.ts describes every key of the table.
"""

import ipaddress
import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec
from msgspec import Struct

from detector.android import PACKAGE_NAME
from detector.observations import Category

OTHER: Final = "other"
"""In the place of a detail that has not the shape that it should have."""

_HOST: Final = re.compile(r"(?=.{3,253}\Z)(?:[a-z0-9_][a-z0-9_-]{0,62}\.)+[a-z][a-z0-9-]{1,62}", re.ASCII)
_PACKAGES: Final = ("argument-package", "result-package", "messenger")
_HOSTS: Final = ("host", "name", "address", "sni")


class _Row(Struct, frozen=True):
    """A row of the table, as far as it matters here; agent/src/table.ts describes all of it."""

    id: str
    category: Category
    say: str
    word: str = ""
    words: str = ""
    only: tuple[str, ...] = ()


class _Table(Struct, frozen=True):
    java: tuple[_Row, ...]
    services: tuple[_Row, ...]
    native: tuple[_Row, ...]
    words: dict[str, tuple[str, ...]]


class Hook(Struct, frozen=True, kw_only=True):
    """One row of the table of hooks."""

    id: str
    category: Category
    kind: Literal["package", "host", "word"]
    """What its details are."""
    words: frozenset[str]
    """All that they can be, if they are words."""

    def takes(self, detail: str) -> bool:
        """Whether it could have told this."""
        match self.kind:
            case "package":
                return detail == OTHER or bool(PACKAGE_NAME.fullmatch(detail))
            case "host":
                return detail in {OTHER, "localhost"} or is_host(detail)
            case "word":
                return detail in self.words


@cache
def hook_table() -> dict[str, Hook]:
    """Every hook of the agent by id, in the order of the table."""
    table = msgspec.json.decode((files("detector.watch") / "agent" / "hooks.json").read_bytes(), type=_Table)
    return {row.id: _hook(row, table.words) for row in (*table.java, *table.services, *table.native)}


def _hook(row: _Row, vocabulary: dict[str, tuple[str, ...]]) -> Hook:
    words = {*(row.only or (*vocabulary.get(row.words, ()), OTHER)), *([row.word] if row.word else [])}
    kind: Literal["package", "host", "word"] = (
        "package" if row.say in _PACKAGES else "host" if row.say in _HOSTS else "word"
    )
    return Hook(id=row.id, category=row.category, kind=kind, words=frozenset(words))


def is_host(text: str) -> bool:
    """Whether it is a name with a dot, in lower case, or an IP address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return bool(_HOST.fullmatch(text))
    return "%" not in text  # a zone may be any text
