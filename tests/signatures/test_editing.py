"""A person's own files: whatever is noted can be read again, and taken back."""

from pathlib import Path

import pytest

from detector.errors import DetectorError
from detector.signatures.editing import allow, forget
from detector.signatures.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


def noted(library: Library, package: str, note: str) -> dict[str, str]:
    allow(library.allowed_file, library.allowed(), package, note)
    return library.allowed()


@pytest.mark.parametrize(
    "note", ["知道的", "ours 😀", 'two\nlines "quoted" \\', "\x1b[31m\x7f\x85", "\u202eabc\u2028", "[b]x[/b]: # {no}"]
)
def test_any_note_is_read_as_it_was_written(library: Library, note: str) -> None:
    assert noted(library, "com.example.family", note) == {"com.example.family": note}


def test_half_a_character_does_not_make_the_file_unreadable(library: Library) -> None:
    assert noted(library, "com.example.family", "half \ud83d") == {"com.example.family": "half \ufffd"}


def test_what_was_noted_is_taken_back_and_the_others_stay(library: Library) -> None:
    noted(library, "com.example.one", "")
    noted(library, "com.example.two", "two")
    forget(library.allowed_file, library.allowed(), "com.example.one")
    assert library.allowed() == {"com.example.two": "two"}
    forget(library.allowed_file, library.allowed(), "com.example.two")
    assert not library.allowed_file.exists()


def test_what_was_never_noted_cannot_be_taken_back(library: Library) -> None:
    with pytest.raises(DetectorError, match="not among the apps"):
        forget(library.allowed_file, library.allowed(), "com.example.one")
