"""Reading a phone: `collect(source)` asks what belongs to a depth, side by side, and gives Facts."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, Final, TypeVar

from msgspec import Struct

from detector.facts import COMMANDS, FACTS, Asked, Depth, Facts
from detector.facts.base import LAST_API, Answers, FactSpec, Gap, GapReason, Reading, Rounds, fault
from detector.facts.device import DEVICE
from detector.facts.package_installation import DUMP
from detector.facts.understanding import understand
from detector.facts.users import USERS
from detector.sources.base import OURS, Failure, Output, Query, Source

log = logging.getLogger(__name__)
T = TypeVar("T")

_FIRST: Final = (*DEVICE.commands, *USERS.commands)
"""Asked before the others: the version and the users decide how the rest is asked."""
_PATTERNS: Final = {command.id: command.line for command in COMMANDS if command.for_files}


_MOST_BYTES: Final = 192 * 2**20
"""Of all texts together, which are kept until the facts are read: a phone with 5,000 apps prints a tenth of it."""
_UNASKED: Final = (Failure.NOT_ASKED, Failure.FLOODED)


class Step(Struct, frozen=True, kw_only=True):
    """Progress: one command has been answered."""

    command: str
    user: int | None
    done: int
    total: int
    failed: bool = False
    """Whether nothing whole came back."""
    waiting: tuple[str, ...] = ()
    """The commands that are asked and not answered yet, in the order in which they were asked."""


OnStep = Callable[[Step], None]


def collect(
    source: Source,
    *,
    users: Sequence[int] | None = None,
    depth: Depth = Depth.USUAL,
    budget_s: float | None = None,
    on_step: OnStep = lambda _: None,
) -> Facts:
    """Asks the phone everything that belongs to this depth, as many commands at a time as the source bears.

    `users` limits the scan to these Android users; the others become gaps. When `budget_s` seconds are over, nothing
    more is asked, and what was not asked is a gap. KeyboardInterrupt closes the source.
    """
    chosen_facts = [fact for fact in FACTS if depth.includes(fact.depth)]
    reader = _Reader(source, on_step, None if budget_s is None else time.monotonic() + budget_s)
    with ThreadPoolExecutor(source.parallel) as pool:
        try:
            reader.run(pool, [command.query() for command in _FIRST])
            reader.answers.api = api = _api(reader, pool)
            present = [user.id for user in _read(USERS, reader.answers).records] or [0]
            chosen = [user for user in present if users is None or user in users]
            later = _later_queries(chosen_facts, api, chosen)
            reader.run(pool, [query for query in later if query.id not in reader.lines])
            if source.origin.kind not in OURS:
                reader.run(pool, [command.query() for fact in chosen_facts for command in fact.only_saved])
            for fact in chosen_facts:
                if fact.ask_on is not None:
                    reader.answers.found[fact.name] = _guarded(fact, partial(reader.ask_on, pool, fact.ask_on))
                reader.answers.found[fact.name] = _read(fact, reader.answers)
        except BaseException:
            source.close()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    left_out = sorted(set(present) - set(chosen))
    return _facts(reader, left_out)


def read_one(source: Source, fact: FactSpec[T], api: int | None, users: Sequence[int] = (0,)) -> Reading[T]:
    """One fact that asks no further questions, by itself, of a phone whose version is known already."""
    answers = Answers(api)
    for query in _later_queries([fact], api, users):
        answers.add(query.id, understand(query, source.read(query)))
    return _read(fact, answers)


def _api(reader: "_Reader", pool: ThreadPoolExecutor) -> int | None:
    """The version. What others saved may tell it in the dump of the packages only."""
    devices = _read(DEVICE, reader.answers).records
    if not devices and reader.source.origin.kind not in OURS:
        reader.run(pool, [DUMP.query()])
        devices = _read(DEVICE, reader.answers).records
    return devices[0].api if devices else None


def _later_queries(facts: Sequence[FactSpec[Any]], api: int | None, users: Sequence[int]) -> list[Query]:
    """Those of core facts first: if the time runs out, the others stay unasked."""
    queries = []
    by_depth = sorted(facts, key=lambda fact: tuple(Depth).index(fact.depth))
    for command in dict.fromkeys(command for fact in by_depth for command in fact.commands):
        if (
            command in _FIRST
            or command.for_files
            or (api is not None and not command.min_api <= api <= command.max_api)
        ):
            continue
        if api is None and command.max_api < LAST_API:
            continue  # an unknown version is asked as a recent one
        if command.per_user:
            queries += [command.query(api=api, user=user) for user in users]
        else:
            queries.append(command.query(api=api))
    return queries


class _Reader:
    """Sends queries and keeps what came back."""

    def __init__(self, source: Source, on_step: OnStep, until: float | None) -> None:
        self.source = source
        self.on_step = on_step
        self.until = until
        """When to ask no more, by time.monotonic()."""
        self.answers = Answers()
        self.trail: list[Asked] = []
        self.lines: dict[str, str] = {}
        self.kept = 0
        """Bytes of texts."""
        self.total = 0
        self.done = 0

    def run(self, pool: ThreadPoolExecutor, queries: Sequence[Query]) -> None:
        """Sends queries whose answers are texts."""
        for query in queries:
            self.lines.setdefault(query.id, query.line)
        for query, output in self._outputs(pool, queries, self._ask_text):
            self.answers.add(query.id, understand(query, output))

    def ask_on(self, pool: ThreadPoolExecutor, rounds: Callable[[Answers], Rounds[Any]]) -> Reading[Any]:
        """Sends what a fact asks for round by round; these answers need not be texts, and only the fact keeps them."""
        asking = rounds(self.answers)
        try:
            queries = next(asking)
            while True:
                for query in queries:
                    self.lines.setdefault(query.id, _PATTERNS.get(query.id, query.line))
                came = dict(self._outputs(pool, queries, self._ask))
                queries = asking.send([came[query] for query in queries])
        except StopIteration as end:
            reading: Reading[Any] = end.value
            return reading

    def _outputs(
        self, pool: ThreadPoolExecutor, queries: Sequence[Query], ask: Callable[[Query], Output]
    ) -> Iterator[tuple[Query, Output]]:
        pending: dict[Future[Output], Query] = {pool.submit(ask, query): query for query in queries}
        self.total += len(pending)
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                query, output = pending.pop(future), future.result()
                yield query, output
                self._keep(query, output, tuple(one.id for one in pending.values()))

    def _ask(self, query: Query) -> Output:
        if self.until is not None and time.monotonic() >= self.until:
            return Output(failure=Failure.NOT_ASKED)
        return self.source.read(query)

    def _ask_text(self, query: Query) -> Output:
        if self.kept > _MOST_BYTES:
            return Output(failure=Failure.FLOODED)
        output = self._ask(query)
        self.kept += len(output.stdout)  # a sum that threads lose an addition of is as good
        return output

    def _keep(self, query: Query, output: Output, waiting: tuple[str, ...]) -> None:
        self.done += 1
        if output.failure not in _UNASKED:
            self.trail.append(_asked(query, output))
        failed = output.failure is not None
        done, total = self.done, self.total
        self.on_step(Step(command=query.id, user=query.user, done=done, total=total, failed=failed, waiting=waiting))


def _asked(query: Query, output: Output) -> Asked:
    return Asked(
        command=query.id,
        line=query.line,
        exit_code=output.exit_code,
        seconds=round(output.seconds, 3),
        bytes=len(output.stdout) + len(output.stderr),
    )


def _facts(reader: _Reader, left_out: Sequence[int]) -> Facts:
    readings: dict[str, Reading[Any]] = {}
    for fact in FACTS:
        reading = reader.answers.found.get(fact.name, _not_asked(fact))
        if fact.name in reader.answers.found and any(command.per_user for command in fact.commands):
            skipped = tuple(Gap(fact=fact.name, reason=GapReason.NOT_CHOSEN, user=user) for user in left_out)
            reading = Reading(records=reading.records, gaps=(*reading.gaps, *skipped))
        readings[fact.name.replace("-", "_")] = reading
    return Facts(**readings, lines=reader.lines, trail=tuple(reader.trail))


def _not_asked(fact: FactSpec[Any]) -> Reading[Any]:
    return Reading(gaps=(Gap(fact=fact.name, reason=GapReason.NOT_ASKED),))


def _read(fact: FactSpec[Any], answers: Answers) -> Reading[Any]:
    return _guarded(fact, partial(fact.read, answers))


def _guarded(fact: FactSpec[Any], reading: Callable[[], Reading[Any]]) -> Reading[Any]:
    try:
        return reading()
    except Exception as error:  # a fault in one parser must not take the other facts with it
        log.exception("the fact %s could not be read", fact.name)
        return Reading(gaps=(fault(fact.name, error),))
