"""`detector watch`: what an app does while it runs, after words about what that can bring about."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rich_click as click

from detector.android import PACKAGE_NAME
from detector.cli.files import line
from detector.cli.giving_out import REDACTIONS, give_out, output_option, signatures_option
from detector.cli.language import language_option
from detector.cli.scanning import serial_option
from detector.cli.watch_remote import remote_of, remote_options
from detector.errors import DetectorError, ExitCode

if TYPE_CHECKING:
    from detector.cli.watch_output import GoingOut
    from detector.observations import Watched
    from detector.report import Report
    from detector.signatures import Index
    from detector.watch.controller import Target
    from detector.watch.device import Phone, Remote
    from detector.wording import Words

_PAGE: Final = ("watch.consent.1", "watch.consent.2", "watch.consent.3", "watch.consent.4", "watch.consent.5")
_YES: Final = "yes"


def _package(_context: click.Context, _argument: click.Parameter, value: str | None) -> str | None:
    if value is not None and not PACKAGE_NAME.fullmatch(value):
        raise click.BadParameter("the name of a package, such as com.example.app")
    return value


@click.command()
@click.argument("package", required=False, callback=_package)
@serial_option
@remote_options
@click.option("--spawn", is_flag=True, help="Start the app for it, and end it first if it runs.")
@click.option("--seconds", type=click.FloatRange(0.1), help="How long; without it, until Ctrl-C.")
@click.option("--consent", is_flag=True, help="The words about watching have been read, and it is wanted.")
@click.option("--doctor", is_flag=True, help="Tell what is missing for watching. Changes nothing.")
@click.option(
    "--push",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Put this frida-server on the phone for the time of watching, and start it as root. Asks first.",
)
@click.option("-y", "--yes", is_flag=True, help="The words about --push have been read: do not ask.")
@click.option(
    "--merge",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A saved report: what comes out is that report with what was seen in it.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "jsonl", "json")),
    default="text",
    show_default=True,
    help="jsonl: a line for whatever is new, as it comes, and all of it at the end.",
)
@output_option
@click.option("--redact", type=click.Choice(REDACTIONS), help="With --merge: what to take out of the report first.")
@signatures_option
@language_option
def watch(package: str | None, *, doctor: bool, **options: Any) -> int:
    """Watch what one app does while it runs, with Frida. Needs a rooted phone or an emulator.

    Exit codes: 0 it was watched to the end; 2 usage, or no consent; 3 no phone, or it cannot be watched there;
    4 watching ended early, or no place in the app could be watched; 5 the report of --merge cannot be used;
    130 ended by Ctrl-C, with what was seen until then.
    """
    from detector.wording import Words

    words = Words(options["lang"])
    remote = remote_of(options.pop("remote"), options.pop("certificate"), options.pop("token_file"))
    if doctor:
        return _doctor(words, options["serial"], remote)
    if package is None:
        raise click.UsageError("Name the package to watch, or ask for --doctor.")
    if options["merge"] is not None and options["format_name"] == "jsonl":
        raise click.UsageError("--merge gives out a report, which has no lines: use --format text or json.")
    return _watch(package, words, remote=remote, **options)


def _doctor(words: "Words", serial: str | None, remote: "Remote | None") -> int:
    from detector.watch.device import check_up, find
    from detector.watch.telling import doctor_lines

    phone = find(serial, remote=remote)
    try:
        found, problem = check_up(phone)
    finally:
        phone.close()
    for told in doctor_lines(found, words):
        line(told)
    if problem is not None:
        raise problem
    return ExitCode.OK


def _watch(package: str, words: "Words", *, consent: bool, remote: "Remote | None", **options: Any) -> int:
    from detector import talk
    from detector.cli.watch_output import GoingOut
    from detector.signatures.library import Library
    from detector.watch.controller import target_of
    from detector.watch.device import find

    talk.say(words("watch.consent.title"))
    for key in _PAGE:
        talk.say(words(key), bullet="  · ")
    if not consent:
        raise DetectorError(words("watch.consent.needed"), words("watch.consent.needed.next"), ExitCode.USAGE)
    if remote is not None:
        talk.say(words("watch.remote.guarded" if remote.guarded else "watch.remote", address=remote.address))
    index = Library().load(options["extra"])
    report = _report(options["merge"], index)
    going_out = GoingOut(words, options["format_name"], options["output"])
    with ExitStack() as stack:
        phone = find(options["serial"], remote=remote)
        stack.callback(phone.close)
        if options["push"] is not None:
            stack.enter_context(_pushed(phone, options["push"], words, ask=not options["yes"]))
        target = target_of(phone, package, spawn=options["spawn"], messengers=index.messenger_packages)
        watched, received = _watched(target, going_out, words, options["seconds"])
        # even where what was put on the phone cannot be removed again
        stack.callback(lambda: _give_out(watched, report, index, going_out, **options))
    return _exit_code(watched, received, words)


def _report(path: Path | None, index: "Index") -> "Report | None":
    """The saved report; that nothing can be joined with it is told now, and not after the watching."""
    if path is None:
        return None
    from detector.handed_over import read_report
    from detector.merging import merge

    return merge(read_report(path), (), index)


@contextmanager
def _pushed(phone: "Phone", path: Path, words: "Words", *, ask: bool) -> Iterator[None]:
    """A frida-server on the phone, if that is wanted, and gone afterwards."""
    from detector import talk
    from detector.watch.pushing import PATH, frida_server
    from detector.watch.server_file import read_server

    program = read_server(path, phone.abi)
    for key in ("watch.push.1", "watch.push.2", "watch.push.3"):
        talk.say(words(key, path=path, target=PATH), bullet="  · ")
    if ask and not _agreed(words("watch.push.ask")):
        raise DetectorError(words("watch.push.needed"), words("watch.push.needed.next"), ExitCode.USAGE)
    with frida_server(phone, program):
        talk.say(words("watch.push.started"))
        yield
    talk.say(words("watch.push.removed"))


def _agreed(question: str) -> bool:
    """Whether a person types yes. Nobody else can agree."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == _YES


