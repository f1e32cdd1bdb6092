"""What to look at besides the apps, and in which order: accounts, linked devices, surroundings. No cable shows them.

Each item has two marks: whether the other person may notice a change there, and whether it should be noted down
before it is changed. The words are `account.ID`.
"""

from typing import Final

from msgspec import Struct


class Item(Struct, frozen=True):
    """One thing to look at."""

    id: str
    noticed: bool
    """A change there, or a look where a look is told to others, may be noticed by the other person."""
    note_first: bool
    """What stands there now can be proof, and is gone after a change."""


CHECKLIST: Final[dict[str, tuple[Item, ...]]] = {
    "accounts": (
        Item("google-devices", noticed=True, note_first=True),
        Item("google-access", noticed=True, note_first=True),
        Item("recovery", noticed=True, note_first=True),
        Item("maker-account", noticed=True, note_first=True),
        Item("mail", noticed=True, note_first=True),
        Item("family-group", noticed=True, note_first=False),
        Item("passwords", noticed=True, note_first=False),
        Item("backups", noticed=False, note_first=True),
    ),
    "sharing": (
        Item("location-sharing", noticed=True, note_first=True),
        Item("find-device", noticed=True, note_first=True),
        Item("photos", noticed=True, note_first=False),
        Item("daily-accounts", noticed=True, note_first=True),
    ),
    "messengers": (
        Item("linked-devices", noticed=True, note_first=True),
        Item("wechat", noticed=True, note_first=True),
        Item("social-media", noticed=True, note_first=True),
    ),
    "phone": (
        Item("unlock", noticed=True, note_first=False),
        Item("phone-company", noticed=True, note_first=True),
        Item("forwarding", noticed=True, note_first=True),
        Item("sim", noticed=True, note_first=True),
    ),
    "around": (
        Item("old-devices", noticed=True, note_first=True),
        Item("children", noticed=True, note_first=True),
        Item("home", noticed=True, note_first=True),
        Item("car", noticed=True, note_first=True),
        Item("trackers", noticed=True, note_first=True),
    ),
}
"""By section, `account.section.ID`."""
IN_SHORT: Final = ("google", "maker", "mail", "messengers", "location", "backups", "unlock", "company", "around")
"""A line each for a report, `account.short.ID`."""
