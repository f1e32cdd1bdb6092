"""Phones of which little was saved and that have many apps: what cannot be told of each pair does not add up."""

from contextlib import closing
from pathlib import Path
from time import process_time

from detector import signatures
from detector.scan import scan_saved
from detector.sources.archives import open_files

APPS = 500


def test_what_is_not_known_of_pairs_of_apps_does_not_add_up(tmp_path: Path) -> None:
    """A dump without times and signatures: each app could have come together with each other one."""
    rows = (
        f"  Package [org.example.a{number}] (1):\n    userId={10_000 + number}\n    pkgFlags=[ HAS_CODE ]\n"
        "    User 0: installed=true\n"
        for number in range(APPS)
    )
    (tmp_path / "p.txt").write_text("Packages:\n  Package [android] (1):\n    userId=1000\n" + "".join(rows))
    began = process_time()
    with closing(open_files(tmp_path)) as files:
        report = scan_saved(files, signatures.load())
    assert process_time() - began < 8
    assert report.app_count == APPS + 1
    assert not report.complete
    pairs = [app.unclear for app in report.inventory if app.package != "android"]
    assert all("installer-pair" in unclear for unclear in pairs)
