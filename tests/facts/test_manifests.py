"""Manifests of apps on simulated phones: what is found, that nothing is read twice, and what becomes of the others."""

import re
from collections.abc import Callable

import pytest
from msgspec import structs

from detector.apk.manifest import ComponentKind
from detector.facts import Facts, apk_files, manifests
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.manifests import MOST_OF_AN_ORDINARY_FILE, AppManifest
from detector.simulator.apk_content import apk_files as made_files
from detector.simulator.apk_content import manifest
from detector.simulator.apk_file import certificate, made_apk
from detector.simulator.binary_xml import Node, Reference, write_xml
from detector.simulator.model import App, Phone
from detector.simulator.phone import load_phone, phones, with_apps
from detector.simulator.resource_file import resource_number, write_table
from detector.sources.base import Failure, Output, Query
from tests.apk.maker import V2, By, apk, pair
from tests.facts.test_signers import Direct

PHONE = load_phone("infected")
ADDED = tuple(app for app in PHONE.apps if app.kind == "user" or app.updated)
APP = next(app for app in PHONE.apps if app.accessibility)


def of(found: Facts, app: App = APP) -> AppManifest:
    return next(one for one in found.manifests.records if one.package == app.name)


def signed(content: bytes, more: dict[str, bytes] | None = None) -> bytes:
    """An APK with this manifest, signed as the phone's dumps say."""
    by = By(chain=(certificate(APP.signature),))
    return apk(pair(V2, by), files={"AndroidManifest.xml": content, **(more or {})})


@pytest.mark.parametrize("name", phones())
def test_what_the_dumps_say_stands_in_the_manifests(name: str) -> None:
    phone = load_phone(name)
    found = collect(Direct(phone))
    assert found.manifests.gaps == ()
    there = [app for app in phone.apps if any(state.installed for state in app.states.values())]
    added = {app.name: app for app in there if app.kind == "user" or app.updated}
    assert {one.package for one in found.manifests.records} == added.keys()
    for record in found.manifests.records:
        app, said = added[record.package], record.manifest
        assert (said.package, said.label.text, said.version_name) == (app.name, app.label, app.version)
        assert (said.permissions, said.target_sdk, said.problems) == (app.requested, app.target_sdk, ())
        bound = {one.name: one.permission.rpartition(".")[2] for one in said.components if one.permission}
        assert bound == {
            **{one.cls: "BIND_ACCESSIBILITY_SERVICE" for one in app.accessibility},
            **{one.cls: "BIND_DEVICE_ADMIN" for one in app.admins},
            **{one.cls: "BIND_NOTIFICATION_LISTENER_SERVICE" for one in app.listeners},
        }
        icons = [one.name for one in said.components if one.kind is ComponentKind.ACTIVITY]
        assert icons == [*app.launchers, *app.tv_launchers]


def test_how_services_describe_themselves() -> None:
    said = of(collect(Direct())).manifest
    assert [one.service for one in said.accessibility] == [APP.accessibility[0].cls]
    assert said.accessibility[0].capabilities == ("read-windows", "gestures")
    assert said.accessibility[0].event_types == 0xFFFFFFFF
    assert [(one.receiver, one.policies) for one in said.admins] == [(APP.admins[0].cls, APP.admins[0].policies)]


def test_what_an_app_says_about_itself() -> None:
    new = structs.replace(APP, monitoring_tool="child_monitoring")
    phone = structs.replace(PHONE, apps=tuple(new if app is APP else app for app in PHONE.apps))
    found = collect(Direct(phone))
    assert of(found).manifest.monitoring_tool == "child_monitoring"
    assert {one.manifest.monitoring_tool for one in found.manifests.records} == {"child_monitoring", None}


def test_secret_codes() -> None:
    phone = load_phone("infected-old")
    records = collect(Direct(phone)).manifests.records
    codes = [host for one in records for part in one.manifest.components for has in part.filters for host in has.hosts]
    added = [app for app in phone.apps if app.kind == "user" or app.updated]
    assert codes == [host for app in added for one in app.receivers for host in one.hosts]
    assert codes


