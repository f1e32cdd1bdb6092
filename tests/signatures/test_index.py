"""Looking things up; all data invented."""

from datetime import date

from detector.signatures.index import Index
from detector.signatures.model import (
    Certificate,
    Certificates,
    CertificateSubjects,
    ComponentPrefix,
    DistrustedCertificate,
    Indicator,
    Network,
    PackageId,
    Place,
    Product,
    SignatureSet,
    Source,
    VendorPrefix,
)

SHA1 = "00112233445566778899AABBCCDDEEFF00112233"
SHA256 = "AA" * 32
PUBLIC = "BB" * 20
FEED = Source(url="https://example.org", what="invented", licence="CC0-1.0")


def product(product_id: str, *packages: PackageId, days: tuple[int, int] = (1, 2)) -> Product:
    certificates = (Certificate(digest=SHA1), Certificate(digest=PUBLIC))
    return Product(
        id=product_id,
        name=product_id,
        cls="stalkerware",
        packages=packages,
        certificates=Certificates(sha1=certificates, sha256=(Certificate(digest=SHA256),)),
        components=(ComponentPrefix(prefix=f"org.{product_id}."), ComponentPrefix(prefix="org.example.Exact")),
        sources=(FEED, Source(url="https://example.net", what="unlicensed")),
        added=date(2026, 1, days[0]),
        reviewed=date(2026, 1, days[1]),
    )


ONE = product("one", PackageId(name="org.Example.a", where=Place(file="one.yaml", line=7, column=5)))
TWO = product("two", PackageId(name="org.Example.a"), PackageId(name="com.plain", generic=True), days=(1, 9))
INDEX = Index(
    SignatureSet(
        products=(ONE, TWO),
        vendor_prefixes=(
            VendorPrefix(prefix="com.maker.", maker="Maker"),
            VendorPrefix(prefix="com.maker.phones.", maker="Maker Phones"),
        ),
        system_labels=("system service",),
        distrusted=(DistrustedCertificate(name="test key", sha1=PUBLIC, sha256=""),),
        sha256="00",
    )
)


def test_a_package_may_belong_to_several_products() -> None:
    first, second = INDEX.by_package("org.Example.a")
    assert (first.product, second.product) == (ONE, TWO)
    assert (first.where, first.text, first.kind, first.generic) == ("one.yaml:7", "org.Example.a", "package", False)


def test_packages_differ_by_case_and_as_a_whole() -> None:
    assert INDEX.by_package("org.example.a") == ()
    assert INDEX.by_package("org.Example") == ()
    assert INDEX.by_package("org.Example.a.b") == ()


def test_a_plain_name_says_so() -> None:
    (match,) = INDEX.by_package("com.plain")
    assert match.generic


def test_certificates_in_any_case_and_of_both_kinds() -> None:
    assert len(INDEX.by_certificate(SHA1.lower())) == 2
    assert INDEX.by_certificate(SHA256)[0].kind == "certificate"
    assert INDEX.by_certificate("") == ()


def test_a_public_certificate_is_nobodys() -> None:
    assert INDEX.by_certificate(PUBLIC) == ()
    assert INDEX.is_distrusted(PUBLIC.lower())
    assert not INDEX.is_distrusted("")


def test_components_match_at_a_dot() -> None:
    assert [match.product.id for match in INDEX.by_component("org.one.deep.Sender")] == ["one"]
    assert len(INDEX.by_component("org.example.Exact")) == 2
    assert INDEX.by_component("org.example.Exactly") == ()
    assert INDEX.by_component("org.oneandonly.X") == ()
    assert INDEX.by_component("org.one") == ()


def test_the_longest_prefix_names_the_maker() -> None:
    names = ("com.maker.app", "com.maker.phones.app", "com.makers.app")
    makers = [None if found is None else found.maker for found in map(INDEX.vendor_prefix, names)]
    assert makers == ["Maker", "Maker Phones", None]


def test_labels_are_compared_as_a_whole() -> None:
    assert INDEX.system_label("  System\u00a0 SERVICE ")
    assert not INDEX.system_label("System Service 2")


def patterned() -> Index:
    where = Place(file="p.yaml", line=3, column=1)
    return Index(
        SignatureSet(
            products=(
                Product(
                    id="p",
                    name="P",
                    cls="stalkerware",
                    packages=(
                        PackageId(name="org.example.spy*", where=where),
                        PackageId(name="org.example.*", generic=True, where=where),
                        PackageId(name="org.example.spy.one", where=where),
                    ),
                    certificate_subjects=CertificateSubjects(
                        organisations=(Indicator(text="Spy, Inc."),),
                        common_name_patterns=(Indicator(text="Spy?[0-9][0-9]*"), Indicator(text="*Spy")),
                    ),
                    network=Network(
                        domains=(Indicator(text="spy.example"), Indicator(text="a.spy.example")),
                        ips=(Indicator(text="2001:db8::1"), Indicator(text="192.0.2.1")),
                        distribution=(Indicator(text="https://x.example/spy.apk"), Indicator(text="get.example")),
                    ),
                    file_hashes=(Indicator(text="ab" * 32),),
                ),
            )
        )
    )


def test_a_pattern_matches_whole_beginnings() -> None:
    index = patterned()
    assert [match.text for match in index.by_package("org.example.spy.one")] == [
        "org.example.spy.one", "org.example.*", "org.example.spy*",
    ]  # fmt: skip
    assert [(m.text, m.generic, m.where) for m in index.by_package("org.example.other")] == [
        ("org.example.*", True, "p.yaml:3")
    ]
    assert index.by_package("org.example") == index.by_package("org.examples.a") == index.by_package("") == ()


def test_subjects() -> None:
    index = patterned()
    assert [match.kind for match in index.by_organisation("Spy, Inc.")] == ["organisation"]
    assert index.by_organisation("spy, inc.") == ()
    assert [match.text for match in index.by_common_name("Spy 42 Spy")] == ["*Spy", "Spy?[0-9][0-9]*"]
    assert index.by_common_name("Spy x") == index.by_common_name("") == ()


def test_domains_match_by_their_end_and_the_nearest_comes_first() -> None:
    index = patterned()
    assert [match.text for match in index.by_domain("X.A.Spy.Example.")] == ["a.spy.example", "spy.example"]
    assert [match.kind for match in index.by_domain("www.get.example")] == ["distribution"]
    assert index.by_domain("myspy.example") == index.by_domain("example") == index.by_domain("x.example") == ()
    assert index.by_domain("." * 100_000) == index.by_domain("a." * 100_000) == ()


def test_addresses_in_any_spelling() -> None:
    index = patterned()
    assert [match.text for match in index.by_ip("2001:0DB8:0:0::1")] == ["2001:db8::1"]
    assert index.by_ip(" 192.0.2.1 ")[0].kind == "ip"
    assert index.by_ip("192.0.2") == index.by_ip("spy.example") == index.by_ip("") == ()


def test_files() -> None:
    assert [match.kind for match in patterned().by_file_hash("AB" * 32)] == ["file-hash"]
    assert patterned().by_file_hash("") == ()


def test_info() -> None:
    assert (INDEX.info.products, INDEX.info.packages, INDEX.info.certificates) == (2, 2, 3)
    assert INDEX.info.newest == date(2026, 1, 9)
    assert INDEX.info.attribution == (FEED,)


def test_an_empty_set() -> None:
    index = Index(SignatureSet())
    assert index.by_package("a.b") == index.by_certificate("00") == index.by_component("a.b") == ()
    assert (index.known("a.b"), index.installer("a.b"), index.vendor_prefix("a.b")) == (None, None, None)
    assert index.info.newest is None
