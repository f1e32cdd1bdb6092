"""What simulated phones say of what runs on them: the same in all answers, on every version."""

from pathlib import Path

import pytest

from detector.facts.collecting import collect
from tests.in_process import InProcess
from tests.simulator.versions import of_version

PHONE = """\
users: [{id: 10}]
apps:
  org.example.reader:
    accessibility: [{service: .Svc, label: Label, bound: [0]}]
    listener: [{service: .Nls, live: [10]}]
    users: [0, 10]
  org.example.idle: {}
  org.example.worker:
    running:
      services: [{service: .Core, foreground: location camera, started: true, since: 3d,
        bound_by: org.example.reader}]
      location: [{provider: network, every: 5m, background: true}]
      sockets: [{protocol: tcp6, local: "[2001:db8::1]:50000", remote: "[2001:db8::2]:443", state: SYN_SENT}]
"""
"""An app with what others are bound to has a process and a service, without a word about it."""


@pytest.mark.parametrize("release", ["6.0.1", "7.1.1", "8.0.0", "9", "10", "11", "12", "13", "14", "15", "16"])
def test_all_answers_say_the_same(tmp_path: Path, release: str) -> None:
    device = of_version(tmp_path, release, PHONE)
    phone, facts = device.phone, collect(InProcess(device))
    for reading in (facts.services, facts.processes, facts.sockets, facts.location_requests):
        assert reading.gaps == ()
    names = {(one.name, one.user) for one in facts.processes.records}
    assert {("org.example.reader", 0), ("org.example.reader", 10), ("org.example.worker", 0)} <= names
    assert "org.example.idle" not in {name for name, _ in names}
    services = {(one.component.cls, one.user): one for one in facts.services.records}
    assert services["org.example.reader.Svc", 0].binders[0].process == "system"
    assert services["org.example.reader.Nls", 10].uid == 1_000_000 + phone.by_name["org.example.reader"].uid
    core = services["org.example.worker.Core", 0]
    assert core.types == (("location", "camera") if phone.api >= 34 else None)
    assert (core.foreground, core.started, core.age_s) == (True, True, 3 * 86400)
    assert [one.process for one in core.binders] == ["org.example.reader"]
    uid = phone.by_name["org.example.worker"].uid
    (socket,) = [one for one in facts.sockets.records if one.uid == uid]
    assert (socket.remote_address, socket.remote_port, socket.state) == ("2001:db8::2", 443, "SYN_SENT")
    (request,) = [one for one in facts.location_requests.records if one.uid == uid]
    assert (request.package, request.provider, request.interval_s) == ("org.example.worker", "network", 300)
    assert request.foreground == (None if phone.api < 26 else False)
    told = [one.uid for one in facts.network_use.records]
    assert bool(told) == (phone.api < 29 or phone.api >= 33)
    assert len(told) == len(set(told))
    assert facts.orphan_uids.records == ()
