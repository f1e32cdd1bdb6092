"""Joining feeds to what is known; all data invented."""

import time
from itertools import permutations

from msgspec.structs import replace

from detector.signatures.feeds import Imported, read_feed
from detector.signatures.listed import listed
from detector.signatures.merge import merge
from detector.signatures.model import (
    Certificate,
    Certificates,
    DistrustedCertificate,
    Indicator,
    Network,
    PackageId,
    Place,
    Product,
    SignatureSet,
)

ONE, TWO, PUBLIC, BOTH = ("11" * 20, "22" * 20, "99" * 20, "BB" * 20)


def certificate(digest: str, *shared_with: str) -> Certificate:
    return Certificate(digest=digest, shared_with=shared_with, where=Place(file="one.yaml", line=9, column=7))


SPY = Product(
    id="spy",
    name="Spy",
    cls="parental",
    upstream_class="watchware",
    packages=(PackageId(name="org.spy"), PackageId(name="com.system", generic=True)),
    certificates=Certificates(sha1=(certificate(ONE), certificate(BOTH, "other"))),
    network=Network(domains=(Indicator(text="spy.example"),)),
)
OTHER = Product(id="other", name="Other", cls="rat", certificates=Certificates(sha1=(certificate(BOTH, "spy"),)))
OURS = SignatureSet(
    products=(SPY, OTHER), distrusted=(DistrustedCertificate(name="test key", sha1=PUBLIC, sha256=""),), sha256="00"
)


def feed(text: str, name: str = "feed") -> Imported:
    return read_feed(text.encode(), name=name, known=SignatureSet())


def keys(product: Product) -> set[tuple[str, str]]:
    return {item.key for item in listed(product)}


def test_the_same_package_is_the_same_product_and_ours_wins() -> None:
    imported = feed(
        "- {name: Espion, type: stalkerware, packages: [org.spy, org.spy.two], c2: {domains: [spy.example, e.example]}}"
    )
    spy, other = merge(OURS, [imported]).products
    assert other is OTHER
    assert (spy.id, spy.name, spy.cls, spy.aliases) == ("spy", "Spy", "parental", ())
    assert spy.upstream_class == "watchware, stalkerware"
    assert keys(spy) == keys(SPY) | {("package", "org.spy.two"), ("domain", "e.example")}


def test_every_indicator_knows_where_it_stands() -> None:
    first = feed(f"- {{name: A, packages: [org.spy], certificates: [{ONE}, {TWO}]}}", "one/list")
    second = feed(f"\n- {{name: B, certificates: [{TWO}]}}", "two/list")
    spy, _ = merge(OURS, [first, second]).products
    places = {item.text: (item.where, item.also) for item in listed(spy)}
    assert places["org.spy"] == (SPY.packages[0].where, (Place(file="one/list", line=1, column=24),))
    assert str(places[ONE][0]) == "one.yaml:9"
    assert [str(place) for place in (places[TWO][0], *places[TWO][1])] == ["one/list:1", "two/list:2"]


def test_what_anybody_may_carry_joins_nobody() -> None:
    imported = feed(
        f"- {{name: A, packages: [com.system]}}\n"
        f"- {{name: B, certificates: [{BOTH}], packages: [org.b]}}\n"
        f"- {{name: C, certificates: [{PUBLIC}], packages: [org.c]}}\n"
    )
    merged = merge(OURS, [imported]).products
    assert [product.id for product in merged] == ["spy", "other", "a", "b", "c"]
    assert PUBLIC not in {item.text for item in listed(merged[4])}
    assert BOTH in {item.text for item in listed(merged[3])}


def test_what_two_products_of_one_feed_list_does_not_make_them_one() -> None:
    imported = feed(
        f"- {{name: A, packages: [org.a], certificates: [{TWO}]}}\n"
        f"- {{name: B, packages: [org.b], certificates: [{TWO}]}}"
    )
    merged = merge(OURS, [imported]).products
    assert [product.id for product in merged] == ["spy", "other", "a", "b"]
    assert [product.certificates.sha1[0].shared_with for product in merged[2:]] == [("b",), ("a",)]


def test_the_name_joins_where_nothing_else_can() -> None:
    imported = feed("- {name: S P Y, websites: [www.spy.example]}\n- {name: Unheard, websites: [u.example]}")
    merged = merge(OURS, [imported]).products
    assert [product.id for product in merged] == ["spy", "other", "unheard"]
    assert ("domain", "www.spy.example") in keys(merged[0])


def test_a_certificate_weighs_more_than_a_name() -> None:
    imported = feed(f"- {{name: Other, certificates: [{ONE}], websites: [x.example]}}")
    spy, other = merge(OURS, [imported]).products
    assert ("domain", "x.example") in keys(spy)
    assert other == OTHER


def test_two_feeds_that_disagree_give_the_milder_class() -> None:
    hard = feed("- {name: A, type: stalkerware, packages: [org.a]}")
    mild = feed("- {name: Ä, type: watchware, packages: [org.a]}")
    for order in permutations((hard, mild)):
        (product,) = merge(SignatureSet(), order).products
        assert product.cls == "dual-use"
        assert set(product.upstream_class.split(", ")) == {"stalkerware", "watchware"}
        assert len(product.aliases) == 1


def test_an_id_that_is_taken_is_not_taken_again() -> None:
    ours = SignatureSet(products=(replace(SPY, id="new-name"),))
    merged = merge(ours, [feed("- {name: New Name, packages: [x.y]}"), feed("- {name: New_Name!, packages: [x.z]}")])
    assert [product.id for product in merged.products] == ["new-name", "new-name-2"]  # the last two bear one name
    assert {package.name for package in merged.products[1].packages} == {"x.y", "x.z"}


def test_the_outcome_is_always_the_same() -> None:
    feeds = [feed(f"- {{name: N{n}, packages: [org.n{n}, org.n{n + 1}]}}", f"f{n}") for n in range(20)]
    assert merge(OURS, feeds) == merge(OURS, feeds)
    assert merge(OURS, []).products == OURS.products


def test_a_feed_that_names_one_indicator_thousands_of_times_takes_no_long() -> None:
    start = time.perf_counter()
    imported = feed("".join(f"- {{name: S{n}, certificates: [{TWO}], packages: [a.b]}}\n" for n in range(4000)))
    merged = merge(OURS, [imported, imported]).products
    assert len(merged) >= 4000
    assert max(len(item.shared_with) + len(item.also) for product in merged for item in listed(product)) <= 32
    assert time.perf_counter() - start < 30  # one to two seconds; squared, it would be minutes
