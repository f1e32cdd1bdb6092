"""A real output that is cut off anywhere gives the same records, or says that something is missing.

Cuts inside a line are seen by `understand`: every command ends its last line (but for `dumpsys accessibility` of
Android 11 to 13, which is known by its last lines). Cuts at line ends are seen by the parsers where the format has an
end, and where it has none, by whoever else can know:

* `pm list packages`, `query-activities`, `pm list users` print items and no end. A list that lacks apps is harmless,
  since the dump names them; missing icons make apps look worse and not better; the users are compared with
  `dumpsys user`. For all three the exit code tells: a saved output has none, and no cut phone sends one.
* `dumpsys package packages` has no end: the apps behind the cut are missed in the package list; the last lines of the
  last app in front of it only by the missing exit code. `dumpsys package`, as saved, has one.
* `getprop` is sorted; what can be lost behind `ro.product.model` is posture (`ro.secure`, `service.adb.tcp.port`).
* `settings list` has no end: what can be lost behind the key that is always there is posture.
"""

from pathlib import Path

import pytest

from detector.facts.base import GapReason, Reading, parse_answer
from detector.facts.collecting import collect
from detector.facts.package_dump import parse_dump
from detector.facts.packages import DUMP, LIST, Package, parse_packages
from detector.facts.understanding import decode, understand
from detector.sources.base import Output, Query
from tests.facts.parsers import PARSERS
from tests.replay import CORPUS, Replay
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

POINTS = 50
FOLDERS = (
    "06.0.1-lg-m150",
    "07-huawei-honor8",
    "07.1.1-google-emulator",
    "07.1.2-rockchip-rk322x",
    "09-google-emulator",
    "09-gwm-headunit",
    "09-sunmi-t2slite",
    "10-google-pixel",
    "13-mediatek-tb8168",
    "13-samsung-notification",
    "14-motorola-pm-lists",
    "15-samsung-device-policy",
    "15-xiaomi-accessibility",
    "16-google-pixel8pro-getprop",
    "16-samsung-s25plus-getprop",
)
COMMANDS = {
    "dumpsys user": "user-details",
    "dumpsys accessibility": "accessibility",
    "dumpsys device_policy": "device-policy",
    "dumpsys notification": "notification",
    "pm list packages": "package-list",
    "getprop": "properties",
    "settings list global": "settings-global",
    "settings list secure": "settings-secure",
}
OUTPUTS = [
    (folder, line, name)
    for folder in FOLDERS
    for line, name in COMMANDS.items()
    if line in Replay(CORPUS / folder).outputs
]
WHOLE_DUMPS = (
    "06.0.1-lg-m150",
    "07-huawei-honor8",
    "07.1.1-google-emulator",
    "07.1.2-rockchip-rk322x",
    "09-google-emulator",
    "09-sunmi-t2slite",
    "10-google-pixel",
    "13-mediatek-tb8168",
)
SINGLE_DUMPS = ("12-unknown-single-utf16", "13-air3-single-xctrack", "14-unknown-single-packageinstaller")
NO_END = {"package-list", "properties", "settings-global", "settings-secure"}
"""Where a cut at a line end cannot be seen in the text alone; see above who sees it."""


def unanswered(name: str, data: bytes) -> tuple[tuple[object, ...], bool]:
    """The records of an output, and whether it left a gap."""
    answer = understand(Query(id=name, line=name), Output(stdout=data))
    records, gaps = parse_answer(name, answer, PARSERS[name])
    return records, bool(gaps)