def big() -> bytes:
    """An APK of which only pieces are read."""
    own = {name: data for name, data in made_files(APP).items() if name != "AndroidManifest.xml"}
    return signed(write_xml(manifest(APP)), {**own, **{f"res/{number}": bytes(9) for number in range(3000)}})


def test_nothing_is_read_twice() -> None:
    found = collect(Direct(files={APP.apk: big()}))
    ends = [step for one in found.trail for step in one.line.split(";") if step.startswith("tail")]
    assert len(ends) == len(set(ends)) == len(ADDED)
    blocks: list[int] = []
    for one in found.trail:
        for skip, count in re.findall(rf"dd if='{APP.apk}' bs=4096 skip=(\d+) count=(\d+)", one.line):
            blocks += range(int(skip), int(skip) + int(count))
    assert len(blocks) == len(set(blocks))
    assert "apk-more-pieces" in {one.command for one in found.trail}
    assert of(found).bytes_read <= 64 * 1024


def with_many_names(app: App) -> bytes:
    """An APK whose name on the screen stands behind thousands of others."""
    names = {f"type{number}": [f"text {one} of {number} in {app.name}" for one in range(1000)] for number in range(8)}
    label = Reference(resource_number(8, 0))
    node = Node(
        tag="manifest",
        attributes={"package": app.name},
        children=(Node(tag="application", attributes={"label": label}),),
    )
    table = write_table(app.name, {**names, "string": [app.label]})
    by = By(chain=(certificate(app.signature),))
    files = {"AndroidManifest.xml": write_xml(node), "resources.arsc": table}
    return apk(pair(V2, by), files={**files, **{f"res/{number}": bytes(9) for number in range(3000)}})


def test_of_an_ordinary_app_no_more_than_64_kib_are_read() -> None:
    """An app from a store, with an icon and without power, next to one that has none of these."""
    ordinary = next(app for app in ADDED if app.installer == "com.android.vending" and app.launchers and not app.admins)
    found = collect(Direct(files={ordinary.apk: with_many_names(ordinary), APP.apk: with_many_names(APP)}))
    plain, telling = of(found, ordinary), of(found)
    assert plain.bytes_read <= MOST_OF_AN_ORDINARY_FILE < telling.bytes_read
    assert (plain.manifest.label.known, telling.manifest.label.known) == (False, True)
    assert telling.manifest.label.text == APP.label
    assert "KiB of it would have to be read" in plain.manifest.problems[0]
    assert found.manifests.gaps == ()


@pytest.mark.parametrize(
    ("installer", "icons", "reads_more"),
    [
        ("com.android.vending", (".Main",), False),
        ("com.android.vending", (), True),
        ("com.google.android.packageinstaller", (".Main",), True),
        ("org.example.browser", (".Main",), True),
        (None, (".Main",), True),
    ],
)
def test_which_apps_are_worth_reading_more_of(
    installer: str | None, icons: tuple[str, ...], *, reads_more: bool
) -> None:
    model = next(app for app in ADDED if app.kind == "user" and app is not APP and not app.listeners)
    changed = structs.replace(model, installer=installer, initiator=installer, launchers=icons)
    apps = tuple(changed if app is model else app for app in PHONE.apps)
    found = collect(Direct(structs.replace(PHONE, apps=apps), files={changed.apk: with_many_names(changed)}))
    assert of(found, changed).manifest.label.known is reads_more


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (signed(b"manifest"), GapReason.NOT_UNDERSTOOD, "no binary XML"),
        (signed(bytes(50_000_000)), GapReason.NOT_UNDERSTOOD, "grows without end"),
        (signed(write_xml(Node(tag="resources"))), GapReason.NOT_UNDERSTOOD, "its manifest is none"),
    ],
)
def test_a_manifest_that_is_none(content: bytes, reason: GapReason, words: str) -> None:
    found = collect(Direct(files={APP.apk: content}))
    (gap,) = found.manifests.gaps
    assert (gap.reason, gap.package) == (reason, APP.name)
    assert words in gap.detail
    assert len(found.manifests.records) == len(ADDED) - 1
    assert found.signers.gaps == ()


