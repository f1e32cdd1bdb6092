"""What is said about one signal.

`signal.ID`: a clause that stands in a block, after "what is here", "what it is allowed to do" or "what was seen"; those
of the phone are whole sentences. `signal.ID.bare`: the same when the phone left a slot empty. `brief.ID`: its name in
a list, as in "allowed: screen, calls" or "could not be told: its icon".
"""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- identity
    "signal.listed-name": "its package name is on our list as {product} ({where})",
    "signal.generic-name": "its package name is on our list as {product}, but other apps may have such a plain name "
    "too ({where})",
    "signal.listed-class": "a part inside it belongs to {product} ({indicator}, {where})",
    "signal.listed-signer": "a certificate in it is on our list as one of the maker of {product} ({where})",
    "signal.known-ordinary": "it has the name of {name}, an ordinary app for which such access is usual; names can be "
    "forged",
    "signal.known-to-owner": "you noted that you know an app of this name ({note})",
    "signal.part-of-system": "it came with the phone",
    # ---- provenance
    "signal.by-hand": "installed by hand: {how_words}",
    "signal.maker-name": "its package name is in the style of {maker}, and it did not come with the phone",
    "signal.maker-label": "it calls itself “{label}”, like a part of the phone",
    "how.file": "from a file or a message ({installer})",
    "how.file.bare": "from a file or a message",
    "how.computer": "from a computer, or with a computer's rights ({installer})",
    "how.another-app": "by another app ({installer})",
    "how.unrecorded": "no store is recorded",
    # ---- concealment
    "signal.no-icon": "it has no icon among the apps",
    "signal.icon-switched-off": "parts of it were switched off after installing, and an icon can be among them "
    "({component})",
    # ---- ability
    "signal.accessibility": "read the screen and act on it (accessibility)",
    "signal.notifications": "read every notification, those of messengers among them",
    "signal.sms": "read text messages (SMS)",
    "signal.send-sms": "send text messages",
    "signal.calls": "read the list of calls, or notice outgoing ones",
    "signal.contacts": "read contacts",
    "signal.calendar": "read the calendar",
    "signal.location": "know where the phone is, at least while it is open",
    "signal.location-always": "know where the phone is at any time",
    "signal.microphone": "use the microphone",
    "signal.camera": "use the camera",
    "signal.files": "read photos and files",
    # ---- existence
    "signal.accessibility-running": "its accessibility service is connected to the system now",
    "signal.listener-connected": "its notification listener is connected to the system now",
    # ---- resilience
    "signal.device-admin": "act as a device administrator ({policies}): it cannot simply be removed",
    "signal.device-admin.bare": "act as a device administrator: it cannot simply be removed",
    "signal.profile-owner": "manage the phone or a profile on it, as its owner",
    "signal.device-owner": "manage the whole phone, as its owner",
    # ---- the phone
    "signal.app-check-off": "The check of apps for harm (Play Protect) is switched off.",
    "signal.adb-installs-unchecked": "Apps that a computer installs are not checked.",
    "signal.unknown-sources": "Apps from outside the store are allowed.",
    "signal.wireless-debugging": "Debugging over the network is switched on.",
    "signal.bootloader-open": "The lock that keeps the phone's system from being replaced is open ({value}).",
    "signal.changed-system": "The phone's system is not one that its maker signed for customers ({value}).",
    "signal.old-patch": "The last security update is of {date}.",
    "signal.more-users": "There are other users or profiles on the phone: {others}.",
    # ---- names in a list
    "brief.listed-name": "its name",
    "brief.generic-name": "its name",
    "brief.listed-class": "the parts inside it",
    "brief.listed-signer": "its maker's signature",
    "brief.known-ordinary": "whether it is an ordinary app",
    "brief.known-to-owner": "whether you know it",
    "brief.part-of-system": "whether it came with the phone",
    "brief.by-hand": "how it was installed",
    "brief.maker-name": "whether it belongs to the phone's maker",
    "brief.maker-label": "what it calls itself",
    "brief.no-icon": "whether it has an icon",
    "brief.icon-switched-off": "whether its icon was switched off",
    "brief.accessibility": "screen",
    "brief.notifications": "notifications",
    "brief.sms": "text messages",
    "brief.send-sms": "sending of text messages",
    "brief.calls": "calls",
    "brief.contacts": "contacts",
    "brief.calendar": "calendar",
    "brief.location": "place",
    "brief.location-always": "place at any time",
    "brief.microphone": "microphone",
    "brief.camera": "camera",
    "brief.files": "photos and files",
    "brief.accessibility-running": "whether its accessibility service is connected now",
    "brief.listener-connected": "whether its notification listener is connected now",
    "brief.device-admin": "device administrator",
    "brief.profile-owner": "manager of the phone or a profile",
    "brief.device-owner": "manager of the whole phone",
    "brief.app-check-off": "the check of apps (Play Protect)",
    "brief.adb-installs-unchecked": "the check of apps that a computer installs",
    "brief.unknown-sources": "apps from outside the store",
    "brief.wireless-debugging": "debugging over the network",
    "brief.bootloader-open": "the lock of the phone's system",
    "brief.changed-system": "whether the system was changed",
    "brief.old-patch": "the last security update",
    "brief.more-users": "other users or profiles",
}
