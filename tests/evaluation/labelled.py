"""Labelled phones: models.yaml, apps.yaml, phones/*.yaml -> simulated phones, and what should be said of their apps."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from detector.simulator.base import Faults
from detector.simulator.building import build_phone
from detector.simulator.model import Phone
from detector.simulator.phone_file import AppEntry, PhoneEntry, convert
from detector.strict_yaml import Document, load

FOLDER: Final = Path(__file__).parent
_BASES: Final = Path(convert.__code__.co_filename).parent / "phones" / "base"

KINDS: Final = ("known", "unknown", "clean", "hard-benign", "unrecognised", "unreadable")
"""The files of phones/, which are the groups of the report."""
_HAND_OF_OTHERS: Final = "com.google.android.packageinstaller"


class Label(StrEnum):
    """What should be said of an app. The first five are levels, and nothing."""

    CONFIRMED = "confirmed"
    MATCH = "match"
    PATTERN = "pattern"
    ABILITY = "ability"
    NONE = "none"
    QUIET = "quiet"
    """No alarm; whether it is asked about does not matter."""
    UNDECIDED = "undecided"
    """An alarm or an open question, never silence."""

    @property
    def monitors(self) -> bool:
        """Whether somebody has to hear of the app."""
        return self in (Label.CONFIRMED, Label.MATCH, Label.PATTERN)


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"overrides": "with"}):
    """A phone in phones/*.yaml, without what it passes on to the phone file."""

    model: str
    apps: str = ""
    also: str = ""
    """More bases."""
    overrides: dict[str, dict[str, Any]] = {}
    """By the name of the app in apps.yaml: keys that are different here."""
    faults: Faults = Faults()
    phone: str = ""
    """`undecided`: the report must not call itself complete."""
    without: str = ""
    store: str = ""
    hand: str = ""
    rom: str = ""


class LabelledPhone(Struct, frozen=True, kw_only=True):
    """A simulated phone, and what a careful reader of it would say."""

    id: str
    kind: str
    phone: Phone
    faults: Faults
    labels: dict[str, Label]
    """Package name to label; every other app is quiet."""
    signed: dict[str, str]
    """Package name to the product with one of whose certificates it is signed."""
    incomplete: bool
    names: dict[str, str] = field(default_factory=dict)
    """Package name to the app's name in apps.yaml."""


def labelled_phones(*kinds: str) -> tuple[LabelledPhone, ...]:
    """All phones of these kinds, or of all of them."""
    shelf = _Shelf()
    return tuple(phone for kind in kinds or KINDS for phone in shelf.phones(kind))


class _Shelf:
    """The data, read once."""

    def __init__(self) -> None:
        self._apps = dict(_mapping(_document(FOLDER / "apps.yaml").value))
        models = _mapping(_document(FOLDER / "models.yaml").value)
        self._models = _mapping(models["models"])
        self._roms = _mapping(models["roms"])
        self._bases = {file.stem: _mapping(_document(file).value) for file in _BASES.glob("*.yaml")}

    def phones(self, kind: str) -> Iterator[LabelledPhone]:
        """The phones of one file."""
        document = _document(FOLDER / "phones" / f"{kind}.yaml")
        for name, described in _mapping(document.value).items():
            yield self._phone(document, kind, name, _mapping(described))

    def _phone(self, document: Document, kind: str, name: str, own: dict[str, Any]) -> LabelledPhone:
        described = {**_mapping(self._models[own["model"]]), "model": own["model"], **own}
        words = convert(document, {key: described[key] for key in _OWN_KEYS & described.keys()}, (name,), Words)
        profiles = {profile: self._profile(profile, words) for profile in words.apps.split()}
        entries = self._system(described, words)
        for profile in profiles.values():
            package = profile["package"]
            keys = {key: value for key, value in profile.items() if key not in _PROFILE_KEYS}
            entries[package] = {**entries.get(package, {}), **_placed(keys, words)}
        apps = {package: convert(document, entry, (name,), AppEntry) for package, entry in entries.items()}
        rest = {key: value for key, value in described.items() if key not in _OWN_KEYS}
        model = _mapping(self._models[words.model])
        entry = convert(document, {**rest, "model": model["model"]}, (name,), PhoneEntry)
        labels = {profile["package"]: Label(profile["level"]) for profile in profiles.values()}
        return LabelledPhone(
            id=f"{kind}/{name}",
            kind=kind,
            phone=build_phone(name, entry, apps, document),
            faults=words.faults,
            labels=labels,
            signed={one["package"]: one["signed"] for one in profiles.values() if "signed" in one},
            incomplete=words.phone == "undecided",
            names={profile["package"]: key for key, profile in profiles.items()},
        )

    def _profile(self, name: str, words: Words) -> dict[str, Any]:
        """An app of apps.yaml with everything that it is like, and what this phone changes. `null` takes a key away."""
        own = {**_mapping(self._apps[name]), **words.overrides.get(name, {})}
        if "like" in own:
            own = {**self._profile(own.pop("like"), words), **own}
        return {key: value for key, value in own.items() if value != "null"}

    def _system(self, described: dict[str, Any], words: Words) -> dict[str, dict[str, Any]]:
        """What came with the phone, and the popular apps of a base."""
        groups = [self._bases[base] for base in f"{described.get('base', '')} {words.also}".split()]
        without = tuple(words.without.split())
        found = {
            package: dict(_mapping(entry))
            for group in groups
            for package, entry in group.items()
            if not (without and package.startswith(without))
        }
        for rom in words.rom.split():
            found |= {package: dict(_mapping(entry)) for package, entry in _mapping(self._roms[rom]).items()}
        return found


_OWN_KEYS: Final = {"model", "apps", "also", "with", "faults", "phone", "without", "store", "hand", "rom"}
_PROFILE_KEYS: Final = {"package", "level", "signed", "like"}


def _placed(app: dict[str, Any], words: Words) -> dict[str, Any]:
    """An app as it comes to a phone with another store, or another package installer."""
    came, placed = app.get("from", "play"), dict(app)
    if app.get("kind", "user") != "user" and not app.get("updated"):
        return placed
    if came == "play" and words.store:
        placed = {"installer": words.store, "initiator": words.store, **placed}
    if came in {"hand", "download"} and words.hand:
        placed = {"installer": words.hand, "initiator": words.hand, **placed}
    return placed


def _document(path: Path) -> Document:
    return load(path.read_text("utf-8"), name=path.name)


def _mapping(value: object) -> dict[str, Any]:
    if value == "":
        return {}
    assert isinstance(value, dict), value
    return value
