"""What AndroidQF writes as JSON, back in the form that the commands print.

Fields: github.com/mvt-project/androidqf, adb/packages.go, adb/package_users.go, android-collector/cmd/ps.go; those of
a certificate: github.com/avast/apkverifier, certinfo.go. Unknown fields are left alone, in every version.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from detector.sources.files import FileError

T = TypeVar("T")

_PER_USER: Final = 100_000
"""Numbers of apps for each Android user (android.os.UserHandle.PER_USER_RANGE)."""


class Certificate(Struct, frozen=True, rename="pascal"):
    """The certificate that AndroidQF took for the best one of a file."""

    sha1: str = ""
    sha256: str = ""
    subject: str = ""
    """As in `C=US, O=Example;Example Two, OU=Phones, CN=Somebody`; nothing in it is escaped."""

    @property
    def organisations(self) -> str:
        """Of the holder, with `;` between them."""
        match = _ORGANISATIONS.search(self.subject)
        return match[1] if match else ""

    @property
    def common_name(self) -> str:
        """Of the holder; no more than one is told."""
        match = _COMMON_NAME.search(self.subject)
        return match[1] if match else ""


class File(Struct, frozen=True):
    """One APK of an app."""

    path: str = ""
    sha256: str = ""
    certificate: Certificate | None = None


class Package(Struct, frozen=True):
    """One app of packages.json, which also lists those that were removed and left data behind."""

    name: str
    files: tuple[File, ...] | None = None
    installer: str = ""
    uid: int = 0
    """0 where AndroidQF could not read it, as for an app of several users."""
    user_id: int | None = None
    """None in older versions, which ask for no user."""
    installed: bool | None = None
    third_party: bool = False

    @property
    def there(self) -> bool:
        """Android names no file of a removed app."""
        return bool(self.files) if self.installed is None else self.installed

    @property
    def user(self) -> int:
        """The Android user that has it."""
        return self.uid // _PER_USER if self.user_id is None else self.user_id


class _User(Struct, frozen=True):
    id: int
    name: str = ""
    flags: str = ""
    running: bool = False


class _Users(Struct, frozen=True):
    users: tuple[_User, ...] | None = None
    enumeration_error: str = ""


class _Process(Struct, frozen=True):
    pid: int
    ppid: int = 0
    uid: int = 0
    filename: str = ""
    command_line: tuple[str, ...] | None = None


_ORGANISATIONS: Final = re.compile(r"(?:^|, )O=(.*?)(?=, (?:OU|CN)=|$)")
_COMMON_NAME: Final = re.compile(r"(?:^|, )CN=(.*)")
_NO_SIGNS: Final = str.maketrans("\0\t", "??")


def read_json(data: bytes, kind: type[T]) -> T:
    """A value of this shape; FileError when it is none."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FileError("its JSON is not understood: {reason}", reason=error) from error


def read_packages(data: bytes) -> tuple[Package, ...]:
    """packages.json."""
    return read_json(data, tuple[Package, ...])


def package_lists(packages: tuple[Package, ...]) -> Iterator[tuple[str, str]]:
    """Command lines and what they print: all apps of each user, and those that were added."""
    by_user: dict[int, list[Package]] = {}
    for package in packages:
        if package.there:
            by_user.setdefault(package.user, []).append(package)
    for user, mine in sorted(by_user.items()):
        yield f"pm list packages -f -U -i --user {user}", "".join(map(_row, mine))
        added = [package for package in mine if package.third_party]
        if added:  # without any, that command failed
            yield f"pm list packages -3 --user {user}", "".join(f"package:{one_line(one.name)}\n" for one in added)


def certificate_list(packages: tuple[Package, ...]) -> str:
    """An app, SHA-1 and SHA-256 of the certificate in its file, the file, and whom the certificate names.

    As the fact `signers` reads it.
    """
    rows = (
        f"{one_line(package.name)} {one.certificate.sha1.lower()} {one.certificate.sha256.lower()} "
        f"{one_line(one.path)}\t{one_line(one.certificate.organisations)}\t{one_line(one.certificate.common_name)}\n"
        for package in packages
        if package.there
        for one in package.files or ()
        if one.certificate is not None and one.certificate.sha256
    )
    return "".join(rows)


def hash_list(packages: tuple[Package, ...]) -> str:
    """An app, the SHA-256 of one of its files, and the file, as the fact `file-hashes` reads it."""
    rows = (
        f"{one_line(package.name)} {one.sha256.lower()} {one_line(one.path)}\n"
        for package in packages
        if package.there
        for one in package.files or ()
        if one.sha256
    )
    return "".join(rows)


def _row(package: Package) -> str:
    files = package.files or ()
    base = next((one.path for one in files if one.path.endswith("/base.apk")), files[0].path if files else "")
    path = f"{one_line(base)}=" if base else ""
    installer = f"  installer={one_line(package.installer)}" if package.installer else ""
    number = f" uid:{package.uid}" if package.uid > 0 else ""
    return f"package:{path}{one_line(package.name)}{installer}{number}\n"


def users_list(data: bytes) -> str:
    """package_users.json as `pm list users` prints it; empty when AndroidQF could not ask."""
    read = read_json(data, _Users)
    if read.enumeration_error or not read.users:
        return ""
    rows = (
        f"\tUserInfo{{{one.id}:{one_line(one.name)}:{one_line(one.flags)}}}{' running' if one.running else ''}\n"
        for one in read.users
    )
    return f"Users:\n{''.join(rows)}"


def process_list(data: bytes) -> str:
    """processes.txt, where AndroidQF's own collector wrote it, as `ps` prints it.

    The first collector never wrote the numbers of users: then all of them are 0, and nothing is known of them.
    """
    processes = read_json(data, tuple[_Process, ...])
    told = any(one.uid for one in processes)
    rows = (
        f"{one.uid if told else '?'} {one.pid} {one.ppid} {one_line((one.command_line or (one.filename,))[0])}\n"
        for one in processes
    )
    return f"USER PID PPID NAME\n{''.join(rows)}"


def one_line(text: str) -> str:
    """A text in one line: a name with a line break would forge the next one."""
    return "?".join(text.splitlines()).translate(_NO_SIGNS)
