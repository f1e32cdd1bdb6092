"""The verb lint finds what is planted, in sentences and in whole reports, and finds nothing in those of every phone."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest

from detector import signatures
from detector.outputs.text import write
from detector.report import Report
from detector.scan import scan
from detector.signals import Kind
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from detector.wording import LANGUAGES, Words
from tests.build import PhoneWords, RemovedWords, report
from tests.in_process import InProcess
from tests.outputs.reports import busy, clean, watched
from tests.wording.verb_lint import LINTS, forbidden, happening, in_report, in_sentence

language = pytest.mark.parametrize("language", LANGUAGES)
PLANTED = {
    "en": "it reads your messages",
    "zh": "它读取您的消息",
    "es": "lee sus mensajes",
    "de": "sie liest Ihre Nachrichten",
    "ru": "оно читает ваши сообщения",
}
PROVED = "com.android.sync.settings.service.updater"
"""An app of the busy report whose listener is connected."""
NOT_PROVED = "org.example.hidden"


def text(made: Report, language: str) -> str:
    out = StringIO()
    write(made, out, language=language)
    return out.getvalue()


def planted(made: Report, language: str, package: str, block: str) -> str:
    """The report with the planted clause in a block of an app."""
    said, title = text(made, language), Words(language)(f"block.{block}")
    before, found, after = said.partition(f"─ {Words(language)('section.details')} ─")
    start = after.index(package)
    place = after.index(f"\n  {title}\n", start) + len(f"\n  {title}\n")
    return f"{before}{found}{after[:place]}    · {PLANTED[language]}\n{after[place:]}"


@language
def test_a_lint_for_each_language(language: str) -> None:
    assert language in LINTS
    assert happening(language, PLANTED[language])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it is recording you"),
        ("en", "your calls are being listened to"),
        ("en", "Your messages were stolen."),
        ("en", "may read messages; it sends them on"),
        ("en", "on 2026-11-21 it used the microphone"),
        ("zh", "它正在录音"),
        ("zh", "2026-11-21，它在后台使用了麦克风"),
        ("zh", "有权查看短信，并发送到别处"),
        ("zh", "通话被记录"),
        ("es", "está grabando lo que usted dice"),
        ("es", "el 2026-11-21 usó el micrófono"),
        ("es", "puede leer mensajes; los envía a otra parte"),
        ("es", "sus llamadas fueron grabadas"),
        ("de", "sie zeichnet den Bildschirm auf"),
        ("de", "am 2026-11-21 nutzte sie das Mikrofon"),
        ("de", "darf SMS lesen und schickt sie weiter"),
        ("de", "Ihre Anrufe werden mitgehört"),
        ("ru", "оно записывает экран"),
        ("ru", "2026-11-21 оно использовало микрофон"),
        ("ru", "может читать СМС и передаёт их дальше"),
        ("ru", "ваши звонки прослушиваются"),
    ],
)
def test_what_says_that_something_happens(language: str, text: str) -> None:
    assert happening(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "read text messages (SMS)"),
        ("en", "it is allowed to record the screen and to send text messages"),
        ("en", "it calls itself “Who reads this”, like a part of the phone"),
        ("en", "dumpsys com.reads.it/.Service"),
        ("zh", "查看通话记录"),
        ("zh", "可以发送短信"),
        ("zh", "有权读取屏幕"),
        ("es", "puede leer la pantalla y enviar mensajes de texto"),
        ("es", "tiene permiso para grabar la pantalla"),
        ("es", "como copia, con una función del teléfono"),
        ("ru", "разрешено читать экран и отправлять СМС"),
        ("ru", "запись экрана"),
        ("ru", "оно называет себя «Кто это читает», как часть телефона"),
        ("de", "darf den Bildschirm lesen und SMS senden"),
        ("de", "Aufnahme des Bildschirms"),
        ("de", "sie nennt sich „Wer liest das“, wie ein Teil des Telefons"),
    ],
)
def test_what_does_not(language: str, text: str) -> None:
    assert not happening(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[
            ("en", f"The phone is {word}.")
            for word in ("infected", "hacked", "safe", "clean", "at 90 percent", "at 90%")
        ],
        *[
            ("en", text)
            for text in ("You are a victim.", "The suspect is near.", "Delete it now.", "The abuser did it.")
        ],
        *[
            ("zh", text)
            for text in (
                "手机已被感染",
                "您是受害者",
                "手机很安全",
                "手机很干净",
                "嫌疑人是他",
                "请立即卸载",
                "百分之九十",
            )
        ],
        *[
            ("es", text)
            for text in (
                "El teléfono está infectado.",
                "El teléfono es seguro.",
                "El teléfono está limpio.",
                "Le hackearon el teléfono.",
                "Usted es una víctima.",
                "El sospechoso es él.",
                "Desinstálela ahora, quítela.",
                "al 90 por ciento",
            )
        ],
        *[
            ("de", text)
            for text in (
                "Das Telefon ist infiziert.",
                "Das Telefon ist sicher.",
                "Das Telefon ist sauber.",
                "Sie wurden gehackt.",
                "Sie sind ein Opfer.",
                "Der Verdächtige ist nah.",
                "Löschen Sie sie sofort.",
                "zu 90 Prozent",
            )
        ],
        *[
            ("ru", text)
            for text in (
                "Телефон заражён.",
                "Телефон безопасен.",
                "Телефон чист.",
                "Вас взломали.",
                "Вы жертва.",
                "Подозреваемый рядом.",
                "Удалите его немедленно.",
                "на 90 процентов",
            )
        ],
    ],
)
def test_what_is_never_said(language: str, text: str) -> None:
    assert forbidden(language, text)


@language
def test_a_planted_sentence_is_found_without_proof_only(language: str) -> None:
    for kind in Kind:
        wrong = in_sentence(language, "signal.planted", PLANTED[language], kind, ())
        assert bool(wrong) == (kind is not Kind.EXISTENCE)
    assert in_sentence(language, "hidden-monitor.pattern", PLANTED[language], None, ("hidden-monitor",))


@language
@pytest.mark.parametrize("block", ["here", "allowed", "seen", "not-known"])
@pytest.mark.parametrize("package", [PROVED, NOT_PROVED])
def test_a_planted_clause_in_a_report_is_found_without_proof_only(language: str, block: str, package: str) -> None:
    wrong = in_report(busy(), planted(busy(), language, package, block), language)
    expected = not (block == "seen" and package == PROVED)
    assert bool(wrong) == expected
    assert all(package in line and block in line for line in wrong)


@language
def test_a_planted_word_in_a_summary_is_found(language: str) -> None:
    for made in (busy(), clean()):
        assert in_report(made, f"{PLANTED[language]}\n{text(made, language)}", language)


@language
def test_reports_say_no_more_than_is_known(language: str) -> None:
    gone = RemovedWords(package="org.example.spy", to_day=date(2026, 11, 20))
    for made in (busy(), clean(), watched(), report(PhoneWords(removed=(gone,)))):
        assert in_report(made, text(made, language), language) == []


def test_the_words_of_the_phone_are_not_ours() -> None:
    """Android's own line about a removed app stands in the report, with a word that we do not use."""
    made = report(PhoneWords(removed=(RemovedWords(package="org.example.spy"),)))
    assert "Uninstall" in text(made, "en")
    assert in_report(made, text(made, "en"), "en") == []


@pytest.mark.parametrize("phone", phones())
def test_reports_on_simulated_phones_say_no_more_than_is_known(phone: str) -> None:
    source = InProcess(SimulatedPhone(load_phone(phone)))
    made = scan(source, signatures.load(), now=datetime(2026, 11, 22, tzinfo=UTC))
    for code in LANGUAGES:
        assert in_report(made, text(made, code), code) == []
