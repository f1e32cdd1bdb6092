"""A tiny shell: pipelines of one phone command and some filters, joined by `;`.

It understands what a scanner sends: quotes, `$?`, `2>/dev/null`, `2>&1`. Everything else that mksh gives a
meaning (variables, redirections, globs that match, background jobs) is answered with a syntax error, so that
nothing is silently read differently. tests/simulator/test_mksh.py compares it with the real mksh and toybox.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from detector.simulator.base import Answer, Faults
from detector.simulator.commands import COMMANDS, Session
from detector.simulator.file_commands import FILE_COMMANDS
from detector.simulator.files import PhoneFiles
from detector.simulator.filters import FILTERS
from detector.simulator.model import Phone

_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t]+)
    | (?P<redirect>2>&1 | 2>[ ]*/dev/null | 1?>[ ]*/dev/null)(?=[ \t\n;|]|$)
    | (?P<operator>[;\n] | \|(?!\|))
    | '(?P<single>[^']*)'
    | "(?P<double>(?:\\. | [^"\\])*)"
    | \\(?P<escaped>[^\n])
    | (?P<status>\$\?)
    | (?P<plain>[^\s;|&<>()$`'"\\]+)""",
    re.VERBOSE | re.DOTALL,
)
_OWN_COMMANDS: Final = {
    "", "[", "[[", ".", ":", "test", "true", "false", "if", "then", "else", "elif", "fi", "for", "while",
    "until", "do", "done", "case", "esac", "function", "select", "time", "exit", "set", "unset", "export",
    "cd", "pwd", "eval", "exec", "read", "print", "printf", "kill", "let", "local", "return", "shift",
    "source", "trap", "type", "wait", "alias",
}  # fmt: skip
"""What mksh does itself, and the empty name: refused, because nothing here does the same."""

_IN_DOUBLE: Final = re.compile(r"\$\?|\\([$`\"\\])")

Word = list[str | None]
"""Pieces of text; None stands for `$?`."""


class ShellSyntaxError(Exception):
    """A line that this shell does not understand."""


class Simple(Struct, frozen=True, kw_only=True):
    """One command with its redirections."""

    words: tuple[tuple[str | None, ...], ...]
    redirects: tuple[str, ...]


def run_line(phone: Phone, faults: Faults, line: str, files: PhoneFiles | None = None) -> Answer:
    """Run one line as `sh -c LINE` would; never raises. `files`: those of the phone, if they are not made up."""
    try:
        pipelines = parse(line)
    except ShellSyntaxError as error:
        return Answer(stderr=f"sh: syntax error: {error}\n".encode("utf-8", "surrogatepass"), exit_code=1)
    session = Session(phone=phone, faults=faults, files=files or PhoneFiles(phone))
    out, err, status = b"", b"", 0
    for pipeline in pipelines:
        data = b""
        for simple in pipeline:
            answer = _run(session, simple, data, status)
            data = answer.stdout
            err += answer.stderr
        status = answer.exit_code
        out += data
    return Answer(stdout=out, stderr=err, exit_code=status)


def parse(line: str) -> list[list[Simple]]:
    """Split a line into pipelines of simple commands; raise ShellSyntaxError."""
    parser = _Parser()
    for kind, text in _tokens(line):
        parser.take(kind, text)
    return parser.end()


class _Parser:
    """Collects tokens into words, words into commands, commands into pipelines."""

    def __init__(self) -> None:
        self._pipelines: list[list[Simple]] = []
        self._piped = False
        self._in_word = False
        self._words: list[Word] = []
        self._redirects: list[str] = []

    def take(self, kind: str, text: str) -> None:
        """Add one token."""
        if kind == "operator":
            self._finish(text)
        elif kind == "redirect" and not self._in_word:
            self._redirects.append(text.replace(" ", ""))
        elif kind != "space":
            self._piece(kind, text)
        self._in_word = kind not in {"space", "operator"}

    def end(self) -> list[list[Simple]]:
        """Return the pipelines of the whole line."""
        self._finish("")
        if self._piped:
            raise ShellSyntaxError("a command is missing")
        return self._pipelines

    def _piece(self, kind: str, text: str) -> None:
        if not self._in_word:
            if kind == "plain" and text[0] in "#!{}~":
                raise ShellSyntaxError(f"unexpected {text[0]!r}")
            self._words.append([])
        self._words[-1].extend(_pieces(kind, text))

    def _finish(self, operator: str) -> None:
        if self._words:
            name = "".join(part or "?" for part in self._words[0] if part != "")
            if name in _OWN_COMMANDS:
                raise ShellSyntaxError(f"{name!r} is not simulated")
            simple = Simple(words=tuple(map(tuple, self._words)), redirects=tuple(self._redirects))
            if self._piped:
                self._pipelines[-1].append(simple)
            else:
                self._pipelines.append([simple])
        elif self._piped or operator in {"|", ";"} or self._redirects:
            raise ShellSyntaxError("a command is missing")
        self._piped = operator == "|"
        self._words = []
        self._redirects = []


def _tokens(line: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(line):
        match = _TOKEN.match(line, position)
        if match is None:
            raise ShellSyntaxError(f"unexpected {line[position]!r}")
        kind = match.lastgroup or ""
        yield kind, match.group(kind)
        position = match.end()


def _pieces(kind: str, text: str) -> Iterator[str | None]:
    if kind == "status":
        yield None
    elif kind == "double":
        if re.search(r"(?<!\\)(?:\\\\)*(?:\$(?!\?)|`)", text):
            raise ShellSyntaxError("unexpected expansion")
        position = 0
        for match in _IN_DOUBLE.finditer(text):
            yield text[position : match.start()]
            yield match.group(1)
            position = match.end()
        yield text[position:]
    else:
        yield text


def _run(session: Session, simple: Simple, data: bytes, status: int) -> Answer:
    words = ["".join(str(status) if part is None else part for part in word) for word in simple.words]
    name, *args = words
    if name in FILE_COMMANDS and (name not in FILTERS or "-c" in args or (name == "cat" and args)):
        answer = FILE_COMMANDS[name](session.files, args)
    elif name in FILTERS:
        answer = FILTERS[name](args, data)
    elif name in COMMANDS and (name != "cmd" or session.phone.api >= 24):
        answer = COMMANDS[name](session, args)
    else:
        text = f"sh: {name}: not found\n".encode("utf-8", "surrogatepass")
        answer = Answer(stderr=text, exit_code=127)
    return _redirected(answer, simple.redirects)


def _redirected(answer: Answer, redirects: tuple[str, ...]) -> Answer:
    out, err = answer.stdout, answer.stderr
    for redirect in redirects:
        if redirect == "2>&1":
            out, err = out + err, b""
        elif redirect == "2>/dev/null":
            err = b""
        else:
            out = b""
    return Answer(stdout=out, stderr=err, exit_code=answer.exit_code)
