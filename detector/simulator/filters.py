"""toybox's text filters, as far as a scanner uses them: grep, sed, head, tail, cat, wc.

Source: toybox toys/posix/{grep,sed,head,tail,cat,wc}.c. Text is read as UTF-8; bytes that are none pass through.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from detector.simulator.base import Answer
from detector.simulator.posix_regex import PatternError, compile_pattern
from detector.simulator.sed import sed

Filter = Callable[[Sequence[str], bytes], Answer]


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def failed(name: str, message: str, exit_code: int = 1) -> Answer:
    """Return the answer of a filter that was used wrongly."""
    return Answer(stderr=f"{name}: {message}\n".encode("utf-8", "surrogatepass"), exit_code=exit_code)


def grep(args: Sequence[str], data: bytes) -> Answer:
    """`grep [-E] [-v] [-i] [-c] [-q] PATTERN`; exit code 1 when no line is chosen."""
    flags = ""
    words = list(args)
    while words and re.fullmatch(r"-[Evicq]+", words[0]):
        flags += words.pop(0)[1:]
    if words[:1] == ["-e"]:
        words.pop(0)
    if len(words) != 1:
        return failed("grep", "one pattern is expected", 2)
    try:
        pattern = compile_pattern(words[0], extended="E" in flags, ignore_case="i" in flags)
    except PatternError as error:
        return failed("grep", str(error), 2)
    chosen = [line for line in _lines(_decode(data)) if (pattern.search(line) is None) == ("v" in flags)]
    code = 0 if chosen else 1
    if "q" in flags:
        return Answer(exit_code=code)
    text = f"{len(chosen)}\n" if "c" in flags else "".join(f"{line}\n" for line in chosen)
    return Answer(stdout=_encode(text), exit_code=code)


def _sed(args: Sequence[str], data: bytes) -> Answer:
    try:
        return Answer(stdout=_encode(sed(args, _decode(data))))
    except PatternError as error:
        return failed("sed", str(error))


def head(args: Sequence[str], data: bytes) -> Answer:
    """`head [-n N]`."""
    number = _count(args, r"\d+")
    if number is None:
        return failed("head", "only -n N is known")
    return Answer(stdout=b"".join(_pieces(data)[: int(number)]))


def tail(args: Sequence[str], data: bytes) -> Answer:
    """`tail [-n N]`, `tail -n +N`."""
    number = _count(args, r"\+?\d+")
    if number is None:
        return failed("tail", "only -n N is known")
    pieces = _pieces(data)
    start = max(int(number) - 1, 0) if number.startswith("+") else max(len(pieces) - int(number), 0)
    return Answer(stdout=b"".join(pieces[start:]))


def _pieces(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def _count(args: Sequence[str], shape: str) -> str | None:
    """Return N of `-n N`, `-nN` or `-N`; 10 without arguments; None for anything else."""
    text = " ".join(args)
    match = re.fullmatch(rf"(?:-n ?|-)({shape})", text, re.ASCII) if text else None
    if match is not None and len(match.group(1)) <= 9:
        return match.group(1)
    return None if text else "10"


def cat(args: Sequence[str], data: bytes) -> Answer:
    """`cat` of what comes through the pipe."""
    if args:
        return failed("cat", f"{args[0]}: No such file or directory")
    return Answer(stdout=data)


def wc(args: Sequence[str], data: bytes) -> Answer:
    """`wc -l`, `wc -c`."""
    if list(args) == ["-l"]:
        return Answer(stdout=b"%d\n" % data.count(b"\n"))
    if list(args) == ["-c"]:
        return Answer(stdout=b"%d\n" % len(data))
    return failed("wc", "only -l and -c are known")


FILTERS: Final[dict[str, Filter]] = {
    "grep": grep,
    "sed": _sed,
    "head": head,
    "tail": tail,
    "cat": cat,
    "wc": wc,
}
