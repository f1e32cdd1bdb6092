"""An APK's manifest, its name on the screen, and the two kinds of files that say what its services ask for.

`ManifestReader.read` does no input or output: it raises NeedsError for what is wanted next, and remembers how far it
came. What follows on the manifest is best effort, each part on its own: what cannot be read is said in `problems`.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from detector.apk.binary_xml import Document, read_document
from detector.apk.manifest import Component, Label, Manifest
from detector.apk.manifest_tree import read_tree
from detector.apk.ranges import MOST_OF_A_FILE, ApkError, Ranges
from detector.apk.resource_table import Walker
from detector.apk.resource_value import Table
from detector.apk.service_config import accessibility_config, admin_config
from detector.apk.zip_end import find_end
from detector.apk.zip_entries import Directory, content, is_packed, place

MANIFEST: Final = b"AndroidManifest.xml"
TABLE: Final = b"resources.arsc"
MOST_OF_A_MANIFEST: Final = 3 * 2**20
MOST_OF_A_PACKED_MANIFEST: Final = 256 * 1024
"""Bytes, unpacked and packed; the largest honest ones have a third."""
MOST_OF_A_PACKED_TABLE: Final = 256 * 1024
_MOST_OF_A_TABLE: Final = 4 * 2**20
"""A table of names that is packed has to be read whole. Apps for Android 11 and later must not pack it."""
_MOST_OF_A_CONFIG: Final = 64 * 1024
_MOST_CONFIGS: Final = 8
_MOST_LABELS: Final = 12
_NEWEST: Final = 9999
"""An unknown version is taken for a recent one."""
_ACCESSIBILITY: Final = "android.accessibilityservice"
_ADMIN: Final = "android.app.device_admin"
_LAUNCHERS: Final = ("android.intent.category.LAUNCHER", "android.intent.category.LEANBACK_LAUNCHER")


class ManifestReader:
    """One APK, as a phone with this API level reads it.

    With `thorough`, its whole list of entries and all translations are read: for files on disk. Behind the manifest no
    more is read than until `most` bytes of the file were.
    """

    def __init__(
        self, ranges: Ranges, *, api: int | None = None, thorough: bool = False, most: int = MOST_OF_A_FILE
    ) -> None:
        self.ranges = ranges
        self._most = most
        self._api = api or _NEWEST
        self._thorough = thorough
        self._list: Directory | None = None
        self._manifest: Manifest | None = None
        self._walker: Walker | None = None
        self._done: set[str] = set()
        self._problems: dict[str, None] = {}

    @property
    def known(self) -> Manifest | None:
        """The manifest as far as it was read; None when nothing of it was."""
        return self._manifest

    def read(self) -> Manifest:
        """What the manifest says; raises NeedsError, and ApkError when there is no manifest to be read."""
        if self._manifest is None:
            self._manifest = self._read_manifest()
            self.ranges.limit = min(self.ranges.limit, self._most)
        manifest = self._manifest
        for what, step in (
            ("its name on the screen is not known", self._label),
            ("other names on the screen are not known", self._labels),
            ("how its accessibility services describe themselves is not known", self._accessibility),
            ("what its administrators ask for is not known", self._admins),
        ):
            if what not in self._done:
                try:
                    manifest = self._manifest = step(manifest)
                except ApkError as error:
                    self._problems[f"{what}: {error}"] = None
                self._done.add(what)
        return structs.replace(manifest, problems=(*manifest.problems, *self._problems))

    def _directory(self) -> Directory:
        if self._list is None:
            self._list = Directory(self.ranges, find_end(self.ranges), (MANIFEST, TABLE))
        return self._list

    # ---- the manifest itself

    def _read_manifest(self) -> Manifest:
        entry = self._directory().find(MANIFEST, to_the_end=self._thorough)
        if entry is None:
            raise ApkError("it has no manifest")
        if self._directory().twice:
            self._problems["two of its entries have one name, and only the first was read"] = None
        packed = MOST_OF_A_PACKED_MANIFEST
        data = content(self._directory(), entry, "its manifest", most_packed=packed, most=MOST_OF_A_MANIFEST)
        document = read_document(data)
        return structs.replace(read_tree(document.root), damaged=document.damaged)

    # ---- names on the screen

    def _label(self, manifest: Manifest) -> Manifest:
        return structs.replace(manifest, label=self._resolved(manifest.label))

    def _labels(self, manifest: Manifest) -> Manifest:
        """Of what a person sees by its own name; in all languages, for a thorough reader."""
        components, left = list(manifest.components), _MOST_LABELS
        for index, component in enumerate(components):
            if component.label is not None and left and _is_shown(component):
                left -= 1
                components[index] = structs.replace(component, label=self._resolved(component.label))
        more: tuple[str, ...] = ()
        if self._thorough and manifest.label.resource:
            texts = self._table().translations(manifest.label.resource)
            more = tuple(one.text for one in texts if one.text != manifest.label.text)
        return structs.replace(manifest, components=tuple(components), translations=more)

    def _resolved(self, label: Label) -> Label:
        if label.known:
            return label
        text = self._table().text(label.resource)
        return label if text is None else structs.replace(label, text=text, known=True)

    def _table(self) -> Walker:
        """The table of names, from its place in the file, or unpacked; raises ApkError when there is none."""
        if self._walker is None:
            entry = self._directory().find(TABLE)
            if entry is None:
                raise ApkError("it has no table of names")
            if is_packed(entry):
                most = MOST_OF_A_PACKED_TABLE
                data = content(self._directory(), entry, "its table of names", most_packed=most, most=_MOST_OF_A_TABLE)
                whole = Ranges(len(data))
                whole.add(0, data)
                self._walker = Walker(Table(ranges=whole, start=0, end=len(data)))
            else:
                start, stop = place(self._directory(), entry, "its table of names")
                self._walker = Walker(Table(ranges=self.ranges, start=start, end=stop))
        return self._walker

    # ---- files that the manifest names

    def _accessibility(self, manifest: Manifest) -> Manifest:
        found = tuple(
            accessibility_config(component.name, document)
            for component, document in self._configs(manifest, _ACCESSIBILITY)
        )
        return structs.replace(manifest, accessibility=found)

    def _admins(self, manifest: Manifest) -> Manifest:
        found = tuple(admin_config(component.name, document) for component, document in self._configs(manifest, _ADMIN))
        return structs.replace(manifest, admins=found)

    def _configs(self, manifest: Manifest, name: str) -> Iterator[tuple[Component, Document]]:
        """The components with such a file, and the file."""
        named = [
            (component, one.resource)
            for component in manifest.components
            for one in component.metadata
            if one.name == name and one.resource
        ]
        for component, resource in named[:_MOST_CONFIGS]:
            yield component, self._config(resource)

    def _config(self, resource: int) -> Document:
        path = (self._table().path(resource, self._api) or "").encode()
        entry = next((entry for entry in self._directory() if entry.name == path), None)
        if entry is None:
            raise ApkError("the file that it names is not there")
        most = _MOST_OF_A_CONFIG
        data = content(self._directory(), entry, "a file that it names", most_packed=most, most=most)
        return read_document(data)


def _is_shown(component: Component) -> bool:
    """Whether a person meets its name: beside an icon, or in the settings."""
    if any(one.name in (_ACCESSIBILITY, _ADMIN) for one in component.metadata):
        return True
    return any(category in _LAUNCHERS for one in component.filters for category in one.categories)
