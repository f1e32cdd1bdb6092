"""All labelled phones, judged on every core; and the real phones of the corpus, where it is there."""

import gc
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from typing import Final

from detector import signatures
from detector.facts import Depth
from detector.facts.collecting import collect
from detector.signatures import Index
from detector.strict_yaml import load
from tests.evaluation.judging import Assessed, assess, assess_source
from tests.evaluation.labelled import FOLDER, Label, LabelledPhone, labelled_phones
from tests.replay import CORPUS, Replay

_AT_ONCE: Final = 8
"""Phones for a process at a time."""


def assess_all(*, ablations: bool = False) -> dict[str, Assessed]:
    """Every labelled phone by its id."""
    ids = [phone.id for phone in labelled_phones()]
    context = multiprocessing.get_context("spawn")  # a test may have threads, which forking does not bear
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1), context, gc.disable) as pool:  # a quarter of the time
        found = pool.map(partial(_assess, ablations=ablations), ids, chunksize=_AT_ONCE)
        return {one.id: one for one in found}


def _assess(phone: str, *, ablations: bool) -> Assessed:
    return assess(_by_id()[phone], signature_index(), ablations=ablations)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, LabelledPhone]:
    return {phone.id: phone for phone in labelled_phones()}


@lru_cache(maxsize=1)
def signature_index() -> Index:
    """The list that comes with the program, as every phone is compared with it."""
    return signatures.load()


def corpus_labels() -> dict[str, dict[str, Label]]:
    """By the name of a real phone: package name to label."""
    document = load((FOLDER / "corpus.yaml").read_text("utf-8"), name="corpus.yaml").value
    assert isinstance(document, dict)
    return {phone: {app: Label(label) for app, label in apps.items()} for phone, apps in document.items()}


def assess_corpus() -> Sequence[Assessed]:
    """The real phones whose apps were read; none where the corpus is not there."""
    folders = sorted(path for path in CORPUS.glob("*-*") if path.is_dir()) if CORPUS.is_dir() else []
    found = (
        assess_source(folder.name, collect(Replay(folder), depth=Depth.DEEP), signature_index()) for folder in folders
    )
    return [one for one in found if one.known]
