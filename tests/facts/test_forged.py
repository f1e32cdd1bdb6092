"""Apps choose their names, labels and version names, and print line breaks with them. They hide nothing by that."""

from collections.abc import Iterable

import pytest

from detector.facts import Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.packages import Package
from detector.facts.permissions import AppPermissions
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

EVIL, GMS, BANK = "org.example.evil", "com.google.android.gms", "org.example.bank"
CAMERA, SMS = "android.permission.CAMERA", "android.permission.READ_SMS"
USER = "    User 0: ceDataInode=1 installed={installed} hidden=false suspended=false stopped=false enabled=0"
SYSTEM = "    splits=[base]\n    flags=[ SYSTEM HAS_CODE UPDATED_SYSTEM_APP ]"


def block(name: str, uid: int, *, version: str = "1.0", flags: str = "HAS_CODE", installer: str | None = None) -> str:
    """A package as Android 11 prints it; what stands behind `versionName=` is the app's own text."""
    lines = [
        f"  Package [{name}] (1a2b3c):",
        f"    userId={uid}",
        f"    pkg=Package{{4d5e6f {name}}}",
        f"    codePath=/data/app/~~AA==/{name}-BB==",
        "    versionCode=1 minSdk=21 targetSdk=30",
        f"    versionName={version}",
        "    splits=[base]",
        f"    flags=[ {flags} ]",
        "    firstInstallTime=2021-11-07 23:55:09",
        *([f"    installerPackageName={installer}"] if installer else []),
        f"    signatures=PackageSignatures{{a1b2c3d version:3, signatures:[{uid:x}], past signatures:[]}}",
        "    requested permissions:",
        f"      {CAMERA}",
        "    install permissions:",
        f"      {SMS}: granted=true",
        USER.format(installed="true"),
        "      gids=[3003]",
        "      runtime permissions:",
        f"        {CAMERA}: granted=true, flags=[ USER_SET]",
    ]
    return "".join(f"{line}\n" for line in lines)


def bank() -> str:
    """An app that holds nothing, for others to be taken for."""
    return "".join(f"{line}\n" for line in block(BANK, 10100).split("\n") if line and "granted=" not in line)


def gms() -> str:
    return block(GMS, 10001, flags="SYSTEM HAS_CODE UPDATED_SYSTEM_APP", installer="com.android.vending")


def listed(name: str, uid: int, installer: str = "null") -> str:
    return f"package:/data/app/~~AA==/{name}-BB==/base.apk={name}  installer={installer} uid:{uid}\n"


LIST = listed(BANK, 10100) + listed(EVIL, 10200) + listed(GMS, 10001, "com.android.vending")
ADDED = f"package:{BANK}\npackage:{EVIL}\n"
TWIN = f"Hidden system packages:\n  Package [{GMS}] (9):\n    flags=[ SYSTEM ]\n{USER.format(installed='true')}\n"


def phone(version: str, *, lists: bool = True, last: bool = False) -> Facts:
    """A phone with an app whose version name is this. `last`: the app has chosen a name that is printed last."""
    blocks = [bank(), block(EVIL, 10200, version=version), gms()]
    if last:
        blocks = [blocks[0], blocks[2], blocks[1]]
    dump = "Packages:\n" + "".join(blocks) + "\n" + TWIN
    answers: dict[Key, str] = {"properties": properties(30), "users": OWNER_ONLY, "packages": dump, "permissions": dump}
    if lists:
        answers |= {"package-list": LIST, "package-list-added": ADDED}
    return collect(Scripted(answers))


def one(records: Iterable[Package], name: str) -> Package:
    (found,) = [package for package in records if package.name == name]
    return found


def grants(facts: Facts, name: str) -> set[tuple[str, int | None]]:
    (found,) = [app for app in facts.permissions.records if app.package == name]
    assert isinstance(found, AppPermissions)
    return {(grant.name, grant.user) for grant in found.grants if grant.granted}


