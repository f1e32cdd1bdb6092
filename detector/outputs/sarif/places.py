"""Where something was read, as locations of SARIF: outputs of commands and saved files are its artifacts.

The path of an artifact is a command line or the name of a file, percent-encoded as a whole, below a base that stands
for the phone or for what was saved of it: no name can lead out of it. An app is a logical location.
"""

from typing import Any, Final
from urllib.parse import quote

from detector.outputs.sarif.rules import message
from detector.signals.base import Evidence

PHONE: Final = "PHONE"
SAVED: Final = "SAVED"


class Places:
    """Makes locations, and remembers the artifacts that they are in."""

    def __init__(self) -> None:
        self._artifacts: dict[tuple[str, str], int] = {}

    def of_evidence(self, evidence: Evidence, sentence: str = "") -> dict[str, Any]:
        """A line of an output; or a whole output, whose excerpt stands in the message then."""
        place: dict[str, Any] = {"artifactLocation": self.artifact(PHONE, evidence.command)}
        if evidence.line > 0:
            place["region"] = {"startLine": evidence.line, "snippet": {"text": evidence.excerpt}}
        else:
            sentence = f"{sentence} ({evidence.excerpt})" if sentence else evidence.excerpt
        return {"physicalLocation": place, **({"message": message(sentence)} if sentence else {})}

    def of_line(self, member: str, line: int) -> dict[str, Any]:
        """A line of a saved file."""
        return {"physicalLocation": {"artifactLocation": self.artifact(SAVED, member), "region": {"startLine": line}}}

    def of_command(self, command: str) -> dict[str, Any]:
        """A whole output."""
        return {"physicalLocation": {"artifactLocation": self.artifact(PHONE, command)}}

    def artifact(self, base: str, name: str) -> dict[str, Any]:
        """The artifact of this name."""
        index = self._artifacts.setdefault((base, name), len(self._artifacts))
        return {"uri": _path(name), "uriBaseId": base, "index": index}

    def artifacts(self) -> list[dict[str, Any]]:
        """All that were named, by their index."""
        return [
            {"location": {"uri": _path(name), "uriBaseId": base}, "description": message(name)}
            for base, name in self._artifacts
        ]


def _path(name: str) -> str:
    return quote(name, safe="", errors="replace")


def of_app(package: str | None) -> list[dict[str, Any]]:
    """The app that something is about."""
    return [{"fullyQualifiedName": package, "kind": "app"}] if package is not None else []
