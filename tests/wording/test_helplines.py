"""The file of support services is whole, and no number reaches a person that nobody checked lately."""

import re
from datetime import date

import pytest

from detector.errors import DetectorError
from detector.outputs.guidance import DIRECTORIES, helplines
from detector.wording import LANGUAGES, Words
from detector.wording.helplines import Service, countries, read, services

TODAY = date(2026, 11, 26)
CHECKED = Service(
    country="XX",
    name="Invented line",
    number="0123 456",
    languages=("en",),
    source="https://example.org/contact",
    checked=date(2026, 11, 1),
    verified=True,
)


def entry(**changed: str) -> str:
    keys = {
        "country": "XX",
        "name": "Line",
        "number": '"012"',
        "languages": "[en]",
        "source": "x y",
        "verified": "false",
    }
    lines = "\n    ".join(f"{key}: {value}" for key, value in {**keys, **changed}.items() if value)
    return f"services:\n  - {lines}\n"


def test_the_file_can_be_read_and_is_in_order() -> None:
    assert len(services()) >= 40
    assert [one.country for one in services()] == sorted(one.country for one in services())
    assert countries()


@pytest.mark.parametrize("service", services(), ids=lambda one: f"{one.country} {one.name}")
def test_an_unchecked_number_hides_in_no_other_field(service: Service) -> None:
    assert service.verified or not re.search(r"\d", service.name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [None, "QQ", *countries()])
def test_directories_are_always_shown_and_no_unchecked_number_is(language: str, country: str | None) -> None:
    said = helplines(Words(language), country, TODAY)
    assert all(url in said for url in DIRECTORIES.values())
    if not any(one.verified and one.country == country for one in services()):
        without = re.sub(r"https://\S+", "", said)
        assert not re.search(r"\d", without)


def test_a_checked_number_is_shown_for_a_year() -> None:
    said = helplines(Words(), "XX", TODAY, (CHECKED,))
    assert "Invented line: 0123 456 (en; checked on 2026-11-01)" in said
    later = helplines(Words(), "XX", date(2027, 12, 1), (CHECKED,))
    assert "Invented line (en): not checked yet" in later
    assert "0123" not in later


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"country": "Germany"}, "2:14"),
        ({"number": "call me"}, "4:13"),
        ({"number": "tel:1"}, "4:13"),
        ({"url": "http://example.org"}, ""),
        ({"languages": "[English]"}, "5:17"),
        ({"languages": "[]"}, "2:5"),
        ({"number": ""}, "2:5"),
        ({"source": ""}, "2:5"),
        ({"verified": "perhaps"}, "7:15"),
        ({"verified": "true"}, "2:5"),
        ({"verified": "true", "source": "https://example.org", "checked": "yesterday"}, ""),
        ({"verified": "true", "source": "somewhere", "checked": "2026-11-01"}, "2:5"),
        ({"phone": "1"}, "2:5"),
    ],
)
def test_a_mistake_is_named_with_its_place(changed: dict[str, str], place: str) -> None:
    with pytest.raises(DetectorError, match=rf"^lines\.yaml:{place}"):
        read(entry(**changed), "lines.yaml")
