"""Real APKs behind a real adb server: every signer is found, and little of a large file is read."""

from pathlib import Path

import pytest
from msgspec import structs

from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.simulator.adbd import Adbd
from detector.simulator.files import Content
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.adb import Server, open_phone
from tests.adb_server import adb_program
from tests.apk.android_tools import RealApk
from tests.apk.maker import enlarge


@pytest.mark.parametrize("name", ["infected", "infected-old", "infected-android6"])
def test_real_apks_over_adb(real_apks: tuple[RealApk, ...], name: str, tmp_path: Path) -> None:
    """Through a real adb server: shell v2, and `exec:` on Android 6. One of the files has 60 MB."""
    phone = load_phone(name)
    apps = [app for app in phone.apps if app.kind == "user"][: len(real_apks)]
    large = tmp_path / "large.apk"
    enlarge(real_apks[-1].path.read_bytes(), 60_000_000, large)
    files: dict[str, Content] = {app.apk: apk.path for app, apk in zip(apps, real_apks, strict=True)}
    files[apps[-1].apk] = large
    with PrivateAdb(adb_program()) as server, Adbd(SimulatedPhone(phone, files=files)) as device:
        server.connect(device.serial)
        found = collect(open_phone(device.serial, server=Server(port=server.port)))
    by_name = {record.package: record for record in found.signers.records}
    for app, real in zip(apps, real_apks, strict=True):
        signers = by_name[app.name].signers
        seen = {(one.scheme.value, one.role.value, one.sha256) for one in signers}
        assert real.certificates <= seen, real.name
        assert {scheme for scheme, _, _ in seen - real.certificates} <= ({"v1"} if phone.api < 24 else set())
        assert by_name[app.name].bytes_read <= 64 * 1024
    assert {gap.reason for gap in found.signers.gaps} == {GapReason.CONTRADICTORY}, "the dumps name invented hashes"
    assert {gap.package for gap in found.signers.gaps} == {app.name for app in apps}
    assert len(found.signers.records) == sum(app.kind == "user" or app.updated for app in phone.apps)


@pytest.mark.parametrize("variant", ["large-aapt2", "large-aapt-packed", "small-sparse"])
def test_a_real_manifest_over_adb(real_apps: dict[str, Path], variant: str) -> None:
    """Through a real adb server; the table of names of one of the files is packed and read whole."""
    phone = load_phone("infected")
    app = next(one for one in phone.apps if one.kind == "user")
    named = structs.replace(app, name="org.example.system")
    phone = structs.replace(phone, apps=tuple(named if one is app else one for one in phone.apps))
    files: dict[str, Content] = {named.apk: real_apps[variant]}
    with PrivateAdb(adb_program()) as server, Adbd(SimulatedPhone(phone, files=files)) as device:
        server.connect(device.serial)
        found = collect(open_phone(device.serial, server=Server(port=server.port)))
    (record,) = (one for one in found.manifests.records if one.package == named.name)
    assert (record.manifest.label.text, record.manifest.monitoring_tool) == ("System Service", "child_monitoring")
    assert [one.capabilities for one in record.manifest.accessibility] == [("read-windows", "screenshots")]
    assert record.bytes_read <= (200 if variant == "large-aapt-packed" else 64) * 1024
    assert found.manifests.gaps == ()
    assert {gap.package for gap in found.signers.gaps} == {named.name}, "nobody signed it"
