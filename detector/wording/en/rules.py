"""What is said about the rules and levels themselves, for `detector explain` and docs/rules.md."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "rule.known-app": "app on our list",
    "rule.known-app.why": "Compares each installed app's package name, and its class names where the phone prints "
    "them, with the list. The class of the product decides the level: what is sold for secret monitoring or remote "
    "control is a match; what is sold for children, lost phones or offices is a question, unless it also hides. A name "
    "so plain that harmless apps have it too counts only if the app was installed by hand.",
    "rule.known-app.innocent": "The phone's owner may have installed a product for children or against theft "
    "themselves. A name can be copied by anybody.",
    "rule.known-app.advice": "Leave it as it is until there is a plan; a support service can help to make one. Note "
    "down or photograph this report with another device, with date and time. On the phone its name stands in Settings "
    "> Apps > See all apps, and its access under Accessibility, Notification access and Device admin apps. Looking is "
    "enough.",
    "rule.impostor": "looks like a part of the phone",
    "rule.impostor.why": "An app that did not come with the phone, was installed by hand, and has a package name or "
    "a label in the style of the phone's maker or of Android; or the name of an ordinary app without its signature. "
    "It is a strong pattern if it may also read messages, calls or the screen, or if it used microphone, camera or "
    "place out of sight.",
    "rule.impostor.innocent": "Ported camera apps and copies of a maker's own apps have such names too.",
    "rule.impostor.advice": "Do you know who added it? Compare its name with another phone of the same maker. Its "
    "page in Settings > Apps says where it came from. A question can be noticed too: ask only people whom you trust, "
    "and change nothing before there is a plan.",
    "rule.hidden-monitor": "hidden app with private access",
    "rule.hidden-monitor.why": "No icon or no name on the screen, installed by hand, and allowed to reach at least "
    "one private channel: the screen, notifications, text messages, calls, the microphone, what is typed, or the place "
    "at any time. One that reaches less is a question: the place, the camera, contacts, the calendar, all files, which "
    "apps are used, or the network as a VPN. So is one that switched its icon off and reaches a channel, whoever "
    "installed it. Access alone never fires this rule: hiding and the way in are its gate.",
    "rule.hidden-monitor.innocent": "Plug-ins, keyboards, watch faces and helper apps have no icon either; somebody "
    "may have installed one from a file.",
    "rule.hidden-monitor.advice": "Do you know an app of this name, a plug-in or a helper of another one? Its page in "
    "Settings > Apps > See all apps shows its permissions and where it came from. If nobody you trust knows it: note "
    "it down, change nothing yet, and talk to a support service.",
    "rule.secret-door": "a secret way in",
    "rule.secret-door.why": "An app installed by hand that a number on the dial pad opens; or one that hears of "
    "outgoing calls and works behind a refused notification, was never opened, or is told of them before "
    "other apps and may read the screen. It is also allowed to reach at least one private channel. Monitoring apps "
    "without an icon are opened like this.",
    "rule.secret-door.innocent": "Makers and developers use such numbers for test menus. Call recorders and blockers "
    "hear of calls.",
    "rule.never-opened": "active, and never opened",
    "rule.never-opened.why": "An app installed by hand that Android remembers as active and that nobody opened, as far "
    "back as it remembers. It may read the screen or notifications, or it used microphone, camera or place out of "
    "sight. Read with “--deep” only.",
    "rule.never-opened.innocent": "Helpers of another app are never opened themselves. Clearing the data of Android's "
    "memory makes it forget.",
    "rule.lifted-restriction": "a block was lifted for it",
    "rule.lifted-restriction.why": "Since Android 13, apps from outside a store may not be given the screen or "
    "notifications before somebody lifts that block in the settings, for each app. Here somebody did. It is a strong "
    "pattern if the app also keeps out of sight, poses or has a secret way in.",
    "rule.lifted-restriction.innocent": "People who install automation, screen filters or screen readers from files do "
    "this on purpose.",
    "rule.planted": "a foreign part of the phone",
    "rule.planted.why": "An app on the system partition whose signature no other part of the phone has, and without "
    "an icon. It may read the screen, or it used the microphone or the camera out of sight; or it is dated later than "
    "what the phone was made with, and reaches private things. Who has had the phone in hand for long enough, or sold "
    "it, can put an app there. Such an app that reads notifications or is an administrator is a question, also with "
    "an icon.",
    "rule.planted.innocent": "Makers and carriers put apps of others on their phones, each with a signature of its "
    "own. Modules that somebody chose on a rooted phone, Google's apps on a system of one's own, and parts that were "
    "removed and brought back are dated later, too.",
    "rule.planted.advice": "Ask somebody who knows this model whether the app belongs to it. It cannot be removed like "
    "others, and a reset does not remove it: another phone is the way out. Change nothing before there is a plan.",
    "rule.two-stage": "came in two parts",
    "rule.two-stage.why": "Two apps with one signature came by hand within half an hour, and one of them has no icon. "
    "Some products come as an installer that can be seen and a part that cannot.",
    "rule.two-stage.innocent": "An app and its helper or plug-in from the same website look like this too.",
    "rule.locked-in": "cannot simply be removed",
    "rule.locked-in.why": "A device administrator or owner that may also read the screen, and that was installed by "
    "hand or keeps out of sight. Such an app can close the settings before it is removed.",
    "rule.locked-in.innocent": "Work phones and apps for supervising children are set up like this on purpose.",
    "rule.locked-in.advice": "Could it belong to an employer, a school or a family app? Settings > Security > Device "
    "admin apps, and Accessibility, show its name. Taking such rights away can be noticed at once, so plan it first.",
    "rule.could-monitor": "could monitor",
    "rule.could-monitor.why": "An added app that may read the screen or notifications, record the screen, or "
    "administers the phone; one installed by hand that may read messages, calls, what is typed or the place at any "
    "time; and one that is made for supervising, for helping from afar or for copies of apps. A question for the "
    "owner of the phone, not an alarm. Apps that came with the phone, and known screen readers, are left out; owners "
    "of the phone or of a profile are not.",
    "rule.could-monitor.innocent": "Password managers, watches, launchers, automation and work apps need such access.",
    "rule.could-monitor.advice": "If you know the app and want it, nothing is to do. If not, look it up in Settings "
    "> Apps > See all apps. A question can be noticed too: ask only people whom you trust. Access can be taken back "
    "in the settings later; that may be noticed.",
    "rule.posture": "settings that lower protection",
    "rule.posture.why": "Settings and system properties that make an installation easier or show a changed system.",
    "rule.posture.innocent": "Many people switch these on themselves, and old phones get no updates.",
    "rule.posture.advice": "None of this is urgent. Switching something back may be noticed, and may be what somebody "
    "else waits for; decide on it together with the rest.",
    "rule.removed-app": "removed lately",
    "rule.removed-app.why": "Android remembers for some days which apps were removed. A package name of the list that "
    "was removed, and is not there now, is told with the day.",
    "rule.removed-app.innocent": "The phone's owner, a shop or a cleaning app may have removed it; and another app may "
    "have had that name.",
    "rule.removed-app.advice": "Note down the day and who had the phone then. What was sent before stays where it "
    "went. Look at accounts and linked devices, and whether another app came in its place.",
    "rule.could-not-check": "could not be checked",
    "rule.could-not-check.why": "A rule that lacks something it asks for stays open. It is told with the app and with "
    "what is missing, if it would say more than what was found. Nothing is taken for absent because it was not read.",
    "rule.could-not-check.innocent": "Makers leave things out of Android, and profiles can be closed to a computer.",
    "rule.could-not-check.advice": "Unlock the phone and the profile, and check again. What stays closed to a "
    "computer can be looked at on the phone: its apps, Accessibility, Notification access, Device admin apps.",
    "rule.never-opened.advice": "Do you remember installing or opening it? Its page in Settings > Apps > See all apps "
    "shows where it came from and what it may do. If nobody you trust knows it: note it down and change nothing yet.",
    "rule.secret-door.advice": "If a code opens it, do not dial it to try it out: that may be noticed. Its page in "
    "Settings > Apps > See all apps shows where it came from. Note it down, and talk to a support service before "
    "anything is changed.",
    "rule.lifted-restriction.advice": "Somebody confirmed in the settings that this app may have such access. Do you "
    "remember doing so, perhaps for an app from a website? If not, note it down and change nothing yet.",
    "rule.two-stage.advice": "Look at both apps together in Settings > Apps > See all apps: what is noted or changed "
    "for one concerns the other. Note down both names and the time of installing, and change nothing before there is "
    "a plan.",
    "explain.innocent": "Innocent explanations:",
    "explain.advice": "What to do:",
    # ---- levels, for docs/rules.md
    "level.confirmed.meaning": "a listed monitoring app, by name and by its maker's signature",
    "level.match.meaning": "a listed monitoring app, by one of them",
    "level.pattern.meaning": "looks like apps made for secret monitoring: it hides or poses, and has private access",
    "level.ability.meaning": "could monitor; only the owner of the phone can say whether it is wanted",
    "level.posture.meaning": "a setting that lowers protection; no sign of monitoring by itself",
}
