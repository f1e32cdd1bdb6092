"""unpack.py: files, folders and archives that somebody hands us lead nowhere but into the store."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from detector.signatures import bundled_folder, load
from detector.signatures.store import Store
from detector.signatures.unpack import MOST_BYTES
from detector.signatures.update import update
from tests.signatures.invented_feed import CHECK, refused, stored
from tests.signatures.web_server import WebServer, fixed


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def zipped(files: dict[str, str], *, mode: int = 0o100644) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            member = zipfile.ZipInfo(name)
            member.filename = name  # ZipInfo would tidy it
            member.external_attr = mode << 16
            archive.writestr(member, text, zipfile.ZIP_DEFLATED)
    return data.getvalue()


@pytest.mark.parametrize("top", ["", "signatures-main/"])
def test_a_zip_of_signature_files(store: Store, server: WebServer, product_text: Callable[..., str], top: str) -> None:
    files = {
        f"{top}stalkerware/example.yaml": product_text(),
        f"{top}README.md": "words",
        f"{top}.github/workflows/x.yml": "on: push",
    }
    server.routes["/set.zip?token=secret"] = fixed(zipped(files))
    outcome = update(store, f"{server.url}/set.zip?token=secret", check=CHECK)
    assert outcome.source == "from-127-0-0-1-set-zip"
    assert outcome.counts.products == 1
    assert "secret" not in (stored(outcome).folder / "set.json").read_text(encoding="utf-8")
    (folder,) = stored(outcome).folders()
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.*")] == ["stalkerware/example.yaml"]
    assert load((folder,)).by_package("org.example.spy")


def test_a_folder_and_a_single_file_of_signatures(
    store: Store, write: Callable[[str, str], Path], product_text: Callable[..., str], tmp_path: Path
) -> None:
    one = write("mine/stalkerware/example.yaml", product_text())
    for origin in (tmp_path / "mine", one):
        current = stored(update(store, origin, check=CHECK))
    assert len(current.folders()) == 2
    assert current.feeds() == ()


def test_our_own_signatures_pass(store: Store) -> None:
    outcome = update(store, bundled_folder(), check=CHECK)
    assert outcome.counts.products >= 174


def test_own_files_with_a_mistake_are_refused_with_the_place(
    store: Store, write: Callable[[str, str], Path], product_text: Callable[..., str], tmp_path: Path
) -> None:
    write("mine/stalkerware/example.yaml", product_text(package="'no name'"))
    assert "stalkerware/example.yaml:5:5" in refused(store, tmp_path / "mine")


@pytest.mark.parametrize(
    "name",
    [
        "../example.yaml",
        "a/../../example.yaml",
        "/etc/example.yaml",
        "..\\example.yaml",
        "a\\example.yaml",
        "C:/example.yaml",
        "C:example.yaml",
        "example.yaml/../../x.yaml",
        "a//example.yaml",
        "./example.yaml",
        "con.yaml",
        "a\nb.yaml",
        "example.yaml\0.yaml",
        "é.yaml",
        "a/b/c/d/e/f/g/h/i.yaml",
        "x" * 200 + ".yaml",
        "example.yaml:stream.yaml",
    ],
)
def test_names_in_a_zip_lead_nowhere(store: Store, tmp_path: Path, product_text: Callable[..., str], name: str) -> None:
    (tmp_path / "set.zip").write_bytes(zipped({name: product_text()}))
    refused(store, tmp_path / "set.zip")
    assert not list(tmp_path.rglob("*.yaml"))


def test_a_zip_that_unpacks_to_too_much(store: Store, tmp_path: Path) -> None:
    (tmp_path / "set.zip").write_bytes(zipped({f"{n}.yaml": "#" * (MOST_BYTES // 4) for n in range(5)}))
    assert "unpacks to more than 64 MB" in refused(store, tmp_path / "set.zip")


def encrypted() -> bytes:
    data = bytearray(zipped({"example.yaml": "id: x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def broken() -> bytes:
    data = bytearray(zipped({"example.yaml": "id: x" * 1000}))
    data[50] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        zipped({"example.yaml": "/etc/passwd"}, mode=0o120777),
        zipped({"example.yaml": "x"}, mode=0o060644),
        zipped({"a.yaml": "x", "A.yaml": "y"}),
        zipped({"README.md": "x"}),
        zipped({"a.yaml": "x" * 100})[:-30],
        zipped({}),
        encrypted(),
        broken(),
        b"PK\x03\x04",
        zipped({"noname": "x"}).replace(b"noname", b"\0oname"),
    ],
    ids=["link", "device", "twice", "nothing", "cut", "empty", "encrypted", "broken", "four bytes", "without a name"],
)
def test_odd_zips(store: Store, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "set.zip").write_bytes(data)
    refused(store, tmp_path / "set.zip")


def test_a_folder_with_a_link_leads_nowhere(store: Store, write: Callable[[str, str], Path], tmp_path: Path) -> None:
    write("secret/key.yaml", "id: x")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.yaml").symlink_to(tmp_path / "secret" / "key.yaml")
    assert "is a link" in refused(store, tmp_path / "mine")


def test_things_that_are_no_file(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for origin in (tmp_path / "pipe.yaml", tmp_path / "missing.yaml", Path("/dev/zero")):
        refused(store, origin)


def test_a_file_that_is_too_large(store: Store, tmp_path: Path) -> None:
    with (tmp_path / "list.yaml").open("wb") as file:
        file.truncate(500_000_000)
    assert "more than 64 MB" in refused(store, tmp_path / "list.yaml")
