"""SARIF 2.1.0 with errata 1 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for what collects findings of tools.

A finding is a result: `fail` for what was recognised or hides, and for settings; `review` for what a person has to
say; `open` for a rule that could not be answered; `informational` for a hint. What could not be read is a notification
of the invocation, which did not succeed where something that matters is missing. Sentences are in the reader's
language. No character in a text of the phone makes a placeholder or a link (3.11.5, 3.11.6).
"""

from typing import Any, Final, TextIO

import msgspec

from detector.outputs.composing import words_for
from detector.outputs.escape import visible_values
from detector.outputs.sarif.places import PHONE, SAVED, Places
from detector.outputs.sarif.results import results
from detector.outputs.sarif.rules import MITRE, TAXONOMY, message, reasons, rules, taxonomy
from detector.outputs.sarif.unread import notifications
from detector.outputs.sentences import Sentences
from detector.report import Report
from detector.wording import Words
from detector.wording.language import ORIGINAL

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(report: Report, out: TextIO, *, language: str = ORIGINAL) -> None:
    """One log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, words_for(report, language))]}
    out.write(msgspec.json.format(msgspec.json.encode(visible_values(log)), indent=2).decode() + "\n")


def _run(report: Report, words: Words) -> dict[str, Any]:
    places = Places()
    found = list(results(report, words, places))
    invocation = _invocation(report, Sentences(words), places)
    return {
        "language": words.language.code,
        "columnKind": "unicodeCodePoints",
        "tool": {"driver": _driver(report, words), "extensions": [_list(report)]},
        "taxonomies": [taxonomy()],
        "originalUriBaseIds": {
            PHONE: {
                "description": {"text": "What the phone printed for a command line; a line is one of that output."}
            },
            SAVED: {"description": {"text": "A file of what was saved of the phone."}},
        },
        "invocations": [invocation],
        "artifacts": places.artifacts(),
        "results": found,
        "properties": _about(report),
    }


def _driver(report: Report, words: Words) -> dict[str, Any]:
    return {
        "name": report.tool.name,
        "version": report.tool.version,
        "language": words.language.code,
        "rules": rules(words),
        "notifications": reasons(words),
        "supportedTaxonomies": [{"name": MITRE, "index": TAXONOMY}],
    }


def _list(report: Report) -> dict[str, Any]:
    """The list of products that phones are compared with."""
    listed = report.signature_set
    return {
        "name": "signatures",
        "version": listed.revision or listed.date or "?",
        "shortDescription": {"text": "The list of monitoring apps."},
        "properties": msgspec.to_builtins(listed),
    }


def _invocation(report: Report, sentences: Sentences, places: Places) -> dict[str, Any]:
    return {
        "executionSuccessful": report.complete,
        "endTimeUtc": report.created.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "toolConfigurationNotifications": [
            {"level": "warning", "message": message(sentence)} for sentence in sentences.old_list(report)
        ],
        "toolExecutionNotifications": list(notifications(report, sentences, places)),
    }


def _about(report: Report) -> dict[str, Any]:
    """What SARIF has no word for, in those of our own report."""
    names = ("source", "origin", "redaction", "complete", "phone", "app_count", "added_app_count", "watched")
    return {name: msgspec.to_builtins(getattr(report, name)) for name in names}
