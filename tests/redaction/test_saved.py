"""Personal data in what others saved of a phone, and in what a batch writes: looked for in every format and level."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

import pyrage
import pytest

from detector import keeping, signatures
from detector.facts import Depth
from detector.facts.collecting import collect
from detector.fleet import ledger, page, statistics, summary, telling
from detector.fleet.batch import run
from detector.fleet.judging import Judge
from detector.fleet.values import Outcome, Setup, State, Task
from detector.outputs import FORMATS, render
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.scan import scan_saved
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.archives import open_files
from detector.wording import Words
from tests.in_process import InProcess
from tests.outputs.pdf_reading import text_of
from tests.redaction.planted import PHONE, PLANTS, Plant
from tests.redaction.test_planted import LEVELS, plain
from tests.sources.saving import androidqf, save, save_loose

_BESIDE: Final = (
    Plant("a number of the phone", "356938035643809"),
    Plant("the serial number", "8XANNIKA77"),
    Plant("an e-mail address", "annika@post.example"),
    Plant("a phone number", "+491705550123"),
    Plant("the name of a network", "FRITZ-Annika"),
    Plant("an account", "annika.musterfrau"),
    Plant("a position", "52.51631,13.37771"),
    Plant("an address of a device", "a4:c3:f0:85:7d:19"),
    Plant("a file", "annika-tagebuch"),
    Plant("a folder", "annikas-backup"),
)
"""Stands in texts that no fact reads, beside a host of the list."""
_NOT_THERE: Final = ("a part of a file", "a file of signatures", "a note of the owner", "a damaged list", "a file")
_LATER: Final = (
    "when an app was watched",
    "a host",
    "a process",
    "why a hook failed",
    "what a hostile app calls a hook",
)
"""Of planted.py, what only a report can hold, or a person who watches."""
ALL: Final = (*_BESIDE, *(one for one in PLANTS if one.what not in (*_NOT_THERE, *_LATER)))
SOWN: Final = " ".join(plant.text for plant in _BESIDE)
_HEADS: Final = (b"User 0: ceData", b"android.permission.", b"* ServiceRecord{")


@cache
def phone() -> SimulatedPhone:
    return SimulatedPhone(load_phone(PHONE))


@cache
def index() -> Index:
    return signatures.load()


def sown(text: bytes) -> bytes:
    """The text with the plants behind lines that become proofs, and a part that nobody reads, with a listed host."""
    lines = text.split(b"\n")
    lines = [line + b" " + SOWN.encode() if line.lstrip().startswith(_HEADS) else line for line in lines]
    part = f"------ {SOWN} (cat /home/annika/{SOWN}) ------\n{SOWN} hoverwatch.com {SOWN}\n"
    dump = f"{'-' * 79}\nDUMP OF SERVICE wifi {SOWN}:\n{SOWN} https://hoverwatch.com/{SOWN}\n"
    return b"\n".join(lines) + f"\n{part}{dump}".encode()


def bug_report(folder: Path) -> Path:
    path, text = folder / "a.zip", sown(phone().shell("bugreport").stdout)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bugreport-annika-tagebuch.txt", text)
        archive.writestr("FS/data/annikas-backup/annika-tagebuch.txt", f"{SOWN} hoverwatch.com\n")
        archive.writestr("../annikas-backup/annika-tagebuch.txt", SOWN)
    return path


def text_of_one(folder: Path) -> Path:
    path = folder / "b.txt"
    path.write_bytes(sown(phone().shell("bugreport").stdout))
    return path


def loose(folder: Path) -> Path:
    made = save_loose(phone(), folder / "c")
    for file in sorted(made.iterdir()):
        file.rename(made / f"annika-tagebuch-{file.name}")
    (made / "annikas-backup.txt").write_text(f"{SOWN} hoverwatch.com\n")
    return made


def android_qf(folder: Path) -> Path:
    files = androidqf(phone())
    files["dumpsys.txt"] = sown(files["dumpsys.txt"])
    files["annikas-backup/annika-tagebuch.txt"] = f"{SOWN} hoverwatch.com\n".encode()
    return save(files, folder / "d")


def in_another_archive(folder: Path) -> Path:
    path = folder / "n.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(bug_report(folder), "annikas-backup/annika-tagebuch.zip")
        archive.writestr("annika-tagebuch.txt.gz", gzip.compress(f"{SOWN} hoverwatch.com\n".encode()))
        archive.writestr("../annika-tagebuch.txt", SOWN)
    return path


def results_of_mvt(folder: Path) -> Path:
    apps = [
        {"package_name": row.split("=")[-2].split()[0], "file_name": f"/data/app/{SOWN}", "third_party": True}
        for row in phone().shell("pm list packages -f -i --user 0").stdout.decode().splitlines()
    ]
    settings = {"secure": {"android_id": SOWN}, "global": {"device_name": SOWN, "annika-tagebuch": SOWN}}
    files = {"packages.json": apps, "settings.json": settings, "annika-tagebuch.json": {"annikas-backup": SOWN}}
    return save({name: json.dumps(one).encode() for name, one in files.items()}, folder / "e")


KINDS: Final[dict[str, Callable[[Path], Path]]] = {
    "bug report": bug_report,
    "its text": text_of_one,
    "loose dumps": loose,
    "androidqf": android_qf,
    "in another archive": in_another_archive,
}


@pytest.fixture(scope="module", params=KINDS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    with closing(open_files(KINDS[request.param](tmp_path_factory.mktemp("saved")))) as files:
        return scan_saved(files, index())


def out_at(how: Redaction) -> Iterator[Plant]:
    return (plant for plant in ALL if LEVELS.index(plant.until) <= LEVELS.index(how))


def left(text: str, how: Redaction) -> list[str]:
    found = plain(text)
    return [plant.what for plant in out_at(how) if plain(plant.text) in found]


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_nothing_personal_of_what_was_saved_is_left(report: Report, how: Redaction) -> None:
    made = redact(report, how)
    for format_name in FORMATS:
        content = render(made, format_name)
        text = text_of(content) if format_name == "pdf" else content.decode()
        assert left(text, how) == [], format_name
        assert "hoverwatch" in text.casefold()


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_nor_of_what_other_programs_made_of_it(how: Redaction, tmp_path: Path) -> None:
    with closing(open_files(results_of_mvt(tmp_path))) as files:
        report = scan_saved(files, index())
    assert "hoverwatch" in (whole := render(report, "json").decode())
    assert left(whole, how) != []
    assert {name: left(render(redact(report, how), name).decode(), how) for name in ("json", "html", "sarif")} == {
        "json": [],
        "html": [],
        "sarif": [],
    }


def test_it_was_there(report: Report) -> None:
    """Otherwise the test above would find nothing wherever one looks."""
    assert report.hints
    told = left(render(report, "json").decode(), Redaction.MINIMAL)
    assert {"an app", "what it calls itself", "the model"} <= set(told)
    assert {"a file", "an e-mail address"} & set(told)


# ---- batches


class Here:
    """A crew of this process, for one archive at a time."""

    room = 1

    def __init__(self, given: Setup) -> None:
        self._judge = Judge(given)

    def submit(self, task: Task) -> Future[Outcome]:
        """It is judged before this returns."""
        future: Future[Outcome] = Future()
        future.set_result(self._judge.judge(task))
        return future

    def close(self) -> None:
        """Nothing goes on."""


def odd_archives(folder: Path) -> None:
    """Those that are not judged say why, and quote what they are made of."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("annika-tagebuch.txt", SOWN)
    (folder / "e.age").write_bytes(pyrage.encrypt(inner.getvalue(), [pyrage.x25519.Identity.generate().to_public()]))
    (folder / "f.zip").write_bytes(inner.getvalue()[:-30])
    (folder / "g.zip").write_bytes(inner.getvalue())
    (folder / "h.bin").write_bytes(SOWN.encode())
    with keeping.recording(InProcess(phone()), folder / "j") as recorder:
        keeping.keep(recorder, collect(recorder, depth=Depth.CORE), index())
    (folder / "j" / "annika-tagebuch.txt").write_text(SOWN)
    save_loose(phone(), folder / "k" / "annika-tagebuch")
    save_loose(SimulatedPhone(load_phone("infected")), folder / "k" / "annikas-backup")
    (folder / "k" / "a.txt").write_text(SOWN)
    manifest = b'{"format": "stalkerware-detector-acquisition", "version": 1, "tool": "%s"}' % SOWN.encode()
    save({"manifest.json": manifest, "outputs/annika-tagebuch.out": SOWN.encode()}, folder / "i")


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_nothing_personal_is_in_anything_that_a_batch_writes(how: Redaction, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for make in KINDS.values():
        make(folder)
    odd_archives(folder)
    setup = Setup(tables=index().packed(), redaction=how)
    with ledger.opened(out) as kept:
        made = summary.of(run(folder, kept, Here(setup), made_with="x"), setup)
    summary.write(out, made)
    page.write(out, made, Words())
    told, counted = io.StringIO(), io.StringIO()
    telling.write(made, told, Words())
    statistics.write(statistics.of(summary.read(out)), counted)
    written = {file.name: file.read_text(encoding="utf-8") for file in out.rglob("*") if file.is_file()}
    assert {"summary.json", "summary.csv", "summary.html"} <= set(written)
    assert sum(one.state is State.JUDGED for one in made.archives) == len(KINDS)
    assert {one.name for one in made.failed()} == {"e.age", "f.zip", "g.zip", "h.bin", "i", "j", "k"}
    for name, text in {**written, "told": told.getvalue(), "counted": counted.getvalue()}.items():
        assert left(text, how) == [], name
