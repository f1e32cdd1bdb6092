"""Newer signatures from a feed, a file, an address or an organisation's repository: `detector signatures update`.

Only by explicit command. What comes is read and compared before it replaces anything; whatever goes wrong,
the set in use stays as it is.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.changes import Changes, Check, Contents, compare, examine, losses
from detector.signatures.feed_list import PublicFeed
from detector.signatures.store import Store
from detector.signatures.stored import Counts, Part, StoredSet, describe, part_paths
from detector.signatures.unpack import MOST_BYTES, take, take_bytes

if TYPE_CHECKING:
    from detector.signatures.trust import Repository

_DEADLINE_S: Final = 180.0
"""For one file; for a repository, for all of it."""
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]+")


class Outcome(Struct, frozen=True, kw_only=True):
    """What an update did, or would do."""

    source: str
    changes: Changes
    counts: Counts
    before: Counts | None = None
    """What the same source knew before; None when it is new."""
    rejected: tuple[str, ...] = ()
    """What the publisher wrote and nobody can use, with the reason and, where known, the line."""
    remarks: tuple[str, ...] = ()
    """What is odd there, and was taken."""
    overruled: tuple[Sentence, ...] = ()
    """Why it would have been refused without `force`."""
    same: bool = False
    """Byte for byte what is there already; its age counts from now."""
    stored: StoredSet | None = None
    """The set in use afterwards; None when it was only asked what would change."""


def update(
    store: Store,
    origin: "PublicFeed | Path | str | Repository",
    *,
    check: Check,
    force: bool = False,
    offline: bool = False,
    install: bool = True,
) -> Outcome:
    """Fetch, check, compare, and put in place what `origin` has; other sources of the set stay.

    A str is a web address. `check` gets every file of a feed, or the whole folder when it is one of signature
    files in our own format. `install=False` says only what would change. Raises DetectorError (ExitCode.DATA).
    """
    if offline and not isinstance(origin, Path):
        raise DetectorError(
            "This needs the network, and --offline forbids it",
            "Fetch the file elsewhere, and give it with --from FILE.",
            ExitCode.USAGE,
        )
    with _workplace(store, install=install) as place:
        current = store.usable()
        part = _gather(origin, place)
        contents = examine(part_paths(place, part), check)
        part = msgspec.structs.replace(part, counts=contents.counts())
        outcome = _compared(part, contents, current, check)
        overruled = (*_too_few(origin, part), *outcome.overruled)
        if overruled and not force:
            raise DetectorError(
                "{url}: refused, it would recognise less: {losses}",
                "The signatures in use stay. Look at what its publisher says; --force takes it all the same.",
                ExitCode.DATA,
                url=part.url,
                losses=overruled,
            )
        outcome = msgspec.structs.replace(outcome, overruled=overruled)
        return _put_in_place(store, place, part, outcome) if install else outcome


@contextmanager
def _workplace(store: Store, *, install: bool) -> Iterator[Path]:
    """Give a folder to work in; inside the store, under its lock, when the result is to stay."""
    if install:
        with store.draft() as place:
            yield place
        return
    try:
        with tempfile.TemporaryDirectory(prefix="detector-") as name:
            yield Path(name)
    except OSError as error:
        raise DetectorError(
            "The signatures could not be looked at: {reason}",
            "Make room on the disk, and try again.",
            ExitCode.DATA,
            reason=error,
        ) from error


def remove(store: Store, source: str) -> StoredSet:
    """Leave one source out of the set. Raises DetectorError."""
    with store.draft() as place:
        current = store.current()
        if current is None or current.part(source) is None:
            there = tuple(part.source for part in current.record.parts) if current else ()
            raise DetectorError(
                "No signatures of {source!r} are stored",
                "There are: {there}.",
                ExitCode.DATA,
                source=source,
                there=there or Sentence("none"),
            )
        return store.install(place, _carry_over(current, place, without=source))


def _gather(origin: "PublicFeed | Path | str | Repository", place: Path) -> Part:
    """Put the files of `origin` into a folder of their own below `place`."""
    now = datetime.now(UTC).replace(microsecond=0)
    if isinstance(origin, PublicFeed):
        return _gather_feed(origin, _folder(place, origin.name), now)
    if isinstance(origin, Path):
        name = _by_hand(origin.stem)
        together = take(origin, _folder(place, name))
        return Part(source=name, url=origin.name, fetched=now, counts=Counts(), together=together)
    if isinstance(origin, str):
        data = _fetch(origin)
        name = _by_hand(f"{urlsplit(origin).hostname} {_file_name(origin)}")
        together = take_bytes(data, origin, _file_name(origin), _folder(place, name))
        return Part(source=name, url=origin.partition("?")[0], fetched=now, counts=Counts(), together=together)
    from detector.signatures.trust import fetch_targets

    name = f"org-{origin.name}"
    together = fetch_targets(origin, _folder(place, name), limit_bytes=MOST_BYTES, deadline_s=_DEADLINE_S)
    return Part(source=name, url=origin.url, fetched=now, counts=Counts(), together=together)


def _gather_feed(feed: PublicFeed, folder: Path, now: datetime) -> Part:
    for url in feed.urls:
        (folder / _file_name(url)).write_bytes(_fetch(url))
    return Part(
        source=feed.name,
        url=" ".join(feed.urls),
        fetched=now,
        counts=Counts(),
        format=feed.format,
        licence=feed.licence,
        attribution=feed.attribution,
    )


def _fetch(url: str) -> bytes:
    from detector.signatures.fetch import fetch  # loads urllib3, which a scan never does

    return fetch(url, limit_bytes=MOST_BYTES, deadline_s=_DEADLINE_S, expect=("text", "json", "zip"))


def _folder(place: Path, name: str) -> Path:
    folder = place / name
    folder.mkdir(mode=0o700)
    return folder


def _by_hand(text: str) -> str:
    """Name the source of a file or address that was given on the command line."""
    return f"from-{_NO_WORD.sub('-', text.lower()).strip('-')[:50].rstrip('-') or 'file'}"


def _file_name(url: str) -> str:
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    return _NO_NAME.sub("-", name).lstrip("-.")[-80:] or "signatures"


def _compared(part: Part, contents: Contents, current: StoredSet | None, check: Check) -> Outcome:
    """Compare what came with what the same source gave last time."""
    if not contents.products:
        raise DetectorError("{url}: no signatures are in it", "Nothing was changed.", ExitCode.DATA, url=part.url)
    earlier = current.part(part.source) if current else None
    before = _examine_again(current, earlier, check)
    return Outcome(
        source=part.source,
        changes=compare(before, contents),
        counts=part.counts,
        before=earlier.counts if earlier else None,
        rejected=contents.rejected,
        remarks=contents.remarks,
        overruled=losses(before, contents),
    )


def _too_few(origin: object, part: Part) -> tuple[Sentence, ...]:
    if isinstance(origin, PublicFeed) and part.counts.products < origin.at_least:
        few, least = part.counts.products, origin.at_least
        return (Sentence("{count:,} products instead of {least:,} at least", count=few, least=least),)
    return ()


def _examine_again(current: StoredSet | None, part: Part | None, check: Check) -> Contents:
    """Read what the source gave last time; nothing when this program no longer reads it."""
    if current is None or part is None:
        return Contents(products={})
    try:
        return examine(current.paths(part), check)
    except DetectorError:
        return Contents(products={})


def _put_in_place(store: Store, place: Path, part: Part, outcome: Outcome) -> Outcome:
    current = store.usable()
    earlier = current.part(part.source) if current else None
    if earlier and earlier.files == describe(place / part.source):
        store.confirm(part.source, part.fetched)
        return msgspec.structs.replace(outcome, same=True, stored=store.current())
    others = _carry_over(current, place, without=part.source) if current else ()
    return msgspec.structs.replace(outcome, stored=store.install(place, (*others, part)))


def _carry_over(current: StoredSet, place: Path, *, without: str) -> tuple[Part, ...]:
    """Copy what the other sources gave before."""
    parts = tuple(part for part in current.record.parts if part.source != without)
    for part in parts:
        shutil.copytree(current.folder / part.source, place / part.source)
    return parts
