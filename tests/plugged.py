"""A simulated phone as a Source, in this process and without adb."""

from detector.simulator.base import Answer
from detector.simulator.phone import SimulatedPhone
from detector.sources.base import Output, Query


class Plugged:
    """Answers as the phone's shell does."""

    name, parallel = "plugged", 1

    def __init__(self, device: SimulatedPhone) -> None:
        self.device = device

    def read(self, query: Query) -> Output:
        """What the phone prints for the line."""
        answer: Answer = self.device.shell(query.line)
        return Output(stdout=answer.stdout, stderr=answer.stderr, exit_code=answer.exit_code)

    def close(self) -> None:
        """Nothing is open."""
