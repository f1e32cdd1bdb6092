"""Labels of services, titles of windows, names of owners and users can hold any line. They hide nothing by that."""

import pytest

from detector.android import ComponentName
from detector.facts import Facts
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.device_admins import AdminRole
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

SPY, HELPER, OTHER = "org.example.spy/org.example.spy.Watch", "org.example.help/.Helper", "org.example.third/.Svc"


def phone(api: int = 34, users: str = OWNER_ONLY, **outputs: str) -> Facts:
    answers: dict[Key, str] = {"properties": properties(api), "users": users}
    return collect(Scripted(answers | {key.replace("_", "-"): text for key, text in outputs.items()}))


def service(label: str, identity: str = "") -> str:
    return (
        f"Service[label={label}{identity}, feedbackType[FEEDBACK_GENERIC], capabilities=9, "
        "eventTypes=[TYPE_A, TYPE_B], notificationTimeout=0, requestA11yBtn=false]"
    )


def dump(*labels: str, enabled: tuple[str, ...] = (SPY, HELPER), title: str = "") -> str:
    """The layout of Android 13 and 14."""
    bound = ", \n                     ".join(service(label) for label in labels)
    components = ", ".join(f"{{{component}}}" for component in enabled)
    return (
        "ACCESSIBILITY MANAGER (dumpsys accessibility)\n\ncurrentUserId=0\nUser state[\n"
        "     attributes:{id=0, touchExplorationEnabled=false, installedServiceCount=5}\n     button target:{null}\n"
        f"     Bound services:{{{bound}}}\n     Enabled services:{{{components}}}\n     Binding services:{{}}\n"
        "     Crashed services:{}\n     Client list info:{\n          Registered clients:{\n[org.example.home]}]\n"
        f"Global Info [ Top focused display Id = 0 ]\nWindow attributes:[{{Window[title={title}]}}]\n"
    )


def old_dump(*labels: str) -> str:
    """The layout of Android 7 to 9."""
    bound = ", \n                     ".join(service(label) for label in labels)
    return (
        "ACCESSIBILITY MANAGER (dumpsys accessibility)\n\nUser state[attributes:{id=0, currentUser=true, "
        f"touchExplorationEnabled=false}}\n           services:{{{bound}}}]\n\n"
    )


def found(facts: Facts, component: str) -> AccessibilityService | None:
    name = ComponentName.parse(component)
    return next((one for one in facts.accessibility.records if one.component == name), None)


