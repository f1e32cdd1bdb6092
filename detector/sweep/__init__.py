"""What of the list stands somewhere in a raw text that no fact reads: weak hints, never a reason for a finding.

Thousands of entries are looked for in one pass over the bytes (Aho-Corasick). An entry counts where it stands as a
name of its own: a domain also as the end of a longer one, a package also in front of one of its classes.
"""

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import pairwise
from typing import BinaryIO, Final

from msgspec import Struct, structs

from detector.signatures import Index
from detector.signatures.model import IndicatorKind
from detector.sources.archives import Files, open_archive, open_text
from detector.sources.encodings import encoding_of
from detector.sources.files import FileError
from detector.sweep.hints import MOST_TIMES, Hint, HintKind
from detector.sweep.standing import STANDS

__all__ = ["Hint", "HintKind", "sweep"]

_PIECE: Final = 2**20
_LONGEST_LINE: Final = _PIECE
"""Of a longer line only the end is looked at together with what follows."""
_LONGEST_ENTRY: Final = 512
_LONGEST_SECTION: Final = 120
_HEADS: Final = (b"DUMP OF SERVICE ", b"------ ")
_NO_HEAD: Final = b"was the duration of"
_NO_TEXT: Final = (b"PK\x03\x04", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"dex\n")


class _Entry(Struct, frozen=True):
    kind: HintKind
    value: str
    products: tuple[str, ...]

    def stands(self, text: bytes, start: int, end: int) -> bool:
        """Whether it stands by itself there."""
        return STANDS[self.kind](self.value, text, start, end)

    def hint(self, member: str, section: str, line: int) -> Hint:
        """The first place where it was found."""
        return Hint(
            kind=self.kind,
            value=self.value,
            products=self.products,
            member=member,
            section=section,
            line=line,
            times=1,
        )


def sweep(files: Files, index: Index, *, leave_out: frozenset[str] = frozenset()) -> tuple[Hint, ...]:
    """Looks through every text of a folder or archive, and of archives in it; packages in `leave_out` are no news.

    Members that cannot be read end early here: whoever opens the files says so.
    """
    entries = [entry for entry in _entries(index) if entry.value not in leave_out]
    if not entries:
        return ()
    looking = _Looking(entries)
    _look_through(files, "", looking)
    return looking.hints()


def _look_through(files: Files, inside: str, looking: "_Looking") -> None:
    for member in files.members:
        name = f"{inside}/{member.name}" if inside else member.name
        try:
            if member.name.endswith(".zip") and not inside:
                with closing(open_archive(files, member.name)) as nested:
                    _look_through(nested, name, looking)
            else:
                with open_text(files, member.name) as file:
                    looking.through(name, file)
        except FileError:
            continue


class _Looking:
    """Goes through texts and keeps what it finds."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._first: dict[_Entry, Hint] = {}
        self._times: Counter[_Entry] = Counter()
        self._look_for(entries)

    def _look_for(self, entries: Sequence[_Entry]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self._entries = entries
        self._automaton = BytesAhoCorasick([entry.value.lower().encode() for entry in entries])

    def hints(self) -> tuple[Hint, ...]:
        """What was found, in this order."""
        return tuple(structs.replace(hint, times=self._times[entry]) for entry, hint in self._first.items())

    def through(self, member: str, file: BinaryIO) -> None:
        """One file."""
        line, section = 1, ""
        for text, new in _whole_lines(file):
            found = self._found(text, new)
            for entry, ends in found.items():
                if entry not in self._first:
                    here = line + text.count(b"\n", 0, ends[0])
                    self._first[entry] = entry.hint(member, _section(text, ends[0]) or section, here)
                self._times[entry] += _lines(text, ends)
            section = _section(text, len(text)) or section
            line += text.count(b"\n")
            self._leave_out(one for one, ends in found.items() if max(len(ends), self._times[one]) >= MOST_TIMES)

    def _found(self, text: bytes, new: int) -> dict[_Entry, list[int]]:
        """Entries that stand by themselves, and where each of them ends; none that ends before `new`."""
        found: dict[int, list[int]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            if end > new and self._entries[number].stands(text, start, end):
                found.setdefault(number, []).append(end)
        return {self._entries[number]: ends for number, ends in found.items()}

    def _leave_out(self, everywhere: Iterable[_Entry]) -> None:
        """Looks no more for what a text is full of."""
        if leave_out := set(everywhere):
            self._look_for([entry for entry in self._entries if entry not in leave_out])


def _lines(text: bytes, ends: Sequence[int]) -> int:
    """How many lines these places are in."""
    return 1 + sum(text.count(b"\n", one, other) > 0 for one, other in pairwise(ends))


def _whole_lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The text in pieces that end with a line where they can, and how much of each was in the piece before."""
    first = file.read(_PIECE)
    if first.startswith(_NO_TEXT):
        return
    decode = _decoder(first)
    rest, seen = b"", 0
    piece = first
    while piece:
        text = rest + decode(piece)
        cut = text.rfind(b"\n") + 1
        if cut:
            yield text[:cut], seen
            rest, seen = text[cut:], 0
        elif len(text) > _LONGEST_LINE:
            yield text, seen
            rest, seen = text[-_LONGEST_ENTRY:], _LONGEST_ENTRY
        else:
            rest = text
        piece = file.read(_PIECE)
    if rest:
        yield rest, seen


def _decoder(first: bytes) -> Callable[[bytes], bytes]:
    """PowerShell writes UTF-16; everything else has names and addresses in ASCII."""
    encoding = encoding_of(first)
    if not encoding.startswith("utf-16"):
        return lambda piece: piece
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    return lambda piece: decoder.decode(piece).encode("utf-8", "replace")


def _section(text: bytes, end: int) -> str:
    """The last head of a section in front of a place; empty when there is none."""
    at = end
    while at >= 0:
        at = max(text.rfind(b"\n" + head, 0, at) for head in _HEADS)
        line = text[at + 1 : at + 1 + _LONGEST_SECTION].partition(b"\n")[0]
        if line.startswith(_HEADS) and _NO_HEAD not in line:
            return line.decode("utf-8", "replace").strip(" -:\r")
    return ""


@lru_cache(maxsize=1)  # a batch looks for the same in every archive
def _entries(index: Index) -> tuple[_Entry, ...]:
    """What is looked for: no entry that is too plain to stand alone, and no places where apps are sold."""
    listed = ((kind, *entry) for kind, indicator in _LISTED.items() for entry in index.entries(indicator))
    entries = (
        _Entry(kind, value, tuple(dict.fromkeys(match.product.id for match in matches if not match.generic)))
        for kind, value, matches in listed
    )
    return tuple(entry for entry in entries if entry.products)


_LISTED: Final[dict[HintKind, IndicatorKind]] = {
    HintKind.DOMAIN: "domain",
    HintKind.ADDRESS: "ip",
    HintKind.PACKAGE: "package",
    HintKind.FILE_HASH: "file-hash",
    HintKind.CERTIFICATE: "certificate",
}
