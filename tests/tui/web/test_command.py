"""`detector tui --web` before there is a server: what it is started with, and what is told when it cannot be."""

from pathlib import Path

import click
import pytest

from detector.cli import command, screens
from detector.errors import DetectorError, ExitCode
from detector.tui.start import Start
from detector.tui.web.inside import program, read


@pytest.mark.parametrize(
    "start",
    [
        Start(lang="zh"),
        Start(lang="de", extra=(Path("/a b/--lang"), Path("/c'd.yaml")), path=Path("/x"), identity=Path("/y; z")),
    ],
)
def test_the_app_behind_the_page_is_started_with_what_the_person_asked_for(start: Start) -> None:
    line = program(start).line
    assert read([*line[line.index("--lang") :]]) == start


def test_a_path_means_the_same_wherever_the_app_runs() -> None:
    assert read([*program(Start(path=Path("dump.zip"))).line[4:]]).path == Path.cwd() / "dump.zip"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "find_spec", lambda _: None)
    with pytest.raises(DetectorError) as problem:
        command.main(["tui", "--web"], standalone_mode=False)
    assert "[web]" in problem.value.hint
    assert problem.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("option", [["--open"], ["--port", "8000"]])
def test_options_of_the_browser_need_the_browser(option: list[str]) -> None:
    with pytest.raises(click.UsageError, match="--web"):
        command.main(["tui", *option], standalone_mode=False)
