"""`pm ...` and `cmd package ...`.

Source: com.android.server.pm.PackageManagerShellCommand (24-36), com.android.commands.pm.Pm (23-27).
"""

from collections.abc import Sequence

from detector.simulator.base import Answer
from detector.simulator.dumps.queries import ActivityQuery, ListOptions, list_packages, query_activities
from detector.simulator.dumps.users import list_users
from detector.simulator.model import Phone
from detector.simulator.shell_answers import BlockedUserError, answer, blocked_text, option_user

_MATCH_DISABLED_COMPONENTS = 0x200


def pm_command(phone: Phone, args: Sequence[str]) -> Answer:
    """Answer `pm ARGS`."""
    match list(args):
        case ["list", "users"]:
            return answer(list_users(phone))
        case ["path", name] if name in phone.by_name:
            return answer(f"package:{phone.by_name[name].apk}\n")
        case ["path", _]:
            return answer(code=1)
    return package_command(phone, args)


def package_command(phone: Phone, args: Sequence[str]) -> Answer:
    """Answer `cmd package ARGS`."""
    words = list(args)
    verb = words.pop(0) if words else ""
    try:
        user = option_user(phone, words)
    except BlockedUserError as blocked:
        return blocked_text(phone.api, verb, blocked)
    except ValueError as error:
        return answer(err=f"Error: Invalid user: {error}\n", code=255)
    if verb == "list" and words[:1] == ["packages"]:
        return _list(phone, words[1:], user)
    if verb == "query-activities" and phone.api >= 24:
        return _query(phone, words, user)
    if verb == "resolve-activity" and phone.api >= 24:
        return _resolve(phone, words, user or 0)
    return answer(err=f"Unknown command: {verb}\n", code=255)


def _list(phone: Phone, words: list[str], user: int | None) -> Answer:
    known = {"-f", "-i", "-u", "-s", "-3", "-d", "-e"}
    if phone.api >= 26:
        known |= {"-U", "--show-versioncode"}
    for word in words:
        if word not in known:
            text = f"Error: Unknown option: {word}\n"
            return answer(text, code=255) if phone.api >= 24 else answer(err=text, code=1)
    options = ListOptions(
        path="-f" in words,
        uid="-U" in words,
        installer="-i" in words,
        version="--show-versioncode" in words,
        uninstalled="-u" in words,
        only=tuple(word for word in words if word in {"-s", "-3", "-d", "-e"}),
    )
    return answer(list_packages(phone, options, _users(phone, user)))


def _users(phone: Phone, user: int | None) -> tuple[int, ...]:
    """Return the users that are listed: since API 33 all of them when none is named."""
    if user is None and phone.api >= 33:
        return tuple(one.id for one in phone.users if not one.blocks_shell)
    number = user or 0
    return (number,) if phone.user(number) else ()


def _query(phone: Phone, words: list[str], user: int | None) -> Answer:
    values = {"-a": "", "-c": "", "--query-flags": "0"}
    if phone.api < 29:
        del values["--query-flags"]
    components = False
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in values and rest:
            values[word] = rest.pop(0)
        elif word in {"--components", "--brief"}:
            components = components or word == "--components"
        else:
            return answer(err=f"Error: Unknown option: {word}\n", code=255)
    number = user or 0
    if phone.user(number) is None:
        return answer("No activities found\n")
    try:
        everything = bool(int(values.get("--query-flags", "0"), 0) & _MATCH_DISABLED_COMPONENTS)
    except ValueError as error:
        return answer(err=f"Error: {error}\n", code=255)
    query = ActivityQuery(user=number, action=values["-a"], category=values["-c"], disabled=everything)
    return answer(query_activities(phone, query, components=components))


_HOME = ["--components", "-a", "android.intent.action.MAIN", "-c", "android.intent.category.HOME"]


def _resolve(phone: Phone, words: list[str], user: int) -> Answer:
    """Only the home screen is known. Where nobody chose one, Android's chooser answers."""
    if words != _HOME or user not in phone.chosen:
        return answer("No activity found\n")
    home = phone.chosen[user].roles.get("HOME", "none")
    return answer("android/com.android.internal.app.ResolverActivity\n" if home == "none" else f"{home}/.Launcher\n")