LABELS = {
    "plain": "Wi-Fi",
    "markup": "[bold]x[/] [/ ] [red",
    "braces": "}]{{}}",
    "no enabled services": "x\n     Enabled services:{}\n",
    "other enabled services": "x\n     Enabled services:{{org.example.fake/.Svc}}\n",
    "end": "x\n     Client list info:{\n",
    "global end": "x\nGlobal Info [\n",
    "binding": "x\n     Binding services:{}]\n",
    "old end": "x\n           services:{}]\n",
    "no bound services": "x\n     Bound services:{}\n     Enabled services:{}\n     Binding services:{}\n}]\n",
    "another user": "x\nUser state[\n     attributes:{id=77}\n     Bound services:{}\n     Enabled services:{}\n}]\n",
    "attributes": "x\n     attributes:{id=77,\n",
    "identity": "x, id=com.example.bank/.Svc, ",
    "another service": "x, feedbackType[A], Service[label=y",
    "windows": "x\nWindow attributes:[{\n",
    "escape": "\x1b[2J\x1b]0;x\x07\u202e",
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("setting", [None, "null\n", f"{SPY}:{HELPER}\n"])
def test_a_label_hides_no_enabled_service(label: str, setting: str | None) -> None:
    text = dump(LABELS[label], "Helper")
    facts = phone(accessibility=text) if setting is None else phone(accessibility=text, accessibility_setting=setting)
    for component in (SPY, HELPER):
        record = found(facts, component)
        name = component.partition("/")[0]
        if setting == "null\n" and record is None:
            assert not facts.accessibility.knows(package=name), "a contradiction that costs a service is told"
            continue
        assert record is not None
        assert record.enabled
        assert record.bound is not False, "two run, and a label must not make them idle"


@pytest.mark.parametrize("label", LABELS)
def test_a_label_hides_no_enabled_service_on_old_versions(label: str) -> None:
    facts = phone(28, accessibility=old_dump(LABELS[label], "Helper"), accessibility_setting=f"{SPY}:{HELPER}\n")
    for component in (SPY, HELPER):
        record = found(facts, component)
        assert record is not None
        assert record.enabled
        assert record.bound is not False


@pytest.mark.parametrize("label", LABELS)
def test_labels_come_as_they_are_and_in_one_piece(label: str) -> None:
    facts = phone(accessibility=dump(LABELS[label], enabled=(SPY,)), accessibility_setting=f"{SPY}\n")
    record = found(facts, SPY)
    assert record is not None
    assert "\n" not in record.label
    assert LABELS[label].startswith(record.label)


TITLES = {
    "on its own line": "x\n     Enabled services:{{org.example.fake/.Svc}}\n",
    "in the line": "Enabled services:{{org.example.fake/.Svc}}",
    "services": "x\n     Bound services:{Service[label=x, id=org.example.fake/.Svc, feedbackType[A], capabilities=1,",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_window_title_adds_no_service_that_the_settings_deny(title: str) -> None:
    facts = phone(accessibility=dump(title=TITLES[title], enabled=(SPY,)), accessibility_setting=f"{SPY}\n")
    fake = found(facts, "org.example.fake/.Svc")
    assert fake is None or not fake.enabled
    spy = found(facts, SPY)
    assert spy is not None
    assert spy.enabled
    assert facts.accessibility.knows(package="org.example.spy")


def test_a_window_title_counts_as_long_as_nothing_denies_it() -> None:
    facts = phone(accessibility=dump(title=TITLES["on its own line"], enabled=(SPY,)))
    assert found(facts, "org.example.fake/.Svc") is not None
    assert found(facts, SPY) is not None


def test_more_services_run_than_are_enabled() -> None:
    facts = phone(accessibility=dump("One", "Two", enabled=(SPY,)), accessibility_setting=f"{SPY}\n")
    assert [gap.reason for gap in facts.accessibility.gaps] == [GapReason.CONTRADICTORY]
    assert "One, Two" in facts.accessibility.gaps[0].detail


def test_a_service_that_runs_and_is_not_enabled_is_there() -> None:
    running = service("x", f", id={OTHER}")
    text = dump(enabled=()).replace("Bound services:{}", f"Bound services:{{{running}}}")
    record = found(phone(36, accessibility=text, accessibility_setting="null\n"), OTHER)
    assert record is not None
    assert record.bound
    assert not record.enabled


ADMIN_LINES = "    {}:\n      uid=10123\n      testOnlyAdmin=false\n      policies:\n        wipe-data\n{}"


def admins(owner: str = "", *, field: str = "") -> str:
    return (
        "Current Device Policy Manager state:\n  Device Owner: \n    admin=ComponentInfo{org.example.mdm/.Own}\n"
        f"    name={owner}\n    package=org.example.mdm\n    User ID: 10\n\n"
        "  Enabled Device Admins (User 0, provisioningState: 0):\n"
        + ADMIN_LINES.format(SPY, f"      globalProxySpec={field}\n")
        + ADMIN_LINES.format(HELPER, "")
        + " \n    mPasswordOwner=-1\n\n  Encryption Status: per-user\n"
    )


FORGED_ADMIN_LINES = {
    "section": "x\n  Enabled Device Admins (User 0, provisioningState: 0):\n    mPasswordOwner=-1\n",
    "end": "x\n  Encryption Status: per-user\n",
    "margin": "x\nabc\n",
    "owner": "x\n  Profile Owner (User 7):\n    admin=ComponentInfo{com.example.bank/.X}\n    User ID: 3\n",
    "admin": "x\n com.example.bank/.X:\n",
    "deep admin": "x\n              com.example.bank/.X:\n",
    "markup": "[bold]\x1b[31m",
    "policies": "x\n        policies:\n          nothing\n",
}


@pytest.mark.parametrize("name", FORGED_ADMIN_LINES)
@pytest.mark.parametrize("place", ["owner", "field"])
def test_no_owner_name_and_no_field_hides_an_admin(name: str, place: str) -> None:
    text = admins(FORGED_ADMIN_LINES[name]) if place == "owner" else admins(field=FORGED_ADMIN_LINES[name])
    facts = phone(33, device_policy=text)
    by_role = {(str(admin.component), admin.role) for admin in facts.device_admins.records}
    assert ("org.example.mdm/.Own", AdminRole.DEVICE_OWNER) in by_role
    assert ("org.example.spy/.Watch", AdminRole.ADMIN) in by_role or place == "field"
    components = {component for component, _ in by_role}
    assert {"org.example.spy/.Watch", "org.example.help/.Helper"} <= components
    for admin in facts.device_admins.records:
        if str(admin.component) in ("org.example.spy/.Watch", "org.example.help/.Helper"):
            assert "wipe-data" in admin.policies or admin.role is not AdminRole.ADMIN


LISTENERS = (
    "  Notification listeners:\n    Allowed notification listeners:\n"
    "      org.example.spy/org.example.spy.L (user: 0 isPrimary: true)\n"
    "    All notification listeners (1) enabled for current profiles:\n"
    "      ComponentInfo{org.example.spy/org.example.spy.L}\n    Live notification listeners (1):\n"
    "      ComponentInfo{org.example.spy/org.example.spy.L} (user 0): android.service.Proxy@1\n"
    "    Snoozed notification listeners (0):\n\n  Notification assistant services:\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "  Notification listeners:\n",
        "  Notification listeners:\n  Notification assistant services:\n",
        "  Notification assistant services:\n",
        "  Notification listeners:\n    Snoozed notification listeners (0):\n",
        "  Notification listeners:\n    All notification listeners (0):\n    Live notification listeners (0):\n"
        "    Snoozed notification listeners (0):\n  Notification assistant services:\n",
    ],
)
def test_no_notification_hides_a_listener(text: str) -> None:
    for whole in (text + LISTENERS, LISTENERS + text):
        records = phone(33, notification=whole).notification_listeners.records
        assert [(one.component.package, one.allowed, one.live) for one in records] == [("org.example.spy", True, True)]


def test_a_listener_list_that_is_shorter_than_it_says_is_cut() -> None:
    text = LISTENERS.replace("listeners (1) enabled", "listeners (2) enabled")
    assert phone(33, notification=text).notification_listeners.gaps[0].reason is GapReason.TRUNCATED


@pytest.mark.parametrize(
    "name", ["x\n", "x\n\tUserInfo{77:fake:13} running\n", "x:13} running\n\tUserInfo{88:y", "}\n:1030"]
)
def test_no_user_name_hides_a_user(name: str) -> None:
    listed = f"Users:\n\tUserInfo{{0:Owner:c13}} running\n\tUserInfo{{10:{name}:1030}} running\n\tUserInfo{{11:z:10}}\n"
    facts = phone(33, users=listed)
    assert {0, 10, 11} <= {user.id for user in facts.users.records}
    assert {gap.user for gap in facts.launcher.gaps} >= {0, 10, 11}, "all of them are asked about"
    details = (
        "Users:\n  UserInfo{0:null:c13} serialNo=0\n    State: RUNNING_UNLOCKED\n"
        f"  UserInfo{{10:{name}:1030}} serialNo=1\n"
        "    State: -1\n  UserInfo{11:z:10} serialNo=2\n\n  Guest restrictions:\n    no_sms\n"
    )
    both = phone(33, users=OWNER_ONLY, user_details=details).users
    assert {0, 10, 11} <= {user.id for user in both.records}
    assert both.gaps, "the two lists differ"
