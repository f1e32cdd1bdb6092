"""Who could read the messengers, and who could not: another user's service, or one that hears of other apps only."""

from typing import Any

import pytest
from msgspec import structs

from detector import signatures
from detector.facts.users import UserKind
from detector.levels import Level
from detector.scan import judge_facts
from detector.sources.base import Origin, SourceKind
from detector.verdicts import Messengers
from detector.verdicts.messengers import Copy, Hears, Reader, Way
from tests.build import (
    NOW,
    AppWords,
    DescriptionWords,
    GapWords,
    InstallationWords,
    KeyboardWords,
    ListenerWords,
    ManifestWords,
    OpWords,
    PhoneWords,
    ServiceWords,
    report,
)
from tests.invented import invented_index

CHAT = "org.example.chat"
HELPER = "org.example.helper"
SCREEN = AppWords(accessibility=(ServiceWords(),))
NOTES = AppWords(listeners=(ListenerWords(),))


def panel(helper: AppWords | None = None, *, chat: AppWords | None = None, **more: Any) -> Messengers:
    apps = {CHAT: chat or AppWords(), **({HELPER: helper} if helper else {})}
    return report(PhoneWords(apps=apps, **more)).messengers


def copies(made: Messengers) -> tuple[Copy, ...]:
    return tuple(copy for messenger in made.installed for copy in messenger.copies)


def reader(helper: AppWords, **more: Any) -> Reader | None:
    [copy] = copies(panel(helper, **more))
    return copy.readers[0] if copy.readers else None


def user(*users: int) -> AppWords:
    return AppWords(users={number: InstallationWords() for number in users})


class TestWhich:
    def test_nothing_without_messengers(self) -> None:
        assert report(PhoneWords(apps={HELPER: SCREEN})).messengers == Messengers()

    def test_one_that_everybody_can_do_without(self) -> None:
        made = panel()
        assert [(one.id, one.name, one.linked) for one in made.installed] == [("chat", "Chat", True)]
        assert copies(made) == (Copy(package=CHAT, user=0, kind="owner"),)
        assert made.readers == ()

    def test_builds_of_one_messenger_stand_together(self) -> None:
        apps = {CHAT: AppWords(), "org.example.chat.lite": AppWords(), "org.example.post": AppWords()}
        made = report(PhoneWords(apps=apps)).messengers
        assert [(one.id, len(one.copies)) for one in made.installed] == [("chat", 2), ("post", 1)]

    def test_wechat_comes_first(self) -> None:
        apps = {name: AppWords() for name in ("com.discord", "com.whatsapp", "com.tencent.mm")}
        made = report(PhoneWords(apps=apps), signatures.load()).messengers
        assert [one.id for one in made.installed] == ["wechat", "discord", "whatsapp"]

    def test_one_that_nobody_has_any_more_is_left_out(self) -> None:
        gone = AppWords(users={0: InstallationWords(installed=False)})
        assert panel(chat=gone).installed == ()

    @pytest.mark.parametrize(
        ("number", "kind", "said"),
        [
            (10, UserKind.WORK_PROFILE, "work-profile"),
            (95, UserKind.CLONE, "clone"),
            (999, UserKind.PERSON, "clone"),
            (999, UserKind.WORK_PROFILE, "work-profile"),
            (11, UserKind.PERSON, "person"),
        ],
    )
    def test_a_second_copy_says_whose_it_is(self, number: int, kind: UserKind, said: str) -> None:
        made = panel(chat=user(0, number), users={0: UserKind.OWNER, number: kind})
        assert [(copy.user, copy.kind) for copy in copies(made)] == [(0, "owner"), (number, said)]

    def test_files_on_a_computer_have_no_panel(self) -> None:
        facts = PhoneWords(apps={CHAT: AppWords()}).facts()
        assert (
            judge_facts(facts, invented_index(), origin=Origin(kind=SourceKind.FILES), now=NOW).messengers
            == Messengers()
        )


