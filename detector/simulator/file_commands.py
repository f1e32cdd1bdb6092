"""Commands that read files: `stat`, `tail -c N`, `dd` with block skips, `cat`, `sha256sum`, `find`.

Sources: toybox toys/other/stat.c, toys/lsb/md5sum.c and toys/posix/{tail,cat,find}.c; NetBSD bin/dd, which
Android had up to version 8.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from detector.simulator.base import Answer
from detector.simulator.files import PhoneFiles

_NUMBER: Final = re.compile(r"[0-9]{1,12}")


def stat(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`stat -c %s FILE`, `stat -c %n FILE...`."""
    match args:
        case ["-c", "%s", path]:
            return _reading("stat", f"'{path}'", lambda: b"%d\n" % files.size(path))
        case ["-c", "%n", path, *others]:
            return _together(_looking("stat", files, one) for one in (path, *others))
    return _failed("stat", "only -c %s FILE and -c %n FILE are known")


def cat(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`cat FILE...`."""
    return _together(_reading("cat", path, partial(files.read, path, 0)) for path in args)


def find(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`find FOLDER`: a folder is named before it is looked into."""
    match args:
        case [path] if path.startswith("/"):
            found = _looking("find", files, path)
            if found.exit_code:
                return found
            if not files.folders.get(path, True):
                return _together([found, _failed("find", f"{path}: Permission denied")])
            return _together([found, *(Answer(stdout=f"{one}\n".encode()) for one in files.below(path))])
    return _failed("find", "only one FOLDER is known")


def sha256sum(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`sha256sum FILE...`."""
    return _together(_reading("sha256sum", path, partial(_sum, files, path)) for path in args)


def _sum(files: PhoneFiles, path: str) -> bytes:
    return f"{hashlib.sha256(files.read(path, 0)).hexdigest()}  {path}\n".encode()


def tail(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`tail -c N FILE`."""
    match args:
        case ["-c", number, path] if _NUMBER.fullmatch(number):
            length = int(number)
            return _reading("tail", path, lambda: files.read(path, max(0, files.size(path) - length), length))
    return _failed("tail", "only -c N FILE is known")


def dd(files: PhoneFiles, args: Sequence[str]) -> Answer:
    """`dd if=FILE bs=N skip=N count=N`; what it counted goes to stderr."""
    values = {name: value for name, _, value in (arg.partition("=") for arg in args)}
    path = values.pop("if", "")
    if values.keys() != {"bs", "skip", "count"} or not all(map(_NUMBER.fullmatch, values.values())):
        return _failed("dd", "only if=FILE bs=N skip=N count=N is known")
    size, skip, count = (int(values[name]) for name in ("bs", "skip", "count"))
    answer = _reading("dd", path, lambda: files.read(path, skip * size, count * size))
    if answer.exit_code:
        return answer
    whole, part = divmod(len(answer.stdout), max(size, 1))
    counted = f"{whole}+{int(part > 0)} records in\n{whole}+{int(part > 0)} records out\n"
    return Answer(stdout=answer.stdout, stderr=counted.encode())


def _looking(name: str, files: PhoneFiles, path: str) -> Answer:
    def named() -> bytes:
        files.look(path)
        return f"{path}\n".encode("utf-8", "surrogatepass")

    return _reading(name, f"'{path}'", named)


def _together(answers: Iterable[Answer]) -> Answer:
    """Return what several files gave; the exit code tells whether one of them failed."""
    done = list(answers)
    return Answer(
        stdout=b"".join(one.stdout for one in done),
        stderr=b"".join(one.stderr for one in done),
        exit_code=max((one.exit_code for one in done), default=0),
    )


def _reading(name: str, shown: str, read: Callable[[], bytes]) -> Answer:
    try:
        return Answer(stdout=read())
    except FileNotFoundError:
        return _failed(name, f"{shown}: No such file or directory")
    except PermissionError:
        return _failed(name, f"{shown}: Permission denied")


def _failed(name: str, message: str) -> Answer:
    return Answer(stderr=f"{name}: {message}\n".encode("utf-8", "surrogatepass"), exit_code=1)


FILE_COMMANDS: Final[dict[str, Callable[[PhoneFiles, Sequence[str]], Answer]]] = {
    "stat": stat,
    "tail": tail,
    "dd": dd,
    "cat": cat,
    "sha256sum": sha256sum,
    "find": find,
}
