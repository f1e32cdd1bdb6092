"""Phones of which little was saved and that have many apps: what cannot be told of each pair does not add up."""

from contextlib import closing
from pathlib import Path
from time import process_time

from detector import signatures
from detector.report import Report, decode, encode
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


def names_only(folder: Path, apps: int) -> Report:
    folder.mkdir()
    names = (f"package:org.example.a{number}\n" for number in range(apps))
    (folder / "pm_list_packages.txt").write_text("".join(names))
    with closing(open_files(folder)) as files:
        return scan_saved(files, signatures.load())


def test_what_is_open_for_every_app_for_the_same_reasons_is_told_once(tmp_path: Path) -> None:
    some, many = names_only(tmp_path / "some", 40), names_only(tmp_path / "many", 400)
    assert many.app_count == 400
    assert len(encode(many)) < 6_000 * many.app_count
    assert len(many.gaps) == len(some.gaps)
    assert decode(encode(many)) == many
    for app in many.inventory:
        opened = {(one.rule, one.level) for one in many.undecided if app.package in one.packages}
        assert opened == {(one.rule, one.level) for one in some.undecided if one.packages and one.rule != "removed-app"}
    assert all(signal.gaps and signal.package is None for one in many.undecided for signal in one.missing)


def test_that_no_list_names_the_files_is_told_once(tmp_path: Path) -> None:
    made = names_only(tmp_path / "names", 3)
    unread = [gap for gap in made.gaps if gap.fact in ("signers", "manifests", "file-hashes")]
    assert [(gap.package, gap.detail) for gap in unread] == [(None, "no list of apps names its file")] * 3
