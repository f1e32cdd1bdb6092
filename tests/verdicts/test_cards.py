"""Cards and groups: each app that matters has one, and nothing is said twice."""

from msgspec import structs

from detector.facts.device_admins import AdminRole
from detector.facts.users import UserKind
from detector.levels import Level
from detector.observations import Category, HookState
from detector.report import Report
from detector.verdicts import GROUPS, Access, Seen
from tests.build import AdminWords, AppWords, GapWords, ListenerWords, PhoneWords, ServiceWords, report
from tests.outputs.reports import BUSY, HAND, busy
from tests.watching import BEGAN, SeenWords, WatchedWords

SCREEN = AppWords(accessibility=(ServiceWords(),))
NOTES = AppWords(listeners=(ListenerWords(),))


def of(**apps: AppWords) -> Report:
    return report(PhoneWords(apps={f"org.example.{name}": app for name, app in apps.items()}))


class TestCards:
    def test_each_app_with_a_finding_has_one_in_the_order_of_findings(self) -> None:
        made = busy()
        packages = [finding.package for finding in made.findings if finding.package]
        assert [card.package for card in made.cards if card.level] == packages
        for finding in made.findings:
            if finding.package:
                card = made.card(finding.package)
                assert card is not None
                assert (card.rule, card.level) == (finding.rule, finding.level)

    def test_an_app_with_an_open_question_has_one_too(self) -> None:
        made = report(structs.replace(BUSY, apps={"org.example.x": AppWords()}, gaps=(GapWords(fact="accessibility"),)))
        assert [(card.package, card.level) for card in made.cards] == [("org.example.x", None)]
        assert "accessibility" in made.cards[0].unknown

    def test_an_app_without_either_has_none(self) -> None:
        assert of(x=AppWords()).cards == ()

    def test_it_holds_what_is_here_what_is_allowed_and_what_was_seen(self) -> None:
        made = of(
            spy=AppWords(installer=HAND, icons=(), accessibility=(ServiceWords(),), grants=("READ_SMS", "-CAMERA"))
        )
        [card] = made.cards
        assert card.level is Level.MATCH
        assert card.identity == ("listed-name",)
        assert card.came.signals == ("by-hand",)
        assert (card.came.installer, card.came.day) == (HAND, "2026-10-03")
        assert card.hides == ("no-icon",)
        states = {one.id: one.state for one in card.can}
        assert states["read-screen"] is Access.ALLOWED
        assert states["read-messages"] is Access.ALLOWED
        assert states["use-camera"] is Access.REFUSED
        assert "use-microphone" not in states
        assert card.seen == (Seen(id="accessibility-running", day="now"),)

    def test_what_was_watched_was_seen_on_the_day_when_it_was_watched(self) -> None:
        seen = SeenWords(what=Category.MICROPHONE)
        watched = WatchedWords(hooks={Category.MICROPHONE: (HookState.ACTIVE,)}, seen=(seen,))
        made = of(spy=structs.replace(SCREEN, watched=(watched,)))
        day = BEGAN.date().isoformat()
        assert Seen(id="watched-microphone", day=day) in made.cards[0].seen
        assert Seen(id="watched-microphone", day=day) in made.inventory[0].seen


class TestGroups:
    def test_the_same_access_is_one_group_and_the_most_telling_one_counts(self) -> None:
        both = structs.replace(SCREEN, listeners=(ListenerWords(),))
        made = of(a=NOTES, b=both, c=SCREEN, d=NOTES)
        assert [(group.id, group.packages) for group in made.groups] == [
            ("accessibility", ("org.example.b", "org.example.c")),
            ("notifications", ("org.example.a", "org.example.d")),
        ]

    def test_managers_are_asked_about_first(self) -> None:
        owner = AppWords(admins=(AdminWords(role=AdminRole.PROFILE_OWNER),), accessibility=(ServiceWords(),))
        made = of(a=SCREEN, b=owner, c=AppWords(installer="", grants=("READ_SMS",)))
        assert [group.id for group in made.groups] == ["owner", "accessibility", "by-hand"]

    def test_findings_of_other_rules_are_told_by_themselves(self) -> None:
        grouped = {package for group in busy().groups for package in group.packages}
        for finding in busy().findings:
            if finding.package:
                assert (finding.package in grouped) == (finding.rule == "could-monitor")

    def test_groups_have_an_order(self) -> None:
        assert len(set(GROUPS)) == len(GROUPS)
        order = [GROUPS.index(group.id) for group in busy().groups]
        assert order == sorted(order)


def test_a_work_profile_is_no_reason_for_a_card() -> None:
    made = report(PhoneWords(users={0: UserKind.OWNER, 10: UserKind.WORK_PROFILE}, apps={"org.example.x": AppWords()}))
    assert made.cards == ()
