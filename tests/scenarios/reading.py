"""What a person reads of a report, in a language, without the breaks of its lines."""

from io import StringIO

from detector.outputs.sentences import Sentences
from detector.outputs.text import write
from detector.report import Report
from detector.rules import Finding
from detector.wording import Words, load
from tests.wording.verb_lint import in_report


class Said:
    """The text of one report, after the verb lint has read it too."""

    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.language = language
        self.words = Words(language)
        self.sentences = Sentences(self.words)
        out = StringIO()
        write(report, out, language=language)
        self.text = out.getvalue()
        assert list(in_report(report, self.text, language)) == []

    def __contains__(self, text: str) -> bool:
        """Whether it says this; where lines break, and how wide a gap is, does not matter."""
        return _joined(text) in _joined(self.text)

    def has(self, key: str, **slots: object) -> bool:
        """Whether it says the sentence of a key."""
        return self.words(key, **slots) in self

    def starts(self, key: str) -> bool:
        """Whether it says the sentence of a key, of which the text before its first slot is compared."""
        return load(self.language).sentences[key].partition("{")[0] in self

    def mentions(self, key: str, block: str) -> bool:
        """Whether the sentence of a key stands in a block."""
        return _joined(self.words(key)) in block

    def block(self, package: str, key: str) -> str:
        """One of the four blocks about an app, up to the next line that is set in as its title is."""
        about = self.text.partition(self.words("section.details"))[2]
        title = next(line for line in about.splitlines() if package in line and not line.startswith(" "))
        lines = about[about.index(title) :].splitlines()[1:]
        start = next(number for number, line in enumerate(lines) if line.strip() == self.words(key))
        found = []
        for line in lines[start + 1 :]:
            if not line.startswith("    "):
                break
            found.append(line)
        return _joined("".join(found))

    def says(self, finding: Finding, block: str, *signals: str) -> bool:
        """Whether the clauses of these signals of a finding stand in one of its blocks."""
        about = self.block(finding.package or "", block)
        clauses = self.clauses(finding, *signals)
        return len(clauses) == len(signals) and all(clause in about for clause in clauses)

    def clauses(self, finding: Finding, *signals: str) -> list[str]:
        """What it says about some signals of a finding."""
        return [_joined(self.sentences.clause(one)) for one in finding.signals if one.id in signals]


def _joined(text: str) -> str:
    return "".join(text.split())