TRUE_GRANTS = {(CAMERA, 0), (SMS, None)}
LINES = {
    "system": "    flags=[ SYSTEM HAS_CODE UPDATED_SYSTEM_APP ]",
    "store": "    installerPackageName=com.android.vending",
    "source": "    initiatingPackageName=com.android.vending\n    packageSource=2",
    "absent": USER.format(installed="false"),
    "disabled": USER.format(installed="true").replace("enabled=0", "enabled=3").replace("hidden=false", "hidden=true"),
    "signature": "    signatures=PackageSignatures{1 version:3, signatures:[2711], past signatures:[]}",
    "path": "    codePath=/system/priv-app/Evil",
    "denied": f"    install permissions:\n      {SMS}: granted=false\n      {CAMERA}: granted=false",
    "shallow": "   x=1",
    "shallow-user": "   User 0: installed=true",
    "shallow-list": "   disabledComponents:",
    "block": f"  Package [{GMS}] (1):\n    userId=10001",
    "ghost": "  Package [com.google.fake] (1):\n    userId=10001\n    codePath=/system/app/Fake",
    "twin": f"  Package [{EVIL}] (1):\n    userId=10001\n    codePath=/system/app/Fake",
    "shallow-block": f" Package [{BANK}] (1):",
    "deep-block": f"    Package [{BANK}] (1):",
    "factory": "Hidden system packages:",
    "factory-block": f"Hidden system packages:\n  Package [{GMS}] (1):",
    "section": "Queries:",
    "shared": "Shared users:\n  SharedUser [x] (1):",
    "nothing": "Nothing\n\n\nat all",
    "deep": "                    x=1",
}


def check(facts: Facts) -> None:
    """The added app is found as one, with its grants or with a gap that names it; nobody else is changed."""
    evil = one(facts.packages.records, EVIL)
    assert 0 in evil.users() or not (evil.installations or facts.packages.knows(0, EVIL))
    assert evil.system is not True, "it passes for a part of the system"
    assert evil.installer is None, "it passes for an app from the store"
    assert grants(facts, EVIL) >= TRUE_GRANTS or not facts.permissions.knows(0, EVIL)
    other = one(facts.packages.records, GMS)
    assert other.system or not facts.packages.knows(0, GMS)
    assert 0 in other.users()
    assert one(facts.packages.records, BANK).system is False
    if facts.permissions.knows(0, BANK):
        assert not grants(facts, BANK)


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("lists", [False, True])
def test_a_version_name_with_line_breaks(name: str, last: bool, lists: bool) -> None:
    facts = phone(f"1\n{LINES[name]}", lists=lists, last=last)
    if not lists and name in ("ghost", "factory-block", "block", "twin", "shared", "section"):
        evil = [package for package in facts.packages.records if package.name == EVIL]
        assert evil, "even without a list the app is there"
        assert not facts.packages.knows(0, EVIL), "and it is known that its lines were forged"
        return
    check(facts)


@pytest.mark.parametrize("first", LINES)
@pytest.mark.parametrize("second", LINES)
@pytest.mark.parametrize("last", [False, True])
def test_two_forgeries_in_one_version_name(first: str, second: str, last: bool) -> None:
    check(phone(f"1\n{LINES[first]}\n{LINES[second]}", last=last))


TAIL = f"{SYSTEM}\n    installerPackageName=com.android.vending\n{USER.format(installed='true')}"


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("head", ["com.google.fake", GMS, EVIL, BANK])
def test_a_whole_block_of_lies_and_a_new_one_for_the_truth(head: str, last: bool) -> None:
    """The most that can be written: a false end of its own block, and a head that takes the true end."""
    forged = f"1\n{TAIL}\n  Package [{head}] (1):\n    userId=10001\n    codePath=/system/app/X\n    versionName=2"
    facts = phone(forged, last=last)
    check(facts)
    assert one(facts.packages.records, EVIL).system is False
    assert one(facts.packages.records, GMS).system is True
    if head == "com.google.fake":
        assert grants(facts, EVIL) >= TRUE_GRANTS, "those of a block that no list knows are of the app in front of it"


