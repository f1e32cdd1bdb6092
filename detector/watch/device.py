"""The phone as Frida reaches it: over the adb server that the rest of the program uses, or over the network.

Frida speaks to adb servers itself and finds them by ANDROID_ADB_SERVER_ADDRESS and ANDROID_ADB_SERVER_PORT, which it
reads once, before it first looks for phones. It opens port 27042 of the phone, where frida-server listens.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from detector.android import PACKAGE_NAME
from detector.errors import DetectorError
from detector.sources import adb
from detector.sources.base import Query
from detector.watch.bounded import within
from detector.watch.problems import Problem, WatchError, frida_errors, of_frida
from detector.watch.server_file import MACHINES, server_file

if TYPE_CHECKING:
    import frida

T = TypeVar("T")

FIND_S: Final = 20
ANSWER_S: Final = 20.0


@dataclass(frozen=True, kw_only=True)
class Remote:
    """A frida-server in the network, and what makes the link to it one that nobody else uses or reads."""

    address: str
    """HOST:PORT."""
    certificate: Path | None = None
    """PEM file: the certificate of that server, and no other. Without it, nothing is encrypted."""
    token: str | None = None
    """What that server wants to hear before it serves."""

    @property
    def guarded(self) -> bool:
        """Whether the link is encrypted, and the server asks who comes."""
        return self.certificate is not None and self.token is not None


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A phone, or another computer, and how it is spoken to."""

    name: str
    """Its serial, or HOST:PORT."""
    device: "frida.Device"
    source: adb.AdbPhone | None = None
    """The same phone over adb; None over the network."""
    abi: str = ""
    """`ro.product.cpu.abi`, such as arm64-v8a; empty where it is not known."""
    android: str = ""
    """Version, such as 14."""

    @property
    def server_file(self) -> str:
        """The name of the release file of frida-server that fits."""
        return server_file(self.abi)

    def ask(self, line: str) -> str | None:
        """What a command prints, as the shell user; None without adb, or where it fails."""
        if self.source is None:
            return None
        output = self.source.read(Query(id="watch", line=line))
        return output.stdout.decode(errors="replace").strip() if output.exit_code == 0 else None

    def explain(self, error: Exception, package: str = "") -> WatchError:
        """The problem behind an exception of Frida, as far as this phone tells more."""
        found = of_frida(error, **self._slots(package))
        if found.problem is not Problem.NO_FRIDA_SERVER:
            return found
        if self.source is None:
            return WatchError(Problem.NO_REMOTE, **found.slots)
        if self.ask("echo here") != "here":
            return WatchError(Problem.NO_PHONE)
        return WatchError(Problem.JAILED, **found.slots) if self.rooted() is False else found

    def timed_out(self, package: str = "") -> WatchError:
        """An app, or frida-server, did not answer."""
        return WatchError(Problem.TIMED_OUT, error="", **self._slots(package))

    def _slots(self, package: str) -> dict[str, str]:
        return {"package": package, "file": self.server_file, "address": self.name, "version": frida_version()}

    def rooted(self) -> bool | None:
        """Whether something on it can become root, as far as that is seen without asking for it; None: not known."""
        if self.source is None:
            return None
        if self.ask("id -u") == "0" or self.ask("getprop ro.debuggable") == "1":
            return True
        return bool(self.ask("command -v su"))

    def processes(self) -> "list[frida.Process]":
        """All that run there. Raises WatchError."""
        return self.call(lambda: self.device.enumerate_processes(scope="metadata"))

    def call(self, what: Callable[[], T], package: str = "") -> T:
        """What a call to Frida gives, in time. Raises WatchError."""
        try:
            return within(ANSWER_S, what)
        except frida_errors() as error:
            raise self.explain(error, package) from error
        except TimeoutError as error:
            raise self.timed_out(package) from error

    def close(self) -> None:
        """Ends what is still being read over adb."""
        if self.source is not None:
            self.source.close()


def frida_version() -> str:
    """Of Frida on this computer."""
    import frida

    return str(frida.__version__)


def find(serial: str | None = None, *, remote: Remote | None = None, server: adb.Server | None = None) -> Phone:
    """The phone named, or the only one, or what is behind `remote`. Raises DetectorError."""
    return _over_network(remote) if remote is not None else _over_adb(serial, server or adb.Server.from_environment())


def _over_network(remote: Remote) -> Phone:
    import frida

    guards = {"certificate": str(remote.certificate or ""), "token": remote.token or ""}
    given = {name: value for name, value in guards.items() if value}
    try:
        device = frida.get_device_manager().add_remote_device(remote.address, **given)
    except frida_errors() as error:
        raise WatchError(Problem.NO_REMOTE, address=remote.address) from error
    return Phone(name=remote.address, device=device)


def _over_adb(serial: str | None, server: adb.Server) -> Phone:
    try:
        connected = server.devices()
    except DetectorError as error:
        raise WatchError(Problem.NO_ADB_SERVER, address=f"{server.host}:{server.port}") from error
    if not connected:
        raise WatchError(Problem.NO_PHONE)
    source = adb.open_phone(serial, server=server)
    phone = Phone(name=source.seen.serial, device=_device(source.seen.serial, server), source=source)
    abi, android = phone.ask("getprop ro.product.cpu.abi"), phone.ask("getprop ro.build.version.release")
    return Phone(name=phone.name, device=phone.device, source=source, abi=abi or "", android=android or "")


def _device(serial: str, server: adb.Server) -> "frida.Device":
    os.environ["ANDROID_ADB_SERVER_ADDRESS"] = server.host
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(server.port)
    import frida

    try:
        return frida.get_device(serial, timeout=FIND_S)
    except frida_errors() as error:
        raise WatchError(Problem.NO_PHONE) from error


def not_running(phone: Phone, package: str) -> WatchError:
    """The problem of an app without a process: it does not run, or is not even there."""
    there = True
    if phone.source is not None and PACKAGE_NAME.fullmatch(package):
        answer = phone.source.read(Query(id="watch", line=f"pm path {package}"))
        there = answer.failure is not None or bool(answer.stdout.strip())
    return WatchError(Problem.NOT_RUNNING if there else Problem.NOT_INSTALLED, package=package)


class Checkup(Struct, frozen=True, kw_only=True):
    """What `--doctor` found out about a phone."""

    phone: str
    remote: bool
    """Over the network, where nothing more of it is known."""
    android: str
    abi: str
    frida: str
    """Version on this computer."""
    server_file: str
    rooted: bool | None
    known_machine: bool
    """Whether there is a frida-server for its processor, or the processor is not known."""
    processes: int | None
    """How many can be seen; None where Frida gets no answer."""


def check_up(phone: Phone) -> tuple[Checkup, WatchError | None]:
    """What can be known of the phone without changing anything, and why it cannot be watched, if so."""
    problem, count = None, None
    try:
        count = len(phone.processes())
    except WatchError as error:
        problem = error
    checkup = Checkup(
        phone=phone.name,
        remote=phone.source is None,
        android=phone.android,
        abi=phone.abi,
        frida=frida_version(),
        server_file=phone.server_file,
        rooted=phone.rooted(),
        known_machine=not phone.abi or phone.abi in MACHINES,
        processes=count,
    )
    return checkup, problem
