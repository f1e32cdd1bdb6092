"""The whole report as people and programs get it. GOLDEN=write makes the files anew, for a person to look at."""

import os
from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from detector import outputs
from detector.outputs import FORMATS
from detector.report import Report, Tool
from tests.outputs.reports import busy, clean

FOLDER = Path(__file__).parents[1] / "data" / "outputs"
SUFFIX = {"text": "txt", "json": "json"}
REPORTS = {"busy": busy, "clean": clean}


def as_of_one_version(made: Report) -> Report:
    return structs.replace(made, tool=Tool(name="stalkerware-detector", version="1.0.0"))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format_name", FORMATS)
def test_golden(name: str, format_name: str) -> None:
    out = StringIO()
    outputs.write(as_of_one_version(REPORTS[name]()), format_name, out)
    path = FOLDER / f"{name}.{SUFFIX[format_name]}"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(out.getvalue(), encoding="utf-8")
    assert out.getvalue() == path.read_text(encoding="utf-8")
