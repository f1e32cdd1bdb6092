"""Signers of apps on simulated phones: which files are read, what is sent, and what becomes of files that are not."""

import re
from collections.abc import Callable, Mapping

import pytest
from msgspec import structs

from detector.apk.signer import Role, Scheme
from detector.facts import Facts, apk_files, signers
from detector.facts.base import Gap, GapReason
from detector.facts.collecting import collect
from detector.simulator.apk_file import certificate, made_apk
from detector.simulator.files import Content
from detector.simulator.model import App, Phone
from detector.simulator.phone import SimulatedPhone, load_phone, with_apps
from detector.sources.base import Failure, Origin, Output, Query, SourceKind
from tests.apk import maker
from tests.apk.maker import LINEAGE, V2, V3, By, apk, pair, pkcs7
from tests.scripted import OWNER_ONLY, Scripted, properties

PHONE = load_phone("infected")
ADDED = tuple(app for app in PHONE.apps if app.kind == "user" or app.updated)
APP = next(app for app in PHONE.apps if app.kind == "user")
SENT = re.compile(
    r"echo [0-9a-f]{16}\.\d+(?::\$\?)?|stat -c %s '(?P<a>[^']+)' 2>&1|tail -c 4096 '(?P<b>[^']+)' 2>/dev/null"
    r"|dd if='(?P<c>[^']+)' bs=4096 skip=\d+ count=\d+ 2>/dev/null"
)


class Direct:
    """A source that asks a simulated phone without any adb in between; `alter` changes what came."""

    origin = Origin(kind=SourceKind.ADB)
    parallel = 1

    def __init__(
        self,
        phone: Phone = PHONE,
        files: Mapping[str, Content] | None = None,
        alter: Callable[[Query, Output], Output] = lambda _, output: output,
    ) -> None:
        self.phone = SimulatedPhone(phone, files=files)
        self.alter = alter
        self.closed = False

    def read(self, query: Query) -> Output:
        said = self.phone.shell(query.line)
        return self.alter(query, Output(stdout=said.stdout, stderr=said.stderr, exit_code=said.exit_code))

    def close(self) -> None:
        self.closed = True


def with_app(app: App, **changes: object) -> tuple[Phone, App]:
    """The phone with one app changed."""
    new = structs.replace(app, **changes)
    others = tuple(one for one in PHONE.apps if one.name != app.name)
    return structs.replace(PHONE, apps=(*others, new)), new


def only_gap(found: Facts, app: App = APP) -> Gap:
    """The gap of this app, where every other app was read."""
    assert {one.package for one in found.signers.records} == {one.name for one in ADDED} - {app.name}
    (gap,) = found.signers.gaps
    assert gap.package == app.name
    assert not found.signers.knows(package=app.name)
    return gap


def test_the_apps_that_did_not_come_with_the_phone() -> None:
    found = collect(Direct())
    assert found.signers.gaps == ()
    by_name = {record.package: record for record in found.signers.records}
    assert by_name.keys() == {app.name for app in ADDED}
    for app in ADDED:
        record = by_name[app.name]
        (signer,) = record.signers
        assert signer.hash32 == app.signature
        assert signer == structs.replace(signer, scheme=Scheme.V2, role=Role.CURRENT)
        assert record.path == app.apk
        assert record.bytes_read <= len(made_apk(app)) + 4096
        assert record.excerpt.text == f"{app.apk}: v2 current certificate SHA-256 {signer.sha256}"
        assert record.excerpt.command in found.lines


def test_what_is_sent_is_what_is_explained() -> None:
    big = apk(pair(V2, By(chain=(certificate(APP.signature),))), files={str(n): bytes(9) for n in range(2000)})
    found = collect(Direct(files={APP.apk: big}))
    lines = [one.line for one in found.trail if one.line.startswith("echo ")]
    assert 2 < len(lines) <= 8
    for line in lines:
        assert len(line) <= 4000
        for step in line.split(";"):
            match = SENT.fullmatch(step)
            assert match, step
            path = match["a"] or match["b"] or match["c"]
            assert path is None or path in {app.apk for app in ADDED}
    assert found.signers.gaps == ()


