"""The public feed, file by file: what it holds, counted by those who made it and by us."""

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from detector.signatures.exports import export
from detector.signatures.feeds import Imported, read_feed
from detector.signatures.feeds.stix_patterns import comparisons
from detector.signatures.listed import listed
from detector.signatures.loader import bundled_folder, load_set
from detector.signatures.merge import merge
from detector.signatures.model import Product, SignatureSet

FILES = ("ioc.yaml", "watchware.yaml", "samples.csv", "stalkerware.stix2")
TEST_KEY = "61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81"


@lru_cache
def read(path: Path) -> Imported:
    return read_feed(path.read_bytes(), name=path.name)


@lru_cache
def ours() -> SignatureSet:
    return load_set(bundled_folder())


def counts(imported: Imported) -> Counter[str]:
    return Counter(item.kind for product in imported.products for item in listed(product))


def different(imported: Imported) -> Counter[str]:
    return Counter(kind for kind, _ in {item.key for product in imported.products for item in listed(product)})


def named(imported: Imported, name: str) -> Product:
    (product,) = [product for product in imported.products if product.name == name]
    return product


def test_stalkerware(indicators: Path) -> None:
    imported = read(indicators / "ioc.yaml")
    assert (imported.format, len(imported.products), imported.rejected, imported.remarks) == ("echap", 147, (), ())
    assert {product.upstream_class for product in imported.products} == {"stalkerware"}
    found = counts(imported)
    assert (found["package"], found["certificate"], found["distribution"]) == (616, 472, 44)
    assert (found["organisation"], found["common-name"], found["ip"]) == (6, 1, 65 + 3)
    one = different(imported)
    assert (one["package"], one["certificate"]) == (613, 471)
    assert sum(not product.packages for product in imported.products) == 18
    assert sum(not product.certificates.sha1 for product in imported.products) == 38


def test_watchware(indicators: Path) -> None:
    imported = read(indicators / "watchware.yaml")
    assert (len(imported.products), len(imported.rejected)) == (27, 6)
    assert {rejection.reason for rejection in imported.rejected} == {"is an app for iOS"}
    assert {(product.upstream_class, product.cls) for product in imported.products} == {("watchware", "dual-use")}
    assert (counts(imported)["package"], counts(imported)["certificate"], counts(imported)["ip"]) == (30, 14, 1)


def test_both_together(indicators: Path) -> None:
    both = [read(indicators / name) for name in FILES[:2]]
    keys = {item.key for imported in both for product in imported.products for item in listed(product)}
    one = Counter(kind for kind, _ in keys)
    assert sum(len(imported.products) for imported in both) == 174
    assert (one["package"], one["certificate"], one["domain"]) == (641, 484, 1525)
    assert sum(counts(imported)["package"] for imported in both) == 646


def test_the_slip_of_two_entries_is_read(indicators: Path) -> None:
    imported = read(indicators / "ioc.yaml")
    assert "72.167.46.196" in {item.text for item in named(imported, "MobiStealth").network.ips}
    assert "85.10.199.40" in {item.text for item in named(imported, "Ahmyth").network.ips}


def test_shared_packages_name_their_owners(indicators: Path) -> None:
    imported = read(indicators / "ioc.yaml")
    shared = {package.name for product in imported.products for package in product.packages if package.shared_with}
    assert shared == {"com.sc.spyier.v2", "com.gcm_call_sms_tracker.updated", "com.spappm_mondow.alarm"}
    (package,) = [package for package in named(imported, "Spyier").packages if package.shared_with]
    assert package.shared_with == ("cocospy",)


def test_a_regular_expression_becomes_a_pattern(indicators: Path) -> None:
    (pattern,) = named(read(indicators / "ioc.yaml"), "KidsShield").certificate_subjects.common_name_patterns
    assert pattern.text == "Kids?Safety?[0-9][0-9]-[0-9][0-9]-[0-9][0-9]*?[0-9][0-9]:[0-9][0-9]:[0-9][0-9]"
    assert pattern.text in {
        item.text for product in ours().products for item in product.certificate_subjects.common_name_patterns
    }


def test_samples(indicators: Path) -> None:
    data = (indicators / "samples.csv").read_bytes()
    imported = read_feed(data, name="samples.csv", known=ours())
    assert counts(imported)["file-hash"] == 3228
    assert named(imported, "TheTruthSpy").file_hashes
    assert "MxSpy" not in {product.name for product in imported.products}
    assert {rejection.entry for rejection in imported.rejected} >= {TEST_KEY}
    assert all("several products" in rejection.reason for rejection in imported.rejected)
    certificates = {item.digest for product in imported.products for item in product.certificates.sha1}
    assert TEST_KEY not in certificates
    assert not {item.digest for product in imported.products for item in product.certificates.sha1 if item.shared_with}


