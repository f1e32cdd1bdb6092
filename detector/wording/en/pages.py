"""What is said before, around and after the findings."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- before anything else
    "safety.title": "Before you start",
    "safety.1": "A person who has access to this phone may notice that it was connected, and that settings were "
    "changed for it.",
    "safety.2": "Finding an app does not mean it must go now. Removing it can be noticed, and can destroy proof.",
    "safety.3": "If you may be in danger, talk to someone first, from another phone: https://www.hotpeachpages.net "
    "lists help by country.",
    "safety.4": "This check reads. It changes nothing on the phone, keeps nothing, and sends nothing anywhere.",
    "safety.consent": "Is this your phone, or are you with its owner and do they agree?",
    "safety.go-on": "Enter: yes, go on. Ctrl-C: leave.",
    "safety.act": "Before you act: changing or removing an app may be noticed by a person who has access to the phone, "
    "and may delete proof. You decide if and when. A support service can help you plan.",
    # ---- summary
    "summary.phone": "{phone} · Android {release}",
    "summary.phone-unknown": "a phone whose model could not be read",
    "summary.compared": "{apps}, {added} of them added later · compared with {products}, list of {date}",
    "summary.damaged-list": "The last update of the list could not be used, and an older one was: {detail}",
    "summary.old-list": "The list is {days} days old, and newer apps can be missed. “detector signatures update” "
    "fetches a newer one; only that command uses the network.",
    "summary.confirmed.one": "A known monitoring app is installed.",
    "summary.confirmed.many": "{count} known monitoring apps are installed.",
    "summary.match.one": "A known monitoring app seems to be installed.",
    "summary.match.many": "{count} known monitoring apps seem to be installed.",
    "summary.pattern.one": "One app looks like apps made for secret monitoring. We cannot be certain.",
    "summary.pattern.many": "{count} apps look like apps made for secret monitoring. We cannot be certain.",
    "summary.nothing": "No monitoring app of our list ({products}, {names}, list of {date}) and no hidden-app pattern "
    "was found. Newer or changed apps can be missed, and logged-in computers or shared accounts cannot be seen from "
    "here.",
    "summary.nothing-incomplete": "Not everything could be read, so this is no answer yet. In what could be read, no "
    "monitoring app of our list ({products}, {names}, list of {date}) and no hidden-app pattern was found.",
    "summary.listed.one": "One app below is on our list for another use: it can be misused for monitoring.",
    "summary.listed.many": "{count} apps below are on our list for another use: they can be misused for monitoring.",
    "summary.not-checked.one": "One thing could not be checked; see “Not checked” below.",
    "summary.not-checked.many": "{count} things could not be checked; see “Not checked” below.",
    "count.apps.one": "1 app",
    "count.apps.many": "{count} apps",
    "count.products.one": "1 product",
    "count.products.many": "{count} products",
    "count.names.one": "1 name",
    "count.names.many": "{count} names",
    # ---- sections
    "section.apps": "Apps to look at",
    "section.details": "App by app",
    "section.settings": "Settings",
    "section.not-checked": "Not checked",
    "section.next": "What next",
    "posture.note": "None of these is a sign of monitoring by itself.",
    "next.1": "Finding or not finding an app is one part. Check your accounts and linked devices too: Google account, "
    "mail, WhatsApp, WeChat, Telegram.",
    "next.2": "Afterwards, on the phone: Settings > System > Developer options > Revoke USB debugging authorisations, "
    "then switch USB debugging off.",
    # ---- not checked
    "not-checked.lead": "What follows could not be read. It may hold something, or nothing.",
    "not-checked.undecided": "{apps} ({packages}): whether “{rule}” holds could not be decided. Not told: {missing}",
    "not-checked.settings": "settings that could not be told: {missing}",
    "not-checked.usual": "Left out with “--quick”: {facts}.",
    "not-checked.deep": "Only “--deep” reads: {facts}.",
    "not-checked.always": "Never visible over the cable: computers logged in to your messengers, shared accounts and "
    "passwords, what leaves the phone.",
    "fact.device": "which phone it is",
    "fact.users": "users and profiles",
    "fact.packages": "installed apps",
    "fact.permissions": "permissions",
    "fact.launcher": "icons",
    "fact.declared-icons": "icons that apps declare, switched off ones too",
    "fact.declared-components": "what apps declare: what starts them, and what they could become",
    "fact.accessibility": "accessibility (apps that may read the screen)",
    "fact.device-admins": "device administrators",
    "fact.device-policies": "what device administrators impose",
    "fact.notification-listeners": "apps that may read notifications",
    "fact.settings": "settings that protect the phone",
    "fact.roles": "apps for messages, calls, the home screen and other roles",
    "fact.input-methods": "keyboards",
    "fact.default-services": "apps that fill in passwords, and assistants",
    "fact.vpn": "VPNs",
    "fact.companion-devices": "apps that accompany a device, such as a watch",
    "fact.media-projection": "screen recording at the moment of the scan",
    "fact.root-signs": "signs that the system of the phone was changed (root)",
    "fact.user-certificates": "certificate authorities that somebody added",
    "fact.signers": "signing certificates",
    "gap.denied": "the phone refused",
    "gap.blocked-user": "the phone does not let a computer look inside this user or profile",
    "gap.no-service": "this phone has no such service",
    "gap.timed-out": "it took too long",
    "gap.truncated": "the answer was cut off",
    "gap.empty": "the phone answered nothing",
    "gap.not-understood": "the answer was not understood",
    "gap.contradictory": "two answers of the phone contradict each other",
    "gap.unsupported": "this phone does not tell",
    "gap.disconnected": "the phone was disconnected",
    "gap.failed": "the command failed on the phone",
    "gap.not-in-source": "it is not in what was saved",
    "gap.not-chosen": "this user or profile was left out",
    "gap.not-asked": "it belongs to a more thorough scan",
    "gap.user": "{what}, user {user}",
    "gap.app": "{what} of {package}",
    "gap.line": "{what}: {reason}",
    "gap.line.detail": "{what}: {reason} ({detail})",
}