@pytest.mark.parametrize("heading", ["Queries:", "Shared users:", "Hidden system packages:", "Renamed packages:"])
@pytest.mark.parametrize("last", [False, True])
def test_a_false_end_and_a_heading_that_drops_the_truth(heading: str, last: bool) -> None:
    facts = phone(f"1\n{TAIL}\n{heading}", last=last)
    check(facts)
    assert one(facts.packages.records, EVIL).system is False
    assert not facts.permissions.knows(0, EVIL) or grants(facts, EVIL) >= TRUE_GRANTS


@pytest.mark.parametrize("version", ["1.0", "[bold]1[/]", "1: x", "a=b c=d", "\x1b[31m", "1\n", "\u202e1", "User 0:"])
def test_harmless_names_cost_nothing(version: str) -> None:
    facts = phone(version)
    check(facts)
    assert grants(facts, EVIL) == TRUE_GRANTS
    assert facts.packages.knows(0)
    assert facts.permissions.knows(0)
    assert not one(facts.packages.records, EVIL).doubts


def test_contradictions_name_the_app_and_only_it() -> None:
    facts = phone(f"1\n{LINES['system']}\n{LINES['store']}")
    assert {gap.package for gap in facts.packages.gaps} == {EVIL}
    assert facts.packages.knows(0, BANK)
    assert not facts.permissions.knows(0, EVIL)


def test_a_block_without_user_lines_spoils_one_app_only() -> None:
    dump = "Packages:\n  Package [org.example.bare] (1):\n    userId=10300\n" + bank() + "\n" + TWIN
    added = "package:org.example.bare\n"
    answers: dict[Key, str] = {"properties": properties(30), "users": OWNER_ONLY, "packages": dump}
    answers |= {"package-list": listed("org.example.bare", 10300) + listed(BANK, 10100), "package-list-added": added}
    found = collect(Scripted(answers)).packages
    assert [(gap.reason, gap.package) for gap in found.gaps] == [(GapReason.CONTRADICTORY, "org.example.bare")]
    assert one(found.records, "org.example.bare").users() == (0,)


def test_apps_that_only_the_dump_names_stay() -> None:
    """Static libraries and hidden apps are on no list, on honest phones too."""
    dump = "Packages:\n" + bank() + block("org.example.lib_535913433", 10400) + "\n" + TWIN
    answers: dict[Key, str] = {"properties": properties(30), "users": OWNER_ONLY, "packages": dump}
    answers |= {"package-list": listed(BANK, 10100), "package-list-added": f"package:{BANK}\n"}
    found = collect(Scripted(answers)).packages
    assert one(found.records, "org.example.lib_535913433").users() == (0,)
    assert not found.gaps


def test_a_hidden_app_gives_its_grants_to_nobody() -> None:
    hidden = block("org.example.hidden", 10400).replace("hidden=false", "hidden=true")
    answers: dict[Key, str] = {
        "properties": properties(30),
        "users": OWNER_ONLY,
        "packages": f"Packages:\n{bank()}{hidden}",
    }
    answers |= {"package-list": listed(BANK, 10100), "package-list-added": f"package:{BANK}\n"}
    facts = collect(Scripted(answers))
    assert not grants(facts, BANK)
    assert grants(facts, "org.example.hidden") == TRUE_GRANTS


def test_the_list_of_added_apps_decides_over_flags() -> None:
    dump = "Packages:\n" + block(EVIL, 10200, flags="SYSTEM UPDATED_SYSTEM_APP") + "\n" + TWIN
    answers: dict[Key, str] = {"properties": properties(30), "users": OWNER_ONLY, "packages": dump}
    answers |= {"package-list": listed(EVIL, 10200), "package-list-added": f"package:{EVIL}\n"}
    assert one(collect(Scripted(answers)).packages.records, EVIL).system is False
