"""What people save of a phone, made from simulated ones: loose outputs, ISDi dumps. And facts without their places."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from detector.facts import FACTS, Facts
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.simulator.services import SERVICES, SINCE

ISDI_SERVICES: Final = (
    *("package", "location", "media.camera", "netpolicy", "mount", "cpuinfo", "dbinfo", "meminfo", "procstats"),
    *("batterystats", "netstats detail", "usagestats", "activity", "appops"),
)
LOOSE: Final = {
    "properties.txt": "getprop",
    "p.txt": "dumpsys package",
    "list.txt": "pm list packages -f -U -i --user 0",
    "added.txt": "pm list packages -3",
    "users.txt": "pm list users",
    "user.txt": "dumpsys user",
    "a11y.txt": "dumpsys accessibility",
    "policy.txt": "dumpsys device_policy",
    "ops.txt": "dumpsys appops",
    "idle.txt": "dumpsys deviceidle",
    "net.txt": "dumpsys netpolicy",
    "stats.txt": "dumpsys netstats",
    "daily.txt": "dumpsys batterystats --daily",
    "adb.txt": "dumpsys adb",
    "notes.txt": "dumpsys notification",
    "role.txt": "dumpsys role",
    "global.txt": "settings list global",
    "secure.txt": "settings list secure",
    "services.txt": "dumpsys activity services",
    "places.txt": "dumpsys location",
    "ps.txt": "ps -A -o USER,PID,PPID,NAME",
    "selinux.txt": "getenforce",
    "id.txt": "id",
    "connect.txt": "dumpsys connectivity",
    "vpn.txt": "dumpsys vpn_management",
    "companion.txt": "dumpsys companiondevice",
    "projection.txt": "dumpsys media_projection",
    "usage.txt": "dumpsys usagestats",
}
"""Names that tell nothing, and what stands in the files."""


@cache
def phone(name: str = "infected") -> SimulatedPhone:
    return SimulatedPhone(load_phone(name))


@cache
def printed(phone: SimulatedPhone, line: str) -> bytes:
    """What a terminal would show."""
    answer = phone.shell(line)
    return answer.stdout + answer.stderr


def save_loose(phone: SimulatedPhone, folder: Path, encoding: str = "utf-8", end: str = "\n") -> Path:
    """One file for each output, as a shell of some computer writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, line in LOOSE.items():
        text = printed(phone, line).decode(errors="replace").replace("\n", end)
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def isdi_dump(phone: SimulatedPhone, *, newest: bool = True) -> bytes:
    """The newest script's text, which sed went over; or that of an old one."""
    text = "".join(_isdi_parts(phone, newest))
    if newest:
        text = re.sub(r"^( *)User 0: ceDataInode", r"\1User 0:\n\1  ceDataInode", text, flags=re.MULTILINE)
        text = re.sub(r"^( *)#", r"\1", text, flags=re.MULTILINE)
    return text.encode()


def _isdi_parts(phone: SimulatedPhone, newest: bool) -> Iterator[str]:
    for service in ISDI_SERVICES:
        words = {"activity": "activity services", "batterystats": "batterystats --daily"}.get(service, service)
        body = printed(phone, f"dumpsys {words}").decode(errors="replace")
        if newest:
            yield f"\nDUMP OF SERVICE {service}\n{body}"
        else:
            yield f"{'-' * 86}\nDUMP OF SERVICE {service.split()[0]}\n{body}{'-' * 86}\n"
    if newest:
        counts = printed(phone, "cat /proc/net/xt_qtaguid/stats").decode(errors="replace").replace(" ", ",")
        yield f"\nDUMP OF SERVICE net_stats\n{counts}"
        for namespace in ("secure", "system", "global"):
            yield f"\nDUMP OF SETTINGS {namespace}\n{printed(phone, f'settings list {namespace}').decode()}"


def whole_dumpsys(phone: SimulatedPhone) -> str:
    """`dumpsys` without a service."""
    api = phone.phone.api
    services = sorted(name for name in SERVICES if api >= SINCE.get(name, 0))
    return "".join(("Currently running services:\n", *(f"  {name}\n" for name in services), *_dumps(phone, services)))


def _dumps(phone: SimulatedPhone, services: list[str]) -> Iterator[str]:
    for service in services:
        words = {"activity": "activity services", "batterystats": "batterystats --daily"}.get(service, service)
        yield f"{'-' * 79}\nDUMP OF SERVICE {service}:\n{printed(phone, f'dumpsys {words}').decode(errors='replace')}"
        if phone.phone.api >= 26:
            yield f"--------- 0.01s was the duration of dumpsys {service}, ending at: 2023-09-10 14:00:00\n"


def androidqf(phone: SimulatedPhone) -> dict[str, bytes]:
    """The files of an acquisition that newer versions make, but for what nobody reads."""
    added = set(printed(phone, "pm list packages -3").decode().split())
    packages = []
    for row in printed(phone, "pm list packages -f -U -i --user 0").decode().splitlines():
        match = re.fullmatch(r"package:(.*)=([\w.]+)  installer=(\S+) uid:(\d+)", row)
        assert match is not None
        file = {"path": match[1], "sha256": "", "certificate": {"Sha1": "", "Sha256": ""}}
        third = f"package:{match[2]}" in added
        app = {"name": match[2], "installer": match[3], "uid": int(match[4]), "third_party": third, "files": [file]}
        packages.append({**app, "user_id": 0, "installed": True, "disabled": False, "system": not third})
    texts = {
        "acquisition.json": '{"uuid": "6c2b4e", "started": "2023-09-10T12:00:00.123456789Z", "sdcard": "/sdcard/"}',
        "dumpsys.txt": whole_dumpsys(phone).strip(),
        "getprop.txt": printed(phone, "getprop").decode().strip(),
        "settings_global.txt": printed(phone, "settings list global").decode().strip(),
        "settings_secure.txt": printed(phone, "settings list secure").decode().strip(),
        "processes.txt": printed(phone, "ps -A -o USER,PID,PPID,NAME").decode().strip(),
        "selinux.txt": "Enforcing",
        "packages.json": json.dumps(packages, indent=4),
        "package_users.json": json.dumps({"users": list(_users(phone))}),
    }
    return {name: text.encode() for name, text in texts.items()}


def _users(phone: SimulatedPhone) -> Iterator[dict[str, Any]]:
    for match in re.finditer(r"UserInfo\{(\d+):(.*):(\w+)\}(.*)", printed(phone, "pm list users").decode()):
        yield {"id": int(match[1]), "name": match[2], "flags": match[3], "running": "running" in match[4]}


def save(files: dict[str, bytes], folder: Path) -> Path:
    """These files in a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def bare(value: Any) -> Any:
    """Records without the places where they were read."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if not key.endswith("excerpt")}
    return [bare(one) for one in value] if isinstance(value, list | tuple) else value


def records(facts: Facts, fact: str) -> Any:
    """The records of a fact, comparable between sources, which tell the same in different orders."""
    return sorted(map(repr, bare(msgspec.to_builtins(facts.reading(fact).records))))


def read_whole(facts: Facts) -> set[str]:
    """The facts without gaps."""
    return {fact.name for fact in FACTS if not facts.reading(fact.name).gaps}


def different(one: Facts, other: Facts) -> set[str]:
    """The facts of which the two have different records."""
    return {fact.name for fact in FACTS if records(one, fact.name) != records(other, fact.name)}
