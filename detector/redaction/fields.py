"""What becomes of each field of a report: one line for each, which docs/report-format.md tells in words.

A new field has no fate, so it does not go out; tests/redaction/test_fields.py asks for a line about it here.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from detector.facts import Asked, Cost
from detector.facts.base import Gap
from detector.observations import HookStatus, Watched
from detector.observations import Seen as SeenOfWatched
from detector.redaction.changes import (
    Context,
    Fate,
    command_line,
    day,
    day_in_text,
    dialled,
    emptied,
    hidden,
    hook,
    hooks,
    inside,
    installer,
    keep,
    listed_names,
    name,
    names,
    none,
    of_findings,
    permissions,
    place,
    public_credits,
    restrictions,
    rounded,
    shown,
    stamp,
    text,
    thousands,
    undated,
    words,
    year,
)
from detector.report import AppInfo, PhoneInfo, Report, SignatureSet, Tool, UserInfo
from detector.rules import Finding, Undecided
from detector.signals import Signal
from detector.signals.base import Evidence
from detector.sources.base import Origin
from detector.sweep import Hint
from detector.verdicts import AppCard, Came, Can, Group, Seen

KEEP: Final = Fate(keep, keep)
GONE: Final = Fate(emptied, emptied)
INSIDE: Final = Fate(inside, inside)
NAME: Final = Fate(name, name)
NAMES: Final = Fate(names, names)
SHARED: Final = Fate(keep, emptied)
"""Stays when a report is shared, and is not told in the least that can be said."""
SHOWN: Final = Fate(shown, emptied)
SHARED_HIDDEN: Final = Fate(keep, hidden)
SHARED_INSIDE: Final = Fate(inside, emptied)

SLOTS: Final[Mapping[str, Fate]] = {
    "product": KEEP,
    "product_id": KEEP,
    "product_class": KEEP,
    "signatures": KEEP,
    "sole": KEEP,
    "also": KEEP,
    "how": KEEP,
    "kind": KEEP,
    "part": KEEP,
    "proof": KEEP,
    "more": KEEP,
    "indicator": SHARED_HIDDEN,
    "where": Fate(place, place),
    "name": SHARED_HIDDEN,
    "label": SHOWN,
    "maker": SHARED_HIDDEN,
    "messengers": SHARED_HIDDEN,
    "by": SHARED_HIDDEN,
    "installer": Fate(installer, hidden),
    "partner": NAME,
    "apps": Fate(listed_names, listed_names),
    "component": Fate(text, hidden),
    "codes": Fate(dialled, hidden),
    "types": Fate(words, hidden),
    "policies": Fate(words, hidden),
    "states": Fate(words, hidden),
    "what": Fate(restrictions, hidden),
    "value": Fate(text, hidden),
    "count": SHARED_HIDDEN,
    "amount": SHARED_HIDDEN,
    "others": SHARED_HIDDEN,
    "day": SHARED_HIDDEN,
    "date": SHARED_HIDDEN,
    **dict.fromkeys(("host", "hosts", "programs", "note"), Fate(hidden, hidden)),
    **dict.fromkeys(("listed", "listed_id", "listed_class"), KEEP),
    **dict.fromkeys(("first", "last"), Fate(day_in_text, hidden)),
}
"""The values of the sentences, by the names of their slots; one that is not named here is hidden."""


def slots(value: dict[str, str], context: Context) -> dict[str, str]:
    """Each by its name."""
    hide = Fate(hidden, hidden)
    return {name: SLOTS.get(name, hide).of(inner, context) for name, inner in value.items()}


FATES: Final[Mapping[type[Struct], Mapping[str, Fate]]] = {
    Report: {
        "format": KEEP,
        "version": KEEP,
        "tool": INSIDE,
        "created": Fate(day, year),
        "source": KEEP,
        "complete": KEEP,
        "phone": INSIDE,
        "users": SHARED_INSIDE,
        "signature_set": INSIDE,
        "app_count": KEEP,
        "added_app_count": KEEP,
        "findings": INSIDE,
        "undecided": INSIDE,
        "gaps": INSIDE,
        "core_gaps": KEEP,
        "apps": Fate(of_findings, of_findings),
        "cards": Fate(of_findings, of_findings),
        "groups": INSIDE,
        "messengers": GONE,
        "inventory": GONE,
        "hints": INSIDE,
        "origin": INSIDE,
        "watched": Fate(of_findings, of_findings),
        "redaction": Fate(stamp, stamp),
        "facts": INSIDE,
        "commands": SHARED_INSIDE,
    },
    Tool: {"name": KEEP, "version": KEEP},
    PhoneInfo: dict.fromkeys(("manufacturer", "model", "release", "security_patch"), SHARED_HIDDEN)
    | {"api": Fate(keep, none)},
    UserInfo: {"id": KEEP, "name": Fate(hidden, hidden), "kind": KEEP},
    SignatureSet: {
        "products": KEEP,
        "packages": KEEP,
        "certificates": KEEP,
        "date": SHARED_HIDDEN,
        "sha256": SHARED,
        "attribution": Fate(public_credits, public_credits),
        "revision": SHARED,
        "fetched": SHARED,
        "age_days": Fate(keep, none),
        "warning": Fate(hidden, hidden),
    },
    AppInfo: {
        "package": NAME,
        "label": SHOWN,
        "version": SHARED,
        "system": KEEP,
        "users": SHARED,
        "installer": Fate(installer, none),
        "initiator": Fate(installer, none),
        "first_install": Fate(day, none),
        "last_update": Fate(day, none),
        "requested": Fate(permissions, emptied),
        "granted": Fate(permissions, emptied),
    },
    Finding: {
        "rule": KEEP,
        "level": KEEP,
        "package": NAME,
        "users": SHARED,
        "because": KEEP,
        "also": KEEP,
        "signals": INSIDE,
        "open_questions": INSIDE,
    },
    Undecided: {"rule": KEEP, "level": KEEP, "packages": NAMES, "missing": INSIDE},
    Signal: {
        "id": KEEP,
        "kind": KEEP,
        "state": KEEP,
        "package": NAME,
        "users": SHARED,
        "slots": Fate(slots, slots),
        "evidence": SHARED_INSIDE,
        "gaps": INSIDE,
        "weight": KEEP,
    },
    Evidence: {"command": Fate(command_line, emptied), "line": SHARED, "excerpt": Fate(text, emptied)},
    Gap: {
        "fact": KEEP,
        "reason": KEEP,
        "command": Fate(command_line, emptied),
        "user": Fate(keep, none),
        "package": NAME,
        "detail": GONE,
    },
    AppCard: dict.fromkeys(("level", "rule", "identity", "hides", "stays", "unknown"), KEEP)
    | {"package": NAME, "came": INSIDE, "can": INSIDE, "seen": INSIDE},
    Came: {
        "signals": KEEP,
        "installer": Fate(installer, none),
        "initiator": Fate(installer, none),
        "day": SHARED,
    },
    Can: dict.fromkeys(("id", "state", "by", "asked", "told_by"), KEEP) | {"used": Fate(keep, undated)},
    Seen: {"id": KEEP, "day": Fate(keep, undated)},
    Group: {"id": KEEP, "packages": NAMES},
    Hint: dict.fromkeys(("kind", "value", "products", "line", "times"), KEEP)
    | {"member": Fate(hidden, hidden), "section": Fate(text, emptied)},
    Origin: {
        "kind": KEEP,
        "name": Fate(hidden, hidden),
        "taken": Fate(day, none),
        "seal": SHARED,
        "notes": Fate(hidden, hidden),
    },
    Watched: dict.fromkeys(("way", "end"), KEEP)
    | dict.fromkeys(("began", "ended"), Fate(day, year))
    | dict.fromkeys(("hooks", "seen"), SHARED_INSIDE)
    | {"package": NAME, "frida": SHARED, "processes": Fate(hidden, emptied), "dropped": SHARED},
    HookStatus: {"hook": Fate(hook, hidden), "category": KEEP, "state": KEEP, "error": GONE},
    SeenOfWatched: {
        "category": KEEP,
        "hooks": Fate(hooks, emptied),
        "count": SHARED,
    }
    | dict.fromkeys(("detail", "process"), Fate(text, hidden))
    | dict.fromkeys(("first", "last"), Fate(day, year)),
    Cost: dict.fromkeys(("fact", "depth", "gaps"), KEEP)
    | {
        "commands": SHARED,
        "bytes": Fate(thousands, emptied),
        "seconds": Fate(rounded, emptied),
        "records": SHARED,
    },
    Asked: {
        "command": KEEP,
        "line": Fate(command_line, command_line),
        "exit_code": KEEP,
        "seconds": Fate(rounded, rounded),
        "bytes": Fate(thousands, thousands),
    },
}
