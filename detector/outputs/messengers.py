"""The sentences of the panel of messengers. Messengers that the same apps could read are told together."""

from collections.abc import Iterable
from typing import Final

from detector.outputs.document import Definition
from detector.outputs.names import quoted
from detector.outputs.sentences import STRONG
from detector.report import Report
from detector.verdicts.messengers import OWNER, Copy, Hears, Messenger, Reader, ReaderInfo, Way
from detector.wording import Words

_NAMES_SHOWN: Final = 6
_CONNECTED: Final = (Way.ACCESSIBILITY, Way.NOTIFICATIONS)
"""Of these a report says whether they are connected now."""


class Panel:
    """What is said about the messengers of one report."""

    def __init__(self, words: Words, report: Report) -> None:
        self.words = words
        self.panel = report.messengers
        self.infos = {reader.package: reader for reader in self.panel.readers}

    def paragraphs(self) -> list[Definition]:
        """Who could read along in which messengers: those of the owner, then those of each other user."""
        found: dict[str, dict[tuple[int, str], list[str]]] = {}
        for messenger in self.panel.installed:
            for copy in messenger.copies:
                of_users = found.setdefault(self._readers(copy), {})
                of_users.setdefault((copy.user, copy.kind), []).append(self._name(messenger, copy))
        return [
            Definition(tuple(self._title(*user, of_users[user]) for user in sorted(of_users)), readers)
            for readers, of_users in found.items()
        ]

    def _name(self, messenger: Messenger, copy: Copy) -> str:
        if copy.borrowed:
            return self.words("messenger.borrowed", name=messenger.name, package=copy.package)
        return messenger.name

    def _title(self, user: int, kind: str, names: list[str]) -> str:
        listed = self.words.items(dict.fromkeys(names))
        if user == OWNER:
            return listed
        key = self.words.first(f"messenger.copy.{kind}", "messenger.copy.other")
        return self.words(key, names=listed, user=user)

    def _readers(self, copy: Copy) -> str:
        ways: dict[str, list[Reader]] = {}
        for reader in copy.readers:
            if not self.infos[reader.package].system:
                ways.setdefault(reader.package, []).append(reader)
        infos = [info for info in self.panel.readers if info.package in ways]
        limited = [info for info in infos if all(one.hears is Hears.OTHERS for one in ways[info.package])]
        named = [self._reader(info, ways[info.package]) for info in infos if info not in limited]
        nobody = "messenger.no-readers.unknown" if self.panel.unknown else "messenger.no-readers"
        join = self.words.items
        said = self.words("messenger.readers", readers=join(named)) if named else self.words(nobody)
        return self.words("messenger.limited", said=said, apps=join(map(self._named, limited))) if limited else said

    def _reader(self, info: ReaderInfo, ways: list[Reader]) -> str:
        key = "messenger.reader.ordinary" if info.ordinary and info.level not in STRONG else "messenger.reader"
        return self.words(key, app=self._named(info), ways=self._ways(ways))

    def _ways(self, ways: list[Reader]) -> str:
        names = [self._way(one) for one in ways]
        running = [one.running is True and one.way in _CONNECTED for one in ways]
        if all(running):
            return self.words("way.running", way=self.words.items(names))
        told = [
            self.words("way.running", way=name) if runs else name for name, runs in zip(names, running, strict=True)
        ]
        return self.words("join.lists").join(told)

    def _way(self, reader: Reader) -> str:
        way = f"way.{reader.way.value}"
        hears = f"{way}.{reader.hears.value}" if reader.hears is not None else way
        return self.words(self.words.first(hears, way))

    def notes(self) -> list[str]:
        """What holds for all of them: what the list means, which parts of the phone are on it, what was not read."""
        words, readers = self.words, self.panel.readers
        lines = []
        if parts := [self._named(one) for one in readers if one.system]:
            shown = parts[:_NAMES_SHOWN] + (["…"] if len(parts) > _NAMES_SHOWN else [])
            lines.append(words("messenger.parts", apps=words.items(shown)))
        if unknown := [words(f"fact.{fact}") for fact in self.panel.unknown]:
            lines.append(words("messenger.unknown", facts=words("join.lists").join(unknown)))
        return [*lines, words("messenger.ability")] if readers else lines

    def where_to_look(self) -> list[str]:
        """Where each messenger shows the other devices that are logged in."""
        found: dict[str, list[str]] = {}
        for messenger in self._linked():
            found.setdefault(self.words.first(f"linked.{messenger.id}", "linked.other"), []).append(messenger.name)
        places: dict[str, list[str]] = {}
        for key, names in found.items():
            places.setdefault(self.words(key), []).extend(names)
        last = self.words("linked.other") if "linked.other" in found else ""
        order = sorted(places, key=lambda place: place == last)
        return [
            self.words("messenger.linked.place", names=self.words.items(places[place]), place=place) for place in order
        ]

    def _linked(self) -> Iterable[Messenger]:
        return (messenger for messenger in self.panel.installed if messenger.linked)

    def _named(self, info: ReaderInfo) -> str:
        """Its name; the package too, where nothing else in the report shows which app bears that name."""
        name = quoted(info.name, self.words)
        if not name:
            return info.package
        return name if info.level is not None or info.system or info.ordinary else f"{name} · {info.package}"
