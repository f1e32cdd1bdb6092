"""Signature files -> SignatureSet: reads whole folders and says everything that is wrong with them at once.

The folders: our own first, then those of the user; what is read later wins, by product id and by package.
Later means: a product with the same id replaces the earlier one completely.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final, Literal, get_args

from msgspec import Struct

import detector
from detector import strict_yaml
from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.known import (
    read_distrusted,
    read_entries,
    read_installer,
    read_known_app,
    read_messenger,
    read_ordinary_names,
    read_system_label,
    read_vendor_prefix,
)
from detector.signatures.model import (
    CLASSES,
    DistrustedCertificate,
    Installer,
    KnownApp,
    Messenger,
    OrdinaryNames,
    Place,
    Problem,
    Product,
    SignatureSet,
    VendorPrefix,
)
from detector.signatures.node import Node
from detector.signatures.products import read_product

KnownKind = Literal[
    "installers", "benign", "messengers", "vendor-prefixes", "system-labels", "certificates", "ordinary-names"
]
"""The files of `known/`."""
_KNOWN: Final[tuple[KnownKind, ...]] = get_args(KnownKind)
FileKind = Literal["product"] | KnownKind

FEED_LIST: Final = "feeds.yaml"
"""At the top of a folder: says where updates come from, and nothing about apps."""

LARGEST_FILE: Final = 8 << 20
"""Bytes; the largest product file that we ship has 10,000."""


class SignatureFile(Struct, frozen=True, kw_only=True):
    """The text of one file, and what it is by its place in the folder."""

    name: str
    """What messages call it: the path inside our own folder, the full path of a user's file."""
    kind: FileKind
    folder: str
    """The folder it lies in, "" at the top: a class of products, or `known`."""
    layer: int
    """Files of a higher layer win; two products with one id in the same layer are a mistake."""
    text: str


def bundled_folder() -> Path:
    """Return the folder of the signatures that come with the program."""
    package = Path(detector.__file__).parent
    installed = package / "signature_data"  # where a wheel carries them
    return installed if installed.is_dir() else package.parent / "signatures"


def load_set(*places: Path) -> SignatureSet:
    """Read files and folders, later ones win. Raises DetectorError (ExitCode.DATA) with every problem
    that makes a value unusable.
    """
    return read_set(*read_places(places))


def bundled_known(*kinds: KnownKind) -> SignatureSet:
    """Read only these files of our own `known/`."""
    folder = bundled_folder() / "known"
    return read_set(
        SignatureFile(
            name=f"known/{kind}.yaml", kind=kind, folder="known", layer=0, text=_text(folder / f"{kind}.yaml")
        )
        for kind in kinds
    )


def read_set(files: Iterable[SignatureFile], unread: Iterable[Problem] = ()) -> SignatureSet:
    """Read the texts of `files`. Raises DetectorError (ExitCode.DATA) with every problem that makes a value
    unusable, those of `unread` among them.
    """
    signatures, problems = read_files(files)
    blocking = [problem for problem in sorted((*unread, *problems)) if problem.blocks]
    if blocking:
        many = Sentence("{number} problems", number=len(blocking))
        raise DetectorError(
            "The signature files have {count}:\n{problems}",
            "Correct the files, or leave them away; the format is described in signatures/README.md.",
            ExitCode.DATA,
            count=many if len(blocking) > 1 else Sentence("a problem"),
            problems="\n".join(map(str, blocking)),
        )
    return signatures


def read_places(places: Iterable[Path]) -> tuple[tuple[SignatureFile, ...], tuple[Problem, ...]]:
    """Read the text of every YAML file in `places`, each of them one layer; a problem for each that
    cannot be read.
    """
    files: list[SignatureFile] = []
    problems: list[Problem] = []
    for layer, place in enumerate(places):
        ours = place == bundled_folder()
        for path, inside in _paths(place):
            name = inside.as_posix() if ours else str(path)
            folder = inside.parts[0] if len(inside.parts) > 1 else ""
            try:
                kind = _kind(folder, path.stem)
                text = _text(path)
            except (OSError, ValueError) as error:
                where = Place(file=name, line=1, column=1)
                problems.append(Problem(place=where, message=f"cannot be read: {error}"))
            else:
                files.append(SignatureFile(name=name, kind=kind, folder=folder, layer=layer, text=text))
    return tuple(files), tuple(problems)


