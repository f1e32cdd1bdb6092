"""What is new, gone or changed between two reports, and what is said of things that one side did not read."""

import json
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from typing import Any

import pytest
from msgspec import structs

from detector.comparison import Change, Comparison, Matter, Side, compare, exit_code
from detector.comparison.apps import same_time
from detector.errors import DetectorError, ExitCode
from detector.facts.base import Gap, GapReason
from detector.facts.users import UserKind
from detector.levels import Level
from detector.observations import Category
from detector.outputs.json import write
from detector.report import Report, Tool, UserInfo, decode, encode
from detector.rules import Undecided
from detector.scan import scan_files
from tests.build import APP, AppWords, InstallationWords, PhoneWords, report
from tests.comparison.dimming import told_by_one
from tests.invented import invented_index
from tests.outputs.reports import busy
from tests.watching import SeenWords, WatchedWords, all_hooks

DAY = datetime(2026, 10, 3, 21, 30, tzinfo=UTC)


def one(app: AppWords | None = None, **others: AppWords) -> Report:
    """A phone with one app, and others by the last part of their names."""
    apps = {APP: app or AppWords(), **{f"org.example.{name}": words for name, words in others.items()}}
    return report(PhoneWords(apps=apps))


def with_values(made: Report, **values: object) -> Report:
    return structs.replace(made, inventory=tuple(structs.replace(app, **values) for app in made.inventory))


def values(made: Comparison) -> dict[str, tuple[str, str]]:
    (app,) = made.apps
    return {value.name: (value.old, value.new) for value in app.values}


class TestApps:
    def test_a_new_one_is_told_with_its_times_and_what_it_may_do(self) -> None:
        (app,) = compare(one(), one(more=AppWords(installer="", grants=("READ_SMS",)))).apps
        assert (app.package, app.change, app.joined, app.granted) == ("org.example.more", Change.NEW, (0,), ("sms",))
        assert {value.name: value.new for value in app.values}["first_install"] == DAY.isoformat()

    def test_one_that_is_gone_is_told_with_what_it_was(self) -> None:
        (app,) = compare(one(more=AppWords(grants=("READ_SMS",))), one()).apps
        assert (app.package, app.change, app.left, app.withdrawn) == ("org.example.more", Change.GONE, (0,), ("sms",))

    def test_access_that_was_given_and_taken(self) -> None:
        (app,) = compare(one(AppWords(grants=("CAMERA",))), one(AppWords(grants=("READ_SMS",)))).apps
        assert (app.change, app.granted, app.withdrawn) == (Change.CHANGED, ("sms",), ("camera",))

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("version", "1.0", "1.1"),
            ("label", "Chess", "Update"),
            ("installer", "com.android.vending", "org.example.x"),
        ],
    )
    def test_a_value_that_is_another_one(self, name: str, old: str, new: str) -> None:
        made = compare(with_values(one(), **{name: old}), with_values(one(), **{name: new}))
        assert values(made) == {name: (old, new)}

    def test_a_maker_that_is_another_one(self) -> None:
        made = compare(with_values(one(), signers=("AA",)), with_values(one(), signers=("BB",)))
        assert values(made) == {"signers": ("AA", "BB")}

    def test_that_nobody_is_on_record_as_installer_is_an_answer(self) -> None:
        made = compare(one(), one(AppWords(installer="")))
        assert values(made) == {"installer": ("com.android.vending", "")}

    def test_it_is_none_where_the_list_of_apps_was_not_wholly_read(self) -> None:
        gap = Gap(fact="packages", reason=GapReason.TRUNCATED)
        made = compare(one(), structs.replace(one(AppWords(installer="")), gaps=(gap,)))
        assert made.apps == ()
        assert told_by_one(made, Matter.VALUE) == {APP}

    def test_an_app_that_was_installed_again(self) -> None:
        made = compare(one(), with_values(one(), first_install=DAY + timedelta(days=9)))
        assert list(values(made)) == ["first_install"]

    def test_for_whom_it_came_and_went(self) -> None:
        users = {0: InstallationWords()}
        (app,) = compare(one(AppWords(users=users)), one(AppWords(users={10: InstallationWords()}))).apps
        assert (app.joined, app.left) == ((10,), (0,))

    def test_a_user_who_could_not_be_read_has_and_lacks_nothing(self) -> None:
        both = AppWords(users={0: InstallationWords(), 10: InstallationWords()})
        locked = Gap(fact="packages", reason=GapReason.BLOCKED_USER, user=10)
        made = compare(one(both, more=both), structs.replace(one(), gaps=(locked,)))
        (gone,) = made.apps
        assert (gone.package, gone.change, gone.left) == ("org.example.more", Change.GONE, (0,))
        assert told_by_one(made, Matter.APP) == {APP, "org.example.more"}

    def test_what_an_older_program_did_not_look_for_is_not_new(self) -> None:
        old = structs.replace(one(), tool=Tool(name="stalkerware-detector", version="0.0.1"))
        made = compare(old, one(AppWords(grants=("READ_SMS",))))
        assert made.apps == ()
        assert told_by_one(made, Matter.GRANT) == {APP}

    def test_it_is_new_if_the_older_program_names_it_of_another_app(self) -> None:
        other = AppWords(grants=("READ_SMS",))
        old = structs.replace(one(more=other), tool=Tool(name="stalkerware-detector", version="0.0.1"))
        (app,) = compare(old, one(AppWords(grants=("READ_SMS",)), more=other)).apps
        assert (app.package, app.granted) == (APP, ("sms",))


EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))


@pytest.mark.parametrize(
    ("old", "new", "exact", "same"),
    [
        (DAY, DAY, True, True),
        (DAY, DAY.astimezone(EAST), True, True),
        (DAY, DAY + timedelta(minutes=1), True, False),
        (DAY.replace(tzinfo=None), DAY.replace(tzinfo=None), True, True),
        (DAY.replace(tzinfo=None), DAY.astimezone(WEST), True, None),
        (DAY.replace(tzinfo=None), DAY + timedelta(days=30), True, False),
        (DAY, DAY.replace(hour=0, minute=0), False, None),
        (DAY, DAY + timedelta(days=30), False, False),
    ],
)
def test_times(old: datetime, new: datetime, exact: bool, same: bool | None) -> None:
    assert same_time(old, new, exact=exact) is same


def undecided(made: Report, level: Level, rule: str = "hidden-monitor", package: str | None = APP) -> Report:
    return structs.replace(
        made, undecided=(Undecided(rule=rule, level=level, packages=() if package is None else (package,)),)
    )


class TestFindings:
    SPY = AppWords(installer="", icons=(), grants=("READ_SMS",))
    PLAIN = AppWords(grants=("READ_SMS",))

    def test_new_gone_and_changed(self) -> None:
        quiet, loud = one(AppWords()), one(self.SPY)
        (new,), (gone,) = compare(quiet, loud).findings, compare(loud, quiet).findings
        assert (new.change, new.old, gone.change, gone.new) == (Change.NEW, None, Change.GONE, None)
        assert new.new == gone.old
        assert compare(loud, loud).findings == ()

    def test_what_could_not_be_decided_is_not_gone(self) -> None:
        made = compare(one(self.SPY), undecided(one(), Level.PATTERN))
        assert made.findings == ()
        assert told_by_one(made, Matter.FINDING) == {APP}
        assert not made.complete

    def test_an_open_question_about_less_hides_nothing_worse(self) -> None:
        (gone,) = compare(one(self.SPY), undecided(one(), Level.ABILITY)).findings
        assert gone.change is Change.GONE

    def test_a_finding_that_may_have_been_there_before_is_not_new(self) -> None:
        made = compare(undecided(one(), Level.PATTERN), one(self.SPY))
        assert made.findings == ()
        (said,) = [one for one in made.uncompared if one.matter is Matter.FINDING]
        assert (said.unread, said.there) == (Side.OLD, True)

    def test_an_open_question_of_another_app_is_another_matter(self) -> None:
        other = undecided(one(more=AppWords()), Level.PATTERN, package="org.example.more")
        (new,) = compare(other, one(self.SPY, more=AppWords())).findings
        assert new.package == APP

    def test_the_worst_comes_first(self) -> None:
        found = compare(report(PhoneWords(apps={})), busy()).findings
        ranks = [one.new.level.rank for one in found if one.new is not None]
        assert ranks == sorted(ranks)


