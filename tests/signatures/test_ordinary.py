"""What must be found, and what must not."""

import os
import re
from pathlib import Path

import pytest

from detector import signatures
from detector.signatures import Index
from tests.signatures.ordinary import ordinary_names

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
NOT_CLEAN = {
    "06.0.1-lg-m150",  # carries known monitoring apps
    "00-error-texts",
}
GENERIC_ONLY = ("com.android.services",)
"""A shared library on one device has the name of a product; that is why the name is marked as generic."""

_NAMES = re.compile(
    r"(?:^|\n)\s*(?:Package \[([\w.]+)\] \(|package:(?:\S+=)?([\w.]+)\s*(?:\r?\n|$)|pkg,([\w.]+),)", re.ASCII
)


@pytest.fixture(scope="module")
def index() -> Index:
    return signatures.load()


def clean_phones() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(CORPUS.rglob("*.txt")):
        device = path.relative_to(CORPUS).parts[0]
        if device in NOT_CLEAN:
            continue
        data = path.read_bytes()
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace")
        names = {name for match in _NAMES.findall(text) for name in match if "." in name}
        found.setdefault(device, set()).update(names)
    return {device: names for device, names in found.items() if names}


def test_eleven_thousand_ordinary_names_match_nothing(index: Index) -> None:
    names = ordinary_names()
    assert len(set(names)) == 11_000
    assert {name: index.by_package(name) for name in names if index.by_package(name)} == {}
    assert [name for name in names if index.by_component(f"{name}.MainActivity")] == []


def test_the_packages_of_clean_phones_match_nothing_that_stands_alone(index: Index) -> None:
    if not CORPUS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no corpus at {CORPUS}")
        pytest.skip(f"no corpus at {CORPUS}")
    phones = clean_phones()
    assert sum(map(len, phones.values())) > 1000, {device: len(names) for device, names in phones.items()}
    for device, names in phones.items():
        for name in sorted(names):
            for match in index.by_package(name):
                allowed = match.product.cls in ("dual-use", "parental") or (match.generic and name in GENERIC_ONLY)
                assert allowed, f"{device}: {name} is taken for {match.product.name} ({match.where})"
