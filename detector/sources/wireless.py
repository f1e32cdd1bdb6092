"""A phone over Wi-Fi: pairing by a code or a QR code, and connecting.

Since Android 11 (developer options > Wireless debugging). The adb program pairs, by its commands `pair` and `mdns`,
which older ones lack, such as Debian's of 2020; the adb server that runs must be of that age, too. What the phone's
camera reads is `WIFI:T:ADB;S:NAME;P:PASSWORD;;`; it then announces itself under that name as `_adb-tls-pairing._tcp`.
Defined by AOSP packages/modules/adb, client/commandline.cpp and client/auth; seen with adb 36.0.0 and 29.0.6.
"""

import re
import secrets
import subprocess
import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from detector.errors import DetectorError, Sentence
from detector.sources.adb_program import find_adb

if TYPE_CHECKING:
    from detector.sources.adb import Server

_ADDRESS: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z][0-9A-Za-z.-]*):[0-9]{1,5}")
_CODE: Final = re.compile(r"[0-9]{6}")
_PAIRING: Final = "_adb-tls-pairing"
_COMMAND_S: Final = 30.0
_PAUSE_S: Final = 1.0
_WAIT_S: Final = 120.0
"""How long a QR code is shown before it counts as not scanned; the phone gives up earlier."""
_LETTERS: Final = "abcdefghijkmnopqrstuvwxyz23456789"


class Trouble(StrEnum):
    """Why a phone could not be paired or connected."""

    NO_ADB = "no-adb"
    TOO_OLD = "too-old"
    """This adb program cannot do it."""
    SERVER_TOO_OLD = "server-too-old"
    """The program can, and the server that runs cannot."""
    NO_MDNS = "no-mdns"
    """It can pair by code, and cannot find phones in the network."""
    NOT_AN_ADDRESS = "not-an-address"
    NOT_A_CODE = "not-a-code"
    REFUSED = "refused"
    """Wrong code, wrong address, or the phone closed its window."""
    NOT_SEEN = "not-seen"
    """Nobody scanned the QR code."""
    STOPPED = "stopped"


_SENTENCES: Final = {
    Trouble.NO_ADB: Sentence("The program adb was not found."),
    Trouble.TOO_OLD: Sentence("This adb program cannot pair; the one inside adbutils can."),
    Trouble.SERVER_TOO_OLD: Sentence(
        "The adb server that runs cannot pair. End it with “adb kill-server”, and start again."
    ),
    Trouble.NO_MDNS: Sentence("This adb program cannot look for phones in the network. Pair by code."),
    Trouble.NOT_AN_ADDRESS: Sentence("This is no address: it has to be like 192.168.1.20:37123."),
    Trouble.NOT_A_CODE: Sentence("This is no pairing code: it has six digits."),
    Trouble.REFUSED: Sentence("The phone was not reached, or refused."),
    Trouble.NOT_SEEN: Sentence("No phone scanned the code."),
    Trouble.STOPPED: Sentence("It was stopped."),
}


class WirelessError(DetectorError):
    """It did not work; `trouble` says why."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__("{what}", "{said}", what=_SENTENCES[trouble], said=detail)
        self.trouble = trouble
        self.detail = detail
        """What adb said; untrusted."""


class Ticket(Struct, frozen=True, kw_only=True):
    """What a QR code holds: a name and a password that were made up for this once."""

    name: str
    password: str

    @classmethod
    def new(cls) -> "Ticket":
        """Another one each time."""
        return cls(name=f"studio-{_random(10)}", password=_random(12))

    @property
    def text(self) -> str:
        """What the camera reads."""
        return f"WIFI:T:ADB;S:{self.name};P:{self.password};;"


def _random(letters: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(letters))


class Wireless:
    """Pairs phones with one adb server. Every method blocks; `close` ends what runs, from another thread."""

    def __init__(self, server: "Server", adb: str | None = None) -> None:
        self.server = server
        self.adb = adb or find_adb()
        self._closed = threading.Event()
        self._process: subprocess.Popen[str] | None = None

    def trouble(self) -> Trouble | None:
        """What stands in the way of pairing, as far as the adb program tells; None when nothing does."""
        if self.adb is None:
            return Trouble.NO_ADB
        if not re.search(r"^ *pair HOST", self._run(["help"]), re.MULTILINE):
            return Trouble.TOO_OLD
        said = self._run(["mdns", "check"])
        return None if "mdns daemon" in said else Trouble.NO_MDNS

    def pair(self, address: str, code: str) -> None:
        """Pairs with the phone that shows this address and this code of six digits; WirelessError."""
        if _ADDRESS.fullmatch(address.strip()) is None:
            raise WirelessError(Trouble.NOT_AN_ADDRESS)
        if _CODE.fullmatch(code.strip()) is None:
            raise WirelessError(Trouble.NOT_A_CODE)
        self._pair(address.strip(), code.strip())

    def pair_by_ticket(self, ticket: Ticket) -> None:
        """Waits until a phone has scanned the code, and pairs with it; WirelessError."""
        for _ in range(round(_WAIT_S / _PAUSE_S)):
            address = announced(self._run(["mdns", "services"]), ticket.name)
            if address is not None:
                self._pair(address, ticket.password)
                return
            if self._closed.wait(_PAUSE_S):
                raise WirelessError(Trouble.STOPPED)
        raise WirelessError(Trouble.NOT_SEEN)

    def connect(self, address: str) -> None:
        """Connects with a phone that is paired already, at the address that its wireless debugging shows."""
        if _ADDRESS.fullmatch(address.strip()) is None:
            raise WirelessError(Trouble.NOT_AN_ADDRESS)
        said = self._run(["connect", address.strip()])
        if not re.match(r"(already )?connected to", said):
            raise WirelessError(Trouble.REFUSED, said)

    def close(self) -> None:
        """Ends what runs."""
        self._closed.set()
        if self._process is not None:
            self._process.kill()

    def _pair(self, address: str, code: str) -> None:
        """The code goes over stdin: the list of processes shows what stands in a command line to everybody."""
        said = self._run(["pair", address], code + "\n")
        if "unknown host service" in said:
            raise WirelessError(Trouble.SERVER_TOO_OLD, said)
        if "Successfully paired" not in said:
            raise WirelessError(Trouble.REFUSED, said)

    def _run(self, arguments: Sequence[str], stdin: str = "") -> str:
        """What adb prints, on both ways."""
        if self._closed.is_set():
            raise WirelessError(Trouble.STOPPED)
        if self.adb is None:
            raise WirelessError(Trouble.NO_ADB)
        command = [self.adb, "-H", self.server.host, "-P", str(self.server.port), *arguments]
        try:
            with subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            ) as process:
                self._process = process
                if self._closed.is_set():  # meanwhile; nobody else would end this one
                    process.kill()
                said = self._said(process, stdin)
        except OSError as error:
            raise WirelessError(Trouble.NO_ADB, str(error)) from error
        if self._closed.is_set():
            raise WirelessError(Trouble.STOPPED)
        return said

    def _said(self, process: "subprocess.Popen[str]", stdin: str) -> str:
        try:
            return process.communicate(stdin, timeout=_COMMAND_S)[0]
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise WirelessError(Trouble.REFUSED) from error


def announced(services: str, name: str) -> str | None:
    """The address at which the phone that scanned our code waits, of what `adb mdns services` lists.

    Others in the network can announce what they like: only our own name counts, which nobody can know beforehand.
    """
    for line in services.splitlines():
        found = line.split()
        if len(found) == 3 and found[0] == name and found[1].startswith(_PAIRING) and _ADDRESS.fullmatch(found[2]):
            return found[2]
    return None
