"""A phone made of texts: a Source that answers by the id of a command."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

from detector.sources.base import Failure, Origin, Output, Query, SourceKind

Key = str | tuple[str, int]
"""The id of a command, alone or with the Android user that it asks about."""

OWNER_ONLY: Final = "Users:\n\tUserInfo{0:Owner:c13} running\n"


def properties(api: int, zone: str = "") -> str:
    """What `getprop` prints on a phone of this version, as far as it is asked."""
    return (
        f"[persist.sys.timezone]: [{zone}]\n[ro.build.version.sdk]: [{api}]\n"
        "[ro.product.manufacturer]: [Example]\n[ro.product.model]: [Invented]\n"
    )


class Scripted:
    """Texts are whole answers with exit code 0; an Output is given as it is; what is not named is not there."""

    origin = Origin(kind=SourceKind.DUMPS)

    def __init__(self, answers: Mapping[Key, str | bytes | Output], *, parallel: int = 1) -> None:
        self.answers = dict(answers)
        self.parallel = parallel
        self.asked: list[Query] = []
        self.closed = False
        self.before: Callable[[Query], None] = lambda _: None
        """Called in front of every answer; what it raises comes out of `read`."""
        self._lock = Lock()

    def read(self, query: Query) -> Output:
        with self._lock:
            self.asked.append(query)
        self.before(query)
        keys: tuple[Key, ...] = (query.id,) if query.user is None else ((query.id, query.user), query.id)
        answer = next((self.answers[key] for key in keys if key in self.answers), None)
        if answer is None:
            return Output(failure=Failure.NOT_IN_SOURCE)
        if isinstance(answer, Output):
            return answer
        return Output(stdout=answer if isinstance(answer, bytes) else answer.encode(), exit_code=0, seconds=0.1)

    def close(self) -> None:
        self.closed = True
