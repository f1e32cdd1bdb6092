"""Every format, on invented feeds; and feeds that are broken, hostile or something else."""

import json
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import DetectorError, ExitCode
from detector.signatures.feeds import IMPORTERS, FeedError, Imported, read_feed
from detector.signatures.feeds import base as feed_base
from detector.signatures.feeds.name_patterns import to_fnmatch, to_regex
from detector.signatures.feeds.stix_patterns import comparisons
from detector.signatures.index import matches_pattern
from detector.signatures.listed import listed
from detector.signatures.model import SignatureSet

SHA1, SHA256 = "AB" * 20, "cd" * 32


def read(text: str, feed_format: str | None = None) -> Imported:
    return read_feed(text.encode(), name="feed", format=feed_format, known=SignatureSet())


def keys(imported: Imported) -> list[list[tuple[str, str]]]:
    return [[item.key for item in listed(product)] for product in imported.products]


def reasons(imported: Imported) -> list[str]:
    return [str(rejection) for rejection in imported.rejected]


def bundle(*objects: dict[str, Any]) -> str:
    return json.dumps({"type": "bundle", "id": "bundle--1", "objects": objects}, indent=1)


def indicator(number: int, pattern: str, **more: Any) -> dict[str, Any]:
    return {"type": "indicator", "id": f"indicator--{number}", "pattern": pattern, **more}


def test_echap_with_everything_odd() -> None:
    imported = read(
        f"""\
- name: 1e10
  names: [1e10, "No"]
  type: spyware
  packages: [com.s2m, not a name, [nested], com.example.9lives]
  certificates: ["{SHA1.lower()}", "{":".join(["AB"] * 20)}", 12]
  websites: [Example.ORG., 192.0.2.1, "https://example.org/x"]
  certificate_cname_re: [^Spy.*$, (a+)+$]
  ios_bundles: [com.example.ios]
  c2: {{ip: [192.0.2.2], domains: [a.example], ports: [80]}}
  mood: bad
- names: [Nameless]
- just text
- {{name: Empty, type: watchware}}
- {{name: Flat, type: watchware, packages: org.example.flat, c2: none}}
"""
    )
    first, flat = imported.products
    assert (first.name, first.id, first.aliases, first.cls, first.upstream_class) == (
        "1e10", "1e10", ("No",), "stalkerware", "spyware",
    )  # fmt: skip
    assert {item.key for item in listed(first)} == {
        ("package", "com.s2m"), ("certificate", SHA1), ("domain", "example.org"), ("ip", "192.0.2.1"),
        ("common-name", "Spy*"), ("ip", "192.0.2.2"), ("domain", "a.example"),
    }  # fmt: skip
    assert [package.name for package in flat.packages] == ["org.example.flat"]
    assert reasons(imported) == [
        "feed:4:23: 'not a name' is not an Android package name",
        "feed:4:35: \"['nested']\" is not text, as packages should be",
        "feed:4:45: 'com.example.9lives' is not an Android package name",
        "feed:5:125: '12' is not a fingerprint: 40 hex digits of SHA-1 or 64 of SHA-256",
        "feed:6:39: 'https://example.org/x' is not a host name",
        "feed:7:35: '(a+)+$' is a regular expression that is not understood",
        "feed:8:17: 'com.example.ios' is an app for iOS",
        "feed:11:3: \"{'names': ['Nameless']}\" has no name",
        "feed:12:3: 'just text' has no name",
        "feed:14:65: 'none' is no map of domains and ips",
        "feed:13:3: 'Empty' has nothing to recognise it by",
    ]
    assert [(remark.entry, remark.reason) for remark in imported.remarks] == [
        ("spyware", "is no known type; 1e10 is taken for stalkerware"),
        ("ports", "is an unknown key"),
        ("mood", "is an unknown key"),
    ]