def _watched(target: "Target", going_out: "GoingOut", words: "Words", seconds: float | None) -> tuple["Watched", int]:
    """What was seen, and the signal that ended it, or 0."""
    from detector import talk
    from detector.watch.controller import watch

    key = "watch.begins" if seconds is None else "watch.begins.for"
    talk.say(words(key, package=target.package, phone=target.phone.name, seconds=f"{seconds or 0:g}"))
    with _until_stopped() as (stop, received):
        watched = watch(
            target,
            seconds=seconds,
            on_change=going_out.changed,
            on_problem=lambda problem: talk.error(problem, words),
            stop=stop,
        )
    if received:
        talk.say(words("watch.interrupted"))
    return watched, received[0] if received else 0


@contextmanager
def _until_stopped() -> Iterator[tuple[threading.Event, list[int]]]:
    """Ctrl-C and the like ask for an end, and do not break off what has to be tidied up."""
    from detector.watch.undisturbed import NUMBERS

    stop, received = threading.Event(), list[int]()

    def on_signal(number: int, _frame: object) -> None:
        received.append(number)
        stop.set()

    before = [(number, signal.signal(number, on_signal)) for number in NUMBERS]
    try:
        yield stop, received
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _give_out(
    watched: "Watched", report: "Report | None", index: "Index", going_out: "GoingOut", **options: Any
) -> None:
    if report is None:
        going_out.end(watched)
        return
    from detector.merging import merge

    give_out(merge(report, (watched,), index), **options)


def _exit_code(watched: "Watched", received: int, words: "Words") -> int:
    """Says what was not as it should be, too."""
    from detector import talk
    from detector.observations import HookState
    from detector.watch.problems import Problem, WatchError, ending

    if received:
        return 128 + received
    problem = ending(watched)
    if problem is None and not any(hook.state is HookState.ACTIVE for hook in watched.hooks):
        problem = WatchError(Problem.NO_HOOKS, package=watched.package)
    if problem is None:
        return ExitCode.OK
    talk.error(problem, words)
    return ExitCode.NOT_CHECKED
