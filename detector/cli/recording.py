"""What is read from a phone is kept: `--save` of a scan, and the end of an acquisition."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from detector.cli.giving_out import with_options

if TYPE_CHECKING:
    from detector.facts import Facts
    from detector.signatures import Index
    from detector.sources.acquisition.manifest import Manifest
    from detector.sources.acquisition.recorder import Recorder
    from detector.sources.base import Source


def keeping_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that can keep what it reads."""
    return with_options(
        function,
        click.option(
            "--note",
            "notes",
            multiple=True,
            metavar="TEXT",
            help="Kept with the bytes: who took them, where, from whom. May be given several times.",
        ),
        click.option(
            "--encrypt",
            multiple=True,
            metavar="RECIPIENT",
            help="Encrypt it with age for this public key (age1...), while it is written. May be given several times.",
        ),
    )


save_option = click.option(
    "--save",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Keep what is read, too: a zip archive if the name ends in .zip, else a folder.",
)


def recording(source: "Source", path: Path, encrypt: Sequence[str]) -> "Recorder":
    """The source, kept at that path, for these public keys; DetectorError when nothing can be written there."""
    from detector.sources import age
    from detector.sources.acquisition.drafts import open_draft
    from detector.sources.acquisition.recorder import Recorder

    return Recorder(source, open_draft(path, age.recipients(encrypt) if encrypt else ()))


def keep(recorder: "Recorder", facts: "Facts", index: "Index", *, notes: tuple[str, ...], lang: str) -> "Manifest":
    """Lets the acquisition appear, and says where it is and what its seal is; DetectorError when it cannot be."""
    from detector import talk
    from detector.facts.understanding import FAILURES
    from detector.sources.acquisition.manifest import Circumstances, SignatureVersion
    from detector.sources.base import Failure
    from detector.wording import Words

    info = index.info
    devices = facts.device.records
    manifest, seal = recorder.finish(
        Circumstances(
            signatures=SignatureVersion(
                date=info.newest.isoformat() if info.newest else "", revision=info.revision, sha256=info.sha256
            ),
            clock_offset_s=devices[0].clock_offset_s if devices else None,
            notes=notes,
            out_of_time=any((gap.reason, gap.detail) == FAILURES[Failure.NOT_ASKED] for gap in facts.gaps()),
        )
    )
    words = Words(lang)
    talk.say(words.count("acquisition.saved", len(manifest.files()) + 1, path=recorder.draft.path))
    if missing := manifest.missing():
        talk.say(words("acquisition.partial", missing=words.items(missing)))
    talk.say(words("acquisition.seal", seal=seal))
    return manifest