def test_every_name_of_the_samples_leads_to_a_product(indicators: Path) -> None:
    names = SignatureSet(products=tuple(p for name in FILES[:2] for p in read(indicators / name).products))
    imported = read_feed((indicators / "samples.csv").read_bytes(), name="samples.csv", known=names)
    assert {product.name for product in imported.products} <= {product.name for product in names.products}
    assert len(read(indicators / "samples.csv").products) == 91  # without the aliases
    assert len(imported.products) < 91


def test_bundle(indicators: Path) -> None:
    imported = read(indicators / "stalkerware.stix2")
    assert (imported.format, len(imported.products)) == ("stix", 174)
    assert Counter(product.upstream_class for product in imported.products) == {"stalkerware": 147, "watchware": 27}
    (rejection,) = imported.rejected
    assert rejection.entry.startswith("com.qustodio.par.")  # an iOS app, which the list does not mark
    one = different(imported)
    assert (one["file-hash"], one["certificate"], one["package"], one["distribution"]) == (3228, 484, 641 + 5 - 1, 2)


def test_every_pattern_of_the_bundle_is_read(indicators: Path) -> None:
    bundle = json.loads((indicators / "stalkerware.stix2").read_bytes())
    patterns = [entry["pattern"] for entry in bundle["objects"] if entry["type"] == "indicator"]
    assert len(patterns) == 6073
    assert Counter(path for pattern in patterns for path, _ in comparisons(pattern)) == {
        "file:hashes.sha256": 3228, "domain-name:value": 1705, "app:id": 652, "app:cert.sha1": 486, "url:value": 2,
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_places_are_those_of_the_file(indicators: Path, name: str) -> None:
    data = (indicators / name).read_bytes().decode()
    lines = data.split("\n")
    for product in read(indicators / name).products:
        for item in listed(product):
            assert item.where.file == name
            line = lines[item.where.line - 1]
            if name.endswith(".stix2"):
                line = line[item.where.column - 1 :][:600]  # one object on a line of millions of signs
                assert line.startswith("{")
            if item.kind != "common-name":
                assert item.text.upper() in line.upper(), item


def essence(products: tuple[Product, ...]) -> dict[str, object]:
    return {
        product.id: (
            product.name,
            product.aliases,
            product.cls,
            product.sources,
            {(*item.key, item.generic, item.shared_with) for item in listed(product)},
        )
        for product in products
    }


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_lost_by_import_export_import(indicators: Path, name: str) -> None:
    first = read(indicators / name)
    again = read_feed(export(first.products, "stix"), name="again")
    assert (again.rejected, again.remarks) == ((), ())
    assert essence(again.products) == essence(first.products)
    assert [p.upstream_class for p in again.products] == [
        p.upstream_class for p in sorted(first.products, key=lambda p: p.id)
    ]


@pytest.mark.parametrize("name", FILES[:2])
def test_nothing_is_lost_in_the_shape_of_the_feed(indicators: Path, name: str) -> None:
    first = read(indicators / name)
    again = read_feed(export(first.products, "echap"), name="again")
    assert (again.format, again.rejected, again.remarks) == ("echap", (), ())
    assert essence(again.products) == essence(first.products)


def test_everything_of_the_feed_is_ours_already(indicators: Path) -> None:
    merged = merge(ours(), [read(indicators / name) for name in FILES])
    assert [product.id for product in merged.products] == [product.id for product in ours().products]
    before = {item.key for product in ours().products for item in listed(product)}
    added = {item.key for product in merged.products for item in listed(product)} - before
    kinds = Counter(kind for kind, _ in added)
    assert kinds["file-hash"] == 3228
    assert kinds["package"] == 4  # iOS apps of the bundle
    for mine, product in zip(ours().products, merged.products, strict=True):
        assert (mine.name, mine.cls, mine.captures) == (product.name, product.cls, product.captures)
        words = {word for word in product.upstream_class.split(", ") if word}
        assert words >= {word for word in mine.upstream_class.split(", ") if word}


def test_products_of_both_files_keep_both_classes_and_show_the_milder(indicators: Path) -> None:
    merged = merge(SignatureSet(), [read(indicators / name) for name in FILES[:2]])
    both = {p.name: p.cls for p in merged.products if p.upstream_class == "stalkerware, watchware"}
    assert both.keys() >= {"FindMyKids", "WiseMo"}
    assert set(both.values()) == {"dual-use"}
