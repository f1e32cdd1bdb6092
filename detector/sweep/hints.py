"""What a sweep finds."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

MOST_TIMES: Final = 1000
"""Nobody needs to know more, and a text can be made of nothing else."""


class HintKind(StrEnum):
    """What was found in the text."""

    DOMAIN = "domain"
    ADDRESS = "address"
    PACKAGE = "package"
    FILE_HASH = "file-hash"
    CERTIFICATE = "certificate"


class Hint(Struct, frozen=True, kw_only=True):
    """An entry of the list, and where in the raw text it stands first."""

    kind: HintKind
    value: str
    """The entry as the list has it."""
    products: tuple[str, ...]
    """Ids of the products that it belongs to."""
    member: str
    """The file of the folder or archive; untrusted."""
    section: str
    """The part of that file, such as "DUMP OF SERVICE connectivity"; untrusted. Empty: in front of all of them."""
    line: int
    """Of the file, counted from 1."""
    times: int
    """In how many lines of all files it stands; counting ends soon after MOST_TIMES."""
