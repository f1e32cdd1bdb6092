"""All archives of a folder: found, judged by a crew, kept one by one. What is there already is not judged again."""

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from detector import __version__
from detector.fleet.crew import Crew
from detector.fleet.ledger import Entry, Ledger
from detector.fleet.values import Outcome, Setup, State, Task
from detector.fleet.walking import Place, places


class Step(Struct, frozen=True, kw_only=True):
    """One archive is done."""

    entry: Entry
    same: bool
    """It was judged before."""
    done: int
    total: int
    """As far as is known: folders are looked into as their turn comes."""


OnStep = Callable[[Step], None]


def setup_key(setup: Setup) -> str:
    """Stands for the program, the list and the options that a report was made with."""
    options = (__version__, setup.tables.info.sha256, sorted(setup.allowed.items()), setup.redaction.value)
    return sha256(repr(options).encode()).hexdigest()[:16]


def run(folder: Path, ledger: Ledger, crew: Crew, *, made_with: str, on_step: OnStep = lambda _: None) -> list[Entry]:
    """What became of each archive below the folder, by name. DetectorError when nothing can be written or judged."""
    batch = _Batch(folder.resolve(), ledger, crew, made_with, on_step)
    batch.look_into(batch.root)
    while batch.waiting or batch.pending:
        batch.give_out()
        batch.take_in()
    return sorted(batch.done, key=lambda entry: entry.name)


class _Batch:
    """What waits, what is being judged, and what is done. There are never more tasks under way than are worked on."""

    def __init__(self, root: Path, ledger: Ledger, crew: Crew, made_with: str, on_step: OnStep) -> None:
        self.root = root
        self.waiting: deque[Place] = deque()
        self.pending: dict[Future[Outcome], Place] = {}
        self.done: list[Entry] = []
        self._ledger = ledger
        self._crew = crew
        self._made_with = made_with
        self._on_step = on_step

    def look_into(self, folder: Path) -> None:
        """Lines up what is in a folder, before all that waits already."""
        self.waiting.extendleft(reversed(tuple(places(self.root, folder, self._ledger.folder.resolve()))))

    def give_out(self) -> None:
        """Gives the crew as much as it has room for."""
        while self.waiting and len(self.pending) < self._crew.room:
            place = self.waiting.popleft()
            if place.refused:
                self._keep(place, Outcome(state=State.UNREADABLE, reason=place.refused))
                continue
            known = self._ledger.known(place.name, self._made_with)
            self.pending[self._crew.submit(Task(path=os.fsencode(place.path), known=known))] = place

    def take_in(self) -> None:
        """Waits until something is judged."""
        done = wait(self.pending, return_when=FIRST_COMPLETED).done
        for future in [one for one in self.pending if one in done]:
            place, outcome = self.pending.pop(future), future.result()
            if place.is_folder and outcome.state is State.UNKNOWN:
                self.look_into(place.path)
            else:
                self._keep(place, outcome)

    def _keep(self, place: Place, outcome: Outcome) -> None:
        entry = self._ledger.entries[place.name] if outcome.same else self._entry(place, outcome)
        if not outcome.same:
            self._ledger.keep(entry, outcome.report)
        self.done.append(entry)
        total = len(self.done) + len(self.waiting) + len(self.pending)
        self._on_step(Step(entry=entry, same=outcome.same, done=len(self.done), total=total))

    def _entry(self, place: Place, outcome: Outcome) -> Entry:
        return Entry(
            name=place.name,
            number=self._ledger.number(place.name),
            state=outcome.state,
            reason=outcome.reason,
            seconds=outcome.seconds,
            made_with=self._made_with,
            fingerprint=outcome.fingerprint,
            result=outcome.result,
            report_sha256=sha256(outcome.report).hexdigest() if outcome.report else "",
        )