def _paths(place: Path) -> Iterator[tuple[Path, Path]]:
    if not place.is_dir():
        yield place, Path(place.name)
        return
    for path in sorted(place.rglob("*.yaml")):
        if path != place / FEED_LIST:
            yield path, path.relative_to(place)


def _kind(folder: str, stem: str) -> FileKind:
    if folder != "known":
        return "product"
    for kind in _KNOWN:
        if kind == stem:
            return kind
    raise ValueError(f"the folder `known` has no such file, only {', '.join(_KNOWN)}")


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ValueError("not a file")  # a pipe would keep us waiting
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValueError(f"more than {LARGEST_FILE >> 20} MB")
    return data.decode("utf-8-sig")


def content_hash(files: Iterable[SignatureFile]) -> str:
    """Return the SHA-256 over the names and contents of `files`, in their order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{len(file.name)}:{file.name}{len(file.text)}:{file.text}".encode(errors="replace"))
    return digest.hexdigest()


def read_files(files: Iterable[SignatureFile]) -> tuple[SignatureSet, tuple[Problem, ...]]:
    """Read the texts of `files`; whatever is wrong with them comes back as problems."""
    files = tuple(files)
    reading = _Reading(content_hash(files))
    for file in files:
        reading.add(file)
    return reading.result(), tuple(reading.problems)


class _Reading:
    """Gathers the contents of one file after the other."""

    def __init__(self, sha256: str) -> None:
        self.problems: list[Problem] = []
        self._sha256 = sha256
        self._products: dict[str, tuple[int, Product]] = {}
        self._apps: dict[str, KnownApp] = {}
        self._installers: dict[str, Installer] = {}
        self._messengers: dict[str, Messenger] = {}
        self._prefixes: dict[str, VendorPrefix] = {}
        self._labels: dict[str, None] = {}
        self._distrusted: list[DistrustedCertificate] = []
        self._ordinary = OrdinaryNames()

    def add(self, file: SignatureFile) -> None:
        try:
            document = strict_yaml.load(file.text, name=file.name)
        except strict_yaml.StrictYamlError as error:
            place = Place(file=file.name, line=error.line, column=error.column)
            prefix = f"{file.name}:{error.line}:{error.column}: "
            self.problems.append(Problem(place=place, message=error.message.removeprefix(prefix), hint=error.hint))
            return
        root = Node.root(document, self.problems)
        if file.kind == "product":
            self._add_product(root, file)
        else:
            self._add_known(root, file.kind)

    def _add_product(self, root: Node, file: SignatureFile) -> None:
        product = read_product(root)
        if product is None:
            return
        stem = PurePath(file.name).stem
        if product.id != stem:
            root.remark(f"the id {product.id!r} differs from the file's name", f"name the file {product.id}.yaml")
        if file.folder in CLASSES and product.cls != file.folder:
            root.remark(f"a product of class {product.cls!r} lies in the folder {file.folder!r}")
        layer, earlier = self._products.get(product.id, (-1, product))
        if layer == file.layer:
            root.complain(f"the id {product.id!r} stands also in {earlier.where}", "every product has an id of its own")
            return
        self._products[product.id] = (file.layer, product)

    def _add_known(self, root: Node, kind: KnownKind) -> None:
        match kind:
            case "installers":
                self._installers |= {i.package: i for i in read_entries(root, "installers", read_installer)}
            case "benign":
                self._apps |= {app.package: app for app in read_entries(root, "apps", read_known_app)}
            case "messengers":
                self._messengers |= {m.id: m for m in read_entries(root, "messengers", read_messenger)}
            case "vendor-prefixes":
                self._prefixes |= {p.prefix: p for p in read_entries(root, "prefixes", read_vendor_prefix)}
            case "system-labels":
                self._labels |= dict.fromkeys(read_entries(root, "labels", read_system_label))
            case "ordinary-names":
                self._ordinary = read_ordinary_names(root)
            case "certificates":
                self._distrusted += read_entries(root, "certificates", read_distrusted)

    def result(self) -> SignatureSet:
        """Everything that was read so far."""
        return SignatureSet(
            products=tuple(product for _, product in self._products.values()),
            known_apps=tuple(self._apps.values()),
            installers=tuple(self._installers.values()),
            messengers=tuple(self._messengers.values()),
            vendor_prefixes=tuple(self._prefixes.values()),
            system_labels=tuple(self._labels),
            distrusted=tuple(self._distrusted),
            ordinary=self._ordinary,
            sha256=self._sha256,
        )
