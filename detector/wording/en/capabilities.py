"""What apps can do, in plain words.

`capability.ID`: a clause after "what it is allowed to do"; `.while-open` where it may do so only while it is open.
`group.ID`: an access that several apps have, as a title; `.why`: for what such access is usual.
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "capability.read-screen": "read the screen, act on it, and see what is typed",
    "capability.read-screen.while-open": "see what is on the screen when it is called as the assistant",
    "capability.act-on-screen": "act on the screen",
    "capability.see-keystrokes": "be a keyboard, and see what is typed with it",
    "capability.record-screen": "record the screen without a question each time",
    "capability.read-notifications": "read every notification, those of messengers among them",
    "capability.read-messages": "read text messages (SMS)",
    "capability.read-calls": "read the list of calls, or notice calls",
    "capability.locate-always": "know where the phone is at any time",
    "capability.locate": "know where the phone is",
    "capability.locate.while-open": "know where the phone is, while it is open",
    "capability.use-microphone": "use the microphone",
    "capability.use-camera": "use the camera",
    "capability.read-files": "read photos and files",
    "capability.read-contacts": "read contacts",
    "capability.read-calendar": "read the calendar",
    "capability.see-usage": "see which apps are used, and when",
    "capability.see-traffic": "carry the connections of the phone (VPN)",
    "capability.fill-passwords": "fill in passwords",
    "capability.send-messages": "send text messages",
    "capability.draw-over": "draw over other apps",
    "capability.install-apps": "install other apps",
    "capability.manage-phone": "manage the phone or a profile on it",
    "capability.manage-phone.device-owner": "manage the whole phone, as its owner",
    "capability.prevent-removal": "stay: it cannot simply be removed",
    "group.line": "{access}: {apps}",
    "group.owner": "Manages the phone or a profile on it",
    "group.owner.why": "That is usual for phones of an employer or a school, for work profiles, and for phones that "
    "are supervised for a family. Whoever manages a phone could see where it is and which apps are used. Did you know "
    "that?",
    "group.accessibility": "May read the screen and act on it",
    "group.accessibility.why": "Password managers, aids for people with disabilities and apps that automate things "
    "need such access. It could also be used for monitoring.",
    "group.screen": "May record the screen",
    "group.screen.why": "Apps for remote help and for recording the screen need such access. It could also be used for "
    "monitoring.",
    "group.admin": "Cannot simply be removed",
    "group.admin.why": "Mail of an employer and apps that find a lost phone often hold on like this, as device "
    "administrators.",
    "group.notifications": "May read every notification",
    "group.notifications.why": "Wearables, cars and home screens need such access. It could also be used for "
    "monitoring, since messages stand in notifications.",
    "group.by-hand": "Installed by hand, with access to private things",
    "group.by-hand.why": "No store brought this here: somebody who had the phone in hand did, perhaps you. Such "
    "access could be used for monitoring.",
    "group.other": "Made for access to a phone or to other apps",
    "group.other.why": "Apps for remote help, and those in which other apps run, are made like this.",
    "group.may": "may: {access}",
    "group.may-also": "may also: {access}",
    "group.seen": "seen: {seen}",
    "group.ask": "Do you know these apps, and do you want them to have this access?",
    "group.not-known": "Who installed what, whether you agreed to it, and what has left the phone, if anything, cannot "
    "be seen from here. Where each line was read stands in the JSON report.",
}