def test_a_file_of_another_app_and_a_manifest_that_is_cut_off() -> None:
    other = made_apk(structs.replace(APP, name="org.example.other"))
    found = collect(Direct(files={APP.apk: other}))
    (gap,) = found.manifests.gaps
    assert (gap.reason, gap.package) == (GapReason.CONTRADICTORY, APP.name)
    assert "org.example.other" in gap.detail
    assert of(found).manifest.package == "org.example.other", "what the file says is shown all the same"
    whole = write_xml(manifest(APP))
    cut = whole[:4] + (len(whole) - 24).to_bytes(4, "little") + whole[8:-24]
    found = collect(Direct(files={APP.apk: signed(cut)}))
    assert [(gap.reason, gap.package) for gap in found.manifests.gaps] == [(GapReason.NOT_UNDERSTOOD, APP.name)]
    assert of(found).manifest.permissions == APP.requested


def test_a_name_that_cannot_be_read_is_no_gap() -> None:
    found = collect(Direct(files={APP.apk: signed(write_xml(manifest(APP)))}))
    assert found.manifests.gaps == ()
    said = of(found).manifest
    assert (said.label.known, said.label.text) == (False, "")
    assert any("no table of names" in problem for problem in said.problems)


def test_what_the_signers_could_not_read_is_not_asked_for_again() -> None:
    found = collect(Direct(files={APP.apk: None}))
    assert [(gap.fact, gap.reason, gap.package) for gap in (*found.signers.gaps, *found.manifests.gaps)] == [
        ("signers", GapReason.DENIED, APP.name),
        ("manifests", GapReason.DENIED, APP.name),
    ]
    assert sum(APP.apk in one.line for one in found.trail) == 1


def cut_at(at: int) -> Callable[[Query, Output], Output]:
    def alter(query: Query, output: Output) -> Output:
        if query.id != "apk-more-pieces":
            return output
        return Output(stdout=output.stdout[: len(output.stdout) * at // 50], failure=Failure.TIMED_OUT)

    return alter


@pytest.mark.parametrize("at", range(0, 50, 5))
def test_an_answer_that_is_cut_off_costs_what_is_missing(at: int) -> None:
    whole = of(collect(Direct(files={APP.apk: big()})))
    found = collect(Direct(files={APP.apk: big()}, alter=cut_at(at)))
    (gap,) = found.manifests.gaps
    assert (gap.reason, gap.package) == (GapReason.TIMED_OUT, APP.name)
    assert len(found.manifests.records) in (len(ADDED), len(ADDED) - 1)
    for record in found.manifests.records:
        if record.package == APP.name:
            assert record.manifest.permissions == whole.manifest.permissions
    assert len(found.signers.records) == len(ADDED)


def test_many_apps_and_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    phone: Phone = with_apps(PHONE, 600)
    found = collect(Direct(phone))
    added = [app for app in phone.apps if app.kind == "user" or app.updated]
    assert len(found.manifests.records) == len(added) > 240
    monkeypatch.setattr(manifests, "_MOST_BYTES", 0)
    monkeypatch.setattr(apk_files, "_MOST_KEPT", 0)
    found = collect(Direct())
    assert found.manifests.records == ()
    (gap,) = found.manifests.gaps
    assert (gap.package, gap.detail) == (None, "too much of other files was read already")
    assert len(found.signers.records) == len(ADDED)


def test_too_many_steps_leave_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"res/{number}": bytes(9) for number in range(3000)}
    content = signed(write_xml(manifest(APP)), {**files, "resources.arsc": bytes(100)})
    monkeypatch.setattr(manifests, "MOST_ROUNDS", 3)
    found = collect(Direct(files={APP.apk: content}))
    (gap,) = found.manifests.gaps
    assert (gap.package, gap.detail) == (APP.name, "reading it takes too many steps")
    assert of(found).manifest.permissions == APP.requested
