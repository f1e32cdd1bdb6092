import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import strict_yaml
from detector.errors import ExitCode
from detector.strict_yaml import MAX_DEPTH, Document, StrictYamlError, load

SAMPLE = """\
name: NO
packages: [com.a, com.b]
certificates:
  sha1:
    - 1e10
    - 0777
  empty:
"""


def test_every_scalar_stays_text() -> None:
    assert load(SAMPLE, name="f").value == {
        "name": "NO",
        "packages": ["com.a", "com.b"],
        "certificates": {"sha1": ["1e10", "0777"], "empty": ""},
    }


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "f.yaml:1:1"),
        (("packages", 1), "f.yaml:2:19"),
        (("certificates", "sha1", 1), "f.yaml:6:7"),
        (("certificates", "sha1", 7, "x"), "f.yaml:5:5"),
        (("nothing",), "f.yaml:1:1"),
    ],
)
def test_places(path: tuple[str | int, ...], place: str) -> None:
    assert load(SAMPLE, name="f.yaml").at(path) == place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f:1:1: the file is empty"),
        ("# only words", "the file is empty"),
        ("a: &x 1", "f:1:4: anchors"),
        ("a: 1\nb: *x", "f:2:4: aliases"),
        ("- !python/object:os.system {}", "f:1:3: tags"),
        ("a: 1\na: 2", "f:2:1: the key 'a' stands here twice"),
        ("? [a]\n: 1", "f:1:3: a key must be plain text"),
        ("--- 1\n--- 2", "f:2:1: a second document"),
        ("[" * (MAX_DEPTH + 1), f"f:1:{MAX_DEPTH + 1}: nested deeper"),
        ("a: [", "f:2:1: not YAML"),
        ("ok\n b\x00", "f:2:3: the character U+0000"),
        ("a: \ud800", "f:1:4: the character U+D800"),
    ],
)
def test_refusals_name_the_place(text: str, message: str) -> None:
    with pytest.raises(StrictYamlError, match=r"^f:\d+:\d+: ") as caught:
        load(text, name="f")
    error = caught.value
    assert message in str(error)
    assert str(error).startswith(f"{error.name}:{error.line}:{error.column}: ")
    assert error.exit_code == ExitCode.DATA


YAML_LIKE = st.lists(
    st.sampled_from([*"abc:-[]{},&*!|>'\"#%@` \n\t?", "  ", "\n  ", ": ", "- ", "---\n", "<<: ", "\ufeff", "\x85"])
).map("".join)


@given(st.text() | YAML_LIKE)
def test_any_text_is_a_document_or_an_error(text: str) -> None:
    result: Document | StrictYamlError
    try:
        result = load(text, name="f")
    except StrictYamlError as error:
        result = error
    if isinstance(result, Document):
        assert () in result.marks
    else:
        assert min(result.line, result.column) >= 1


TREES = st.recursive(
    st.text("abcXYZ019 .-_/", max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc.", max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(TREES)
def test_what_is_written_is_read(tree: object) -> None:
    assert load(_flow(tree), name="f").value == tree


def _flow(tree: object) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_flow, tree)) + "]"
    return f'"{tree}"'


def test_a_large_file_leaves_the_collector_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_LARGE", 1)
    load("a: 1", name="f")
    assert gc.isenabled()
    with pytest.raises(StrictYamlError):
        load("a: *b", name="f")
    assert gc.isenabled()
