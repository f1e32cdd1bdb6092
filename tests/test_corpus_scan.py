"""What a scan says about real outputs: the listed apps are found, ordinary phones raise no alarm, half ones say so."""

from io import StringIO
from pathlib import Path

import pytest

from detector import outputs, signatures
from detector.errors import ExitCode
from detector.levels import Level
from detector.report import Report, exit_code
from detector.scan import scan
from tests.replay import CORPUS, Replay

ALARMS = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
INFECTED = {"06.0.1-lg-m150": {"com.mxspy", "com.trackview", "com.bettertomorrowapps.spyyourlovefree"}}
DEVICES = sorted(path.name for path in CORPUS.glob("*-*") if path.is_dir()) or ["none"]


def judged(folder: Path) -> Report:
    return scan(Replay(folder), signatures.load())


@pytest.mark.parametrize("device", DEVICES)
def test_only_the_listed_apps_raise_an_alarm(corpus: Path, device: str) -> None:
    report = judged(corpus / device)
    assert {finding.package for finding in report.at(*ALARMS)} == INFECTED.get(device, set())


@pytest.mark.parametrize("device", DEVICES)
def test_what_no_capture_holds_is_never_a_clean_answer(corpus: Path, device: str) -> None:
    report = judged(corpus / device)
    text = StringIO()
    outputs.write(report, "text", text)
    expected = ExitCode.FINDINGS if device in INFECTED else ExitCode.NOT_CHECKED
    assert exit_code(report, Level.PATTERN) is expected
    assert not report.complete
    assert "\n? " in text.getvalue().partition("Not checked")[2]


@pytest.mark.parametrize("file", ["00-error-texts/isdi_dump_empty.txt", "09-gwm-headunit/dumpsys_truncated.txt"])
def test_a_capture_that_failed_is_not_checked(corpus: Path, file: str) -> None:
    report = judged(corpus / file)
    assert report.findings == ()
    assert exit_code(report, Level.POSTURE) is ExitCode.NOT_CHECKED
    assert {"packages", "accessibility", "device-admins", "notification-listeners"} <= {gap.fact for gap in report.gaps}


def test_a_library_of_a_listed_name_is_no_app(corpus: Path) -> None:
    report = judged(corpus / "09-sunmi-t2slite")
    assert signatures.load().by_package("com.android.services")
    assert "com.android.services" not in {finding.package for finding in report.findings}
