"""Invented signature files, and where the public indicators lie."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

INDICATORS = Path(__file__).parents[3] / "shared" / "indicators"

PRODUCT = """\
id: {id}
name: Example
class: stalkerware
packages:
  - {package}
captures: [sms]
notes: An invented product.
sources:
  - {{url: "https://example.org", what: invented}}
added: 2026-01-01
reviewed: 2026-01-02
licence: CC0-1.0
"""


@pytest.fixture(scope="session")
def product_text() -> Callable[..., str]:
    """Return a maker of valid product files: (id, package) -> text."""

    def text(product_id: str = "example", package: str = "org.example.spy") -> str:
        return PRODUCT.format(id=product_id, package=package)

    return text


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write one file under tmp_path, and return its path."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture(scope="session")
def indicators() -> Path:
    """Return the folder of the public indicators; they are not part of the project."""
    if INDICATORS.is_dir():
        return INDICATORS
    if os.environ.get("CI") == "true":
        pytest.fail(f"no public indicators at {INDICATORS}")
    pytest.skip(f"no public indicators at {INDICATORS}")