def test_two_products_of_one_name_have_two_ids() -> None:
    imported = read(
        "- {name: Spy!, packages: [a.b]}\n- {name: spy, packages: [a.c]}\n- {name: 间谍, packages: [a.d]}\n"
    )
    assert [product.id for product in imported.products] == ["spy", "spy-2", "unnamed"]


def test_names_are_one_short_line() -> None:
    (product,) = read('- {name: "a\\u202eb\\nc' + "x" * 500 + '", packages: [a.b]}').products
    assert product.name.startswith("a b c")
    assert len(product.name) <= 200
    assert product.name.isprintable()


def test_test_keys_are_denied_without_being_asked() -> None:
    key = "61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81"
    imported = read_feed(f"- {{name: A, packages: [a.b], certificates: [{key}]}}".encode(), name="feed")
    assert reasons(imported) == [f"feed:1:45: '{key}' is no identity: its private key is public"]


def test_samples_with_broken_rows() -> None:
    text = (
        "App,SHA256,Package Name,Certificate,Version\r\n"
        f"Spy,{SHA256.upper()},org.example,{SHA1},1\r\n"
        "Spy,12,,,\r\n"
        ",aa,,,\r\n"
        "Spy,too,few\r\n"
        "\r\n"
        f'"Spy, 2",{"ef" * 32},,{SHA1},\r\n'
    )
    imported = read(text)
    assert imported.format == "samples"
    assert keys(imported) == [[("package", "org.example"), ("file-hash", SHA256)], [("file-hash", "ef" * 32)]]
    assert reasons(imported) == [
        "feed:3:1: '12' is not a SHA-256: 64 hex digits",
        "feed:4:1: 'aa' belongs to no app",
        "feed:5:1: 'Spy,too,few' has 3 cells instead of 5",
        f"feed:2:1: '{SHA1}' signs files of several products: Spy, Spy, 2",
    ]


def test_an_open_quotation_mark_costs_rows_and_is_said() -> None:
    imported = read(f'SHA256,Package Name,Certificate,Version,App\n{SHA256},,,,Spy\n"{"ef" * 32},,,,Spy\n')
    assert keys(imported) == [[("file-hash", SHA256)]]
    assert "cannot be read as a row" in reasons(imported)[0]


ISDI = """\
appId,store,flag,title
org.example.locate,playstore,dual-use,Locate Me
org.example.spy,offstore,stalkerware,Spy
com.example.ios,appstore,dual-use,On iOS
org.example.plain,playstore,dual-use,
"""


def test_isdi_is_read_only_on_request_and_only_its_dual_use_rows() -> None:
    with pytest.raises(FeedError, match=r"feed:1: .*not read unasked") as caught:
        read(ISDI)
    assert "isdi" in caught.value.hint
    imported = read(ISDI, "isdi")
    assert [(product.name, product.cls) for product in imported.products] == [
        ("Locate Me", "dual-use"),
        ("org.example.plain", "dual-use"),
    ]
    assert reasons(imported) == [
        "feed:3:1: 'org.example.spy' is flagged 'stalkerware': only dual-use rows are taken",
        "feed:4:1: 'com.example.ios' is an app for iOS",
    ]


def test_a_plain_list() -> None:
    imported = read("# my list\n\npackage:org.example.a  # why\norg.example.b // why\norg.example.a\nnonsense\n3.14\n")
    assert imported.format == "packages"
    assert [(p.name, p.where.line) for p in imported.products] == [("org.example.a", 3), ("org.example.b", 4)]
    assert len(imported.rejected) == 2


