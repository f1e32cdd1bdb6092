"""A small reader of DER (ITU-T X.690): tags, lengths and nesting, as far as certificates need it.

Every length is compared with what is there. Lengths without a number (BER's indefinite form) and tags of more than one
byte are refused.
"""

from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError

SEQUENCE: Final = 0x30
SET: Final = 0x31
INTEGER: Final = 0x02
OID: Final = 0x06
FIRST_OPTION: Final = 0xA0
"""Tag [0], constructed."""
_MOST_CHILDREN: Final = 1000


class Node(Struct, frozen=True):
    """One value: its tag, where it begins, where its content begins, and where it ends."""

    tag: int
    start: int
    content: int
    end: int


def read_node(data: bytes, at: int, end: int) -> Node:
    """The value that begins at `at` and ends before `end`; raises ApkError."""
    if end - at < 2:
        raise ApkError("a certificate is cut off")
    tag, length, content = data[at], data[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise ApkError("a certificate has a tag that none has")
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or content + count > end:
            raise ApkError("a certificate has no definite length")
        length = int.from_bytes(data[content : content + count])
        content += count
    if length > end - content:
        raise ApkError("a certificate is longer than what holds it")
    return Node(tag, at, content, content + length)


def children(data: bytes, node: Node) -> list[Node]:
    """The values inside a value; raises ApkError, also for more than a thousand."""
    found: list[Node] = []
    at = node.content
    while at < node.end:
        if len(found) == _MOST_CHILDREN:
            raise ApkError("a certificate has too many parts")
        found.append(read_node(data, at, node.end))
        at = found[-1].end
    return found


def raw(data: bytes, node: Node) -> bytes:
    """The bytes of a value, tag and length included."""
    return data[node.start : node.end]