class TestThePhone:
    def test_settings_and_users(self) -> None:
        old = report(PhoneWords(apps={}))
        new = report(
            PhoneWords(
                apps={},
                settings={"package_verifier_user_consent": "-1"},
                users={0: UserKind.OWNER, 10: UserKind.WORK_PROFILE},
            )
        )
        made = compare(old, new)
        assert ("app-check-off", Change.NEW) in {(setting.id, setting.change) for setting in made.settings}
        assert [(user.id, user.kind, user.change) for user in made.users] == [(10, "work-profile", Change.NEW)]

    def test_a_list_of_users_that_was_not_wholly_read_lacks_nobody(self) -> None:
        before = structs.replace(one(), users=(UserInfo(id=0, name="", kind="owner"), UserInfo(id=9, name="", kind="")))
        cut = structs.replace(one(), gaps=(Gap(fact="users", reason=GapReason.TRUNCATED),))
        made = compare(before, cut)
        assert made.users == ()
        assert [said.users for said in made.uncompared if said.matter is Matter.USER] == [(9,)]

    def test_a_value_that_was_not_wholly_read_is_no_other_value(self) -> None:
        def computers(count: str, *gaps: Gap) -> Report:
            made = busy()
            (first,) = [one for one in made.findings if "app-check-off" in one.because]
            signal = structs.replace(first.signals[0], slots={"value": count})
            return structs.replace(made, findings=(structs.replace(first, signals=(signal,)),), gaps=gaps)

        command = computers("1").findings[0].signals[0].evidence[0].command
        cut = Gap(fact="settings", reason=GapReason.TRUNCATED, command=command)
        assert [one.change for one in compare(computers("2"), computers("1")).settings] == [Change.CHANGED]
        assert compare(computers("2"), computers("1", cut)).settings == ()

    @pytest.mark.parametrize(("model", "other"), [("One", False), ("Two", True), ("", None)])
    def test_whether_it_is_another_phone(self, model: str, other: bool | None) -> None:
        made = compare(one(), structs.replace(one(), phone=structs.replace(one().phone, model=model)))
        assert made.other_phone is other

    def test_gaps_are_told_with_the_side_that_has_them(self) -> None:
        gap = Gap(fact="vpn", reason=GapReason.DENIED)
        (said,) = [x for x in compare(one(), structs.replace(one(), gaps=(gap,))).uncompared if x.reasons]
        assert (said.matter, said.ids, said.unread, said.reasons) == (Matter.FACT, ("vpn",), Side.NEW, ("denied",))

    def test_more_apps_are_a_difference_even_where_they_have_no_names(self) -> None:
        few, more = (structs.replace(one(), inventory=(), app_count=count) for count in (70, 71))
        assert [(value.name, value.old, value.new) for value in compare(few, more).phone] == [("app_count", "70", "71")]
        assert compare(few, few).phone == ()


class TestWatched:
    QUIET = AppWords(watched=(WatchedWords(hooks=all_hooks()),))

    @pytest.mark.parametrize("turned", [False, True])
    def test_what_only_one_side_watched_cannot_be_compared(self, turned: bool) -> None:
        made = compare(*(one(), one(self.QUIET))[:: -1 if turned else 1])
        (said,) = [one for one in made.uncompared if one.unread is not Side.BOTH]
        assert (said.matter, said.packages, said.there) == (Matter.WATCHED, (APP,), True)
        assert said.unread is (Side.NEW if turned else Side.OLD)
        assert not made.differs
        assert exit_code(made) is ExitCode.NOT_CHECKED

    def test_two_times_are_no_difference(self) -> None:
        seen = (SeenWords(what=Category.SMS),)
        made = compare(one(self.QUIET), one(AppWords(watched=(WatchedWords(seen=seen, began_s=900),))))
        assert not made.differs
        assert told_by_one(made, Matter.WATCHED) == set()

    def test_what_it_did_then_can_make_a_finding(self) -> None:
        seen = (SeenWords(what=Category.NETWORK, detail="spy.example"),)
        made = compare(one(self.QUIET), one(AppWords(watched=(WatchedWords(seen=seen),))))
        (found,) = made.findings
        assert (found.change, found.new and found.new.rule) == (Change.NEW, "listed-server")


def test_what_neither_report_tells_of_does_not_hold_up_what_both_tell() -> None:
    """The same scan twice, of a phone that keeps to itself what no scan must read."""
    kept = structs.replace(one(), gaps=(Gap(fact="user-certificates", reason=GapReason.DENIED),))
    assert exit_code(compare(kept, kept)) is ExitCode.OK
    assert exit_code(compare(one(), kept)) is ExitCode.NOT_CHECKED
    assert exit_code(compare(*[structs.replace(kept, complete=False)] * 2)) is ExitCode.NOT_CHECKED
    assert exit_code(compare(kept, one(AppWords(grants=("READ_SMS",))))) is ExitCode.FINDINGS


def test_files_and_phones_are_not_compared() -> None:
    files = scan_files([], invented_index())
    with pytest.raises(DetectorError, match="about files"):
        compare(files, one())
    assert not compare(files, files).differs


def test_reports_of_the_first_version_are_compared() -> None:
    later = ("inventory", "hints", "origin", "redaction", "cards", "groups", "messengers", "facts")
    old: dict[str, Any] = {key: value for key, value in json.loads(encode(busy())).items() if key not in later}
    made = compare(decode(json.dumps(old).encode()), busy())
    assert not made.differs
    assert not made.complete


def test_as_json_it_is_one_document_that_says_what_it_is() -> None:
    out = StringIO()
    write(compare(one(), busy()), out)
    document = json.loads(out.getvalue())
    assert (document["format"], document["version"]) == ("stalkerware-detector-comparison", 1)
