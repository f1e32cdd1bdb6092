"""Text of the phone cannot steer a terminal, forge a line or turn round, in any format."""

import json
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich.cells import cell_len

from detector import outputs
from detector.observations import Category
from detector.outputs import BINARY, FORMATS
from detector.outputs.escape import visible, visible_json
from detector.report import AppInfo, PhoneInfo, Report, UserInfo, decode, encode
from detector.signals import Signal
from tests.build import AppWords, GapWords, PhoneWords, ServiceWords, report
from tests.watching import SeenWords, WatchedWords, all_hooks

HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear-screen": "\x1b[2J\x1b[H",
    "c1-csi": "\x9b31m",
    "title": "\x1b]0;title\x07",
    "link": "\x1b]8;;https://example.org\x1b\\text\x1b]8;;\x1b\\",
    "markup": "[bold]text[/bold] [link=https://example.org]x[/link] [/]",
    "lines": "one\ntwo\r\nthree\x0b\x0c\x85\u2028\u2029four",
    "turned": "\u202egro.elpmaxe\u202c \u2066x\u2069",
    "nul": "a\x00b\x7f\x08",
    "hidden": "a\u200bb\u2060c\ufeffd\u00ade\u3164f\u2800g\U000e0041",
    "half": "a\ud800b\udcffc",
    "spaces": "a\u00a0b\u3000c\td",
    "format": "{0.__class__} %s {product} %(x)s",
    "emoji": "👩‍💻 抢红包",
}
hostile = pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE)
everything = st.text(st.characters(exclude_categories=()))


def report_of(label: str) -> Report:
    """A report with the text wherever the phone, or a file name, can put it."""
    seen = tuple(SeenWords(what=what, detail=label, process=label) for what in Category)
    app = AppWords(
        installer="",
        accessibility=(ServiceWords(label=label),),
        grants=("-READ_SMS",),
        icons=(),
        icon=f".{label}",
        watched=(WatchedWords(hooks=all_hooks(), seen=seen),),
    )
    gap = GapWords(fact="launcher", user=10, detail=label)
    asks = tuple(one for one in seen if one.what not in (Category.ACCESSIBILITY, Category.NOTIFICATIONS))
    quiet = {"org.example.quiet": AppWords(watched=(WatchedWords(seen=asks),))}
    words = PhoneWords(
        model=label, settings={"adb_wifi_enabled": "1"}, apps={"org.example.spy": app, **quiet}, gaps=(gap,)
    )
    made = report(words)
    return structs.replace(
        made,
        source=label,
        phone=PhoneInfo(manufacturer=label, model=label, release=label),
        users=(UserInfo(id=10, name=label, kind="person"),),
        apps=(AppInfo(package="org.example.spy", label=label, version=label, installer=label),),
        findings=tuple(
            structs.replace(finding, signals=tuple(_filled(signal, label) for signal in finding.signals))
            for finding in made.findings
        ),
    )


def _filled(signal: Signal, label: str) -> Signal:
    keep = ("product_class", "how")
    slots = {name: value if name in keep else label for name, value in signal.slots.items()}
    evidence = tuple(structs.replace(one, excerpt=label, command=label) for one in signal.evidence)
    return structs.replace(signal, slots=slots, evidence=evidence)


def written(made: Report, name: str) -> str:
    out = StringIO()
    outputs.write(made, name, out)
    return out.getvalue()


@hostile
@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(BINARY)))
def test_nothing_hidden_reaches_the_output(label: str, name: str) -> None:
    said = written(report_of(label), name)
    if name == "csv":
        said = said.removeprefix("\ufeff").replace("\r\n", "\n")
    assert all(character == "\n" or character.isprintable() for character in said)
    said.encode()  # no half characters either


@hostile
def test_the_text_keeps_its_width_and_its_lines(label: str) -> None:
    said = written(report_of(label), "text")
    plain = written(report_of("x"), "text")
    assert all(cell_len(line) <= 80 and line == line.rstrip() for line in said.split("\n"))
    starts = [line[:2] for line in said.split("\n") if line[:2] in ("■ ", "▲ ", "● ", "? ", "─ ")]
    assert starts == [line[:2] for line in plain.split("\n") if line[:2] in ("■ ", "▲ ", "● ", "? ", "─ ")]


@hostile
def test_the_json_has_the_same_value(label: str) -> None:
    made = report_of(label)
    said = written(made, "json")
    assert json.loads(said) == json.loads(encode(made))
    if label != HOSTILE["half"]:
        assert decode(said.encode()) == made
    else:
        assert decode(said.encode()).source == "a\ufffdb\ufffdc"


@given(everything)
def test_visible_text_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert visible(shown) == shown
    assert bool(shown) == bool(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0x024F)))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(everything)
def test_two_different_lines_can_be_told_from_their_line_breaks(text: str) -> None:
    assert not set(visible(text)) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x1b", "␛"),
        ("\n", "␊"),
        ("\x7f", "␡"),
        ("\x9b", "⟨009B⟩"),
        ("\u202e", "⟨202E⟩"),
        ("\ud800", "⟨D800⟩"),
        ("\u3164", "⟨3164⟩"),
        ("\u00a0", " "),
        ("抢红包", "抢红包"),
        ("é", "é"),
    ],
)
def test_how_hidden_characters_are_shown(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


values = st.recursive(
    st.none() | st.booleans() | st.integers() | everything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(everything, inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_json_keeps_its_value(value: object) -> None:
    shown = visible_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(shown) == value
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert not any(unicodedata.category(character) == "Cs" for character in shown)
