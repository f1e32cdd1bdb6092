"""Where real phone outputs are looked for. They are not part of the project."""

import os
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def real_lines(folder: str, file: str) -> list[str]:
    """Return the lines of one real output; skip the test without the corpus, fail in CI."""
    path = CORPUS / folder / file
    if not path.is_file():
        absent(f"no corpus of real outputs: {CORPUS.name}/{folder}/{file} is missing")
    data = path.read_bytes()
    text = data.decode("utf-16") if data.startswith(b"\xff\xfe") else data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").split("\n")


def absent(reason: str) -> None:
    """Skip, or fail where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
