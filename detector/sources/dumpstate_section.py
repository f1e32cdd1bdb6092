"""One section of a bug report's text: what is kept of it, and what speaks against its being whole."""

import re
from typing import Final

from detector.sources.base import Failure, Output

SERVICE_END: Final = re.compile(r"--------- [0-9.]{1,12}s was the duration of dumpsys ([^\s,]{1,200})(?:,.{0,100})?")
_LONGEST_END: Final = 400
_ROW: Final = re.compile(rb"-{79}\r?\n\Z")
"""Between the dumps of two services, and inside some of them."""


class Section:
    """What is kept for one command line."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0
        self.closed = False
        self.doubtful = False
        """There twice, or closed where it is not open."""
        self.too_large = False
        self.killed = False
        """Its command was ended while it printed."""

    def close_late(self, service: str) -> None:
        """Some dumps have no line end: then the closing line stands behind their last word."""
        end = _ROW.sub(b"", b"".join(piece[-2 * _LONGEST_END :] for piece in self.pieces[-2:]))
        start = end.rfind(b"--------- ", -_LONGEST_END)
        match = SERVICE_END.fullmatch(end[start:].decode(errors="replace").rstrip()) if start >= 0 else None
        if match is not None and match[1] == service:
            whole = _ROW.sub(b"", b"".join(self.pieces[-2:]))
            self.pieces[-2:] = [whole[: start - len(end)]]
            self.closed = True

    def output(self, failure: Failure | None) -> Output:
        """Its bytes, and what is wrong with them."""
        if self.doubtful:
            failure = Failure.DOUBTFUL
        elif self.too_large:
            failure = Failure.TOO_LARGE
        elif self.killed and not self.closed:
            failure = Failure.TIMED_OUT
        elif self.closed:
            failure = None
        # A zero byte is no character of any dump; two of them in a text make it look like UTF-16.
        data = b"".join(self.pieces)
        row = _ROW.search(data, max(0, len(data) - _LONGEST_END))
        whole = data[: row.start()] if row else data
        return Output(
            stdout=whole.replace(b"\0", "\ufffd".encode()), exit_code=0 if self.closed else None, failure=failure
        )
