"""From bytes to text, and whether that text is an answer: what Android says when it refuses.

The texts by which Android says that it could not answer come from AOSP: com.android.internal.util.DumpUtils,
frameworks/native/cmds/dumpsys and cmd, com.android.server.pm.PackageManagerShellCommand. All of them can come with
exit code 0.
"""

import re
from typing import Final

from detector.facts.base import Answer, GapReason
from detector.sources.base import Failure, Output, Query
from detector.sources.encodings import decode

__all__ = ["FAILURES", "MOST_LINES", "SILENT", "decode", "understand"]

_DUMP_TIMEOUT: Final = re.compile(
    r"^\*\*\* SERVICE (?:'[^'\n]{1,80}' )?DUMP TIMEOUT (?:\([0-9ms]{1,20}\) )?EXPIRED \*\*\*", re.MULTILINE
)
_NO_SERVICE: Final = re.compile(r"^(?:cmd: )?Can't find service: ?\S*", re.MULTILINE)
_NOT_FOUND: Final = re.compile(
    r"^\S+: (?:\S+: )?(?:inaccessible or )?not found$|^Unknown command|^Error: Unknown option",
    re.MULTILINE,
)
_DENIAL: Final = re.compile(r"^(?:.{0,12}: )?Permission Denial: .*", re.MULTILINE)
_BLOCKED_USER: Final = re.compile(r"Shell does not have permission to access user.*")
_EXCEPTION: Final = re.compile(
    r"^(?:Exception occurred while (?:executing|dumping)|Error: java\.|Operation not allowed: java\.|"
    r"Security exception: |java\.lang\.\w+Exception|Error while accessing|Error dumping|Error with poll|"
    r"Failure while dumping|Failed to create pipe|Unable to find package: |Bad a(?:rguments|ctivity command)).*",
    re.MULTILINE,
)
_CLOSED_FILE: Final = re.compile(r"\A(?:cat|find|ls|stat): [^\n]{1,300}: Permission denied(?=\n?\Z)")
"""Nothing but that; where several files are asked for, the fact itself knows which of them matter."""
_REFUSALS: Final = (
    (_BLOCKED_USER, GapReason.BLOCKED_USER),
    (_DENIAL, GapReason.DENIED),
    (_NO_SERVICE, GapReason.NO_SERVICE),
    (_EXCEPTION, GapReason.FAILED),
    (_NOT_FOUND, GapReason.UNSUPPORTED),
    (_CLOSED_FILE, GapReason.DENIED),
)
# AccessibilityManagerService.dump of Android 11 to 13 ends with its list of clients and no line end.
_ENDS_OPEN: Final = re.compile(r"^Global client list info:\{\n(?: [^\n]*\n){1,8}\[[\w., \[\]]*\]\Z", re.MULTILINE)
# DL_WARN of bionic's linker: behind it stands what the program prints itself.
_LINKER: Final = re.compile(r"\A(?:WARNING: linker: [^\n]*\n)+")
SILENT: Final = "nothing was printed (exit code 0)"
"""The detail of an answer that is empty and no failure: of a few commands it means that there is nothing to tell."""
FAILURES: Final = {
    Failure.TIMED_OUT: (GapReason.TIMED_OUT, "no answer in time"),
    Failure.DISCONNECTED: (GapReason.DISCONNECTED, "the phone was unplugged or switched off"),
    Failure.SERVER_GONE: (GapReason.DISCONNECTED, "the adb server went away"),
    Failure.CUT: (GapReason.TRUNCATED, "it ends before the command did"),
    Failure.TOO_LARGE: (GapReason.TRUNCATED, "the answer was larger than any honest one"),
    Failure.NOT_IN_SOURCE: (GapReason.NOT_IN_SOURCE, ""),
    Failure.CANCELLED: (GapReason.FAILED, "stopped"),
    Failure.NOT_ASKED: (GapReason.TIMED_OUT, "the time for the whole scan was over"),
    Failure.FLOODED: (GapReason.TRUNCATED, "the answers before it were larger than all honest ones together"),
    Failure.DOUBTFUL: (GapReason.CONTRADICTORY, "the file contradicts itself about where this output begins or ends"),
}


MOST_LINES: Final = 1_000_000
"""A phone with 3,000 apps and three users prints a third of it."""
_MOST_OF_ERRORS: Final = 64 * 1024


def understand(query: Query, output: Output) -> Answer:
    """The answer, with the reason if it is not a whole one. An exit code of 0 proves nothing."""
    data, rest = _first_lines(output.stdout)
    text = _without_warnings(decode(data))
    errors = _without_warnings(decode(output.stderr[:_MOST_OF_ERRORS]))
    reason, detail = _what_is_wrong(text, errors, output)
    if rest and reason is None:
        reason, detail = GapReason.TRUNCATED, "the answer has more lines than any honest one"
    came = None if output.began is None else (output.began, output.began + output.seconds)
    return Answer(command=query.line, text=text, user=query.user, reason=reason, detail=detail[:300], came_between=came)


def _without_warnings(text: str) -> str:
    """The text with lines of the linker in front of it emptied, so that all others keep their numbers."""
    match = _LINKER.match(text)
    rest = text[match.end() :] if match else text
    return "\n" * text.count("\n", 0, match.end()) + rest if match and rest else rest


def _first_lines(data: bytes) -> tuple[bytes, bool]:
    """As many lines as an honest answer can have, and whether there are more: many short ones fill the memory."""
    if data.count(b"\n") <= MOST_LINES:
        return data, False
    at = -1
    for _ in range(MOST_LINES):
        at = data.index(b"\n", at + 1)
    return data[: at + 1], True


def _what_is_wrong(text: str, errors: str, output: Output) -> tuple[GapReason | None, str]:
    if output.failure is not None:
        return FAILURES[output.failure]
    # A dump that begins with a refusal holds nothing else; deeper down, such words may be an app's.
    for where in (errors[:4000], text[:400]):
        for pattern, reason in _REFUSALS:
            if match := pattern.search(where):
                return reason, match[0]
    if match := _DUMP_TIMEOUT.search(text):
        return GapReason.TIMED_OUT, match[0]
    if not text:  # a line end alone is an answer: the setting is empty
        return GapReason.EMPTY, errors.strip() or f"nothing was printed (exit code {output.exit_code})"
    if output.exit_code not in (0, None):
        return GapReason.FAILED, f"exit code {output.exit_code}: {errors.strip()}"
    if not text.endswith("\n") and not _ENDS_OPEN.search(text):
        return GapReason.TRUNCATED, "the output stops in the middle of a line"
    return None, ""
