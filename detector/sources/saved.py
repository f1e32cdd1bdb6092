"""Saved outputs as a source: a table of command lines and what each of them printed."""

from collections.abc import Mapping

from detector.sources.base import Failure, Origin, Output, Query


class Saved:
    """Answers from the table. A query is known by its own line, or by one of those that answer the same."""

    parallel = 1
    """The bytes are at hand; there is nothing to wait for."""

    def __init__(self, origin: Origin, outputs: Mapping[str, Output], *, missing: Failure | None = None) -> None:
        self.origin = origin
        self.outputs = outputs
        """By the command line that each of them belongs to, such as "dumpsys package"."""
        self._missing = missing or Failure.NOT_IN_SOURCE
        """What is wrong with what is not there: it was never saved, or the file ends before it."""

    def read(self, query: Query) -> Output:
        """The saved output."""
        for line in (query.line, *query.fallbacks):
            if line in self.outputs:
                return self.outputs[line]
        return Output(failure=self._missing)

    def close(self) -> None:
        """Nothing is being read in the background."""
