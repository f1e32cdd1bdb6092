"""The views of what was found, besides what the report itself says."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- keys
    "view.key.open": "open this app",
    "view.key.evidence": "evidence",
    "view.key.commands": "commands",
    # ---- what several views say
    "view.taken-out": "What would stand here was taken out of this report before it was passed on.",
    "view.more.one": "1 more line is in the JSON report",
    "view.more.many": "{count} more lines are in the JSON report",
    # ---- messengers
    "view.messengers.apps": "Apps that could read along, to look at one by one",
    "view.messengers.none": "None of the messengers that we know was found among the apps of this phone.",
    "view.messengers.unread": "None of the messengers that we know was found, but the apps could not all be read.",
    "view.messengers.linked": "A messenger can also be read on a computer or another device that is logged in to it. "
    "That cannot be seen from here.",
    # ---- settings
    "view.patch": "last security update: {date}",
    "view.patch-age.one": "last security update: {date}, 1 month before this check",
    "view.patch-age.many": "last security update: {date}, {count} months before this check",
    "view.users": "users and profiles, each with apps of its own: {users}",
    "view.settings.none": "Of the settings that we look at, none was found that lowers protection.",
    "view.settings.none-incomplete": "No setting was found that lowers protection, but not all of them could be read.",
    # ---- not checked
    "view.unread.incomplete": "Something important could not be read. So “nothing found” is no answer for this phone.",
    "view.unread.complete": "The most important things could be read. What is missing may hold something, or nothing.",
    "view.unread.all": "All that this check is meant to read could be read.",
    "view.unread.core": "Important: it leaves open what is on the phone",
    "view.unread.apps": "Questions about apps that stay open",
    "view.unread.settings": "Settings that stay open",
    "view.unread.others": "Besides",
    "view.unread.left-out": "Left out on purpose",
    "view.unread.notes": "About what was handed over",
    "view.hint.again": "What to do: check again, with the phone unlocked and the cable firmly in.",
    "view.hint.refused": "The phone keeps this from a computer. Checking again changes nothing.",
    "view.hint.on-phone": "What to do: look on the phone itself, in that user or profile, at its list of apps.",
    "view.hint.contradictory": "A fault can cause this, and so can an app, by what it writes about itself. Look for it "
    "on the phone itself: Settings > Apps.",
    "view.hint.newer": "A newer version of this program may understand it.",
    "view.hint.phone": "What to do: check the phone itself, if it is at hand.",
    "view.hint.chosen": "What to do: check again without leaving out users.",
}
