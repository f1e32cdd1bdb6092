"""STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1): sightings of the indicators that were recognised, as a bundle.

A sighting is of the indicator that matched: a package name, which is the name of a `software`, a certificate or whom it
names as its holder, a file, or a host that an app was seen to reach while it was watched. Where STIX has no pattern, as
for a class, it is of the product. (The patterns of our exported list are those of MVT, whose
`app` the standard does not know.) Findings that no entry of the list is behind are no sightings; the report object
counts them. What could not be read, and hints from raw texts, are notes.

The same report gives the same bytes. What is said about the list has ids that follow from the contents and one fixed
time, so that it is the same object in all reports.
"""

import hashlib
import ipaddress
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TextIO

import msgspec

from detector.outputs.cards import Cards
from detector.outputs.composing import words_for
from detector.outputs.escape import visible, visible_values
from detector.outputs.provenance import hint_line
from detector.outputs.sentences import Sentences
from detector.redaction.shapes import TAKEN_OUT
from detector.report import Report, encode
from detector.rules import Finding
from detector.signals import Signal
from detector.signals.watched import LISTED_HOST
from detector.signatures.exports.stix import SPACE
from detector.signatures.feeds.stix_own import TYPES
from detector.signatures.forms import PACKAGE_PATTERN
from detector.wording.language import ORIGINAL

Object = dict[str, Any]

