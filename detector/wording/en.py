"""English."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- before anything else
    "safety.title": "Before you start",
    "safety.1": "Someone who watches this phone may notice that it is connected and that settings were changed for it.",
    "safety.2": "Finding an app does not mean it must go now. Removing it can be noticed, and can destroy proof.",
    "safety.3": "If you may be in danger, talk to someone first, from another phone: https://www.hotpeachpages.net "
    "lists help by country.",
    "safety.4": "This check reads. It changes nothing on the phone, keeps nothing, and sends nothing anywhere.",
    "safety.consent": "Is this your phone, or are you with its owner and do they agree?",
    "safety.go-on": "Enter: yes, go on. Ctrl-C: leave.",
    "safety.act": "Before you act: changing or removing this may be noticed by a person who has access to the phone, "
    "and may delete proof. You decide if and when. A support service can help you plan.",
    # ---- levels
    "level.confirmed": "known monitoring app, confirmed",
    "level.match": "known monitoring app, name match",
    "level.pattern": "strong pattern, not on our lists",
    "level.ability": "could monitor: please look",
    "level.posture": "setting that lowers protection",
    "level.confirmed.count": "known, confirmed",
    "level.match.count": "known by name",
    "level.pattern.count": "strong patterns",
    "level.ability.count": "could monitor",
    "level.posture.count": "settings",
    "level.unknown.count": "not checked",
    # ---- headlines of findings, by rule and level
    "known-app.match": "An app with the same name as {product} is installed. We could not compare its signature, so "
    "this is very likely but not certain.",
    "known-app.pattern": "{product} is installed: {class_words}. It also keeps out of sight here.",
    "known-app.ability": "{product} seems to be installed: {class_words}. Do you know it, and do you want it here?",
    "impostor.pattern": "This app is not on our lists. It bears a name of the phone's maker or sounds like a part of "
    "the phone, and it is neither. We cannot see what it sends or who put it here.",
    "impostor.ability": "This app bears a name of the phone's maker or sounds like a part of the phone, and it is "
    "neither.",
    "hidden-monitor.pattern": "This app is not on our lists. It has no icon, it was installed by hand, and it is "
    "allowed to read private things. Apps made for secret monitoring often look like this; we cannot see what it sends "
    "or who put it here.",
    "locked-in.pattern": "This app is not on our lists. It is allowed to read the screen, and it keeps itself from "
    "being removed. We cannot see what it sends or who put it here.",
    "could-monitor.ability": "It holds access that could be used to monitor. Do you know this app, and do you want it "
    "to have this access?",
    "class.stalkerware": "an app sold for monitoring phones",
    "class.rat": "a program for controlling a phone from afar",
    "class.parental": "an app sold for supervising children; it can be misused",
    "class.anti-theft": "an app sold for finding or locking a lost phone; it can be misused",
    "class.dual-use": "an ordinary app that can be misused for monitoring",
    # ---- blocks of a finding
    "block.here": "What is here",
    "block.allowed": "What it is allowed to do",
    "block.seen": "What was seen",
    "block.not-known": "What we do not know",
    "block.nothing-allowed": "none of the access that we look for",
    "block.nothing-seen": "nothing observable: content and traffic cannot be seen from here",
    "block.never-known": "who installed it, whether you agreed to it, and what it sent, if anything",
    # ---- signals: a clause each
    "signal.listed-name": "its package name is listed for {product} ({where})",
    "signal.generic-name": "its package name is listed for {product}, but other apps may bear such a plain name too "
    "({where})",
    "signal.listed-class": "a class inside it belongs to {product} ({indicator}, {where})",
    "signal.known-ordinary": "it bears the name of {name}, an ordinary app for which such access is usual; names can "
    "be forged",
    "signal.part-of-system": "it came with the phone",
    "signal.by-hand": "installed by hand: {how_words}",
    "signal.maker-name": "its package name is in the style of {maker}, and it did not come with the phone",
    "signal.maker-label": "it calls itself “{label}”, like a part of the phone",
    "signal.no-icon": "it has no icon among the apps",
    "signal.icon-switched-off": "parts of it were switched off after installing, among which an icon can be "
    "({component})",
    "signal.accessibility": "read the screen and act on it (accessibility)",
    "signal.notifications": "read every notification, messages of messengers among them",
    "signal.sms": "read text messages (SMS)",
    "signal.send-sms": "send text messages",
    "signal.calls": "read the list of calls, or follow outgoing ones",
    "signal.contacts": "read contacts",
    "signal.calendar": "read the calendar",
    "signal.location": "know where the phone is, at least while it is open",
    "signal.location-always": "know where the phone is at any time",
    "signal.microphone": "use the microphone",
    "signal.camera": "use the camera",
    "signal.files": "read photos and files",
    "signal.accessibility-running": "its accessibility service is connected to the system now",
    "signal.listener-connected": "its notification listener is connected to the system now",
    "signal.device-admin": "act as a device administrator ({policies}), and so not be simply removed",
    "signal.profile-owner": "manage a profile of the phone as its owner",
    "signal.device-owner": "manage the whole phone as its owner",
    "signal.app-check-off": "The check of apps for harm (Play Protect) is switched off.",
    "signal.adb-installs-unchecked": "Apps that a computer installs are not checked.",
    "signal.unknown-sources": "Apps from outside the store are allowed.",
    "signal.wireless-debugging": "Debugging over the network is switched on.",
    "signal.bootloader-open": "The lock that keeps the phone's system from being replaced is open ({value}).",
    "signal.changed-system": "The phone's system is not one that its maker signed for customers ({value}).",
    "signal.old-patch": "The last security update is of {date}.",
    "signal.more-users": "There are other users or profiles on the phone: {others}.",
    "posture.note": "None of these is a sign of monitoring by itself.",
    "how.file": "from a file ({installer})",
    "how.computer": "by a computer over the cable ({installer})",
    "how.another-app": "by another app ({installer})",
    "how.unrecorded": "the phone recorded no store",
    # ---- not checked
    "not-checked.title": "Not checked",
    "not-checked.lead": "What follows could not be read. It may hold something, or nothing.",
    "not-checked.undecided": "{count} apps: whether “{rule}” holds could not be told ({packages})",
    "not-checked.always": "Never visible over the cable: computers logged in to your messengers, shared accounts and "
    "passwords, what an app sends.",
    "fact.device": "which phone it is",
    "fact.users": "users and profiles",
    "fact.packages": "installed apps",
    "fact.permissions": "permissions",
    "fact.launcher": "icons",
    "fact.accessibility": "accessibility (apps that read the screen)",
    "fact.device-admins": "device administrators",
    "fact.notification-listeners": "apps that read notifications",
    "fact.settings": "safety settings",
    "gap.denied": "the phone refused",
    "gap.blocked-user": "the phone does not let a computer look inside this user or profile",
    "gap.no-service": "this phone has no such service",
    "gap.timed-out": "it took too long",
    "gap.truncated": "the answer was cut off",
    "gap.empty": "the phone answered nothing",
    "gap.not-understood": "the answer was not understood",
    "gap.contradictory": "two answers of the phone contradict each other",
    "gap.unsupported": "this phone cannot answer that",
    "gap.disconnected": "the phone was disconnected",
    "gap.failed": "the command failed on the phone",
    "gap.not-in-source": "it is not in what was saved",
    "gap.not-chosen": "this user or profile was left out",
    "gap.user": "user {user}",
    # ---- summary
    "summary.phone": "{phone} · Android {release} · {apps} apps, {added} of them added · list of {date} "
    "({products} products)",
    "summary.phone-unknown": "a phone whose model could not be read",
    "summary.nothing": "No app of our list ({products} products, {packages} names, list of {date}) and no hidden-app "
    "pattern was found. Newer or changed apps can be missed, and logged-in computers or shared accounts cannot be seen "
    "from here.",
    "summary.nothing-incomplete": "Not everything could be read, so this is no answer yet. In what could be read, no "
    "app of our list ({products} products, {packages} names, list of {date}) and no hidden-app pattern was found.",
    "section.apps": "Apps to look at",
    "section.settings": "Settings",
    "section.next": "What next",
    "next.1": "Finding or not finding an app is one part. Check your accounts and linked devices too: Google account, "
    "mail, WhatsApp, WeChat, Telegram.",
    "next.2": "Afterwards, on the phone: Settings > System > Developer options > Revoke USB debugging authorisations, "
    "then switch USB debugging off.",
    "evidence.line": "{command}, line {line}: {excerpt}",
    "evidence.whole": "{command}: {excerpt}",
    "app.installed": "installed {date}",
    "app.users": "for user {users}",
    "app.requested": "It asked for {count} sensitive permissions and holds {held} of them.",
    "app.version": "version {version}",
    # ---- rules, for `detector explain`
    "rule.known-app": "known monitoring app",
    "rule.known-app.why": "Compares each installed app's package name, and its class names where the phone prints "
    "them, with the list. The class of the product decides the level: what is sold for secret monitoring or remote "
    "control is a match; what is sold for children, lost phones or offices is a question, unless it also hides. A name "
    "so plain that harmless apps bear it counts only if the app was installed by hand.",
    "rule.known-app.innocent": "The phone's owner may have installed a product for children or against theft "
    "themselves. A name can be copied by anybody.",
    "rule.impostor": "pretends to belong to the phone",
    "rule.impostor.why": "An app that did not come with the phone, was installed by hand, and bears a package name or "
    "a label in the style of the phone's maker or of Android. It is a strong pattern if it may also read messages or "
    "the screen.",
    "rule.impostor.innocent": "Ported camera apps and copies of a maker's own apps bear such names too.",
    "rule.hidden-monitor": "hidden monitor",
    "rule.hidden-monitor.why": "No icon, installed by hand, and allowed to read at least one private channel: the "
    "screen, notifications, text messages, calls, the microphone, or the place at any time. Access alone never fires "
    "this rule: hiding and the way in are its gate.",
    "rule.hidden-monitor.innocent": "Plug-ins, keyboards, watch faces and helper apps have no icon either; somebody "
    "may have installed one from a file.",
    "rule.locked-in": "locks itself in",
    "rule.locked-in.why": "A device administrator that may also read the screen, and that was installed by hand or "
    "keeps out of sight. Such an app can close the settings before it is removed.",
    "rule.locked-in.innocent": "Work phones and apps for supervising children are set up like this on purpose.",
    "rule.could-monitor": "could monitor",
    "rule.could-monitor.why": "An added app that may read the screen or notifications, or administers the phone; or "
    "one installed by hand that may read messages, calls or the place at any time. A question for the owner of the "
    "phone, not an alarm. Apps that came with the phone, and screen readers from a store, are left out; owners of the "
    "phone or of a profile are not.",
    "rule.could-monitor.innocent": "Password managers, watches, launchers, automation and work apps need such access.",
    "rule.posture": "settings that lower protection",
    "rule.posture.why": "Settings and system properties that make an installation easier or show a changed system.",
    "rule.posture.innocent": "Many people switch these on themselves, and old phones get no updates.",
}
