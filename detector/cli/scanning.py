"""`detector devices`, `scan` and `demo`: what ends in a report on a phone."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import rich_click as click

from detector.cli.giving_out import fail_on_option, give_out, output_options, with_options
from detector.cli.language import spoken
from detector.cli.recording import keeping_options, save_option, tell_kept
from detector.cli.reports import baseline_option, read_baseline, tell_differences
from detector.cli.saved import from_option, identity_option, say_what_it_is
from detector.errors import ExitCode
from detector.levels import Level

if TYPE_CHECKING:
    from detector.facts import Facts
    from detector.report import Report
    from detector.sources.base import Source

DEFAULT_PHONE: Final = "infected"

serial_option: Final = click.option("-s", "--serial", help="Which phone, when several are connected.")


def _users(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, ...] | None:
    if value == "all":
        return None
    parts = value.split(",")
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise click.BadParameter("'all', or numbers with commas between them, such as 0,10")
    return tuple(int(part) for part in parts)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads a phone."""
    return with_options(
        function,
        click.option("--quick", "depth", flag_value="core", help="Read only what decides whether a result is whole."),
        click.option("--deep", "depth", flag_value="deep", help="Read everything, large and slow things too."),
        click.option(
            "--budget",
            type=click.FloatRange(1, 3600),
            default=300.0,
            show_default=True,
            help="Seconds for all commands together; what is not asked by then is reported as not checked.",
        ),
        click.option(
            "--deadline",
            type=click.FloatRange(0.1, 600),
            default=30.0,
            show_default=True,
            help="Seconds for one command on the phone.",
        ),
        click.option(
            "--users", default="all", show_default=True, callback=_users, help="Which Android users: all, or 0,10."
        ),
    )


def report_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads a phone and reports on it."""
    return with_options(function, reading_options, output_options)


@click.command()
def devices() -> None:
    """List the phones that are connected, and their states."""
    from detector import talk
    from detector.outputs.escape import visible
    from detector.sources import adb, phone_states

    seen = adb.Server.from_environment().devices()
    for phone in seen:
        click.echo("\t".join(map(visible, (phone.serial, phone.state, phone.connection, phone.model))))
        if phone.state != "device":
            talk.error(phone_states.not_ready(phone.state, phone.serial), spoken())
    if not seen:
        raise phone_states.no_phone()


@click.command()
@serial_option
@from_option
@identity_option
@save_option
@keeping_options
@baseline_option
@fail_on_option
@click.option("-y", "--yes", is_flag=True, help="The safety page has been read: do not ask.")
@report_options
def scan(serial: str | None, saved: Path | None, fail_on: str, *, yes: bool, **options: Any) -> int:
    """Check the connected phone, or what was saved of one.

    Exit codes: 0 nothing at or above --fail-on and everything was read; 1 findings; 2 usage; 3 no phone;
    4 something could not be read and nothing was found; 5 unusable signatures; 130 interrupted.
    """
    from detector import talk
    from detector.report import exit_code
    from detector.wording import Words

    if saved is not None and options["save"] is not None:
        raise click.UsageError("--save keeps what is read from a phone; --from reads what was kept.")
    if options["save"] is None and (options["encrypt"] or options["notes"]):
        raise click.UsageError("--encrypt and --note are about what is kept: name where with --save.")
    earlier = options.pop("baseline")
    baseline = read_baseline(earlier, **options) if earlier is not None else None
    if saved is None:
        from detector.sources import adb

        talk.safety(Words(options["lang"]), ask=not yes, keeping=options["save"])
        report = _scan(adb.open_phone(serial, deadline_s=options["deadline"]), **options)
    else:
        report = _scan_saved(saved, **options)
    if baseline is not None:
        tell_differences(baseline, report, **options)
    return exit_code(report, Level(fail_on))


def _scan_saved(path: Path, **options: Any) -> "Report":
    from detector.facts import Depth
    from detector.handed_over import opened
    from detector.scan import scan_saved
    from detector.signatures.library import Library

    with opened(path, options["identity"]) as files:
        report = scan_saved(
            files,
            Library().load(options["extra"]),
            depth=Depth(options["depth"] or Depth.DEEP),
            users=options["users"],
            on_open=partial(say_what_it_is, lang=options["lang"]),
        )
    give_out(report, **options)
    return report


@click.command()
@click.argument("phone", default=DEFAULT_PHONE)
@click.option("--list", "list_only", is_flag=True, help="Name the simulated phones.")
@click.option("--serve", is_flag=True, help="Keep the phone plugged in until Ctrl-C, for other programs to use.")
@report_options
def demo(phone: str, *, list_only: bool, serve: bool, **options: Any) -> int:
    """Check a simulated phone, over a real adb server of its own. PHONE is a name or a YAML file."""
    from detector import talk
    from detector.simulator.adbd import Adbd
    from detector.simulator.host import PrivateAdb
    from detector.simulator.phone import SimulatedPhone, load_phone, phones
    from detector.sources import adb, phone_states
    from detector.sources.adb_program import find_adb
    from detector.wording import Words

    if list_only:
        click.echo("\n".join(phones()))
        return ExitCode.OK
    program = find_adb()
    if program is None:
        raise phone_states.no_adb()
    with ExitStack() as stack:
        server = stack.enter_context(PrivateAdb(program))
        device = stack.enter_context(Adbd(SimulatedPhone(load_phone(phone))))
        server.connect(device.serial)
        if serve:
            _serve(device.serial, server.port)
        talk.say(Words(options["lang"])("demo.note", phone=phone))
        source = adb.open_phone(device.serial, server=adb.Server(port=server.port), deadline_s=options["deadline"])
        _scan(source, **options)
    return ExitCode.OK


def _serve(serial: str, port: int) -> NoReturn:
    from detector import talk

    click.echo(f"serial={serial}\nANDROID_ADB_SERVER_PORT={port}")  # echo flushes: a script waits for these lines
    talk.say(f"ANDROID_ADB_SERVER_PORT={port} detector scan --serial {serial}")
    talk.say("Ctrl-C unplugs it.")
    while True:
        time.sleep(3600)


def _scan(source: "Source", *, save: Path | None = None, notes: tuple[str, ...] = (), **options: Any) -> "Report":
    from detector import talk
    from detector.facts import Depth
    from detector.keeping import keep, recording
    from detector.scan import scan as scan_source
    from detector.signatures.library import Library

    read: list[Facts] = []
    with ExitStack() as stack:
        stack.callback(source.close)
        index = Library().load(options["extra"])
        recorder = stack.enter_context(recording(source, save, options["encrypt"])) if save is not None else None
        report = scan_source(
            recorder or source,
            index,
            users=options["users"],
            depth=Depth(options["depth"] or Depth.USUAL),
            budget_s=options["budget"],
            on_step=talk.progress,
            on_facts=read.append,
        )
        try:
            if recorder is not None:
                tell_kept(keep(recorder, read[0], index, notes=notes), options["lang"])
        finally:  # a disk that is full costs what was to be kept, and not the report
            give_out(report, **options)
    return report
