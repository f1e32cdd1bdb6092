"""What is said about messengers: together where the same holds, never more than is known."""

from io import StringIO

import pytest
from msgspec import structs

from detector.facts.users import UserKind
from detector.outputs.text import write
from detector.report import Report
from detector.wording import Words
from tests.build import (
    AppWords,
    DescriptionWords,
    GapWords,
    InstallationWords,
    KeyboardWords,
    ListenerWords,
    ManifestWords,
    PhoneWords,
    ServiceWords,
    report,
)

WORDS = Words()
CHAT, POST, HELPER = "org.example.chat", "org.example.post", "org.example.helper"
BOTH = {CHAT: AppWords(), POST: AppWords()}
SCREEN = AppWords(accessibility=(ServiceWords(label="Helper"),))


def panel(made: Report) -> str:
    """The section, on one line."""
    out = StringIO()
    write(made, out)
    return " ".join(out.getvalue().partition("─ Messengers ")[2].partition("\n─ ")[0].strip("─\n").split())


def of(helper: AppWords | None = None, **more: object) -> str:
    apps = {**BOTH, **({HELPER: helper} if helper else {})}
    return panel(report(structs.replace(PhoneWords(apps=apps), **more)))


def test_there_is_no_section_without_messengers() -> None:
    assert panel(report(PhoneWords(apps={HELPER: SCREEN}))) == ""


def test_messengers_that_nobody_could_read() -> None:
    said = of()
    assert said.startswith(f"Chat, Post {WORDS('messenger.no-readers')} ")
    assert WORDS("messenger.ability") not in said


def test_nobody_is_not_said_where_not_everything_was_read() -> None:
    said = of(gaps=(GapWords(fact="accessibility"),))
    assert WORDS("messenger.no-readers.unknown") in said
    assert WORDS("messenger.unknown", facts=WORDS("fact.accessibility")) in said


def test_ability_and_what_was_seen_of_it() -> None:
    said = of(structs.replace(SCREEN, listeners=(ListenerWords(live=False),)))
    assert "Chat, Post could be read by: “Helper” (screen, connected now; notifications)" in said
    assert WORDS("messenger.ability") in said


def test_two_ways_that_both_run() -> None:
    said = of(structs.replace(SCREEN, listeners=(ListenerWords(),)))
    assert "“Helper” (screen, notifications, connected now)" in said


def test_a_keyboard_is_never_said_to_be_connected() -> None:
    assert f"{HELPER} (what is typed)" in of(AppWords(keyboards=(KeyboardWords(),)))


def hearing(*packages: str) -> AppWords:
    """A helper whose service says that it hears of these apps."""
    return structs.replace(SCREEN, manifest=ManifestWords(services={".Service": DescriptionWords(packages=packages)}))


def test_a_service_that_names_one_messenger() -> None:
    said = of(hearing(CHAT))
    assert f"Chat could be read by: “Helper” ({WORDS('way.accessibility.this')}, connected now) Post" in said
    nobody = WORDS("messenger.no-readers")
    assert f"Post {WORDS('messenger.limited', said=nobody, apps='“Helper”')}" in said


def test_a_service_that_hears_of_other_apps_and_a_listener_that_hears_of_all() -> None:
    said = of(structs.replace(hearing("org.x"), listeners=(ListenerWords(live=False),)))
    assert f"Chat, Post could be read by: “Helper” ({WORDS('way.accessibility.others')}, connected now; notif" in said


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        (UserKind.CLONE, 95, "as a copy by a feature of the phone (user 95): Chat"),
        (UserKind.WORK_PROFILE, 10, "in the work profile (user 10): Chat"),
        (UserKind.GUEST, 11, "of another user or profile (user 11): Chat"),
    ],
)
def test_a_second_copy_is_told_in_plain_words(kind: UserKind, number: int, words: str) -> None:
    chat = AppWords(users={0: InstallationWords(), number: InstallationWords()})
    made = report(PhoneWords(users={0: UserKind.OWNER, number: kind}, apps={CHAT: chat}))
    assert panel(made).startswith(f"Chat {words} ")


def test_parts_of_the_phone_frighten_nobody() -> None:
    apps = {**BOTH, "com.example.launcher": AppWords(system=True, listeners=(ListenerWords(),))}
    said = panel(report(PhoneWords(apps=apps)))
    assert WORDS("messenger.no-readers") in said
    assert WORDS("messenger.parts", apps="com.example.launcher") in said


def test_an_ordinary_app_is_called_so() -> None:
    apps = {**BOTH, "org.example.reader": SCREEN}
    assert "“Reader”, an ordinary app (screen, connected now)" in panel(report(PhoneWords(apps=apps)))


def test_an_app_that_nothing_else_tells_of_is_named_with_its_package() -> None:
    label = ServiceWords(label="TalkBack")
    apps = {**BOTH, "org.example.odd": AppWords(system=None, accessibility=(label,))}
    made = report(PhoneWords(apps=apps))
    without = structs.replace(made, findings=(), groups=())
    readers = tuple(structs.replace(one, level=None) for one in made.messengers.readers)
    without = structs.replace(without, messengers=structs.replace(made.messengers, readers=readers))
    assert "“TalkBack” · org.example.odd (" in panel(without)


def test_where_to_look_is_told_of_those_that_can_be_linked() -> None:
    said = of()
    assert WORDS("messenger.linked") in said
    assert f"Chat: {WORDS('linked.other')}" in said
    assert "Post:" not in said
    alone = panel(report(PhoneWords(apps={POST: AppWords()})))
    assert WORDS("messenger.linked") not in alone
