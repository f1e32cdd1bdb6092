"""How serious a finding is: not a score, but which kind of evidence there is. Meaning of each: docs/rules.md."""

from enum import StrEnum


class Level(StrEnum):
    """Worst first. Names are those of `--fail-on` and of reports."""

    CONFIRMED = "confirmed"
    """A listed monitoring app, by name and by its maker's signature."""
    MATCH = "match"
    """A listed monitoring app by one of them."""
    PATTERN = "pattern"
    """Not on the lists; hides and is able to monitor."""
    ABILITY = "ability"
    """Could monitor; a person has to say whether it is wanted."""
    POSTURE = "posture"
    """A setting that lowers protection."""

    @property
    def rank(self) -> int:
        """1 is the most serious."""
        return list(Level).index(self) + 1

    def at_least(self, other: "Level") -> bool:
        """Whether it is as serious as the other, or more."""
        return self.rank <= other.rank
