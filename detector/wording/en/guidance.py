"""Pages that belong to no report: how to go about a check, accounts and linked devices, people who can help."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- safety, the whole page; safety.1 to safety.4 stand in its first part
    "safety.page": "How to go about a check",
    "safety.before": "Before",
    "safety.before.device": "Look for help from a phone or computer that the other person never had in hand.",
    "safety.before.time": "Choose a time and a place where nobody comes in. A check can wait, and you can stop at any "
    "time.",
    "safety.before.computer": "If the other person can use this computer too, take another one: it remembers what was "
    "typed.",
    "safety.before.debugging": "For a check USB debugging must be switched on. Apps can learn of that, and an app that "
    "may read the screen could see it being done.",
    "safety.before.consent": "Check your own phone, or one whose owner sits beside you and agrees. Knowing the PIN is "
    "no consent.",
    "safety.during": "Meanwhile",
    "safety.during.cable": "Use a cable, not the network. When the phone asks, tap Allow, and do not tick “Always "
    "allow from this computer”.",
    "safety.during.notification": "The phone shows “USB debugging connected” for as long as the cable is in.",
    "safety.during.leave": "Ctrl-C ends the check at once. It leaves nothing on the phone.",
    "safety.during.nothing": "Open, change and remove nothing on the phone while you are looking.",
    "safety.after": "Afterwards",
    "safety.after.revoke": "On the phone: Settings > System > Developer options > Revoke USB debugging authorisations. "
    "On some phones Developer options stand under Settings or Additional settings.",
    "safety.after.off": "In the same place switch USB debugging off, then Developer options, with the switch at the "
    "top.",
    "safety.after.restore": "Switch on again what you had to switch off for the check, such as Auto Blocker on "
    "Samsung phones. Then unplug the cable.",
    "safety.after.history": "The shell of this computer remembers the commands. In bash “history” lists them, and "
    "“history -d NUMBER” takes one out; PowerShell keeps them in a file that “(Get-PSReadLineOption).HistorySavePath” "
    "names. An empty history can be noticed too.",
    "safety.after.server": "“adb kill-server” ends the adb server on this computer. Its key lies in the folder "
    ".android of your home directory.",
    "safety.after.report": "A report that you saved stays where it is. Keep it where only you can reach it, or on a "
    "stick that you keep elsewhere.",
    "safety.after.write-down": "Write down what was found, with date and time, or photograph the screen with another "
    "device. Change nothing yet.",
    "safety.after.plan": "Plan with a support service what to change, when, and from which device. Removing an app is "
    "a late step, if it is one at all.",
    # ---- accounts and linked devices
    "account.title": "Accounts and linked devices",
    "account.lead": "As important as the apps. Whoever knows a password, a PIN or has a linked device needs no app on "
    "this phone. None of this can be seen over the cable.",
    "account.how": "Look from a device that only you use. Take one thing after the other, in an order that fits you. "
    "You decide what to change, and when.",
    "account.marks": "Behind each thing stand its marks. [{noticed}]: the other person may notice a change there. "
    "[{note_first}]: what stands there can be proof, and is gone after a change. Looking is mostly not noticed.",
    "account.mark.noticed": "may be noticed",
    "account.mark.note-first": "note it down first",
    "account.marked": "{item} [{marks}]",
    "account.note": "To note something down: photograph the screen with another device, with date and time in the "
    "picture, and keep the picture where only you can reach it.",
    "account.section.accounts": "Accounts",
    "account.section.sharing": "What is shared",
    "account.section.messengers": "Messengers and social media",
    "account.section.phone": "The phone and its number",
    "account.section.around": "Things around you",
    "account.google-devices": "Google account > Security > Your devices: is there one that is not yours, or that you "
    "gave away?",
    "account.google-access": "Google account > Security > Connections to other apps and services, and app passwords: "
    "do you know each of them?",
    "account.recovery": "Recovery address and number of the Google account, of mail and of social media: are they "
    "yours alone? Messages about changes go there.",
    "account.maker-account": "The account of the phone's maker (Samsung, Xiaomi, Huawei, Apple): which devices are "
    "signed in, and who knows its password?",
    "account.mail": "Mail: forwarding, filters, other people with access, other programs that fetch it.",
    "account.family-group": "Family groups of Google, of the maker and of app stores: who manages them, and what can "
    "they see?",
    "account.passwords": "Passwords that somebody knows or could guess; passwords stored in a browser or an account "
    "that you share; who gets the codes of the second step.",
    "account.backups": "Backups of the phone and of messengers: to which account do they go, and who can open it?",
    "account.location-sharing": "Location sharing in Google Maps, in family apps, and in messengers such as WhatsApp, "
    "Telegram, WeChat, Snapchat. Ending it is mostly shown to the other person.",
    "account.find-device": "Find My Device, SmartThings Find, Find My and the like: whose account can ask where the "
    "phone is?",
    "account.photos": "Photos, calendars and notes that are shared: partner sharing in Google Photos, shared albums, "
    "shared calendars.",
    "account.daily-accounts": "Accounts of every day: shops, food, taxis, tickets, streaming, fitness, banks. They "
    "show where you are and what you do; see who is signed in.",
    "account.linked-devices": "WhatsApp, Signal: Settings > Linked devices. Telegram: Settings > Devices. LINE: "
    "Settings > Account > Logged in devices.",
    "account.wechat": "WeChat: Me > Settings > Account & Security > Login devices (我 > 设置 > 账号与安全 > 登录设备"
    "管理). A line above the list of chats says when a computer is logged in.",
    "account.social-media": "Instagram, Facebook, TikTok, X and others: in the settings, where you are logged in.",
    "account.unlock": "Who knows the PIN or pattern? Whose fingers and faces open the phone? See Settings > Security.",
    "account.phone-company": "The phone company: who holds the contract, who can open the online account with its "
    "calls and bills, and is there a family plan?",
    "account.forwarding": "Call forwarding: the codes *#21# and *#62# show where calls go. A number that you do not "
    "know can also be the mailbox.",
    "account.sim": "SIM cards: is there a second card or eSIM for your number? The phone company knows.",
    "account.old-devices": "Old phones, tablets and computers that are still signed in to your accounts.",
    "account.children": "Children's phones, tablets, smartwatches and toys: what was set up on them, and by whom?",
    "account.home": "The router, cameras, doorbells, speakers, heating, locks: whose account manages them?",
    "account.car": "The car: its app, its navigation, its emergency service.",
    "account.trackers": "Trackers in bags, coats, toys and cars: Settings > Safety & emergency > Unknown tracker "
    "alerts. One that is found says who owns it, so leave it as it is first.",
    "account.short.lead": "No cable shows these. Look at them next, from a device that only you use:",
    "account.short.google": "Google account: your devices, other apps with access, recovery",
    "account.short.maker": "the account of the phone's maker: devices, password",
    "account.short.mail": "mail: forwarding, other people with access",
    "account.short.messengers": "WhatsApp, Signal, Telegram, WeChat, LINE: linked devices",
    "account.short.location": "location sharing: maps, family apps, Find My Device",
    "account.short.backups": "backups, shared photos and calendars",
    "account.short.unlock": "who knows the PIN, whose finger or face opens the phone",
    "account.short.company": "phone company: contract, online account, call forwarding",
    "account.short.around": "old devices, children's devices, router, car, trackers",
    "account.short.note": "Changing one of them may be noticed, so note down first what is there. “detector explain "
    "accounts” has the whole list, with a mark where that is so.",
    # ---- people who can help
    "helplines.title": "People who can help",
    "helplines.lead": "Call or write from another phone, one that the other person never had in hand. In immediate "
    "danger, call the emergency number of your country.",
    "helplines.directories": "Where to look",
    "helplines.hotpeachpages": "help by country, in many languages",
    "helplines.nomoredirectory": "help by country",
    "helplines.stopstalkerware": "organisations that know such apps",
    "helplines.country": "Services that we know of in {country}",
    "helplines.none": "We know of no service in {country}. The directories above may.",
    "helplines.checked": "{name}: {contact} ({languages}; checked on {date})",
    "helplines.unchecked": "{name} ({languages}): not checked yet",
    "helplines.hidden": "A wrong number can do harm, so one that nobody has checked lately is not shown. The "
    "directories above have it.",
    "helplines.countries": "With “--country” and one of these: {countries}.",
}
