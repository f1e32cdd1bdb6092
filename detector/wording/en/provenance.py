"""What is said about the report itself: where its bytes came from, what was taken out of it, what raw texts hold,
and the table of all apps.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- where the bytes came from
    "origin.line": "Read from: {parts}",
    "origin.acquisition": "an acquisition of this program",
    "origin.bug-report": "an Android bug report",
    "origin.androidqf": "a collection of AndroidQF",
    "origin.isdi": "a dump of ISDi",
    "origin.dumps": "outputs of single commands",
    "origin.as-of": "the phone as it was on {date}",
    "origin.no-date": "nothing tells of which day it is",
    "origin.note": "About what was handed over: {note}",
    "origin.more-notes.one": "1 more remark on it is in the JSON report.",
    "origin.more-notes.many": "{count} more remarks on it are in the JSON report.",
    # ---- what was taken out
    "redaction.share": "This report is for passing on. Taken out of it: names that people chose, accounts, numbers, "
    "exact times. Apps without a finding are only counted.",
    "redaction.minimal": "This report is for passing on. Left in it is only what was found, without names of people "
    "and phones, dates, versions and proof.",
    "redaction.unasked": "What identifies a person was left out of the file (--redact share). With “--redact none” "
    "it is all in it.",
    # ---- the report itself
    "report.made": "Report of {date}, made by {tool} {version}.",
    "report.seal": "Seal of what was read (SHA-256): {seal}",
    # ---- raw texts
    "section.hints": "Traces in raw text",
    "hint.lead": "Entries of our list stand somewhere in the texts. That proves neither that an app is here nor that "
    "it was: web pages, messages and other security apps leave such traces too. Nothing above rests on them.",
    "hint.line": "{kind} {value}, on our list for {products}: {place}; {times}",
    "hint.place": "{file}, line {line}",
    "hint.place.section": "{file}, line {line}, in {section}",
    "hint.domain": "server name",
    "hint.address": "network address",
    "hint.package": "package name",
    "hint.file-hash": "fingerprint of a file",
    "hint.certificate": "fingerprint of a signature",
    "hint.times.one": "in one line",
    "hint.times.many": "in {count} lines",
    "hint.times.most": "in more than {count} lines",
    "hint.more.one": "1 more entry is in the JSON report.",
    "hint.more.many": "{count} more entries are in the JSON report.",
    # ---- the table of apps and grants
    "table.title": "All apps, and what they are allowed to do",
    "table.app": "app",
    "table.yes": "yes",
    "table.no": "no",
    "table.unknown": "could not be told",
    "table.none": "No app has access of these kinds: {grants}.",
    "table.rest.one": "1 more app came with the phone and has none of these.",
    "table.rest.many": "{count} more apps came with the phone and have none of these.",
    "table.left-out.one": "1 more app was looked at. It was left out of this report.",
    "table.left-out.many": "{count} more apps were looked at. They were left out of this report.",
    "table.not-told": "Another version of this program made the report: a cell is empty where it may not have looked.",
}
