"""Entries of the list in raw text: where they stand by themselves, once each, with section and line."""

import io
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.signatures import Index
from detector.signatures.model import (
    Certificate,
    Certificates,
    Indicator,
    Network,
    PackageId,
    Product,
    SignatureSet,
)
from detector.sources.archives import open_files
from detector.sweep import Hint, HintKind, sweep

DIGEST = "ab" * 32
PRINT = "0C" * 20
WATCHER = Product(
    id="watcher",
    name="Watcher",
    cls="stalkerware",
    packages=(PackageId(name="org.example.watcher"), PackageId(name="org.example.plain", generic=True)),
    certificates=Certificates(sha1=(Certificate(digest=PRINT),)),
    network=Network(
        domains=(Indicator(text="watcher.example"),),
        ips=(Indicator(text="198.51.100.7"), Indicator(text="2001:db8::7")),
        distribution=(Indicator(text="store.example"),),
    ),
    file_hashes=(Indicator(text=DIGEST),),
)
INDEX = Index(SignatureSet(products=(WATCHER,)))


def found(path: Path) -> tuple[Hint, ...]:
    with closing(open_files(path)) as files:
        return sweep(files, INDEX)


def hints(text: str | bytes, folder: Path) -> tuple[Hint, ...]:
    file = folder / "main.txt"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return found(file)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("host=watcher.example port=443", "watcher.example"),
        ("https://api.watcher.example/v1", "watcher.example"),
        ("it was WATCHER.example.", "watcher.example"),
        ("Service org.example.watcher/.Main", "org.example.watcher"),
        ("at org.example.watcher.Sender.run", "org.example.watcher"),
        ("/data/app/org.example.watcher-1/base.apk", "org.example.watcher"),
        ("198.51.100.7:443", "198.51.100.7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        (f"sha256={DIGEST.upper()}", DIGEST),
        (f"cert {PRINT.lower()}", PRINT),
    ],
)
def test_an_entry_that_stands_by_itself_is_found(text: str, value: str, tmp_path: Path) -> None:
    assert [hint.value for hint in hints(text, tmp_path)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "mywatcher.example",
        "my-watcher.example",
        "watcher.example.org",
        "watcher.example-cdn.org",
        "com.org.example.watcher",
        "org.example.watcher.lite",
        "org.example.watchers",
        "org.example.Watcher",
        "org.example.plain",
        "store.example",
        "1198.51.100.7",
        "198.51.100.70",
        "198.51.100.7.4",
        f"{DIGEST}0",
        "",
    ],
)
def test_a_part_of_another_name_and_what_is_too_plain_are_not(text: str, tmp_path: Path) -> None:
    assert hints(text, tmp_path) == ()


REPORT = """== dumpstate: 2024-05-04 10:00:00
------ SYSTEM LOG (logcat) ------
05-04 I/Net: watcher.example watcher.example
------ 0.1s was the duration of 'SYSTEM LOG' ------
05-04 I/Net: watcher.example
DUMP OF SERVICE connectivity:
  uid 10200 198.51.100.7
"""


def test_a_hint_says_where_it_stands_first_and_in_how_many_lines(tmp_path: Path) -> None:
    domain, address = hints(REPORT, tmp_path)
    assert domain == Hint(
        kind=HintKind.DOMAIN,
        value="watcher.example",
        products=("watcher",),
        member="main.txt",
        section="SYSTEM LOG (logcat)",
        line=3,
        times=2,
    )
    assert (address.kind, address.section, address.line) == (HintKind.ADDRESS, "DUMP OF SERVICE connectivity", 7)


def test_counting_ends_where_a_text_says_nothing_else(tmp_path: Path) -> None:
    domain, address = hints(b"watcher.example\n" * 200_000 + b"198.51.100.7\n", tmp_path)
    assert 1000 <= domain.times < 200_000
    assert (address.line, address.times) == (200_001, 1)


def test_what_is_installed_is_no_news(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("org.example.watcher\n")
    assert sweep(open_files(tmp_path), INDEX, leave_out=frozenset({"org.example.watcher"})) == ()


def test_powershell_writes_utf16(tmp_path: Path) -> None:
    assert [hint.line for hint in hints("a\r\nwatcher.example\r\n".encode("utf-16"), tmp_path)] == [2]


@pytest.mark.parametrize("size", [0, 2**20 - 8, 2**20 - 4, 2**20, 5 * 2**20 - 9, 6 * 2**20])
def test_an_entry_across_the_ends_of_pieces_is_found_once(size: int, tmp_path: Path) -> None:
    for filling in (b"x", b"xx xx xx\n"):
        text = (filling * (size // len(filling) + 1))[:size] + b" watcher.example\nrest\n"
        (hint,) = hints(text, tmp_path)
        assert (hint.times, hint.line) == (1, text.count(b"\n", 0, text.index(b"watcher")) + 1)


def test_archives_in_archives_are_looked_through_once_and_pictures_and_apps_not(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("main.txt", "watcher.example\n")
        archive.writestr("nested.zip", inner.getvalue())
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("bugreport.zip", inner.getvalue())
        archive.writestr("picture.txt", b"\x89PNG watcher.example")
        archive.writestr("app.apk", b"PK\x03\x04 198.51.100.7")
        archive.writestr("broken.zip", b"PK\x03\x04")
    assert [(hint.member, hint.times) for hint in found(tmp_path / "all.zip")] == [("bugreport.zip/main.txt", 1)]


@given(st.binary(max_size=300).filter(lambda data: not data.startswith(b"PK\x03\x04")))  # that would be an archive
def test_any_bytes_are_looked_through(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert len(hints(data + b"\nwatcher.example\n", Path(folder))) <= 6