def test_marks_are_never_the_same() -> None:
    marks = [
        mark
        for _ in range(2)
        for one in collect(Direct()).trail
        for mark in re.findall(r"echo (\w{16}\.\d+);", one.line)
    ]
    assert len(marks) == len(set(marks)) == 2 * len(ADDED)


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (None, GapReason.DENIED, "Permission denied"),
        (b"", GapReason.NOT_UNDERSTOOD, "too short for an APK"),
        (maker.apk(), GapReason.NOT_UNDERSTOOD, "no signature"),
        (b"no apk" * 90_000, GapReason.NOT_UNDERSTOOD, "no end of a ZIP file"),
        (apk(pair(V2, By(chain=(b"x",)))), GapReason.NOT_UNDERSTOOD, "v2: a certificate is cut off"),
        (apk((1, bytes(600_000))), GapReason.NOT_UNDERSTOOD, "more than 512 KiB of it"),
    ],
)
def test_a_file_that_gives_no_certificate(content: bytes | None, reason: GapReason, words: str) -> None:
    gap = only_gap(collect(Direct(files={APP.apk: content})))
    assert gap.reason is reason
    assert words in gap.detail
    assert gap.command.startswith("echo MARK;")


def test_a_file_that_is_gone() -> None:
    phone, app = with_app(APP, apk_file="none")
    gap = only_gap(collect(Direct(phone)), app)
    assert (gap.reason, gap.detail) == (GapReason.FAILED, "No such file or directory")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/data/app-private/a.apk", GapReason.DENIED),
        ("/data/app-asec/a/base.apk", GapReason.DENIED),
        ("/sdcard/a/base.apk", GapReason.NOT_UNDERSTOOD),
        ("/data/app/../../etc/base.apk", GapReason.NOT_UNDERSTOOD),
        ("/data/app/a'$(reboot)'b", GapReason.NOT_UNDERSTOOD),
        ("/data/app/a;reboot;b", GapReason.NOT_UNDERSTOOD),
        ("/data/app/a`reboot`", GapReason.NOT_UNDERSTOOD),
        ("/data/app/ä", GapReason.NOT_UNDERSTOOD),
        ("/data/app/" + "a" * 500, GapReason.NOT_UNDERSTOOD),
    ],
)
def test_paths_that_are_not_put_into_a_command(path: str, reason: GapReason) -> None:
    phone, app = with_app(APP, path=path)
    found = collect(Direct(phone))
    assert only_gap(found, app).reason is reason
    assert not [one.line for one in found.trail if path in one.line]


def test_paths_on_a_card_that_became_storage() -> None:
    path = "/mnt/expand/4c5d2f1e-0000/app/~~a==/b-c=="
    phone, app = with_app(APP, path=path)
    found = collect(Direct(phone, {f"{path}/base.apk": made_apk(app)}))
    assert {one.path for one in found.signers.records if one.package == app.name} == {f"{path}/base.apk"}


def test_a_certificate_that_is_not_the_one_the_phone_keeps() -> None:
    found = collect(Direct(files={APP.apk: made_apk(structs.replace(APP, signature="1234567"))}))
    (gap,) = found.signers.gaps
    assert (gap.reason, gap.package) == (GapReason.CONTRADICTORY, APP.name)
    assert APP.signature in gap.detail
    assert len(found.signers.records) == len(ADDED), "what the file says is shown all the same"


def test_a_half_understood_file_gives_a_record_and_a_gap() -> None:
    content = apk(pair(V2, By(chain=(certificate(APP.signature),))), (V3, b"\xff" * 8))
    found = collect(Direct(files={APP.apk: content}))
    assert [(gap.reason, gap.package) for gap in found.signers.gaps] == [(GapReason.NOT_UNDERSTOOD, APP.name)]
    assert len(found.signers.records) == len(ADDED)


def test_a_rotated_key_on_android_13_and_both_schemes_on_android_6() -> None:
    old, new = maker.certificate("old"), certificate(APP.signature)
    rotated = apk(pair(V2, By(chain=(old,))), pair(V3, By(chain=(new,), lineage=(old, new))))
    assert LINEAGE.to_bytes(4, "little") in rotated
    found = collect(Direct(files={APP.apk: rotated}))
    (record,) = (one for one in found.signers.records if one.package == APP.name)
    assert [(one.scheme, one.role) for one in record.signers] == [
        ("v2", "current"),
        ("v3", "current"),
        ("v3", "previous"),
    ]
    six = load_phone("infected-android6")
    app = next(one for one in six.apps if one.kind == "user")
    forged = apk(pair(V2, By(chain=(old,))), files={"META-INF/A.RSA": pkcs7((certificate(app.signature),))})
    found = collect(Direct(six, {app.apk: forged}))
    assert found.signers.gaps == ()
    (record,) = (one for one in found.signers.records if one.package == app.name)
    assert [one.scheme for one in record.signers] == ["v2", "v1"]


