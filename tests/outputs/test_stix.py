"""STIX 2.1: sightings of what the list recognised, valid for OASIS' validator; the same report gives the same bytes."""

import json
import re
import uuid
from typing import Any

import pytest
from msgspec import structs
from stix2 import File, Software, X509Certificate
from stix2validator import ValidationOptions, validate_string

from detector import outputs
from detector.observations import Category
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.sweep import Hint, HintKind
from detector.wording import LANGUAGES
from tests.build import AppWords, PhoneWords, RemovedWords, report
from tests.outputs.reports import busy, clean, infected, watched
from tests.outputs.test_escape import HOSTILE, report_of
from tests.watching import SeenWords, WatchedWords

# Version 5 UUIDs, which the standard allows and of which it advises for observables only, make a bundle comparable.
OPTIONS = ValidationOptions(version="2.1", strict=True, disabled="uuid-check")


def objects(made: Report) -> list[dict[str, Any]]:
    said = outputs.render(made, "stix").decode()
    checked = validate_string(said, OPTIONS)
    assert checked.is_valid, [str(error) for error in checked.errors]
    found: list[dict[str, Any]] = json.loads(said)["objects"]
    by_id = {one["id"] for one in found}
    assert len(by_id) == len(found)
    for one in found:
        refs = [value for key, value in one.items() if key.endswith("_ref")]
        refs += [ref for key, value in one.items() if key.endswith("_refs") for ref in value]
        assert by_id.issuperset(refs)
    return found


def of(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in found if one["type"] == kind]


def one_app(package: str, **words: Any) -> list[dict[str, Any]]:
    return objects(report(PhoneWords(apps={package: AppWords(**words)})))


def redacted() -> Report:
    return redact(infected(), Redaction.MINIMAL)


@pytest.mark.parametrize("make", [busy, clean, infected, redacted])
def test_the_same_report_gives_the_same_bytes_and_another_one_shares_only_the_list(make: Any) -> None:
    made = make()
    assert outputs.render(made, "stix") == outputs.render(made, "stix")
    found = objects(made)
    other = {one["id"] for one in objects(structs.replace(made, added_app_count=99))}
    about_list = ("identity", "indicator", "malware", "relationship", "software", "x509-certificate")
    assert all((one["id"] in other) == (one["type"] in about_list) for one in found)


def test_a_name_on_the_list_is_a_sighting_of_its_indicator() -> None:
    found = one_app("org.example.spy", installer="")
    (indicator,), (malware,), (sighting,) = (of(found, kind) for kind in ("indicator", "malware", "sighting"))
    (software,), (data,), (tie,) = (of(found, kind) for kind in ("software", "observed-data", "relationship"))
    assert indicator["pattern"] == f"[software:name = '{software['name']}']" == "[software:name = 'org.example.spy']"
    assert (malware["name"], malware["malware_types"]) == ("Spy", ["spyware"])
    assert malware["external_references"][0]["external_id"] == "spy"
    assert (tie["source_ref"], tie["target_ref"]) == (indicator["id"], malware["id"])
    assert (sighting["sighting_of_ref"], sighting["observed_data_refs"]) == (indicator["id"], [data["id"]])
    assert sighting["labels"] == ["match"]
    assert sighting["first_seen"] == data["first_observed"] == "2026-11-22T12:00:00.000Z"
    assert data["object_refs"] == [software["id"]]
    assert software["id"] == Software(name="org.example.spy").id


def test_a_certificate_on_the_list_is_one_too() -> None:
    found = one_app("org.example.other", installer="", signers=("AB" * 20,))
    (indicator,), (certificate,) = of(found, "indicator"), of(found, "x509-certificate")
    assert indicator["pattern"] == f"[x509-certificate:hashes.'SHA-1' = '{'ab' * 20}']"
    assert certificate["id"] == X509Certificate(hashes={"SHA-1": "ab" * 20}).id
    assert certificate["id"] in of(found, "observed-data")[0]["object_refs"]


def test_a_file_on_the_list_is_one_too() -> None:
    found = one_app("org.example.other", installer="", file_hashes=("EF" * 32,))
    (indicator,), (file,) = of(found, "indicator"), of(found, "file")
    assert indicator["pattern"] == f"[file:hashes.'SHA-256' = '{'ef' * 32}']"
    assert file["id"] == File(hashes={"SHA-256": "ef" * 32}).id
    assert file["id"] in of(found, "observed-data")[0]["object_refs"]


