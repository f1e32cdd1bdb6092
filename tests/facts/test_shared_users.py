"""Apps that share a uid: their grants stand in the answer to the short question only."""

from detector.facts.base import GapReason
from detector.facts.collecting import collect
from tests.scripted import OWNER_ONLY, Scripted, properties

LIST = """Packages:
  Package [com.example.twin] (1a2b3c4):
    appId=10150
    sharedUser=SharedUserSetting{5d6e7f0 com.example.shared/10150}
    codePath=/data/app/com.example.twin
    versionName=1.0
    splits=[base]
    flags=[ HAS_CODE ]
    User 0: ceDataInode=1 installed=true hidden=false
  Package [com.example.single] (2b3c4d5):
    appId=10151
    codePath=/data/app/com.example.single
    versionName=1.0
    splits=[base]
    flags=[ HAS_CODE ]
    User 0: ceDataInode=2 installed=true hidden=false
      runtime permissions:
        android.permission.CAMERA: granted=true, flags=[ USER_SET]
"""


def test_without_the_short_answer_only_they_are_a_gap() -> None:
    facts = collect(Scripted({"properties": properties(34), "users": OWNER_ONLY, "packages": LIST}))
    assert [(gap.package, gap.reason) for gap in facts.permissions.gaps] == [
        ("com.example.twin", GapReason.NOT_IN_SOURCE)
    ]
    assert facts.permissions.knows(package="com.example.single")


def test_with_it_nothing_is_missing() -> None:
    asked = LIST.replace(
        "    User 0: ceDataInode=1",
        "    requested permissions:\n      android.permission.CAMERA\n    User 0: ceDataInode=1",
    )
    source = Scripted({"properties": properties(34), "users": OWNER_ONLY, "packages": LIST, "permissions": asked})
    assert collect(source).permissions.gaps == ()
