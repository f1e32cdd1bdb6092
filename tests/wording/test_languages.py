"""Which language is spoken, how it counts, and what is said where it has no words."""

import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from click.testing import CliRunner

from detector import wording
from detector.cli import command
from detector.outputs.names import quoted
from detector.wording import LANGUAGES, Words, load, preferred
from detector.wording.language import Language

INVENTED = Language(
    code="xx",
    name="Invented",
    reviewed=False,
    plural="n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    forms=("one", "few", "many"),
    sentences={
        "count.apps.one": "{count} qat",
        "count.apps.few": "{count} qati",
        "count.apps.many": "{count} qatu",
        "join.items": "+",
        "quote.open": "« ",
        "quote.close": " »",
        "summary.nothing": "qel {products}{names}{date}",
    },
)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[Words]:
    module = ModuleType("detector.wording.xx")
    vars(module)["LANGUAGE"] = INVENTED
    monkeypatch.setitem(sys.modules, module.__name__, module)
    yield Words("xx")
    wording.load.cache_clear()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "xx_XX.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030@pinyin"}, "zh"),
        ({"LANG": "zh-Hans"}, "zh"),
        ({"LANG": "zh_SG"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "zh_Hant_HK"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "../zh", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_of_a_locale(variables: dict[str, str], language: str) -> None:
    assert preferred(variables) == language


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_knows_itself(code: str) -> None:
    language = load(code)
    assert language.code == code
    assert {language.form(number) for number in range(200)} == set(language.forms)
    assert language.reviewed or "language.unreviewed" in language.sentences


def test_numbers_take_the_form_that_the_language_gives_them(invented: Words) -> None:
    said = [invented.count("count.apps", number) for number in (0, 1, 2, 5, 11, 12, 21, 22)]
    assert said == ["0 qatu", "1 qat", "2 qati", "5 qatu", "11 qatu", "12 qatu", "21 qat", "22 qati"]


def test_what_a_language_does_not_say_is_said_in_english_with_its_forms(invented: Words) -> None:
    english = Words()
    assert invented("safety.1") == english("safety.1")
    assert invented.count("count.names", 21) == "21 names"
    assert invented.first("short.known-app.match", "short.known-app") == "short.known-app.match"
    with pytest.raises(KeyError):
        invented("no.such.key")
    with pytest.raises(KeyError):
        invented.count("no.such.key", 1)


def test_of_files_nothing_is_said_that_is_true_of_phones_only(invented: Words) -> None:
    of_files = Words("xx", about_files=True)
    listed = {"products": "4 products", "names": "5 names", "date": "2026-11-01"}
    assert of_files("summary.nothing", **listed) == Words(about_files=True)("summary.nothing", **listed)
    assert of_files.count("count.apps", 3) == "3 qati"


def test_lists_and_quotes_are_those_of_the_language(invented: Words) -> None:
    assert invented.items(["a", "b"]) == "a+b"
    assert quoted("x » y", invented) == "« x ' y »"


def test_only_the_language_that_is_spoken_is_imported() -> None:
    code = "import sys; from detector.wording import Words; Words(); print('detector.wording.zh' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def test_the_option_comes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    runner, topic = CliRunner(), ["explain", "posture"]
    assert Words()("explain.innocent") in runner.invoke(command, [*topic, "--lang", "en"], standalone_mode=False).stdout
    assert runner.invoke(command, [*topic, "--lang", "xx"]).exit_code == 2
