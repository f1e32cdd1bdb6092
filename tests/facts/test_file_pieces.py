"""Pieces of files in one line: what is asked for comes back byte for byte, and nothing else counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.facts.base import GapReason
from detector.facts.file_pieces import BLOCK, ENDS, Batch, Piece, batches, blocks, refusal, take_apart
from detector.sources.base import Failure, Output, Query

PATH = "/data/app/~~abc==/org.example.app-def==/base.apk"
BYTES = st.binary(max_size=60) | st.sampled_from([b"\n", b"echo 1:0\n", b"0123456789abcdef.0:0\n", b"\r\n\0\xff"])


def answer(batch: Batch, files: list[bytes]) -> bytes:
    """What a phone prints whose files have these bytes."""
    printed = b""
    for index, (piece, content) in enumerate(zip(batch.pieces, files, strict=True)):
        mark = f"{batch.query.mark}.{index}".encode()
        part = content[piece.first * BLOCK :][: piece.count * BLOCK]
        if piece.size is None:
            part = b"%d\n" % len(content) + content[-BLOCK:]
        printed += mark + b"\n" + part + mark + b":0\n"
    return printed


@given(st.lists(BYTES, min_size=1, max_size=12), st.integers(0, 2))
def test_ends_come_back_as_they_are(texts: list[bytes], times: int) -> None:
    files = [text + bytes(times * BLOCK) + text for text in texts]
    (batch,) = batches(Piece(path=PATH) for _ in files)
    came = take_apart(batch, Output(stdout=answer(batch, files), exit_code=0))
    assert [(got.reason, got.size, got.start + len(got.data)) for got in came] == [
        (None, len(f), len(f)) for f in files
    ]
    assert [got.data for got in came] == [file[-BLOCK:] for file in files]


@given(st.lists(BYTES, min_size=1, max_size=12), st.integers(0, 9000), st.integers(1, 9000))
def test_pieces_come_back_as_they_are(texts: list[bytes], start: int, length: int) -> None:
    files = [bytes(start) + text + bytes(length) for text in texts]
    wanted = [blocks(PATH, len(file), start, start + length) for file in files]
    (batch,) = batches(wanted)
    came = take_apart(batch, Output(stdout=answer(batch, files), exit_code=0))
    for got, file in zip(came, files, strict=True):
        assert got.reason is None
        assert got.start <= start
        assert got.data == file[got.start : got.start + len(got.data)]
        assert got.start + len(got.data) >= start + length


@given(st.lists(BYTES, min_size=1, max_size=5), st.integers(0, 10**6), st.binary(max_size=20), st.integers(0, 9))
def test_an_answer_that_was_tampered_with(texts: list[bytes], at: int, more: bytes, less: int) -> None:
    """What is whole counts, and what is not has a reason; one byte more or less is not whole."""
    (batch,) = batches(Piece(path=PATH) for _ in texts)
    whole = answer(batch, texts)
    at %= len(whole) + 1
    changed = whole[:at] + more + whole[at + less :]
    for got, text in zip(take_apart(batch, Output(stdout=changed, exit_code=0)), texts, strict=True):
        assert (got.reason is None) == (got.detail == "")
        if got.reason is None and len(more) != less:
            assert got.size == len(got.data)
        if changed == whole:
            assert got.data == text


@given(st.binary(max_size=200))
def test_any_answer(text: bytes) -> None:
    query = Query(id=ENDS.id, line="echo m.0", mark="m")
    batch = Batch(query=query, pieces=(Piece(path=PATH), Piece(path=PATH)))
    for output in (Output(stdout=text), Output(stdout=b"m.0\n" + text + b"m.0:0\nm.1\n" + text, failure=Failure.CUT)):
        assert len(take_apart(batch, output)) == 2


def test_more_than_was_asked_for_is_not_copied() -> None:
    (batch,) = batches([Piece(path=PATH)])
    mark = batch.query.mark.encode()
    flood = mark + b".0\n" + bytes(2 * 10**6) + mark + b".0:0\n"
    (got,) = take_apart(batch, Output(stdout=flood, exit_code=0))
    assert got.reason is GapReason.TRUNCATED


@pytest.mark.parametrize("count", [1, 15, 16, 400])
@pytest.mark.parametrize("blocks_each", [0, 4, 128])
def test_lines_and_answers_are_short(count: int, blocks_each: int) -> None:
    size = blocks_each * BLOCK or None
    pieces = [Piece(path=PATH, size=size, count=blocks_each) for _ in range(count)]
    made = batches(pieces)
    assert [piece for batch in made for piece in batch.pieces] == pieces
    assert all(len(batch.query.line) <= 4000 for batch in made)
    assert all(sum(piece.length for piece in batch.pieces) <= 2**20 for batch in made)
    assert len({batch.query.mark for batch in made}) == len(made)
    assert batches([]) == []


def test_a_path_is_put_in_last_and_in_quotes() -> None:
    path = "/data/app/MARK-FIRST-COUNT-FILE"
    (batch,) = batches([Piece(path=path, size=9000, first=1, count=1)])
    assert batch.query.line == (
        f"echo {batch.query.mark}.0;dd if='{path}' bs=4096 skip=1 count=1 2>/dev/null;echo {batch.query.mark}.0:$?"
    )
    assert re.fullmatch(r"[0-9a-f]{16}", batch.query.mark)


@given(st.text(max_size=30))
def test_only_plain_paths_pass(text: str) -> None:
    for path in (text, f"/data/app/{text}", f"/mnt/expand/{text}/base.apk"):
        if refusal(path) is None:
            assert re.fullmatch(r"/(data|mnt)/[A-Za-z0-9/._~=+,-]+", path)
            assert ".." not in path