def test_whom_a_certificate_names_is_one_too() -> None:
    found = one_app("org.example.other", installer="", organisations=("Spy, Inc.",))
    (indicator,), (certificate,) = of(found, "indicator"), of(found, "x509-certificate")
    pattern = r"(^|[,/] ?)O ?= ?Spy,\ Inc\.($|[,/])"
    assert indicator["pattern"] == "[x509-certificate:subject MATCHES '" + pattern.replace("\\", "\\\\") + "']"
    assert certificate["subject"] == "O=Spy, Inc."
    for subject, fits in (("C=DE, O=Spy, Inc., CN=a", True), ("/O=Spy, Inc./CN=a", True), ("O=Spy, Inc. of B", False)):
        assert bool(re.search(pattern, subject)) is fits
    assert certificate["id"] in of(found, "observed-data")[0]["object_refs"]
    assert uuid.UUID(certificate["id"].partition("--")[2]).version == 4


def test_a_name_that_fits_a_wildcard_is_a_sighting_of_the_product() -> None:
    found = one_app("org.example.other", installer="", common_names=("Kids Spy 04",))
    assert (of(found, "indicator"), of(found, "x509-certificate")) == ([], [])
    assert of(found, "sighting")[0]["sighting_of_ref"] == of(found, "malware")[0]["id"]


def test_what_was_taken_out_is_no_indicator() -> None:
    found = objects(redact(busy(), Redaction.MINIMAL))
    assert of(found, "indicator") == []
    assert of(found, "sighting")


@pytest.mark.parametrize(
    ("host", "kind", "listed"),
    [
        ("Api7.Spy.example.", "domain-name", "spy.example"),
        ("192.0.2.7", "ipv4-addr", "192.0.2.7"),
        ("[2001:db8::7]", "ipv6-addr", "2001:db8::7"),
    ],
)
def test_a_listed_host_that_a_watched_app_reached_is_one_too(host: str, kind: str, listed: str) -> None:
    seen = SeenWords(what=Category.NETWORK, detail=host, count=4, first_s=5, last_s=41)
    found = one_app("org.example.other", watched=(WatchedWords(seen=(seen,)),))
    (indicator,), (sighting,), (data,) = (of(found, name) for name in ("indicator", "sighting", "observed-data"))
    (reached,) = of(found, kind)
    assert indicator["pattern"] == f"[{kind}:value = '{listed}']"
    assert reached["value"] == host.lower().strip("[].")
    assert reached["id"] in data["object_refs"]
    assert (data["number_observed"], sighting["count"]) == (4, 4)
    assert (sighting["first_seen"], data["last_observed"]) == ("2026-11-22T11:00:05.000Z", "2026-11-22T11:00:41.000Z")
    assert of(found, "malware")[0]["external_references"][0]["external_id"] == "spy"


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_a_host_that_was_taken_out_is_no_object(how: Redaction) -> None:
    found = objects(redact(watched(), how))
    assert of(found, "domain-name") == []
    assert of(found, "sighting")


def test_what_stix_has_no_pattern_for_is_a_sighting_of_the_product() -> None:
    gone = report(PhoneWords(apps={"org.example.app": AppWords()}, removed=(RemovedWords(package="org.example.spy"),)))
    found = objects(gone)
    assert of(found, "indicator") == []
    assert of(found, "sighting")[0]["sighting_of_ref"] == of(found, "malware")[0]["id"]


def test_findings_without_an_entry_of_the_list_are_no_sightings() -> None:
    found = objects(busy())
    sighted = {one["name"] for one in of(found, "software")}
    assert sighted == {"org.example.spy", "org.example.plain", "org.example.family"}
    (generic,) = (one for one in of(found, "indicator") if one["name"] == "org.example.plain")
    assert generic["labels"] == ["generic"]


def test_what_was_not_read_and_hints_are_notes() -> None:
    assert {one["type"] for one in objects(clean())} == {"identity", "report"}
    told = objects(busy())
    (note,) = of(told, "note")
    assert "this profile is locked" in note["content"]
    assert note["object_refs"] == [of(told, "report")[0]["id"]]
    hint = Hint(
        kind=HintKind.DOMAIN, value="spy.example", products=("spy",), member="x.txt", section="", line=7, times=2
    )
    found = objects(structs.replace(clean(), hints=(hint,)))
    assert of(found, "sighting") == []
    (note,) = of(found, "note")
    assert "spy.example" in note["content"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_its_reader(language: str) -> None:
    found = json.loads(outputs.render(busy(), "stix", language=language))["objects"]
    assert {one["lang"] for one in found if "lang" in one} == {language}


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_valid_too(label: str) -> None:
    objects(report_of(label))


def test_no_entry_breaks_out_of_its_pattern() -> None:
    made = busy()
    hostile = "x' OR software:name LIKE '%\\"
    named = made.findings[0].signals[0]
    signal = structs.replace(named, slots={**named.slots, "indicator": hostile, "day": "x"})
    finding = structs.replace(made.findings[0], signals=(structs.replace(signal, id="listed-name"),), because=())
    (indicator,) = of(objects(structs.replace(made, findings=(finding,))), "indicator")
    assert indicator["pattern"] == "[software:name = 'x\\' OR software:name LIKE \\'%\\\\']"
