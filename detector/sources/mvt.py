"""Results of MVT (`mvt-android check-adb` and its kin): JSON files, back in the form that the commands print.

github.com/mvt-project/mvt, android/modules/adb: packages.py, settings.py, getprop.py. Each file is known by its shape.
The apps are those of `pm list packages -u`, so that they include removed ones, which have no files.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from detector.sources.androidqf_lists import File, Package, one_line, package_lists, read_json
from detector.sources.files import FileError

BEGINNINGS: Final = ("[\n", "[{", "{")


class _App(Struct, frozen=True):
    package_name: str
    file_name: str
    third_party: bool
    installer: str | None = None
    files: tuple[File, ...] | None = None

    def as_package(self) -> Package:
        """The same as AndroidQF tells it."""
        files = (File(path=self.file_name),) if self.files is None else self.files
        return Package(
            name=self.package_name, files=files, installer=self.installer or "null", third_party=self.third_party
        )


class _Property(Struct, frozen=True):
    name: str
    value: str


class _Settings(Struct, frozen=True, rename={"of_all": "global"}):
    of_all: Mapping[str, str]
    secure: Mapping[str, str]


def outputs_in(data: bytes) -> dict[str, bytes]:
    """Command lines and what they would have printed; empty for any other JSON."""
    for read in (_apps, _properties, _settings):
        try:
            found = dict(read(data))
        except FileError:
            continue
        if found:
            return {line: text.encode() for line, text in found.items()}
    return {}


def _apps(data: bytes) -> Iterator[tuple[str, str]]:
    return package_lists(tuple(app.as_package() for app in read_json(data, tuple[_App, ...])))


def _properties(data: bytes) -> Iterator[tuple[str, str]]:
    rows = [f"[{one_line(one.name)}]: [{one_line(one.value)}]\n" for one in read_json(data, tuple[_Property, ...])]
    if rows:
        yield "getprop", "".join(rows)


def _settings(data: bytes) -> Iterator[tuple[str, str]]:
    read = read_json(data, _Settings)
    for namespace, values in (("global", read.of_all), ("secure", read.secure)):
        rows = (f"{one_line(key)}={one_line(value)}\n" for key, value in values.items())
        yield f"settings list {namespace}", "".join(rows)
