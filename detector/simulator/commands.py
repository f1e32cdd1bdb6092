"""The phone's own commands: getprop, date, id, getenforce, echo, dumpsys, pm, cmd, settings and bug reports.

Sources: frameworks/native cmds/{dumpsys,cmd}; PackageManagerShellCommand; SettingsService; android.os.ShellCommand.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from detector.simulator.base import Answer, Faults
from detector.simulator.bugreport import FIRST_IN_ZIP, FOLDER, base_name, bug_report, bug_report_zip
from detector.simulator.dumps.companion import companion_list
from detector.simulator.dumps.deviceidle import dumpsys_deviceidle
from detector.simulator.dumps.properties import getprop
from detector.simulator.dumps.ps import ps
from detector.simulator.dumps.settings import settings_get, settings_list
from detector.simulator.files import PhoneFiles
from detector.simulator.model import Phone
from detector.simulator.package_commands import package_command, pm_command
from detector.simulator.services import SERVICES, SINCE, denial, is_named, time_out
from detector.simulator.shell_answers import BlockedUserError, answer, blocked_text, option_user

_ROOT_ID: Final = "uid=0(root) gid=0(root) groups=0(root),1004(input),1007(log),1011(adb) context=u:r:su:s0\n"
_SHELL_ID: Final = (
    "uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),1011(adb),1015(sdcard_rw),"
    "1028(sdcard_r),3001(net_bt_admin),3002(net_bt),3003(inet),3006(net_bw_stats),3009(readproc) "
    "context=u:r:shell:s0\n"
)


class Session(Struct, frozen=True, kw_only=True):
    """Who answers, and what shall go wrong."""

    phone: Phone
    faults: Faults
    files: PhoneFiles


def _getprop(session: Session, args: Sequence[str]) -> Answer:
    return answer(getprop(session.phone, args))


def _date(session: Session, args: Sequence[str]) -> Answer:
    now = session.phone.now
    form = args[0][1:] if args and args[0].startswith("+") else "%a %b %d %H:%M:%S %Z %Y"
    known = {"s": str(session.phone.now_ms // 1000), "%": "%"}

    def directive(match: re.Match[str]) -> str:
        letter = match.group(1)
        if letter in known:
            return known[letter]
        return now.strftime(f"%{letter}") if letter in "aAbBdHjmMSyYzZ" else match.group()

    return answer(re.sub("%(.)", directive, form, flags=re.DOTALL) + "\n")


def _id(session: Session, _args: Sequence[str]) -> Answer:
    return answer(_ROOT_ID if session.phone.root.shell else _SHELL_ID)


def _getenforce(session: Session, _args: Sequence[str]) -> Answer:
    return answer("Permissive\n" if session.phone.root.permissive else "Enforcing\n")


def _echo(_session: Session, args: Sequence[str]) -> Answer:
    words = list(args)
    end = "" if words[:1] == ["-n"] else "\n"
    text = " ".join(words[1:] if not end else words)
    escapes = {"n": "\n", "t": "\t", "\\": "\\"}
    return answer(re.sub(r"\\([nt\\])", lambda match: escapes[match.group(1)], text) + end)


def _dumpsys(session: Session, args: Sequence[str]) -> Answer:
    phone, faults = session.phone, session.faults
    words = list(args)
    limit = 10
    if words[:1] == ["-t"] and phone.api >= 24:
        if len(words) < 2 or not re.fullmatch(r"\d{1,9}", words[1], re.ASCII):
            return answer(err="Error: invalid timeout\n", code=255)
        limit = int(words[1])
        words = words[2:]
    present = {name: dump for name, dump in SERVICES.items() if phone.api >= SINCE.get(name, 0)}
    known = {name: dump for name, dump in present.items() if not is_named(faults.missing, [name])}
    if words == ["-l"]:
        return answer("Currently running services:\n" + "".join(f"  {name}\n" for name in sorted(known)))
    if not words:
        return answer(err="dumpsys: name a service\n", code=1)
    service, *rest = words
    if service not in known or is_named(faults.missing, words):
        return answer(err=f"Can't find service: {service}\n")
    if is_named(faults.deny, words):
        return answer(denial(phone.api, service))
    text = known[service](phone, rest)
    return answer(time_out(phone.api, service, limit, text) if is_named(faults.timeout, words) else text)


def _ps(session: Session, args: Sequence[str]) -> Answer:
    text = ps(session.phone, args)
    return answer(err="ps: only the list of all processes is known\n", code=1) if text is None else answer(text)


def _settings(session: Session, args: Sequence[str]) -> Answer:
    phone, faults = session.phone, session.faults
    if is_named(faults.missing, ["settings"]):
        return answer(err="cmd: Can't find service: settings\n", code=20)
    words = list(args)
    try:
        user = option_user(phone, words) or 0
    except BlockedUserError as blocked:
        return blocked_text(phone.api, words[0] if words else "", blocked)
    except ValueError as error:
        return answer(err=f"Error: Invalid user: {error}\n", code=255)
    if is_named(faults.deny, ["settings"]):
        text = "Permission Denial: get setting from user 0 asks to run as user 0"
        return answer(err=f"java.lang.SecurityException: {text}\n", code=255)
    match words:
        case ["get", namespace, key]:
            return answer(settings_get(phone, user, namespace, key))
        case ["list", namespace]:
            return answer(settings_list(phone, user, namespace))
    return answer(err="Bad arguments\n", code=255)


def _cmd(session: Session, args: Sequence[str]) -> Answer:
    if not args:
        return answer(err="cmd: No service specified; use -l to list all services\n", code=20)
    service, *rest = args
    if service == "package" and not is_named(session.faults.missing, [service]):
        return package_command(session.phone, rest)
    if service == "settings" and session.phone.api >= 26:
        return _settings(session, rest)
    if service == "companiondevice" and session.phone.api >= 26 and not is_named(session.faults.missing, [service]):
        return _companiondevice(session, rest)
    if [service, *rest] == ["deviceidle", "whitelist"] and not is_named(session.faults.missing, [service]):
        if is_named(session.faults.deny, args):
            return answer(denial(session.phone.api, service), code=255)
        return answer(dumpsys_deviceidle(session.phone, rest))
    name = "" if session.phone.api < 26 else "cmd: "
    return answer(err=f"{name}Can't find service: {service}\n", code=20)


def _companiondevice(session: Session, words: Sequence[str]) -> Answer:
    match list(words):
        case ["list", user] if re.fullmatch(r"\d{1,7}", user, re.ASCII):
            return answer(companion_list(session.phone, int(user)))
    return answer(err=f"Unknown command: {' '.join(words[:1])}\n", code=255)


def _pm(session: Session, args: Sequence[str]) -> Answer:
    if is_named(session.faults.missing, ["package"]):
        return answer(err="Error: Could not access the Package Manager. Is the system running?\n", code=1)
    return pm_command(session.phone, args)


def _bugreportz(session: Session, args: Sequence[str]) -> Answer:
    """It writes the archive into the files of its own app and prints where it is, with `-p` also how far it got."""
    phone = session.phone
    if phone.api < FIRST_IN_ZIP:
        return answer(err="/system/bin/sh: bugreportz: not found\n", code=127)
    if list(args) == ["-v"]:
        return answer(err="1.2\n")
    if list(args) not in ([], ["-p"]):
        return answer(err="usage: bugreportz [-hpsv]\n", code=1)
    path = f"{FOLDER}/{base_name(phone)}.zip"
    session.files.add(path, bug_report_zip(phone, lambda words: _dumpsys(session, words)))
    progress = f"BEGIN:{path}\nPROGRESS:50/100\n" if args else ""
    return answer(f"{progress}OK:{path}\n")


def _bugreport(session: Session, _args: Sequence[str]) -> Answer:
    """The main text alone; later versions keep it for tools that are old."""
    return answer(bug_report(session.phone, lambda words: _dumpsys(session, words)))


Command = Callable[[Session, Sequence[str]], Answer]

COMMANDS: Final[dict[str, Command]] = {
    "getprop": _getprop,
    "date": _date,
    "id": _id,
    "getenforce": _getenforce,
    "echo": _echo,
    "dumpsys": _dumpsys,
    "settings": _settings,
    "cmd": _cmd,
    "pm": _pm,
    "ps": _ps,
    "bugreport": _bugreport,
    "bugreportz": _bugreportz,
}