@pytest.mark.parametrize(("folder", "line", "name"), OUTPUTS)
def test_a_cut_inside_a_line(corpus: Path, folder: str, line: str, name: str) -> None:
    data = Replay(corpus / folder).outputs[line]
    whole = unanswered(name, data)
    assert not whole[1]
    for point in range(POINTS):
        part = data[: len(data) * point // POINTS]
        if decode(part).endswith("\n"):
            part = part[:-3]
        records, gap = unanswered(name, part)
        assert gap or records == whole[0], f"{len(part)} of {len(data)} bytes look whole"


@pytest.mark.parametrize(("folder", "line", "name"), OUTPUTS)
def test_a_cut_at_the_end_of_a_line(corpus: Path, folder: str, line: str, name: str) -> None:
    lines = decode(Replay(corpus / folder).outputs[line]).split("\n")
    whole, _ = unanswered(name, "\n".join(lines).encode())
    for number in {len(lines) * point // POINTS for point in range(POINTS)}:
        part = "".join(f"{line}\n" for line in lines[:number])
        records, gap = unanswered(name, part.encode())
        assert gap or records == whole or name in NO_END, f"{number} of {len(lines)} lines look whole"


def test_the_corpus_has_all_that_is_cut(corpus: Path) -> None:
    assert {name for _, _, name in OUTPUTS} == set(COMMANDS.values())


@pytest.mark.parametrize("folder", WHOLE_DUMPS)
def test_a_cut_in_a_whole_dump_of_packages(corpus: Path, folder: str) -> None:
    lines = decode(Replay(corpus / folder).outputs["dumpsys package"]).split("\n")
    start = lines.index("Packages:")
    lines = ["Database versions:", *lines[start:]]  # what stands in front, as often as that, would take long to read
    assert not parse_dump("\n".join(lines)).missing
    shared = lines.index("Shared users:")
    end = next(number for number in range(shared + 1, len(lines)) if lines[number][:1].isalpha())
    for point in range(POINTS):
        part = "".join(f"{line}\n" for line in lines[: end * point // POINTS])
        cut = part[:-2] if point % 2 else part
        if "\nPackages:\n" in cut:
            assert parse_dump(cut).missing, f"{cut.count(chr(10))} lines look whole"
    assert unanswered("packages", cut.encode())[1]
    assert unanswered("permissions", cut.encode())[1]


@pytest.mark.parametrize("folder", SINGLE_DUMPS)
def test_a_cut_in_the_dump_of_one_package(corpus: Path, folder: str) -> None:
    """Without a heading in front only the block that is cut is known to be: it has no user lines yet."""
    lines = decode(Replay(corpus / folder).outputs["dumpsys package"]).split("\n")
    first_user = next(number for number, line in enumerate(lines) if line.strip().startswith("User 0:"))
    whole = PARSERS["packages"]("\n".join(lines))
    for number in range(0, first_user + 1, max(1, first_user // POINTS)):
        check("packages", "".join(f"{line}\n" for line in lines[:number]), whole.records)


def check(name: str, text: str, whole: tuple[object, ...]) -> None:
    records, gap = unanswered(name, text.encode())
    assert gap or records == whole, f"{text.count(chr(10))} lines look whole"


@pytest.mark.parametrize("folder", ["06.0.1-lg-m150", "13-mediatek-tb8168"])
def test_the_package_list_sees_what_a_dump_without_an_end_has_lost(corpus: Path, folder: str) -> None:
    text = decode(Replay(corpus / folder).outputs["dumpsys package"])
    lines = text[text.index("\nPackages:\n") + 1 :].split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("  Package [")]
    names = list(dict.fromkeys(lines[number].partition("[")[2].partition("]")[0] for number in heads))
    for number in heads[1 : len(names) : len(names) // 10]:
        found = listed_and_dumped(names, "".join(f"{line}\n" for line in lines[:number]))
        assert {package.name for package in found.records} == set(names)
        assert GapReason.CONTRADICTORY in {gap.reason for gap in found.gaps}
        assert not found.knows(0, names[-1])


def listed_and_dumped(names: list[str], dump: str) -> Reading[Package]:
    listed = "".join(f"package:{name}\n" for name in names)
    answers: dict[Key, str] = {"properties": properties(29), "users": OWNER_ONLY, DUMP.id: dump, LIST.id: listed}
    return collect(Scripted(answers)).packages


def test_a_cut_package_list_loses_no_app_of_the_dump(corpus: Path) -> None:
    text = decode(Replay(corpus / "10-google-pixel").outputs["dumpsys package"])
    names = [package.name for package in parse_packages(text).records]
    found = listed_and_dumped(names[:20], text)
    assert [package.name for package in found.records] == names
    assert not found.gaps


def test_what_really_was_cut_off_is_known(corpus: Path) -> None:
    """A filtered copy of a notification dump, and a whole `dumpsys` that ends with its eighth service."""
    filtered = (corpus / "13-samsung-notification" / "dumpsys_notification_2.txt").read_bytes()
    assert unanswered("notification", filtered) == ((), True)
    truncated = collect(Replay(corpus / "09-gwm-headunit" / "dumpsys_truncated.txt"))
    assert {gap.fact for gap in truncated.gaps(core=True)} >= {"packages", "device-admins", "notification-listeners"}
