"""The cases of tests/data/signals: a phone in few words, and what the signal makes of it."""

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from detector import strict_yaml
from detector.signals import State
from tests.build import APP, AppWords, PhoneWords, phone_words

FOLDER = Path(__file__).parents[1] / "data" / "signals"


class Case(Struct, frozen=True, kw_only=True):
    """One case. Slots and users are compared when they are given."""

    signal: str
    case: str
    expect: State
    name: str
    words: PhoneWords
    slots: dict[str, str] | None = None
    users: tuple[int, ...] | None = None


def load(signal: str) -> tuple[Case, ...]:
    """All cases of a signal."""
    path = FOLDER / f"{signal}.yml"
    written: Any = strict_yaml.load(path.read_text(encoding="utf-8"), name=path.name).value
    return tuple(_case(signal, dict(one)) for one in written)


def _case(signal: str, one: dict[str, Any]) -> Case:
    name = one.pop("name", APP)
    phone = phone_words(one.pop("phone", {}))
    app = msgspec.convert(one.pop("app", {}), AppWords, strict=False)
    words = msgspec.structs.replace(phone, apps={name: app, **phone.apps})
    return msgspec.convert({"signal": signal, "name": name, "words": words, **one}, Case, strict=False)
