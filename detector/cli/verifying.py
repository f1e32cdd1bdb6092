"""`detector verify` and `timestamp`: what was kept is as it was, and was there on a day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import rich_click as click

from detector.cli.files import line, replace_file
from detector.cli.language import language_option
from detector.cli.saved import identity_option
from detector.errors import DetectorError, ExitCode, Sentence

if TYPE_CHECKING:
    from detector.sources.acquisition.checking import Sealed
    from detector.sources.acquisition.time_stamps import TimeStamp
    from detector.sources.archives import Files
    from detector.wording import Words

_SUFFIX: Final = ".tsr"
"""As OpenSSL calls what an authority answers."""
_DEADLINE_S: Final = 60.0

trusted_option = click.option(
    "--authority-certificate",
    "trusted",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Certificates (PEM) of the authorities whose time stamps you trust.",
)


@click.command()
@click.argument("path", metavar="ACQUISITION", type=click.Path(path_type=Path))
@click.option("--seal", metavar="SHA256", help="The seal as it was written down; it has to be the same.")
@click.option(
    "--timestamp",
    "stamp",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Its time stamp. Without it, the one that lies beside it, if there is one.",
)
@trusted_option
@identity_option
@language_option
def verify(path: Path, *, seal: str | None, stamp: Path | None, trusted: Path | None, **options: Any) -> int:
    """Check that an acquisition is as it was sealed: no byte changed, nothing missing, nothing added.

    Exit codes: 0 it is; 2 usage; 4 it is, but who signed its time stamp was not checked; 5 it is not, its time stamp
    proves nothing, or it is no acquisition.
    """
    from detector.handed_over import opened
    from detector.sources.acquisition.checking import differences
    from detector.wording import Words

    words = Words(options["lang"])
    with opened(path, options["identity"]) as files:
        sealed = _sealed(files)
        found = list(differences(sealed))
    other = seal is not None and seal.strip().lower() != sealed.seal
    if other:
        line(words("verify.other-seal"))
    for told in (*_verdict(words, sealed, found), *_about(words, sealed)):
        line(told)
    if stamp is None and (beside := _beside(path)).exists():
        stamp = beside
    code = _check_stamp(words, sealed, stamp, trusted) if stamp is not None else ExitCode.OK
    return ExitCode.DATA if found or other else code


@click.command()
@click.argument("path", metavar="ACQUISITION", type=click.Path(path_type=Path))
@click.option("--authority", metavar="URL", required=True, help="The time-stamping authority (RFC 3161).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to keep it; else beside the acquisition.")
@trusted_option
@identity_option
@language_option
def timestamp(path: Path, *, authority: str, output: Path | None, trusted: Path | None, **options: Any) -> int:
    """Let another party sign that an acquisition is there now. Uses the network: a hash is sent, and nothing else.

    Exit codes: 0 it is signed; 2 usage; 4 it is, but by whom was not checked; 5 the acquisition was changed, or the
    authority does not answer as it should.
    """
    from detector import talk
    from detector.handed_over import opened
    from detector.signatures.fetch import Question, fetch
    from detector.sources.acquisition import time_stamps
    from detector.sources.files import FileError
    from detector.wording import Words

    words, output = Words(options["lang"]), output or _beside(path)
    if output.exists():
        raise DetectorError("{path} is there already.", "Name another file with --output.", ExitCode.USAGE, path=output)
    with opened(path, options["identity"]) as files:
        sealed = _unchanged(files)
    request = time_stamps.request(sealed.data)
    question = Question(time_stamps.ASKING, request.as_bytes())
    talk.say(words("stamp.sending", host=urlsplit(authority).netloc or authority))
    answer = fetch(authority, limit_bytes=time_stamps.MOST_BYTES, deadline_s=_DEADLINE_S, question=question)
    try:
        made = time_stamps.check(answer, sealed.data, trusted, request.nonce)
    except FileError as error:
        raise DetectorError(
            "{authority}: {reason}", "Try another authority.", ExitCode.DATA, authority=authority, reason=error
        ) from error
    replace_file(output, answer)
    talk.say(words("stamp.kept", path=output))
    return _tell(words, made)


def _beside(path: Path) -> Path:
    path = path.resolve()
    return path.with_name(path.name + _SUFFIX)


def _sealed(files: "Files") -> "Sealed":
    from detector.sources.acquisition.checking import find
    from detector.sources.files import FileError

    try:
        sealed = find(files)
    except FileError as error:
        raise DetectorError(
            "{name} cannot be checked: {reason}", "", ExitCode.DATA, name=files.name, reason=error
        ) from error
    if sealed is None:
        raise DetectorError("{name} is no acquisition of this program.", "", ExitCode.DATA, name=files.name)
    return sealed


def _verdict(words: "Words", sealed: "Sealed", found: Sequence[Sentence]) -> list[str]:
    name = sealed.files.name
    if not found:
        return [words.count("verify.same", len(sealed.manifest.files()) + 1, name=name)]
    more = [words.count("verify.more", len(found) - 1)] if len(found) > 1 else []
    return [words("verify.changed", name=name, difference=words.said(found[0])), *more]


def _about(words: "Words", sealed: "Sealed") -> list[str]:
    manifest = sealed.manifest
    missing = manifest.missing()
    return [
        words("verify.seal", seal=sealed.seal),
        words("verify.made", began=_time(manifest.began), ended=_time(manifest.ended), tool=manifest.tool),
        *([words("verify.clock", seconds=manifest.clock_offset_s)] if manifest.clock_offset_s else []),
        words("acquisition.partial", missing=words.items(missing)) if missing else words("verify.complete"),
        *(words("verify.note", note=note) for note in manifest.notes),
    ]


def _unchanged(files: "Files") -> "Sealed":
    from detector.sources.acquisition.checking import differences

    sealed = _sealed(files)
    if (difference := next(differences(sealed), None)) is not None:
        raise DetectorError(
            "{name} is not as it was sealed. {difference}", "", ExitCode.DATA, name=files.name, difference=difference
        )
    return sealed


def _check_stamp(words: "Words", sealed: "Sealed", stamp: Path, trusted: Path | None) -> ExitCode:
    from detector.sources.acquisition import time_stamps
    from detector.sources.files import FileError, open_file

    try:
        with open_file(stamp) as file:
            made = time_stamps.check(file.read(time_stamps.MOST_BYTES), sealed.data, trusted)
    except FileError as error:
        line(words("stamp.bad", name=stamp.name, why=words.said(error.sentence)))
        return ExitCode.DATA
    return _tell(words, made)


def _tell(words: "Words", made: "TimeStamp") -> ExitCode:
    line(words("stamp.proven" if made.signed else "stamp.unproven", when=_time(made.when)))
    return ExitCode.OK if made.signed else ExitCode.NOT_CHECKED


def _time(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