def test_an_index_of_feeds_names_addresses_and_fetches_nothing() -> None:
    imported = read(
        """\
indicators:
  - {type: github, name: A, github: {owner: o, repo: r, branch: b, path: d e/f.stix2}}
  - {type: github, name: B, github: {owner: o, repo: r, path: f.stix2}}
  - {type: download, name: C, download_url: "https://example.org/c.stix2"}
  - {type: download, name: D, download_url: "http://example.org/d.stix2"}
  - {type: download, name: E, download_url: "file:///etc/passwd"}
  - {type: github, name: F, github: {owner: o, repo: r, path: ../../x}}
  - {type: github, name: G, github: {owner: "o@evil.example/", repo: r, path: x}}
  - {name: H}
  - nothing
"""
    )
    assert (imported.format, imported.products) == ("mvt-index", ())
    assert [(entry.name, entry.url) for entry in imported.elsewhere] == [
        ("A", "https://raw.githubusercontent.com/o/r/b/d%20e/f.stix2"),
        ("B", "https://raw.githubusercontent.com/o/r/main/f.stix2"),
        ("C", "https://example.org/c.stix2"),
    ]
    assert [rejection.entry for rejection in imported.rejected] == ["D", "E", "F", "G", "H", "nothing"]


def test_a_bundle_of_any_kind() -> None:
    imported = read(
        bundle(
            {"type": "malware", "id": "malware--1", "name": "Spy", "malware_types": ["remote-access-trojan"]},
            {"type": "campaign", "id": "campaign--1", "name": "Wave"},
            {"type": "report", "id": "report--1", "name": "Paper", "object_refs": ["indicator--5"]},
            indicator(1, "[app:id = 'a.b' OR (app:id = 'a.c')] OR [domain-name:value IN ('x.example', 'Y.example')]"),
            indicator(2, f"[file:hashes.'SHA-256' = '{SHA256}' OR x509-certificate:hashes.'SHA-1' = '{SHA1}']"),
            indicator(3, "[url:value = 'https://example.org/a\\'b' OR ipv4-addr:value='192.0.2.1']"),
            indicator(4, "[ipv6-addr:value='2001:DB8::1']", name="Alone"),
            indicator(5, "[app:id='a.e']"),
            indicator(6, "[app:id='a.f' AND app:id='a.g']"),
            indicator(7, "[file:name='a.apk']"),
            {"type": "relationship", "id": "r--1", "source_ref": "indicator--1", "target_ref": "malware--1"},
            {"type": "relationship", "id": "r--2", "source_ref": "indicator--2", "target_ref": "malware--1"},
            {"type": "relationship", "id": "r--3", "source_ref": "indicator--3", "target_ref": "campaign--1"},
            {"type": "relationship", "id": "r--4", "source_ref": "indicator--3", "target_ref": "malware--9"},
            {"type": 7, "id": ["x"]},
        )
    )
    assert [(product.name, product.cls) for product in imported.products] == [
        ("Spy", "rat"), ("Wave", "stalkerware"), ("Alone", "stalkerware"), ("Paper", "stalkerware"),
    ]  # fmt: skip
    assert [set(found) for found in keys(imported)] == [
        {
            ("package", "a.b"), ("package", "a.c"), ("domain", "x.example"), ("domain", "y.example"),
            ("file-hash", SHA256), ("certificate", SHA1),
        },
        {("distribution", "https://example.org/a'b"), ("ip", "192.0.2.1")},
        {("ip", "2001:db8::1")},
        {("package", "a.e")},
    ]  # fmt: skip
    assert [rejection.reason for rejection in imported.rejected][:2] == [
        "joins its conditions with AND: only alternatives are understood",
        "compares file:name, which is not looked at",
    ]
    assert all(item.where.line > 3 for product in imported.products for item in listed(product))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[app:id='a.b']", [("app:id", "a.b")]),
        ("[ app:cert.sha1 = 'X' ]", [("app:cert.sha1", "X")]),
        ("[file:hashes.'SHA-256'='X' or file:hashes.sha256='Y']", [("file:hashes.sha256", t) for t in "XY"]),
        ("([a:b='c']) OR ([d:e='f'])", [("a:b", "c"), ("d:e", "f")]),
        ("[a:b='it\\'s \\\\ here']", [("a:b", "it's \\ here")]),
    ],
)
def test_patterns(pattern: str, expected: list[tuple[str, str]]) -> None:
    assert list(comparisons(pattern)) == expected


