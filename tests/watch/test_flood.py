"""A hostile app talks in the place of the agent, as fast as it can: memory stays bounded, and none of it is told."""

import json
import subprocess
import sys
from pathlib import Path

from detector.simulator.host import PrivateAdb
from tests.watch.phones import plugged
from tests.watch.portal import Portal
from tests.watch.standins import PACKAGE, PLANTED, needed, told_of
from tests.watch.test_watch import sleeping

_MOST_MIB = 300
AGENT = """
const texts = %s;
const forged = [
    null, 7, texts, {v: 1}, {v: 1, t: "batch", events: [{hook: "sms.query", detail: texts[0], n: 1}], dropped: -1},
    {v: 1, t: "batch", events: [{hook: texts[1], detail: "sms", n: 1e308}], dropped: 0},
    {v: 1, t: "batch", events: [{hook: "accessibility.event", detail: texts[0], n: 3}], dropped: 0},
    {v: 1, t: "hooks", status: {"sms.query": "failed: " + texts[0], [texts[2]]: "active"}},
    {v: 1, t: "batch", events: Array(5000).fill({hook: "sms.query", detail: texts[3], n: 1}), dropped: 0},
];
rpc.exports = {
    init() {
        setInterval(() => { for (let i = 0; i < 2000; i++) send(forged[i %% 8]); send(forged[8]); }, 5);
        return {"sms.query": "active", [texts[4]]: texts[0]};
    },
    flush() { throw new Error(texts[0]); },
    leave() { return texts; },
};
"""


def test_a_flood_is_left_and_none_of_it_is_told(adb_server: PrivateAdb, tmp_path: Path) -> None:
    needed()
    run = {
        "arguments": [PACKAGE, "--consent", "--format", "json", "--seconds", "30"],
        "agent": AGENT % json.dumps(list(PLANTED.values())),
    }
    with sleeping(tmp_path) as app, Portal(app.pid) as portal, plugged(adb_server, portal.port):
        done = subprocess.run(
            [sys.executable, "-m", "tests.watch.command"],
            input=json.dumps([run]),
            env={"ANDROID_ADB_SERVER_PORT": str(adb_server.port), "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert app.poll() is None
    (answer,) = json.loads(done.stdout)
    assert answer["code"] == 4, answer
    told = json.loads(answer["out"])
    assert (told["end"], told["seen"]) == ("failed", [])
    assert told["dropped"] > 1000
    assert told_of(answer["out"] + answer["said"]) == []
    assert answer["most"] < _MOST_MIB
