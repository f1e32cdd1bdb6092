"""A simulated phone as a Source without adb: what a scan would get, faults included, in a fraction of a second."""

from threading import Lock

from detector.simulator.base import Faults
from detector.simulator.phone import SimulatedPhone
from detector.sources.base import Failure, Origin, Output, Query, SourceKind


class InProcess:
    """Answers at once. A command that hangs has timed out, one that drops ends half-way, a pulled cable stays out."""

    origin = Origin(kind=SourceKind.ADB)
    parallel = 1

    def __init__(self, phone: SimulatedPhone) -> None:
        self.phone = phone
        self.closed = False
        self._answered = 0
        self._lock = Lock()

    def read(self, query: Query) -> Output:
        """What the phone prints, and what goes wrong on the way."""
        faults, line = self.phone.faults, query.line
        with self._lock:
            self._answered += 1
            if faults.disconnect_after is not None and self._answered > faults.disconnect_after:
                return Output(failure=Failure.DISCONNECTED)
        if any(text in line for text in faults.hang):
            return Output(failure=Failure.TIMED_OUT)
        answer = self.phone.shell(line)
        out = _shortened(answer.stdout, line, faults)
        if any(text in line for text in faults.drop):
            return Output(stdout=out[: len(out) // 2], failure=Failure.CUT)
        if self.phone.phone.api < 24:  # without shell v2 both outputs are one
            return Output(stdout=out + answer.stderr, exit_code=answer.exit_code)
        return Output(stdout=out, stderr=answer.stderr, exit_code=answer.exit_code)

    def close(self) -> None:
        """Nothing is being read in the background; tests ask whether it was called."""
        self.closed = True


def _shortened(out: bytes, line: str, faults: Faults) -> bytes:
    return next((out[:size] for text, size in faults.truncate if text in line), out)