@pytest.mark.parametrize(
    "pattern",
    ["", "[", "[]", "[a:b]", "[a:b=]", "[a:b='c'", "[a:b='c]", "[a:b='c'] FOLLOWEDBY [d:e='f']", "[a:b MATCHES 'c+']",
     "[NOT a:b='c']", "[a:b!='c']", "[a:b='c'] WITHIN 5 SECONDS", "a b c", "[a:b IN ('c' 'd')]", "(((("],
)  # fmt: skip
def test_patterns_that_mean_more_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        comparisons(pattern)


@pytest.mark.parametrize(
    ("regex", "pattern", "text"),
    [
        (r"^Kids\WSafety$", "Kids?Safety", "Kids Safety"),
        (r"Spy", "*Spy*", "MySpyApp"),
        (r"^[0-9]{2}-\d{1,3}x$", "[0-9][0-9]-[0-9]*x", "12-345x"),
        (r"^a\.b.*c+$", "a.b*c*", "a.b...ccc"),
        (r"^50\*$", "50[*]", "50*"),
        (r"^ab?$", "a*", "a"),
    ],
)
def test_regular_expressions_become_patterns(regex: str, pattern: str, text: str) -> None:
    assert to_fnmatch(regex) == pattern
    assert matches_pattern(pattern, text)
    assert to_fnmatch(to_regex(pattern)) == pattern


@pytest.mark.parametrize("regex", ["(a+)+$", "a|b", "[^a]", "a(?=b)", "\\", "a{1000}", "[", "x{200}x{200}"])
def test_other_regular_expressions_are_not_guessed(regex: str) -> None:
    with pytest.raises(ValueError, match="regular expression"):
        to_fnmatch(regex)


def test_no_pattern_makes_the_search_run_away() -> None:
    start = time.process_time()
    assert not matches_pattern("a*" * 50 + "b", "a" * 300)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "feed:1: the feed is empty"),
        (b"\xef\xbb\xbf \n", "feed:1: the feed is empty"),
        (b"<!DOCTYPE html><html>", "feed:1: this is a web page or XML"),
        (b"\n\n  <html>", "feed:1: this is a web page or XML"),
        (b"PK\x03\x04\xff\xfe", "feed:1: this is not text in UTF-8"),
        (b"- name: a\n- name: \xff", "feed:2: this is not text in UTF-8"),
        (b"hello world", "feed:1: this is no feed that is known"),
        (b"\n\nhello: world", "feed:3: this is no feed that is known"),
        (b"- name: a\n  packages: [a.b", "feed:3:1: not YAML"),
        (b"- name: &a a\n  names: *a", "feed:1:9: anchors"),
        (b"- name: a\n- name: !!python/object:os.system a", "feed:2:9: tags"),
        (b"- name: a\n  name: b", "feed:2:3: the key 'name' stands here twice"),
        (b"- name: a\n---\n- name: b", "feed:2:1: a second document"),
        (b"[" * 50, "feed:1:21: nested deeper"),
        (b"[" * 50_000, "feed:1:"),  # by our limit or, from PyYAML 6.0.4 on, by its own
        (b"- name: a\n  x: " + b"[" * 50_000, "feed:2:"),
        (b'{"type": "bundle",\n"objects": [{"type": "mal', "feed:2: not a STIX bundle: Input data was truncated"),
        (b'{"objects": 7}', "feed:1: not a STIX bundle"),
        (b'{"objects": ' + b"[" * 100_000, "feed:1: not a STIX bundle"),
        (b'{"a":' * 100_000, "feed:1: not a STIX bundle"),
        (b"indicators: 7", "feed:1: expected a list under the key `indicators`"),
    ],
)
def test_what_is_no_feed_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(DetectorError) as caught:
        read_feed(data, name="feed")
    assert caught.value.message.startswith(message)
    assert len(caught.value.message) < 300
    assert caught.value.exit_code is ExitCode.DATA