_ALWAYS: Final = "2020-01-01T00:00:00.000Z"
_OBSERVABLES: Final = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace that the standard gives for ids of observables (2.9)."""
_BY_NAME: Final = ("listed-name", "generic-name")
_BY_CERTIFICATE: Final = "listed-signer"
_BY_FILE: Final = "listed-file"
_BY_HOLDER: Final = "listed-subject"
_TYPES: Final[dict[str, str]] = {str(cls): word for cls, word in TYPES.items()}
_DOMAIN: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_DIGITS: Final = 9
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HASHES: Final = {40: "SHA-1", 64: "SHA-256"}
_HASHED: Final = {_BY_CERTIFICATE: "x509-certificate", _BY_FILE: "file"}
_PART: Final = "(^|[,/] ?)O ?= ?{}($|[,/])"
"""An organisation in a subject, as RFC 4514 and OpenSSL write it."""


def write(report: Report, out: TextIO, *, language: str = ORIGINAL) -> None:
    """The bundle, indented."""
    objects = list(_Bundle(report, language).objects())
    bundle = {"type": "bundle", "id": _id("bundle", objects), "objects": objects}
    out.write(msgspec.json.format(msgspec.json.encode(bundle), indent=2).decode() + "\n")


class _Bundle:
    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.words = words_for(report, language)
        self.sentences = Sentences(self.words)
        self.cards = Cards(self.sentences, report)
        self.tool = _fixed("identity", name=report.tool.name, identity_class="system")
        self.seed = hashlib.sha256(encode(report)).hexdigest()
        origin = report.origin
        self.taken = _time(origin.taken if origin is not None and origin.taken is not None else report.created)

    def objects(self) -> Iterator[Object]:
        """Each object once, those that others refer to first."""
        sighted = (one for finding in self.report.findings for one in self._sightings(finding))
        found = {one["id"]: one for one in (self.tool, *sighted)}
        yield from found.values()
        checked = self._report(found)
        yield checked
        yield from self._notes(checked["id"])

    def _sightings(self, finding: Finding) -> Iterator[Object]:
        for signal in finding.signals:
            if "product_id" in signal.slots or signal.id == LISTED_HOST:
                listed, seen = list(_listed(signal)), list(self._observed(finding, signal))
                yield from (*listed, *seen, self._sighting(finding, signal, listed[0]["id"], seen[-1]["id"]))

    def _observed(self, finding: Finding, signal: Signal) -> Iterator[Object]:
        """The app, the certificate if it is that, and last the time at which they were there."""
        app = self.report.app(finding.package or "")
        version = {"version": app.version} if app is not None and app.version else {}
        there = [_observable("software", name=finding.package or "?", **version)]
        digest, host = signal.slots.get("indicator", ""), signal.slots.get("host", "").lower().strip("[].")
        if (kind := _HASHED.get(signal.id)) and len(digest) in _HASHES:
            there.append(_observable(kind, hashes={_HASHES[len(digest)]: digest.lower()}))
        elif _is_holder(signal.id, signal.slots):
            there.append(_observable("x509-certificate", subject=f"O={digest}"))
        elif kind := _kind_of_host(host):
            there.append(_observable(kind, value=host))
        yield from there
        first, last = self._times(signal)
        refs = [one["id"] for one in there]
        number = self._number(signal)
        yield self._told(
            "observed-data", first_observed=first, last_observed=last, number_observed=number, object_refs=refs
        )

    def _times(self, signal: Signal) -> tuple[str, str]:
        """When it was seen first and last: an app that is gone, on the day on which it was removed."""
        day, first, last = (signal.slots.get(name, "") for name in ("day", "first", "last"))
        if _MOMENT.fullmatch(first) and _MOMENT.fullmatch(last):
            return f"{first.replace(' ', 'T')}.000Z", f"{last.replace(' ', 'T')}.000Z"
        seen = f"{day}T00:00:00.000Z" if _DATE.fullmatch(day) else self.taken
        return seen, seen

    def _number(self, signal: Signal) -> int:
        """How often it was seen; the standard counts to 999,999,999."""
        count = signal.slots.get("count", "")
        told = signal.id == LISTED_HOST and count.isdecimal() and len(count) <= _DIGITS
        return max(1, int(count)) if told else 1

    def _sighting(self, finding: Finding, signal: Signal, of: str, observed: str) -> Object:
        name, (first, last) = self.cards.name(finding.package or ""), self._times(signal)
        return self._told(
            "sighting",
            description=f"{name}: {self.sentences.headline(finding)} ({self.sentences.clause(signal)})",
            lang=self.words.language.code,
            labels=[finding.level.value],
            first_seen=first,
            last_seen=last,
            count=self._number(signal),
            sighting_of_ref=of,
            observed_data_refs=[observed],
        )

    def _report(self, found: Iterable[str]) -> Object:
        return self._told(
            "report",
            name=self.sentences.phone(self.report),
            description=" ".join((*self.sentences.result(self.report), self.sentences.compared(self.report))),
            lang=self.words.language.code,
            report_types=["observed-data"],
            published=_time(self.report.created),
            object_refs=list(found),
        )

    def _notes(self, about: str) -> Iterator[Object]:
        """What could not be read, and what raw texts hold."""
        sentences, words = self.sentences, self.words
        hints = [hint_line(hint, words) for hint in self.report.hints]
        told = {
            "section.not-checked": [*sentences.not_checked(self.report), *sentences.left_out(self.report)],
            "section.hints": [words("hint.lead"), *hints] if hints else [],
        }
        for title, lines in told.items():
            if lines:
                content = words("join.lists").join(lines)
                language = words.language.code
                yield self._told("note", abstract=words(title), content=content, lang=language, object_refs=[about])

    def _told(self, kind: str, **content: Any) -> Object:
        """Something that this report says, at the time when it was made; another report never says the same object."""
        made = _time(self.report.created)
        told = {"created_by_ref": self.tool["id"], "created": made, "modified": made, **content}
        return _object(kind, told, self.seed)


def _listed(signal: Signal) -> Iterator[Object]:
    """What was recognised: the indicator, if STIX has a pattern for it, and the product that it indicates."""
    slots = dict(signal.slots)
    if signal.id == LISTED_HOST:
        slots |= {f"product{part}": slots.get(f"listed{part}", "?") for part in ("", "_id", "_class")}
    product_id, cls = slots["product_id"], slots.get("product_class", "")
    malware = _fixed(
        "malware",
        name=slots.get("product", product_id),
        is_family=False,
        **({"malware_types": [_TYPES[cls]]} if cls in _TYPES else {}),
        **({"labels": [cls]} if cls else {}),
        external_references=[{"source_name": "stalkerware-detector", "external_id": product_id}],
    )
    if pattern := _pattern(signal.id, slots):
        indicator = _fixed(
            "indicator",
            name=slots["indicator"],
            description=f"On the list for {malware['name']}",
            indicator_types=["malicious-activity"],
            pattern=pattern,
            pattern_type="stix",
            pattern_version="2.1",
            valid_from=_ALWAYS,
            **({"labels": ["generic"]} if signal.id == "generic-name" else {}),
        )
        yield indicator
        refs = {"source_ref": indicator["id"], "target_ref": malware["id"]}
        yield from (malware, _fixed("relationship", relationship_type="indicates", **refs))
    else:
        yield malware


def _pattern(signal: str, slots: Mapping[str, str]) -> str:
    """One comparison, which the observed objects fulfil; "" for what STIX has no word for, for wildcards, and for what
    was taken out of the report.
    """
    text = slots.get("indicator", "")
    if text in ("", TAKEN_OUT):
        return ""
    if signal in _BY_NAME and not PACKAGE_PATTERN.fullmatch(text):
        return f"[software:name = '{_literal(text)}']"
    if (kind := _HASHED.get(signal)) and len(text) in _HASHES:
        return f"[{kind}:hashes.'{_HASHES[len(text)]}' = '{_literal(text.lower())}']"
    if _is_holder(signal, slots):
        return f"[x509-certificate:subject MATCHES '{_literal(_PART.format(re.escape(text)))}']"
    if signal == LISTED_HOST and (kind := _kind_of_host(text)):
        return f"[{kind}:value = '{_literal(text)}']"
    return ""


def _is_holder(signal: str, slots: Mapping[str, str]) -> bool:
    """Whether it is an organisation in the subject of a certificate; common names stand on the list as wildcards."""
    text = slots.get("indicator", "")
    return signal == _BY_HOLDER and slots.get("part") == "organisation" and text not in ("", TAKEN_OUT)


def _kind_of_host(host: str) -> str:
    """The observable that STIX has for a host; "" for what is none."""
    try:
        return f"ipv{ipaddress.ip_address(host).version}-addr"
    except ValueError:
        return "domain-name" if _DOMAIN.fullmatch(host) else ""


def _literal(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace("'", "\\'")


def _fixed(kind: str, **content: Any) -> Object:
    """Something that is the same in all reports."""
    return _object(kind, {"created": _ALWAYS, "modified": _ALWAYS, **content})


def _object(kind: str, content: Object, seed: str = "") -> Object:
    harmless = visible_values(content)
    return {"type": kind, "spec_version": "2.1", "id": _id(kind, [seed, harmless]), **harmless}


def _observable(kind: str, **content: Any) -> Object:
    """Its id follows from its properties as the standard says: those that we give contribute (2.9, 6.7, 6.9, 6.18), but
    for a subject; an object that has no other shall have an id of version 4.
    """
    harmless = visible_values(content)
    canonical = json.dumps(harmless, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    made = uuid.uuid5(_OBSERVABLES, canonical)
    made = uuid.UUID(bytes=made.bytes, version=4) if "subject" in content else made
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{made}", **harmless}


def _id(kind: str, content: Any) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, kind + json.dumps(content, sort_keys=True))}"


def _time(moment: datetime) -> str:
    """A time without a zone is taken for UTC."""
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