def cut_at(at: int) -> Callable[[Query, Output], Output]:
    def alter(query: Query, output: Output) -> Output:
        if not query.id.startswith("apk-"):
            return output
        return Output(stdout=output.stdout[: len(output.stdout) * at // 50], failure=Failure.TIMED_OUT)

    return alter


@pytest.mark.parametrize("at", range(50))
def test_an_answer_that_is_cut_off_costs_what_is_missing(at: int) -> None:
    whole = {one.package: one for one in collect(Direct()).signers.records}
    found = collect(Direct(alter=cut_at(at)))
    assert all(whole[one.package] == one for one in found.signers.records)
    missing = {app.name for app in ADDED} - {one.package for one in found.signers.records}
    assert missing
    assert {gap.reason for gap in found.signers.gaps} == {GapReason.TIMED_OUT}
    assert {gap.package for gap in found.signers.gaps} in (missing, {None})


@pytest.mark.parametrize("failure", [Failure.DISCONNECTED, Failure.NOT_IN_SOURCE, Failure.CANCELLED])
def test_one_gap_where_nothing_could_be_read(failure: Failure) -> None:
    def alter(query: Query, output: Output) -> Output:
        return Output(failure=failure) if query.id.startswith("apk-") else output

    (gap,) = collect(Direct(alter=alter)).signers.gaps
    assert gap.package is None


def test_a_phone_without_stat() -> None:
    def alter(query: Query, output: Output) -> Output:
        if not query.id.startswith("apk-"):
            return output
        return Output(stdout=re.sub(rb"(?m)^\d+$", b"/system/bin/sh: stat: not found", output.stdout), exit_code=0)

    (gap,) = collect(Direct(alter=alter)).signers.gaps
    assert (gap.reason, gap.package, gap.detail) == (GapReason.UNSUPPORTED, None, "not found")


@pytest.mark.parametrize("size", ["-1", "99999999999999999999", "8589934592", "5", "", "1\n2"])
def test_a_phone_that_lies_about_sizes(size: str) -> None:
    def alter(query: Query, output: Output) -> Output:
        return Output(stdout=re.sub(rb"(?m)^\d+$", size.encode(), output.stdout), exit_code=0)

    found = collect(Direct(alter=lambda query, output: alter(query, output) if query.id == "apk-ends" else output))
    assert found.signers.records == ()
    assert found.signers.gaps


def test_without_a_list_of_apps_there_is_a_gap() -> None:
    source = Scripted({"properties": properties(33), "users": OWNER_ONLY, "packages": b"", "package-list": b""})
    (gap,) = collect(source).signers.gaps
    assert (gap.package, gap.detail) == (None, "the apps are not known")


def test_an_interruption_in_the_middle_closes_the_source() -> None:
    def stop(query: Query, output: Output) -> Output:
        if query.id.startswith("apk-"):
            raise KeyboardInterrupt
        return output

    source = Direct(alter=stop)
    with pytest.raises(KeyboardInterrupt):
        collect(source)
    assert source.closed


def test_many_apps_on_one_phone() -> None:
    phone = with_apps(PHONE, 1500)
    found = collect(Direct(phone))
    assert len(found.signers.records) == sum(app.kind == "user" or app.updated for app in phone.apps) > 500
    assert found.signers.gaps == ()


def test_a_phone_that_wants_to_be_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apk_files, "AT_ONCE", 5)
    monkeypatch.setattr(signers, "_MOST_BYTES", 8 * 4096)
    found = collect(Direct())
    assert len(found.signers.records) == 5, "what is not read any more is a gap"
    assert {gap.package for gap in found.signers.gaps} == {app.name for app in ADDED} - {
        record.package for record in found.signers.records
    }
    assert {gap.detail for gap in found.signers.gaps} == {"too much of other files was read already"}


def test_a_file_that_takes_too_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signers, "MOST_ROUNDS", 1)
    content = apk(pair(V2, By(chain=(certificate(APP.signature),))), files={str(n): bytes(9) for n in range(2000)})
    assert "too many steps" in only_gap(collect(Direct(files={APP.apk: content}))).detail


def test_an_app_that_is_signed_as_the_phone_itself() -> None:
    platform = next(app.signature for app in PHONE.apps if app.name == "android")
    phone, app = with_app(APP, signature=platform)
    found = {one.package: one.as_platform for one in collect(Direct(phone)).signers.records}
    assert found.pop(app.name) is True
    assert set(found.values()) == {False}


def test_an_app_of_the_system_that_holds_power_and_has_a_signer_of_its_own() -> None:
    listening = next(app for app in PHONE.apps if app.system and app.listeners and not app.updated)
    assert listening.name not in {one.package for one in collect(Direct()).signers.records}
    phone, app = with_app(listening, signature="abc123")
    found = collect(Direct(phone))
    assert found.signers.gaps == ()
    (record,) = (one for one in found.signers.records if one.package == app.name)
    assert (record.path, record.signers[0].hash32) == (app.apk, "abc123")
    assert app.name in {one.package for one in found.manifests.records}
