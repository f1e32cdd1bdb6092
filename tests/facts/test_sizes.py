"""Phones that print far more than any honest one: answers stay right, and memory and time stay bounded."""

import subprocess
import sys
import time

import pytest
from msgspec import structs

from detector.facts import Facts, collecting
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.understanding import MOST_LINES
from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from tests.in_process import InProcess
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

MOST_MEMORY_MB = 1000
APP = "  Package [{name}] (1a):\n    userId={uid}\n    flags=[ HAS_CODE ]\n{grants}    User 0: installed=true\n"


def dump(names: list[str], grants: str = "") -> str:
    blocks = (APP.format(name=name, uid=10_000 + number, grants=grants) for number, name in enumerate(names))
    return f"Packages:\n{''.join(blocks)}"


def listed(names: list[str]) -> str:
    return "".join(f"package:/data/app/{name}-1/base.apk={name}  installer=null\n" for name in names)


def read(**answers: str) -> Facts:
    given: dict[Key, str] = {name.replace("_", "-"): text for name, text in answers.items()}
    return collect(Scripted({"properties": properties(33), "users": OWNER_ONLY, **given}))


def test_three_thousand_apps() -> None:
    names = [f"org.example.maker{number}.app" for number in range(3000)]
    started = time.process_time()
    found = read(packages=dump(names), permissions=dump(names), package_list=listed(names))
    assert [package.name for package in found.packages.records] == names
    assert len(found.permissions.records) == 3000
    assert not found.packages.gaps
    assert time.process_time() - started < 20


def test_five_thousand_permissions_of_one_app() -> None:
    lines = "".join(f"      org.example.permission.P{number}: granted=true\n" for number in range(5000))
    text = dump(["org.example.greedy", "org.example.next"], f"    install permissions:\n{lines}")
    found = read(packages=text, permissions=text)
    assert [len(one.grants) for one in found.permissions.records] == [5000, 5000]


@pytest.mark.parametrize(
    "name", ["Packages", "User", "Hidden.system.packages", "android.permission.READ_SMS", "Shared"]
)
def test_an_app_named_like_a_heading(name: str) -> None:
    names = ["org.example.first", name, "org.example.last"]
    found = read(packages=dump(names), package_list=listed(names))
    assert [package.name for package in found.packages.records] == names
    assert not found.packages.gaps


def test_more_lines_than_any_honest_answer_are_cut_and_said() -> None:
    text = dump(["org.example.first"]) + "    x=1\n" * MOST_LINES
    found = read(packages=text)
    assert [package.name for package in found.packages.records] == ["org.example.first"]
    assert GapReason.TRUNCATED in {gap.reason for gap in found.packages.gaps}


def test_answers_that_fill_the_memory_together_end_the_asking_and_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_MOST_BYTES", 2**20)
    phone = SimulatedPhone(load_phone("clean-tablet"))
    source = InProcess(phone)
    plain = collect(InProcess(phone))
    answer = phone.shell

    def flooded(line: str) -> Answer:
        known = answer(line)
        return structs.replace(known, stdout=known.stdout + b"        x=1\n" * (known.stdout != b"") * 20_000)

    monkeypatch.setattr(phone, "shell", flooded)
    found = collect(source)
    detail = "the answers before it were larger than all honest ones together"
    assert {gap.reason for gap in found.gaps() if gap.detail == detail} == {GapReason.TRUNCATED}
    assert detail in {gap.detail for gap in found.gaps(core=True)}
    assert len(found.trail) < len(plain.trail) / 2


def test_a_phone_with_five_thousand_users_is_asked_about_the_first_hundred() -> None:
    users = "".join(f"\tUserInfo{{{number}:N:c13}} running\n" for number in range(5000))
    source = Scripted({"properties": properties(33), "users": f"Users:\n{users}"})
    found = collect(source)
    assert [gap.detail for gap in found.users.gaps] == [
        "5000 users, of whom 100 were asked about: no phone has so many"
    ]
    assert {query.user for query in source.asked} == {None, *range(100)}


class Flooding(SimulatedPhone):
    """Prints 200 MB behind what it should."""

    def shell(self, line: str) -> Answer:
        known = super().shell(line)
        if "package packages" not in line:
            return known
        return Answer(stdout=known.stdout + b"      x=1\n" * (200 * 2**20 // 10))


MEASURED = """
import resource, sys
from detector.facts import Depth
from detector.facts.collecting import collect
from detector.sources.adb import Server, open_phone
facts = collect(open_phone(sys.argv[1], server=Server(port=int(sys.argv[2])), deadline_s=100), depth=Depth.CORE)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(*{gap.reason.value for gap in facts.packages.gaps}, len(facts.packages.records))
"""


def test_a_dump_of_200_megabytes_over_adb(adb_server: PrivateAdb) -> None:
    phone = Flooding(load_phone("clean-tablet"))
    with Adbd(phone) as device:
        adb_server.connect(device.serial)
        command = [sys.executable, "-c", MEASURED, device.serial, str(adb_server.port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    peak_mb, rest = done.stdout.splitlines()
    assert int(peak_mb) < MOST_MEMORY_MB
    assert rest == f"truncated {len(phone.phone.apps)}"
