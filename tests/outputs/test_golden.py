"""The whole report as people and programs get it. GOLDEN=write makes the files anew, for a person to look at."""

import os
from pathlib import Path

import pytest
from msgspec import structs

from detector import outputs
from detector.outputs import BINARY, FORMATS
from detector.report import Report, Tool
from detector.wording import LANGUAGES
from tests.outputs.reports import busy, clean, infected, watched

FOLDER = Path(__file__).parents[1] / "data" / "outputs"
SUFFIX = {
    "text": "txt",
    "html": "html",
    "json": "json",
    "markdown": "md",
    "csv": "csv",
    "sarif": "sarif",
    "stix": "stix.json",
}
REPORTS = {"busy": busy, "clean": clean, "watched": watched}


def as_of_one_version(made: Report) -> Report:
    return structs.replace(made, tool=Tool(name="stalkerware-detector", version="1.0.0"))


def compare(made: Report, format_name: str, file: str, language: str = "en") -> None:
    made = made if format_name == "csv" else as_of_one_version(made)  # a table leaves open what others looked for
    said = outputs.render(made, format_name, language=language)
    path = FOLDER / file
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(said)
    assert said == path.read_bytes()


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format_name", sorted(set(FORMATS) - set(BINARY)))
def test_golden(name: str, format_name: str) -> None:
    compare(REPORTS[name](), format_name, f"{name}.{SUFFIX[format_name]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_in_each_language(language: str) -> None:
    """Nothing found, and a phone with a monitoring app; English has the first one already. Watched apps in Chinese."""
    if language != "en":
        compare(clean(), "text", f"clean.{language}.txt", language)
    compare(infected(), "text", f"infected.{language}.txt", language)
    if language == "zh":
        compare(watched(), "text", "watched.zh.txt", language)
