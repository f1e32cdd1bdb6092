"""Invented signature files, who publishes and who takes them, and where the public indicators lie."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.signatures.organisation import Organisation, Person
from tests.signatures.web_server import WebServer, serving

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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    """A web server on loopback; `routes` says what it answers, else what lies in the folder `web` of tmp_path."""
    with serving(tmp_path / "web") as found:
        yield found


@pytest.fixture
def organisation(tmp_path: Path, product_text: Callable[..., str]) -> Organisation:
    """One that has published one product, where `server` serves it."""
    found = Organisation(tmp_path, product_text)
    found.publish()
    return found


@pytest.fixture
def person(organisation: Organisation, server: WebServer, tmp_path: Path) -> Person:
    """Somebody who trusts the organisation."""
    return Person(tmp_path / "person", server, organisation.metadata("1.root.json").read_bytes())


@pytest.fixture(scope="session")
def indicators() -> Path:
    """Return the folder of the public indicators; they are not part of the project."""
    if INDICATORS.is_dir():
        return INDICATORS
    if os.environ.get("CI") == "true":
        pytest.fail(f"no public indicators at {INDICATORS}")
    pytest.skip(f"no public indicators at {INDICATORS}")
