"""Reading files: places, precedence, and text that is anything at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import signatures
from detector.errors import DetectorError, ExitCode
from detector.signatures.index import Index
from detector.signatures.loader import SignatureFile, load_set, read_files

Write = Callable[[str, str], Path]
Text = Callable[..., str]


def test_a_product_with_everything(write: Write) -> None:
    path = write(
        "rat/full-example.yaml",
        """\
id: full-example
name: Full Example
aliases: [FE, "No"]
class: rat
upstream_class: stalkerware
vendor: Nobody
packages:
  - org.example.a
  - {name: org.example.b, generic: true, shared_with: [other]}
certificates:
  sha1: [00112233445566778899AABBCCDDEEFF00112233]
  sha256: [{digest: 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF, shared_with: [other]}]
certificate_subjects: {organisations: [Example Ltd], common_name_patterns: ["Ex?mple*"]}
labels: [System Service]
components: [org.example.hidden.]
launch: ["*#1#"]
network: {domains: [example.org], ips: [192.0.2.7, "2001:db8::7"], distribution: ["https://example.org/a.apk"]}
file_hashes: [0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a]
captures: [sms, wechat]
hides: "yes"
notes: Invented.
sources: [{url: "https://example.org", what: invented, licence: CC0-1.0}]
added: 2026-01-02
reviewed: 2026-02-03
licence: CC0-1.0
""",
    )
    (product,) = load_set(path).products
    assert (product.cls, product.upstream_class, product.aliases) == ("rat", "stalkerware", ("FE", "No"))
    assert [package.generic for package in product.packages] == [False, True]
    assert product.packages[1].shared_with == ("other",)
    assert str(product.packages[1].where).endswith("full-example.yaml:9")
    assert product.certificates.sha256[0].shared_with == ("other",)
    assert [item.text for item in product.network.ips] == ["192.0.2.7", "2001:db8::7"]
    assert product.network.ips[0].where.line == 17
    assert [item.text for item in product.file_hashes] == ["0a" * 32]
    assert (product.captures, product.hides) == (("sms", "wechat"), "yes")
    assert product.added == date(2026, 1, 2)


def test_a_users_own_file_wins_by_id(write: Write, product_text: Text) -> None:
    own = write("own/thetruthspy.yaml", product_text("thetruthspy", "org.example.mine"))
    index = signatures.load([own])
    assert index.products["thetruthspy"].name == "Example"
    assert index.by_package("com.mxspy") == ()
    (match,) = index.by_package("org.example.mine")
    assert match.where == f"{own}:5"
    assert index.info.products == signatures.load().info.products


def test_a_users_own_folder_adds_and_the_last_one_wins(write: Write, product_text: Text) -> None:
    first = write("first/stalkerware/mine.yaml", product_text("mine", "org.example.one")).parents[1]
    second = write("second/stalkerware/mine.yaml", product_text("mine", "org.example.two")).parents[1]
    index = signatures.load([first, second])
    assert index.by_package("org.example.two")
    assert index.by_package("org.example.one") == ()
    assert index.by_package("com.mxspy")


def test_a_users_own_known_app_wins(write: Write) -> None:
    folder = write(
        "own/known/benign.yaml", "apps:\n  - {package: com.whatsapp, name: Mine, kind: messaging}\n"
    ).parents[1]
    known = signatures.load([folder]).known("com.whatsapp")
    assert known is not None
    assert known.name == "Mine"


def test_all_problems_at_once_with_places(write: Write, product_text: Text) -> None:
    write("a/one.yaml", product_text("one").replace("org.example.spy", "not a name"))
    folder = write("a/two.yaml", "id: two\nname: [Two\n").parent
    write("a/three.yaml", product_text("three").replace("class: stalkerware", "class: stalkerwear"))
    with pytest.raises(DetectorError) as caught:
        load_set(folder)
    assert caught.value.exit_code is ExitCode.DATA
    lines = caught.value.message.splitlines()
    assert lines[0] == "The signature files have 3 problems:"
    assert lines[1] == f"{folder}/one.yaml:5:5: 'not a name' is not an Android package name"
    assert lines[2] == (f"{folder}/three.yaml:3:8: unknown word 'stalkerwear' (did you mean 'stalkerware'?)")
    assert lines[3].startswith(f"{folder}/two.yaml:3:1: not YAML")
    assert caught.value.hint


def test_two_products_with_one_id(write: Write, product_text: Text) -> None:
    write("a/one.yaml", product_text("one"))
    folder = write("a/two.yaml", product_text("one")).parent
    with pytest.raises(DetectorError, match=r"two\.yaml:1:1: the id 'one' stands also in .*one\.yaml:1"):
        load_set(folder)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"id: \x00", b"", b"# nothing\n"])
def test_files_that_are_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(DetectorError, match=r"a\.yaml:\d:\d+: "):
        load_set(tmp_path)


def test_a_missing_file_a_folder_of_that_name_and_a_wrong_name(tmp_path: Path) -> None:
    (tmp_path / "known").mkdir()
    (tmp_path / "known" / "benin.yaml").write_text("apps: []\n")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(DetectorError) as caught:
        load_set(tmp_path, tmp_path / "gone.yaml")
    assert "have 3 problems" in caught.value.message
    assert "not a file" in caught.value.message
    assert "no such file, only installers" in caught.value.message
    assert "gone.yaml:1:1: cannot be read" in caught.value.message


def test_a_newer_file_may_say_more(write: Write, product_text: Text) -> None:
    text = product_text("one").replace("[sms]", "[sms, brainwaves]") + "mood: bad\n"
    (product,) = load_set(write("one.yaml", text)).products
    assert product.captures == ("sms",)


_KEYS = st.sampled_from(
    ["id", "name", "class", "packages", "certificates", "sha1", "network", "domains", "captures", "sources", "url",
     "what", "added", "hides", "notes", "apps", "package", "kind", "labels", "prefixes", "installers", "generic",
     "messengers", "linked", "signers"]
)  # fmt: skip
_WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["rat", "com.example", "2026-02-30", "unknown", "true", "00" * 20, "x-1", "https://a", "192.0.2.1"]
    ),
)
_VALUES = st.recursive(
    _WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=6)),
    max_leaves=12,
)


def as_yaml(value: object) -> str:
    """Flow style: JSON is nearly a part of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return "'" + str(value).replace("'", "''") + "'"


@given(
    st.one_of(st.text(), st.dictionaries(_KEYS, _VALUES).map(as_yaml)),
    st.sampled_from(
        [
            "product",
            "installers",
            "benign",
            "messengers",
            "vendor-prefixes",
            "system-labels",
            "certificates",
            "ordinary-names",
        ]
    ),
)
def test_any_text_gives_a_set_or_problems(text: str, kind: str) -> None:
    file = SignatureFile(name="x.yaml", kind=kind, folder="", layer=0, text=text)  # type: ignore[arg-type]
    signature_set, problems = read_files([file])
    assert all(problem.place.file == "x.yaml" and problem.place.line >= 1 for problem in problems)
    assert all(str(problem).startswith("x.yaml:") for problem in problems)
    Index(signature_set).by_package("com.example")


@given(st.text())
def test_any_file_gives_a_set_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        assert load_set(path).products is not None
    except DetectorError as error:
        assert error.exit_code is ExitCode.DATA  # noqa: PT017


def test_the_list_of_feeds_is_no_product(write: Write, product_text: Text) -> None:
    write("set/feeds.yaml", "feeds: []\n")
    folder = write("set/rat/one.yaml", product_text("one")).parents[1]
    assert [product.id for product in load_set(folder).products] == ["one"]
