"""The documentation says what the program does: names, options, fields and links are compared with the code."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import msgspec
import pytest

from detector import signatures
from detector.android import SENSITIVE_PERMISSIONS
from detector.apk.attributes import CAPABILITIES
from detector.apk.manifest import (
    AccessibilityConfig,
    AdminConfig,
    Component,
    ComponentKind,
    IntentFilter,
    Label,
    Manifest,
    MetaData,
)
from detector.apk.signer import Role, Scheme, Signer
from detector.cli import command
from detector.comparison import Comparison
from detector.errors import ExitCode
from detector.explanations import EVERY_RULE, TOPICS, facts_tables
from detector.facts import FACTS, Facts
from detector.facts.base import GapReason
from detector.facts.battery_exempt import Exemption
from detector.facts.data_exempt import DataRule
from detector.facts.declared_components import DeclaredKind
from detector.facts.default_services import ServiceKind
from detector.facts.device_admins import AdminRole
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.packages import Installation
from detector.facts.permissions import Grant
from detector.facts.removed_apps import AppChange
from detector.facts.root_record import Sign, SignState
from detector.facts.user_certificates import CertificateState
from detector.facts.users import UserKind
from detector.facts.vpn import VpnState
from detector.levels import Level
from detector.outputs import FORMATS
from detector.outputs.text import write
from detector.report import FORMAT, VERSION, Report
from detector.scan import scan
from detector.signals import Kind, State
from detector.simulator import phone_file
from detector.simulator.base import Faults
from detector.simulator.building import API_OF
from detector.simulator.habits import UsedEntry
from detector.simulator.model import StateEntry, User
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from detector.simulator.system_state import Certificates, Chosen, Root
from detector.sources.acquisition import manifest
from detector.sources.phone_states import STATES
from tests.in_process import InProcess

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "signatures" / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


GENERATED = re.compile(r"<!-- made by .*?<!-- end -->", re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    return _FENCE.sub("", text)


def section(text: str, heading: str) -> str:
    """What stands under a heading, down to the next one that is not deeper."""
    hashes = heading.partition(" ")[0]
    _, found, rest = f"\n{text}".partition(f"\n{heading}\n")
    assert found, f"no heading {heading!r}"
    return re.split(rf"^#{{1,{len(hashes)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def names(text: str) -> set[str]:
    """Everything that stands in backticks outside of code blocks."""
    return set(re.findall(r"`([^`]+)`", prose(text)))


def anchors(text: str) -> set[str]:
    """The headings as GitHub makes link targets of them."""
    headings = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> Iterator[Any]:
    for source in PAGES:
        for target in dict.fromkeys(_LINK.findall(prose(source.read_text(encoding="utf-8")))):
            if "://" not in target:
                name = source.relative_to(ROOT).as_posix()
                yield pytest.param(source, target, id=f"{name}: {target}")


@pytest.mark.parametrize(("source", "target"), tuple(links()))
def test_relative_links_lead_somewhere(source: Path, target: str) -> None:
    file, _, anchor = target.partition("#")
    path = (source.parent / file).resolve() if file else source
    assert path.is_file()
    assert path.is_relative_to(ROOT)
    assert not anchor or anchor in anchors(path.read_text(encoding="utf-8"))


def test_the_readme_leads_to_every_page() -> None:
    readme = page("README.md")
    assert [one.name for one in PAGES[2:] if f"(docs/{one.name})" not in readme] == []


def test_the_readme_has_two_set_up_commands_of_one_line() -> None:
    blocks = [code for language, code in _FENCE.findall(page("README.md")) if language == "sh"]
    assert [code.count("\n") for code in blocks] == [1, 1]
    assert blocks[0].endswith("/detector demo\n")
    assert blocks[1] == "bash .ci/run\n"
    assert (ROOT / ".ci" / "run").is_file()


def test_safety_comes_before_any_instruction() -> None:
    readme = page("README.md")
    assert readme.index("## Before you start") < readme.index("```")


def commands(group: click.Command, path: str = "detector") -> Iterator[tuple[str, click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        for name, inner in group.commands.items():
            yield from commands(inner, f"{path} {name}")


def test_every_command_and_option_is_described() -> None:
    usage = page("docs/usage.md")
    missing = []
    for path, one in commands(command):
        part = section(usage, f"## {path}") if path != "detector" else usage
        said = " ".join(names(part))
        for parameter in one.params:
            options = (*parameter.opts, *parameter.secondary_opts)
            wanted = options if isinstance(parameter, click.Option) else ()
            missing += [f"{path} {option}" for option in wanted if not re.search(rf"{option}(?![\w-])", said)]
    assert missing == []


def test_every_choice_is_described() -> None:
    said = names(section(page("docs/usage.md"), "## detector scan"))
    assert {*FORMATS, *(level.value for level in Level)} <= said


def test_every_topic_is_described() -> None:
    said = names(section(page("docs/usage.md"), "## detector explain"))
    assert {*TOPICS, *EVERY_RULE} <= said


@pytest.mark.parametrize(("name", "heading"), [("README.md", "## A real phone"), ("docs/usage.md", "### Exit codes")])
def test_every_exit_code_is_described(name: str, heading: str) -> None:
    rows = re.findall(r"^\| (\d+) \|", section(page(name), heading), re.MULTILINE)
    assert [int(row) for row in rows] == [code.value for code in ExitCode]


def test_every_phone_state_is_described() -> None:
    assert {"device", *STATES} <= names(section(page("docs/usage.md"), "### States, and what to do"))


def variables() -> Iterator[str]:
    """Upper-case texts in the modules that read the environment. The simulator sets variables, for its own adb."""
    for file in sorted((ROOT / "detector").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "environ" not in text or "simulator" in file.parts:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z][A-Z0-9_]{3,}", str(node.value)):
                yield str(node.value)


def test_every_environment_variable_is_described() -> None:
    found = set(variables())
    assert {"DETECTOR_ADB", "ANDROID_SERIAL", "ADB_SERVER_SOCKET"} <= found
    assert found - names(section(page("docs/usage.md"), "## Environment variables")) == set()


def record_of(fact: str) -> Any:
    (record,) = get_args(get_type_hints(Facts)[fact.replace("-", "_")])
    return record


@pytest.mark.parametrize("fact", [fact.name for fact in FACTS])
def test_every_field_of_a_fact_is_described(fact: str) -> None:
    part = section(page("docs/facts.md"), f"## {fact}")
    assert set(record_of(fact).__struct_fields__) - names(part) == set()
    assert "*A gap when*" in part


@pytest.mark.parametrize(
    ("fact", "shape"),
    [
        ("packages", Installation),
        ("permissions", Grant),
        ("signers", Signer),
        *[("manifests", shape) for shape in (Manifest, Component, IntentFilter, Label, MetaData)],
        *[("manifests", shape) for shape in (AccessibilityConfig, AdminConfig)],
    ],
)
def test_every_field_inside_a_record_is_described(fact: str, shape: Any) -> None:
    assert set(shape.__struct_fields__) - names(section(page("docs/facts.md"), f"## {fact}")) == set()


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("users", UserKind),
        ("device-admins", AdminRole),
        ("device-policies", PolicyKind),
        ("signers", Role),
        ("signers", Scheme),
        ("root-signs", Sign),
        ("root-signs", SignState),
        ("user-certificates", CertificateState),
        ("removed-apps", AppChange),
        ("default-services", ServiceKind),
        ("vpn", VpnState),
        ("battery-exempt", Exemption),
        ("data-exempt", DataRule),
        ("declared-components", DeclaredKind),
    ],
)
def test_every_word_of_a_fact_is_described(fact: str, words: type[StrEnum]) -> None:
    assert {word.value for word in words} - names(section(page("docs/facts.md"), f"## {fact}")) == set()


def test_every_word_of_a_manifest_is_described() -> None:
    said = names(section(page("docs/facts.md"), "## manifests"))
    assert {*(kind.value for kind in ComponentKind), *CAPABILITIES.values()} - said == set()


def test_the_tables_of_facts_are_those_of_the_program() -> None:
    """`python -m tests.test_docs` makes them anew."""
    assert GENERATED.search(page("docs/facts.md"))[0] == generated_facts()  # type: ignore[index]


def test_every_permission_that_is_asked_for_is_described() -> None:
    part = section(page("docs/facts.md"), "## permissions")
    wanted = {name.removeprefix("android.permission.") for name in SENSITIVE_PERMISSIONS}
    assert wanted - set(re.findall(r"\b[A-Z_]{4,}\b", part)) == set()


def generated_facts() -> str:
    return f"<!-- made by detector.explanations.facts_tables -->\n\n{facts_tables()}\n<!-- end -->"


def structs(shape: Any) -> Iterator[Any]:
    """A struct and every struct in its fields."""
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        yield shape
        for field in get_type_hints(shape).values():
            yield from structs(field)
    for inner in get_args(shape):
        yield from structs(inner)


@pytest.mark.parametrize(
    "shape",
    tuple(dict.fromkeys((*structs(Report), *structs(Comparison)))),
    ids=lambda shape: f"{shape.__module__}.{shape.__name__}",
)
def test_every_field_of_a_report_is_described(shape: Any) -> None:
    assert set(shape.__struct_encode_fields__) - names(page("docs/report-format.md")) == set()


def test_the_format_is_named_with_its_version() -> None:
    part = section(page("docs/report-format.md"), "## The promise about versions")
    assert FORMAT in names(part)
    assert f"`version` is {VERSION}." in part


@pytest.mark.parametrize(
    "shape", tuple(dict.fromkeys(structs(manifest.Manifest))), ids=lambda shape: str(shape.__name__)
)
def test_every_field_of_a_manifest_is_described(shape: Any) -> None:
    assert set(shape.__struct_encode_fields__) - names(page("docs/acquisition-format.md")) == set()


@pytest.mark.parametrize(
    ("heading", "words"),
    [("### Levels", Level), ("### Kinds", Kind), ("### States", State), ("### Gap reasons", GapReason)],
)
def test_every_word_of_a_report_is_described(heading: str, words: type[StrEnum]) -> None:
    part = section(page("docs/report-format.md"), heading)
    assert re.findall(r"^\| `([\w-]+)` \|", part, re.MULTILINE) == [word.value for word in words]


def test_every_simulated_phone_is_described() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|", page("docs/simulated-phones.md").partition("\n## ")[0], re.MULTILINE)
    assert sorted(rows) == sorted(phones())


@pytest.mark.parametrize(
    ("heading", "shape"),
    [
        ("### The phone", phone_file.PhoneEntry),
        ("### The phone", Certificates),
        ("### Root", Root),
        ("### What people chose", Chosen),
        ("### A user", User),
        ("### An app", phone_file.AppEntry),
        ("### An app", phone_file.AccessibilityEntry),
        ("### An app", phone_file.AdminEntry),
        ("### An app", phone_file.ListenerEntry),
        ("### An app", StateEntry),
        ("### An app", UsedEntry),
        ("## Faults", Faults),
    ],
)
def test_every_key_of_a_phone_file_is_described(heading: str, shape: Any) -> None:
    part = section(page("docs/simulated-phones.md"), heading)
    assert set(shape.__struct_encode_fields__) - names(part) == set()


def test_every_android_release_of_a_phone_file_is_described() -> None:
    row = re.search(r"^\| `android` \| (.*?) \|", page("docs/simulated-phones.md"), re.MULTILINE)
    assert row is not None
    assert row[1].removeprefix("release: ").split(", ") == list(API_OF)


def test_the_example_of_a_phone_file_can_be_used(tmp_path: Path) -> None:
    (example,) = [code for language, code in _FENCE.findall(page("docs/simulated-phones.md")) if language == "yaml"]
    file = tmp_path / "example.yaml"
    file.write_text(example, encoding="utf-8")
    phone = load_phone(file)
    assert phone.by_name["com.example.sync"].label == "Sync Service"


def test_every_module_stands_in_the_layout() -> None:
    layout = section(page("docs/architecture.md"), "## Layout")
    inner = [f for f in (ROOT / "detector").rglob("*.py") if not f.name.startswith("__") and "simulator" not in f.parts]
    assert [file.name for file in inner if "wording" not in file.parts and file.name not in layout] == []


def test_every_place_that_catches_everything_is_named() -> None:
    """A fault that is swallowed elsewhere would pass for "nothing there"."""
    folder = ROOT / "detector"
    texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.py")}
    catching = {name for name, text in texts.items() if re.search(r"except (?:Base)?Exception\b", text)}
    told = names(section(page("docs/architecture.md"), "## Where code may catch everything"))
    assert {name for name in told if name.endswith(".py")} == catching


def test_the_picture_in_the_readme_is_a_part_of_the_real_report() -> None:
    source = InProcess(SimulatedPhone(load_phone("infected")))
    report, out = scan(source, signatures.load(), now=datetime(2026, 11, 22, tzinfo=UTC)), StringIO()
    write(report, out)
    real = iter(out.getvalue().splitlines())
    (picture,) = [code for _, code in _FENCE.findall(page("README.md")) if code.startswith("Google Pixel")]
    wanted = [line for line in picture.splitlines() if line and "compared with" not in line]
    assert next((line for line in wanted if line not in real), None) is None  # in this order


if __name__ == "__main__":
    facts_page = ROOT / "docs" / "facts.md"
    facts_page.write_text(GENERATED.sub(lambda _: generated_facts(), facts_page.read_text("utf-8")), "utf-8")
