"""The report as PDF: all that it says, tagged, and no text that becomes markup, a link or a file of this computer."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typst
from click.testing import CliRunner

from detector import outputs
from detector.cli import command
from detector.errors import DetectorError
from detector.outputs import pdf
from detector.outputs.composing import compose, words_for
from detector.outputs.document import (
    Block,
    Definition,
    Document,
    Entry,
    Mark,
    Paragraph,
    Part,
    Points,
    Row,
    Rows,
    Section,
    SectionId,
)
from detector.outputs.escape import visible
from detector.outputs.guidance import DIRECTORIES
from detector.report import Report
from detector.signals.base import Evidence
from detector.simulator.apk_file import made_apk
from detector.simulator.phone import load_phone
from detector.wording import LANGUAGES, Words
from tests.outputs.pdf_reading import chinese_font, tags_of, text_of
from tests.outputs.reports import infected
from tests.outputs.test_escape import HOSTILE

LINK = re.compile(rb"/URI\(([^)]*)\)")
FORGERIES = (
    '#set text(red) #read("/etc/hostname") #sys.inputs',
    "*strong* _turned_ `code` $x^2$",
    "= heading",
    "@finding-1 <finding-1> #link(label)",
    "https://example.org/x",
    "// gone /* gone",
    "W" * 400,
    "." * 90 + "/" * 30,
)
WORDS = Words()


def document(made: Report, language: str = "en") -> Document:
    return compose(made, words_for(made, language))


def texts(value: Any) -> Iterator[str]:
    """Every text that a reader should find."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, dict):
        left_out = ("language", "type", "mark", "id", "target", "package", "evidence")
        yield from texts([inner for key, inner in value.items() if key not in left_out])


def packed(text: str) -> str:
    return re.sub(r"\s", "", text)


def without_page_ends(text: str) -> str:
    """A sentence may go on on the next page, behind the line at the foot of this one."""
    return re.sub(r"[^\n]*\n*\d+ / \d+\n*\f", "", text)


@pytest.fixture(scope="module")
def found() -> bytes:
    return outputs.render(infected(), "pdf", language="de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_there(language: str) -> None:
    if language == "zh":
        chinese_font()
    said = packed(without_page_ends(text_of(outputs.render(infected(), "pdf", language=language))))
    for text in texts(msgspec.to_builtins(document(infected(), language))):
        assert packed(visible(text)) in said


def test_it_is_tagged_and_says_its_title_and_language(found: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in found
    assert b"<rdf:li>de</rdf:li>" in found
    assert document(infected()).title.encode() in found


def test_sections_apps_and_blocks_are_headings_and_lists_are_lists(found: bytes) -> None:
    made, tags = document(infected(), "de"), tags_of(found)
    parts = [part for section in made.sections for part in section.parts]
    entries = [part for part in parts if isinstance(part, Entry)]
    assert (tags["H1"], tags["H2"]) == (len(made.sections), len(entries))
    assert tags["H3"] == sum(len(entry.blocks) + bool(entry.evidence) for entry in entries)
    assert tags["LI"] > len(made.counts) + sum(len(part.items) for part in parts if isinstance(part, Points))


def test_the_same_report_gives_the_same_file_without_a_time_of_its_own(found: bytes) -> None:
    assert outputs.render(infected(), "pdf", language="de") == found
    assert b"CreateDate" not in found
    assert b"CreationDate" not in found


def document_of(labels: Sequence[str]) -> Document:
    """Texts in every place that a document has for them."""
    parts: list[Part] = []
    for number, text in enumerate(labels):
        entry = Entry(
            id=f"finding-{number}",
            mark=Mark.KNOWN,
            title=text,
            matter=text,
            headline=text,
            blocks=(Block(text, (text,)),),
            evidence=(Evidence(command=text, line=1, excerpt=text),),
        )
        row = Row(mark=Mark.KNOWN, text=text, matter=text, target=entry.id)
        parts += [Paragraph(text), Points((text,)), Rows((row,), note=text), Definition((text, text), text), entry]
    return Document(
        language="en",
        title=labels[0],
        lead=tuple(labels),
        counts=(),
        result=tuple(labels),
        strong=True,
        sections=(Section(SectionId.DETAILS, "Section", tuple(parts)),),
        closing=tuple(labels),
    )


@pytest.mark.parametrize("labels", [tuple(HOSTILE.values()), FORGERIES], ids=["hostile", "markup"])
def test_a_label_stays_a_text(labels: tuple[str, ...]) -> None:
    content = pdf.typeset(document_of(labels), WORDS)
    said, honest = text_of(content), pdf.typeset(document_of(["x"] * len(labels)), WORDS)
    assert all(character in "\n\f" or character.isprintable() for character in said)
    assert tags_of(content) == tags_of(honest)
    assert {link.decode() for link in LINK.findall(content)} <= set(DIRECTORIES.values())
    for label in labels:
        if label.isascii() and label.isprintable():
            assert packed(without_page_ends(said)).count(packed(label)) >= 6


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with no fonts but those that come with Typst."""
    monkeypatch.setattr(typst, "compile", partial(typst.compile, ignore_system_fonts=True))
    monkeypatch.setattr(typst, "Fonts", partial(typst.Fonts, include_system_fonts=False))


@pytest.mark.usefixtures("no_fonts")
class TestWithoutFonts:
    def test_a_language_that_no_font_shows_is_refused_with_words(self) -> None:
        with pytest.raises(DetectorError, match="简体中文") as refused:
            outputs.ready("pdf", language="zh")
        assert "--format html" in refused.value.hint

    @pytest.mark.parametrize("language", ["en", "de", "es", "ru"])
    def test_the_others_need_none(self, language: str) -> None:
        outputs.ready("pdf", language=language)

    def test_a_character_of_an_app_is_shown_as_its_number(self) -> None:
        assert "⟨4E2D⟩x⟨1F469⟩" in text_of(pdf.typeset(document_of(["中x👩"]), WORDS))


def test_without_typst_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(DetectorError) as refused:
        outputs.ready("pdf")
    assert "stalkerware-detector[pdf]" in refused.value.hint
    assert "--format html" in refused.value.hint


class TestGivingOut:
    def test_a_terminal_gets_words_before_anything_is_read(self, tmp_path: Path) -> None:
        ours, theirs = pty.openpty()
        program = (sys.executable, "-m", "detector", "apk", "--format", "pdf", str(tmp_path / "x.apk"))
        done = subprocess.run(program, stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False)
        os.close(ours)
        os.close(theirs)
        assert done.returncode == 2
        assert b"--output" in done.stderr

    def test_a_pipe_and_a_file_get_it(self, tmp_path: Path) -> None:
        apk, file = tmp_path / "x.apk", tmp_path / "report.pdf"
        apk.write_bytes(made_apk(load_phone("infected").apps[0]))
        words = ["apk", str(apk), "--format", "pdf", "--redact", "share"]
        piped = CliRunner().invoke(command, words, standalone_mode=False)
        assert piped.stdout_bytes.startswith(b"%PDF-")
        written = CliRunner().invoke(command, [*words, "-o", str(file)], standalone_mode=False)
        assert written.stdout_bytes == b""
        assert text_of(file.read_bytes()).startswith("Files, on no phone")