class TestReaders:
    def test_each_access_with_whether_it_was_seen_at_work(self) -> None:
        assert reader(SCREEN) == Reader(package=HELPER, way=Way.ACCESSIBILITY, running=True, hears=Hears.ALL)
        assert reader(NOTES) == Reader(package=HELPER, way=Way.NOTIFICATIONS, running=True)
        assert reader(AppWords(listeners=(ListenerWords(live=False),))) == Reader(
            package=HELPER, way=Way.NOTIFICATIONS, running=False
        )
        assert reader(AppWords(keyboards=(KeyboardWords(),))) == Reader(package=HELPER, way=Way.KEYBOARD)
        capture = AppWords(ops=(OpWords(op="PROJECT_MEDIA", mode="allow"),))
        assert reader(capture) == Reader(package=HELPER, way=Way.SCREEN_CAPTURE)

    def test_a_service_that_may_run_or_not(self) -> None:
        found = reader(AppWords(accessibility=(ServiceWords(bound=None),)))
        assert found is not None
        assert found.running is None

    def test_a_messenger_does_not_count_as_a_reader_of_itself(self) -> None:
        assert copies(panel(chat=NOTES))[0].readers == ()

    @pytest.mark.parametrize(
        ("packages", "hears"),
        [
            ((), Hears.ALL),
            ((CHAT, "org.x"), Hears.THIS),
            (("org.example.bank",), Hears.OTHERS),
            (None, Hears.NOT_KNOWN),
        ],
    )
    def test_of_which_apps_a_service_hears(self, packages: tuple[str, ...] | None, hears: Hears) -> None:
        described = None if packages is None else DescriptionWords(packages=packages)
        helper = structs.replace(SCREEN, manifest=ManifestWords(services={".Service": described}))
        found = reader(helper)
        assert found is not None
        assert found.hears is hears

    def test_one_wide_service_of_two_is_enough(self) -> None:
        helper = AppWords(
            accessibility=(ServiceWords(), ServiceWords(cls=".Wide")),
            manifest=ManifestWords(
                services={".Service": DescriptionWords(packages=("org.x",)), ".Wide": DescriptionWords()}
            ),
        )
        found = reader(helper)
        assert found is not None
        assert found.hears is Hears.ALL


class TestUsers:
    USERS = {0: UserKind.OWNER, 10: UserKind.WORK_PROFILE, 11: UserKind.PERSON}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("of_service", "of_chat", "reaches"),
        [(0, 0, True), (10, 0, False), (11, 0, False), (0, 10, True), (10, 10, True), (0, 11, False), (11, 10, False)],
    )
    def test_a_service_reaches_its_user_and_that_users_profiles(
        self, of_service: int, of_chat: int, reaches: bool
    ) -> None:
        for words in (
            AppWords(accessibility=(ServiceWords(user=of_service),)),
            AppWords(listeners=(ListenerWords(user=of_service),)),
            AppWords(keyboards=(KeyboardWords(user=of_service),)),
        ):
            found = reader(words, chat=user(of_chat), users=self.USERS)
            assert (found is not None) == reaches

    def test_a_listener_of_nobody_in_particular_reaches_everybody(self) -> None:
        words = AppWords(listeners=(ListenerWords(user=None),))
        assert reader(words, chat=user(11), users=self.USERS) is not None


class TestWho:
    def test_parts_of_the_phone_stand_apart_and_last(self) -> None:
        apps = {CHAT: AppWords(), "com.example.launcher": structs.replace(NOTES, system=True), HELPER: SCREEN}
        made = report(PhoneWords(apps=apps)).messengers
        assert [(one.package, one.system) for one in made.readers] == [(HELPER, False), ("com.example.launcher", True)]

    def test_one_with_a_finding_comes_first_with_its_level(self) -> None:
        apps = {CHAT: AppWords(), HELPER: SCREEN, "org.example.spy": NOTES}
        made = report(PhoneWords(apps=apps)).messengers
        assert [(one.package, one.level) for one in made.readers] == [
            ("org.example.spy", Level.MATCH),
            (HELPER, Level.ABILITY),
        ]

    def test_ordinary_ones_are_marked(self) -> None:
        apps = {CHAT: AppWords(), "org.example.reader": SCREEN}
        [one] = report(PhoneWords(apps=apps)).messengers.readers
        assert (one.ordinary, one.name) == (True, "Reader")


class TestNotKnown:
    @pytest.mark.parametrize("fact", ["accessibility", "notification-listeners", "input-methods"])
    def test_what_was_not_read_is_named(self, fact: str) -> None:
        assert panel(gaps=(GapWords(fact=fact),)).unknown == (fact,)
        assert panel().unknown == ()