def test_an_object_of_bottomless_depth_costs_itself() -> None:
    text = '{"objects": [{"type": "indicator", "x": %s}]}' % ("[" * 900 + "]" * 900)
    imported = read(text)
    assert imported.products == ()
    assert len(imported.rejected) == 1


def test_half_a_gigabyte_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_base, "LARGEST_FEED", 2 << 20)
    tracemalloc.start()
    data = b"- name: a\n" * 250_000
    before = tracemalloc.get_traced_memory()[0]
    with pytest.raises(FeedError, match=r"feed:1: the feed has 2 MB, and more than 2 MB are not read"):
        read_feed(data, name="feed")
    assert tracemalloc.get_traced_memory()[1] - before < 1 << 20
    tracemalloc.stop()


def test_a_billion_laughs_are_refused() -> None:
    text = "- name: &a [x]\n" + "".join(f"- name: &b{n} [*a, *a, *a]\n" for n in range(50))
    with pytest.raises(DetectorError, match="anchors"):
        read(text)


def test_an_unknown_format() -> None:
    with pytest.raises(DetectorError) as caught:
        read("a.b", "misp")
    assert caught.value.exit_code is ExitCode.USAGE
    assert all(name in caught.value.hint for name in IMPORTERS)


@pytest.mark.parametrize("count", [2000])
def test_a_bundle_takes_time_in_proportion(count: int) -> None:
    def seconds(number: int) -> float:
        objects: list[dict[str, Any]] = []
        for n in range(number):
            objects.append({"type": "malware", "id": f"malware--{n}", "name": f"Spy {n}"})
            objects.append(indicator(n, f"[app:id='org.example.n{n}']"))
            objects.append({"type": "relationship", "source_ref": f"indicator--{n}", "target_ref": f"malware--{n}"})
        text = bundle(*objects)
        start = time.process_time()
        assert len(read(text).products) == number
        return time.process_time() - start

    assert seconds(8 * count) < 40 * max(seconds(count), 0.01)


_TOKENS = st.sampled_from(
    ["- name: a\n", "  packages: [a.b]\n", "  c2:\n", "appId,store,flag,title\n", "a.b,playstore,dual-use,t\n", "{",
     '"objects": [', '{"type": "indicator", "id": "i", "pattern": "[app:id=\'a.b\']"}', "]}", "indicators:\n", "'", '"',
     "SHA256,Package Name,Certificate,Version,App\n", ",,,,\n", "a.b\n", "#", "\x00", "\u2028", "\r", "[", "OR", "="]
)  # fmt: skip


@given(
    st.lists(st.one_of(_TOKENS, st.text(max_size=20)), max_size=12).map("".join), st.sampled_from([None, *IMPORTERS])
)
def test_any_text_is_a_feed_or_a_clear_error(text: str, feed_format: str | None) -> None:
    try:
        imported = read_feed(
            text.encode("utf-8", "surrogatepass"), name="feed", format=feed_format, known=SignatureSet()
        )
    except DetectorError as error:
        assert error.message.startswith("feed:")  # noqa: PT017
        assert error.exit_code is ExitCode.DATA  # noqa: PT017
    else:
        assert len({product.id for product in imported.products}) == len(imported.products)
        assert all(any(True for _ in listed(product)) for product in imported.products)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_feed_or_a_clear_error(data: bytes) -> None:
    try:
        read_feed(data, name="feed", known=SignatureSet())
    except DetectorError as error:
        assert error.message.startswith("feed:")  # noqa: PT017


@given(st.one_of(st.text(alphabet="[]()'\\=:.ORINab-,1 ", max_size=40), st.text(max_size=40)))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        found = comparisons(pattern)
    except ValueError:
        return
    assert found
    assert all(":" in path for path, _ in found)
