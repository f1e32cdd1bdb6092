"""A source that keeps what it reads: every output, as it came, goes into a draft of an acquisition."""

import hashlib
from datetime import UTC, datetime
from threading import Lock
from typing import Self

from msgspec import structs

from detector.sources.acquisition.drafts import Draft, not_saved
from detector.sources.acquisition.manifest import NAME, Circumstances, Manifest, SavedFile, SavedQuery, encode, seal
from detector.sources.base import Origin, Output, Query, Source


class Recorder:
    """Reads from another source. As a context it leaves nothing behind unless `finish` was called.

    A disk that is full costs the acquisition and not the scan: `finish` tells of it.
    """

    def __init__(self, source: Source, draft: Draft) -> None:
        self.source = source
        self.draft = draft
        self._began = datetime.now(UTC)
        self._queries: list[SavedQuery] = []
        self._problem: OSError | None = None
        self._closed = False
        self._lock = Lock()

    @property
    def origin(self) -> Origin:
        """That of the other source: it is still what is judged."""
        return self.source.origin

    @property
    def parallel(self) -> int:
        """As many as the other source bears."""
        return self.source.parallel

    def read(self, query: Query) -> Output:
        """What the other source gives, which is kept."""
        output = self.source.read(query)
        with self._lock:
            if self._problem is None and not self._closed:
                try:
                    self._keep(query, output)
                except OSError as error:
                    self._problem = error
                    self.draft.discard()
        return output

    def close(self) -> None:
        """Closes the other source."""
        self.source.close()

    def finish(self, circumstances: Circumstances) -> tuple[Manifest, str]:
        """Lets the acquisition appear; gives its manifest and its seal, or DetectorError when it is not there."""
        with self._lock:
            self._closed = True
            try:
                if self._problem is not None:
                    raise self._problem
                manifest = Manifest(
                    **structs.asdict(circumstances),
                    began=self._began,
                    ended=datetime.now(UTC),
                    queries=tuple(self._queries),
                )
                data = encode(manifest)
                self.draft.add(NAME, data)
                self.draft.finish()
            except OSError as error:
                raise not_saved(self.draft.path, error) from error
        return manifest, seal(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed = True
            self.draft.discard()

    def _keep(self, query: Query, output: Output) -> None:
        name = f"outputs/{len(self._queries) + 1:04}-{query.id}"
        self._queries.append(
            SavedQuery(
                id=query.id,
                line=query.line,
                mark=query.mark,
                user=query.user,
                began=output.began,
                seconds=output.seconds,
                exit_code=output.exit_code,
                failure=output.failure,
                stdout=self._write(f"{name}.out", output.stdout),
                stderr=self._write(f"{name}.err", output.stderr),
            )
        )

    def _write(self, name: str, data: bytes) -> SavedFile | None:
        if not data:
            return None
        self.draft.add(name, data)
        return SavedFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
