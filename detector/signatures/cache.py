"""An index on disk: Tables in msgpack, read back only if every byte is as it was written.

Never pickle: whoever can write into the folder must not be able to run code. A file that is damaged, of
another program version or of other signatures is as good as none.
"""

import contextlib
import gc
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

import detector
from detector.signatures.model import Product
from detector.signatures.tables import Tables, pack_products
from detector.sources.durable import make_folder, replace_file

SCHEMA: Final = 5
"""Raised with every change to Tables or to the structs of model.py; a test remembers their shape."""

FILE_NAME: Final = "index.msgpack"
LARGEST: Final = 512 << 20

_MAGIC: Final = b"detector index\n"
_DIGEST: Final = hashlib.sha256().digest_size


def cache_key(content: str) -> bytes:
    """Return what an index of these contents is kept under: they, our version and the shape of the file."""
    return hashlib.sha256(f"{SCHEMA}\n{detector.__version__}\n{content}".encode()).digest()


def read_cache(folder: Path, key: bytes) -> Tables | None:
    """Return the tables that lie in `folder` under `key`; None if there are none that can be used."""
    data = _read(folder / FILE_NAME)
    head = len(_MAGIC) + 2 * _DIGEST
    if len(data) < head or not data.startswith(_MAGIC + key):
        return None
    body = memoryview(data)[head:]
    if hashlib.sha256(body).digest() != data[head - _DIGEST : head]:
        return None
    with collector_paused():
        try:
            return msgspec.msgpack.decode(body, type=Tables)
        except (msgspec.DecodeError, RecursionError):
            return None


def write_cache(folder: Path, key: bytes, tables: Tables, products: tuple[Product, ...]) -> bool:
    """Put the tables into `folder` in one step; False if that is not possible, which costs time and no more."""
    body = msgspec.msgpack.encode(msgspec.structs.replace(tables, products=pack_products(products)))
    path = folder / FILE_NAME
    try:
        make_folder(folder)
        replace_file(path, _MAGIC + key + hashlib.sha256(body).digest() + body)
    except OSError:
        with contextlib.suppress(OSError):
            path.with_name(f"{path.name}.new").unlink()
        return False
    return True


def _read(path: Path) -> bytes:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the cyclic collector from walking growing tables again and again; they hold no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
