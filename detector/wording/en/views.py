"""The views of what was found, besides what the report itself says."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- keys
    "view.key.open": "open this app",
    "view.key.open.short": "open",
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
    "view.unread.others": "Less important: could not be read, or not wholly",
    "view.unread.left-out": "Left out on purpose",
    "view.unread.deeper": "R checks again; there you can choose a deep check, which reads what was left out.",
    "view.unread.notes": "About what was handed over",
    "view.hint.again": "What to do: check again, with the phone unlocked and the cable firmly in.",
    "view.hint.refused": "The phone keeps this from a computer. Checking again changes nothing.",
    "view.hint.on-phone": "What to do: look on the phone itself, in that user or profile, at its list of apps.",
    "view.hint.contradictory": "A fault can cause this, and so can an app, by what it writes about itself. Look for it "
    "on the phone itself: Settings > Apps.",
    "view.hint.newer": "A newer version of this program may understand it.",
    "view.hint.phone": "What to do: check the phone itself, if it is at hand.",
    "view.hint.chosen": "What to do: check again without leaving out users.",
    # ---- timeline
    "view.key.turn": "other end first",
    "view.key.widen": "more or fewer apps",
    "view.timeline.title": "Timeline: {order}, {apps}",
    "view.timeline.newest": "newest first",
    "view.timeline.oldest": "oldest first",
    "view.timeline.found": "only apps with a finding or an open question",
    "view.timeline.all": "all apps",
    "view.timeline.now": "At the moment of the check",
    "view.timeline.undated": "On a day that is not known",
    "view.timeline.installed": "installed",
    "view.timeline.updated": "updated",
    "view.timeline.removed": "removed, on this day or shortly before",
    "view.timeline.watched": "watched while it ran; what it did is told with the app",
    "view.timeline.none": "Nothing that can be placed in time belongs to these apps; F shows all apps, or fewer.",
    "view.timeline.quiet": "A day without a line was not a quiet day. Of each use Android remembers the last one, and "
    "of what was removed little.",
    "view.timeline.rounded": "Times were taken out of this report, and so were some days.",
    "view.timeline.zoneless": "The time zone of the phone is not known: times are those of its own clock.",
    "view.timeline.dateless.one": "Of 1 added app it is not known when it was installed.",
    "view.timeline.dateless.many": "Of {count} added apps it is not known when they were installed.",
    "view.timeline.unread": "Not read, or not wholly, so what belongs here may be missing: {facts}.",
}
