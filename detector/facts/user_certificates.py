"""Certificate authorities that somebody added to the phone, or switched off: they decide whose servers it believes.

com.android.org.conscrypt.TrustedCertificateStore keeps them in /data/misc/user/USER/cacerts-added and -removed, named
by the hash of the subject: `9a5ba575.0`. installd and vold make the folder for system and apps only (0750
system:everybody), so the shell user is mostly refused. `find` (toybox, Android 6 to 16) names a folder before it looks
inside; that tells an empty one, none, and one that is closed apart.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)

FILES: Final = Command(
    id="user-certificates",
    line=(
        "find /data/misc/user/{user} 2>&1"
        " | grep -E '^find: |^/data/misc/user/{user}$|^/data/misc/user/{user}/cacerts-(added|removed)(/|$)'"
    ),
    why="whether somebody added a certificate authority, which can read connections that look private",
    per_user=True,
)

_FOLDER: Final = re.compile(r"^/data/misc/user/[0-9]{1,9}$")
_STORE: Final = re.compile(r"^/data/misc/user/[0-9]{1,9}/cacerts-(added|removed)(?:/(.{1,255}))?$")
_ERROR: Final = re.compile(r"^find: '?(/data/misc/user/[^':]{1,300}|/data/misc/user)'?: (.{1,100})$")
_DENIED: Final = "Permission denied"


class CertificateState(StrEnum):
    """What somebody did with it."""

    ADDED = "added"
    REMOVED = "removed"
    """An authority of the system that was switched off."""


class UserCertificate(Struct, frozen=True, kw_only=True):
    """One certificate authority."""

    name: str
    """The file: a hash of the subject, a dot, a number."""
    state: CertificateState
    user: int | None = None
    excerpt: Excerpt


def parse(text: str) -> Parsed[UserCertificate]:
    """The files in both folders; `incomplete` when one of them, or the folder around them, is closed."""
    found, closed, folder = [], "", False
    for number, line in enumerate(text.split("\n"), 1):
        if match := _STORE.match(line):
            folder = True
            if match[2]:
                excerpt = Excerpt.of(FILES.id, number, line)
                found.append(UserCertificate(name=match[2], state=CertificateState(match[1]), excerpt=excerpt))
        elif match := _ERROR.match(line):
            concerns = _FOLDER.match(match[1]) or _STORE.match(match[1]) or match[1] == "/data/misc/user"
            closed = closed or (line if concerns else "")
        elif _FOLDER.match(line):
            folder = True
    if not folder and not closed:
        raise ParseError("no line about /data/misc/user")
    return Parsed(records=tuple(found), incomplete=closed)


def read(answers: Answers) -> Reading[UserCertificate]:
    """Those of every user."""
    records: list[UserCertificate] = []
    gaps: list[Gap] = []
    for answer in answers.per_user(FILES):
        found, lost = parse_answer(USER_CERTIFICATES.name, answer, parse)
        records += [structs.replace(one, user=answer.user) for one in found]
        gaps += map(_by_its_words, lost)
    return Reading(records=tuple(records), gaps=tuple(gaps))


def _by_its_words(gap: Gap) -> Gap:
    """What find says about a folder is the reason, and not that the list is cut off."""
    if gap.reason is not GapReason.TRUNCATED or not gap.detail.startswith("find: "):
        return gap
    reason = GapReason.DENIED if gap.detail.endswith(_DENIED) else GapReason.UNSUPPORTED
    return structs.replace(gap, reason=reason)


USER_CERTIFICATES: Final = FactSpec(
    name="user-certificates",
    commands=(FILES,),
    read=read,
    depth=Depth.USUAL,
    needs="a folder that is closed to the shell user on nearly all phones",
    seen_on="no phone; the answers follow toybox and conscrypt",
    without="whether somebody added a certificate authority stays open: look at Trusted credentials in the settings",
)
