"""One phone, read in two ways: over a cable, and from its bug report. What the one does not hold is no difference."""

from pathlib import Path

import pytest

from detector import signatures
from detector.comparison import compare, exit_code
from detector.errors import ExitCode
from detector.scan import scan, scan_saved
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.archives import open_files
from tests.comparison.dimming import claims
from tests.in_process import InProcess


@pytest.mark.parametrize("name", ["infected", "samsung-16"])
def test_a_bug_report_of_the_phone_that_was_scanned_differs_in_nothing(name: str, tmp_path: Path) -> None:
    phone, index = SimulatedPhone(load_phone(name)), signatures.load()
    path = tmp_path / "bugreport.txt"
    path.write_bytes(phone.shell("bugreport").stdout)
    files = open_files(path)
    saved = scan_saved(files, index)
    files.close()
    live = scan(InProcess(phone), index, now=saved.as_of)
    for made in (compare(live, saved), compare(saved, live)):
        assert claims(made) == set()
        assert exit_code(made) is ExitCode.NOT_CHECKED  # icons and files of apps are not in a bug report
        assert made.other_phone is False
