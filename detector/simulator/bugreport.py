"""`bugreportz` and `bugreport`: the same dumps as one text, and that text in a zip with what lies beside it.

Sources: frameworks/native cmds/dumpstate (dumpstate.cpp, main text; docs/bugreport-format.md, zip), cmds/bugreportz,
cmds/dumpsys (heads, time lines), SettingsProvider.dump, API 23-36. Seen on 9, 10 and 13.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Final

from detector.simulator.base import Answer
from detector.simulator.dumps.netstats import qtaguid
from detector.simulator.dumps.properties import getprop
from detector.simulator.dumps.ps import processes, user_name
from detector.simulator.model import Phone
from detector.simulator.services import SERVICES, SINCE

Dump = Callable[[Sequence[str]], Answer]
"""Runs `dumpsys` with these words."""

FOLDER: Final = "/data/user_de/0/com.android.shell/files/bugreports"
_RULE: Final = "=" * 56
_LINE: Final = "-" * 79
_ALL: Final = {"activity": ("services",), "batterystats": ("--daily",)}
"""What a dump of everything holds of these services, as far as it is simulated."""
_CRITICAL: Final = ("activity", "notification")
FIRST_IN_ZIP: Final = 24
"""Android 6 prints the text alone."""
_FIRST_WITH_TIMES: Final = 26


def base_name(phone: Phone) -> str:
    """Return the name of the main text without its ending."""
    device = phone.properties.get("ro.product.device", "device")
    build = phone.properties.get("ro.build.id", "BUILD")
    return f"bugreport-{device}-{build}-{phone.now.strftime('%Y-%m-%d-%H-%M-%S')}"


def bug_report(phone: Phone, dump: Dump) -> str:
    """Return the main text."""
    return "".join(f"{line}\n" for line in _lines(phone, dump))


def bug_report_zip(phone: Phone, dump: Dump) -> bytes:
    """Return the archive, as it lies on the phone."""
    name = f"{base_name(phone)}.txt"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("version.txt", "2.0")
        archive.writestr("FS/data/anr/anr_2024-01-01-00-00-00-000", "----- pid 1 at 2024-01-01 -----\n")
        archive.writestr("proto/activity.proto", b"\x0a\x00")
        archive.writestr("lshal-debug/android.hardware.power@1.0::IPower_default.txt", "")
        archive.writestr(name, bug_report(phone, dump).encode("utf-8", "surrogatepass"))
        archive.writestr("dumpstate_log.txt", "dumpstate: done\n")
        archive.writestr("main_entry.txt", name)
    return file.getvalue()


def _lines(phone: Phone, dump: Dump) -> Iterator[str]:
    yield from (_RULE, f"== dumpstate: {phone.local(phone.now_ms)}", _RULE, "")
    yield f"Build: {phone.properties.get('ro.build.display.id', 'BUILD')}"
    yield f"Build fingerprint: '{phone.fingerprint}'"
    yield from ("Bootloader: unknown", "Radio: unknown", "Network: (unknown)", "Kernel: Linux version 5.10.0")
    yield from ("Command line: androidboot.hardware=simulated", "Bugreport format version: 2.0", "")
    if phone.api >= 28:
        yield from _dumpsys(phone, dump, "CRITICAL", _CRITICAL)
    yield from _section(phone, "SYSTEM LOG", "logcat -v threadtime -v printable -v uid -d *:v", _log(phone))
    yield from _ps(phone)
    if phone.api < 29:
        yield from _section(phone, "QTAGUID STATS INFO", "/proc/net/xt_qtaguid/stats", qtaguid(phone).splitlines())
    yield from _properties(phone)
    yield from (_RULE, "== Android Framework Services", _RULE)
    yield from _dumpsys(phone, dump, "", sorted(name for name in SERVICES if phone.api >= SINCE.get(name, 0)))
    yield from (_RULE, "== Checkins", _RULE)
    yield from _section(phone, "CHECKIN PACKAGE", "/system/bin/dumpsys -T 30000 package --checkin", ["vers,1,23"])
    yield from (_RULE, "== dumpstate: done (id 1)", _RULE, "------ 35.073s was the duration of 'DUMPSTATE' ------")


def _section(phone: Phone, title: str, command: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"------ {title} ({command}) ------"
    yield from lines
    if phone.api >= FIRST_IN_ZIP:
        yield f"------ 0.012s was the duration of '{title}' ------"
    else:
        yield from (f"[{command.partition(' ')[0]}: 0.012s elapsed]", "")


def _properties(phone: Phone) -> Iterator[str]:
    """Up to Android 8.1 dumpstate prints them by itself."""
    lines = getprop(phone, ()).splitlines()
    if phone.api >= 28:
        yield from _section(phone, "SYSTEM PROPERTIES", "getprop", lines)
    else:
        yield from ("------ SYSTEM PROPERTIES ------", *lines, "")


def _log(phone: Phone) -> list[str]:
    """Two lines that quote what stands elsewhere: a reader must not take them for it."""
    day = phone.now.strftime("%m-%d %H:%M:%S.000")
    return [
        "--------- beginning of main",
        f"{day}  1000   640   700 I dumpstate: DUMP OF SERVICE package:",
        f"{day}  1000   640   700 I ActivityManager: Permission Denial: nothing of this is a dump",
    ]


def _ps(phone: Phone) -> Iterator[str]:
    title, command = "PROCESSES AND THREADS", "ps -A -T -Z -O pri,nice,rtprio,sched,pcy,time"
    head = f"{'LABEL':<30} {'USER':<12} {'PID':>5} {'TID':>5} {'PPID':>5} S CMD"
    if phone.api < _FIRST_WITH_TIMES:
        title, command = "PROCESSES AND THREADS", "ps -t -p -P"
        head = f"{'LABEL':<30} {'USER':<12} {'PID':>5} {'PPID':>5} S CMD"
    rows = [head]
    for one in processes(phone):
        name = "".join(sign if sign >= " " else "?" for sign in one.name)
        threads = (one.pid, one.pid + 20_000) if phone.api >= _FIRST_WITH_TIMES else ()
        numbers = [f"{one.pid:>5} {thread:>5}" for thread in threads] or [f"{one.pid:>5}"]
        rows += [f"{'u:r:init:s0':<30} {user_name(one.uid):<12} {number} {one.ppid:>5} S {name}" for number in numbers]
    yield from _section(phone, title, command, rows)


def _dumpsys(phone: Phone, dump: Dump, priority: str, services: Sequence[str]) -> Iterator[str]:
    title = f"DUMPSYS {priority}".strip()
    yield f"------ {title} (/system/bin/dumpsys) ------"
    for service in services:
        yield from (_LINE, f"DUMP OF SERVICE {priority} {service}:" if priority else f"DUMP OF SERVICE {service}:")
        answer = dump((service, *_ALL.get(service, ())))
        text = (answer.stdout or answer.stderr).decode("utf-8", "surrogatepass")
        if service == "activity":
            yield from ("ACTIVITY MANAGER SETTINGS (dumpsys activity settings):", "  max_cached_processes=32", _LINE)
        yield text.removesuffix("\n")
        if service == "activity":
            yield from (_LINE, "ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)", "  (nothing)")
        yield from _time(phone, service)
    if not priority and phone.api >= _FIRST_WITH_TIMES:
        yield from (_LINE, "DUMP OF SERVICE settings:", *_settings(phone), *_time(phone, "settings"))
    yield f"------ 4.173s was the duration of '{title}' ------"


def _time(phone: Phone, service: str) -> Iterator[str]:
    if phone.api >= _FIRST_WITH_TIMES:
        end = (phone.now + timedelta(seconds=4)).strftime("%Y-%m-%d %H:%M:%S")
        yield f"--------- 0.012s was the duration of dumpsys {service}, ending at: {end}"


def _settings(phone: Phone) -> Iterator[str]:
    """SettingsProvider's own dump; the first line is its answer to the option that dumpsys passes to all."""
    yield "Unknown argument: -a; use -h for help"
    if phone.api >= 29:
        yield from ("CONFIG SETTINGS (user 0)", "version: -1", "", "")
    yield from _namespace("GLOBAL", 0, phone.global_settings)
    for user in phone.users:
        yield from _namespace("SECURE", user.id, phone.secure_settings.get(user.id, {}))
        yield from _namespace("SYSTEM", user.id, {"font_scale": "1.0"})


def _namespace(name: str, user: int, table: dict[str, str]) -> Iterator[str]:
    yield f"{name} SETTINGS (user {user})"
    for number, (key, value) in enumerate(table.items(), 20):
        yield f"_id:{number} name:{key} pkg:android value:{value} default:{value} defaultSystemSet:true"
    yield ""
