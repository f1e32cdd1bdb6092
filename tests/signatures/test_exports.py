"""Lists for other tools, from the signatures that come with the program and from invented ones."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from detector.errors import DetectorError, ExitCode
from detector.signatures.exports import EXPORTS, export
from detector.signatures.exports.product_file import write_product
from detector.signatures.feeds import read_feed
from detector.signatures.listed import Listed, listed, with_indicators
from detector.signatures.loader import bundled_folder, load_set
from detector.signatures.model import Product, SignatureSet

PRODUCTS = load_set(bundled_folder()).products
ODD = with_indicators(
    Product(id="odd", name='=1+1 "No": x', cls="dual-use", aliases=("yes", "1e10", "a: b #c"), launch=("*#1#",)),
    [
        Listed(kind="package", text="org.example.spy.*"),
        Listed(kind="package", text="org.plain", generic=True),
        Listed(kind="certificate", text="AB" * 32),
        Listed(kind="organisation", text="Example, Inc."),
        Listed(kind="common-name", text="Spy [0-9]?*"),
        Listed(kind="label", text='My: "Spy"'),
        Listed(kind="component", text="org.example."),
        Listed(kind="distribution", text="https://example.org/?a=b'c"),
        Listed(kind="distribution", text="get.example.org"),
        Listed(kind="ip", text="2001:db8::1"),
        Listed(kind="file-hash", text="cd" * 32),
    ],
)


def without_places(product: Product) -> object:
    items = [(item.kind, item.text, item.generic, set(item.shared_with)) for item in listed(product)]
    fields = (
        product.id, product.name, product.cls, product.aliases, product.upstream_class, product.vendor,
        product.launch, product.captures, product.hides, product.notes, product.sources,
        product.licence,
    )  # fmt: skip
    return fields, sorted(items, key=str)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_products_give_the_same_bytes(name: str) -> None:
    assert export(PRODUCTS, name) == export(tuple(reversed(PRODUCTS)), name)
    assert export(PRODUCTS, name) == export(load_set(bundled_folder()).products, name)
    assert export((), name) is not None


def test_a_bundle_says_everything_that_we_know() -> None:
    again = read_feed(export((*PRODUCTS, ODD), "stix"), name="again", known=SignatureSet())
    assert (again.rejected, again.remarks) == ((), ())
    expected = {product.id: without_places(product) for product in (*PRODUCTS, ODD)}
    assert {product.id: without_places(product) for product in again.products} == expected


def test_a_bundle_is_what_mvt_reads() -> None:
    bundle = json.loads(export((*PRODUCTS, ODD), "stix"))
    ids = [entry["id"] for entry in bundle["objects"]]
    assert len(ids) == len(set(ids))
    by_type = {
        kind: [entry for entry in bundle["objects"] if entry["type"] == kind] for kind in ("malware", "indicator")
    }
    assert len(by_type["malware"]) == len(PRODUCTS) + 1
    for entry in by_type["indicator"]:
        key, value = entry["pattern"].strip("[]").split("=")  # as MVT 2.6 does
        assert re.fullmatch(r"'[^'\\]+'", value)
        assert key in {
            "app:id", "app:cert.sha1", "app:cert.sha256", "file:hashes.sha256", "domain-name:value", "url:value",
            "ipv4-addr:value", "ipv6-addr:value",
        }  # fmt: skip
    for entry in bundle["objects"]:
        assert re.fullmatch(r"[a-z]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", entry["id"])
        assert entry["created"] <= entry["modified"]
        assert entry["spec_version"] == "2.1"


def test_one_change_is_one_difference() -> None:
    before = export(PRODUCTS, "stix").splitlines()
    after = export((*PRODUCTS, ODD), "stix").splitlines()
    gone = {line.rstrip(b",") for line in before} - {line.rstrip(b",") for line in after}
    assert len(gone) == 1  # the id of the bundle


def test_echap_shape_reads_as_text_everywhere() -> None:
    text = export((*PRODUCTS, ODD), "echap").decode()
    apps = yaml.safe_load(text)
    assert apps == yaml.load(text, yaml.BaseLoader)  # nothing can be taken for a number, a date or a truth value
    assert len(apps) == len(PRODUCTS) + 1
    assert {app["type"] for app in apps} == {"stalkerware", "watchware"}
    assert next(app for app in apps if app["name"] == ODD.name)["names"] == [ODD.name, *ODD.aliases]
    again = read_feed(text.encode(), name="again", known=SignatureSet())
    assert (again.rejected, again.remarks) == ((), ())
    ours = {item.key for product in PRODUCTS for item in listed(product) if item.kind not in ("component", "label")}
    theirs = {item.key for product in again.products for item in listed(product)}
    assert {key for key in ours - theirs if key[0] != "certificate" or len(key[1]) == 40} == set()


def test_blocked_hosts_are_hosts_of_what_is_secret() -> None:
    hosts = export(PRODUCTS, "hosts").decode().splitlines()
    names = [line.split()[1] for line in hosts if not line.startswith("#")]
    assert len(names) == len(set(names)) > 1000
    assert all(line.startswith(("# ", "0.0.0.0 ")) for line in hosts)
    dns = [line for line in export(PRODUCTS, "dns").decode().splitlines() if not line.startswith("#")]
    assert dns == names
    assert "thetruthspy.com" in names
    assert not {"github.com", "life360.com", "www.life360.com"} & set(names)
    assert "Echap" in hosts[2]


def test_csv_has_every_indicator_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(export((*PRODUCTS, ODD), "csv").decode(), newline="")))
    assert {(row["id"], row["kind"], row["indicator"]) for row in rows} == {
        (product.id, item.kind, item.text) for product in (*PRODUCTS, ODD) for item in listed(product)
    }
    assert {row["name"] for row in rows if row["id"] == "odd"} == {"'" + ODD.name}
    assert any(re.fullmatch(r"stalkerware/thetruthspy\.yaml:\d+", row["where"]) for row in rows)


@pytest.mark.parametrize("product", [*PRODUCTS, ODD], ids=lambda product: product.id)
def test_a_product_is_written_as_it_is_read(tmp_path: Path, product: Product) -> None:
    path = tmp_path / f"{product.id}.yaml"
    path.write_text(write_product(product), encoding="utf-8")
    (again,) = load_set(path).products
    assert without_places(again) == without_places(product)
    assert (again.added, again.reviewed) == (product.added, product.reviewed)


def test_an_unknown_format() -> None:
    with pytest.raises(DetectorError) as caught:
        export((), "misp")
    assert caught.value.exit_code is ExitCode.USAGE
