"""What is read from a phone is kept: a source that keeps what it reads, and the end of it.

docs/acquisition-format.md describes what is written.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from detector.facts import Facts
from detector.facts.understanding import FAILURES
from detector.signatures import Index
from detector.sources import age
from detector.sources.acquisition.drafts import open_draft
from detector.sources.acquisition.manifest import Circumstances, Manifest, SignatureVersion
from detector.sources.acquisition.recorder import Recorder
from detector.sources.base import Failure, Source


class Kept(Struct, frozen=True, kw_only=True):
    """An acquisition that is there now."""

    path: Path
    manifest: Manifest
    seal: str
    """SHA-256 of the manifest, in hex: to be written down elsewhere."""

    @property
    def files(self) -> int:
        """How many there are, the manifest too."""
        return len(self.manifest.files()) + 1


def recording(source: Source, path: Path, recipients: Sequence[str] = ()) -> Recorder:
    """The source, kept at that path, for these public keys; DetectorError when nothing can be written there."""
    return Recorder(source, open_draft(path, age.recipients(recipients) if recipients else ()))


def keep(recorder: Recorder, facts: Facts, index: Index, *, notes: tuple[str, ...] = ()) -> Kept:
    """Lets the acquisition appear; DetectorError when it cannot be."""
    info = index.info
    devices = facts.device.records
    manifest, seal = recorder.finish(
        Circumstances(
            signatures=SignatureVersion(
                date=info.newest.isoformat() if info.newest else "", revision=info.revision, sha256=info.sha256
            ),
            clock_offset_s=devices[0].clock_offset_s if devices else None,
            notes=notes,
            depth=facts.depth,
            out_of_time=any((gap.reason, gap.detail) == FAILURES[Failure.NOT_ASKED] for gap in facts.gaps()),
        )
    )
    return Kept(path=recorder.draft.path, manifest=manifest, seal=seal)
