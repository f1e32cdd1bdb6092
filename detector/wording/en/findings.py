"""What is said about one app: its level, its headline by rule and level, and the four blocks.

A headline may have a third part, the signal that made the rule fire, where the plain one would not be true.
"""

from typing import Final

_NOT_SEEN: Final = "We cannot see what it does with that access, or who put it here."

SENTENCES: Final[dict[str, str]] = {
    # ---- levels
    "level.confirmed": "Known monitoring app, confirmed",
    "level.match": "Known monitoring app, not confirmed",
    "level.pattern": "Strong pattern",
    "level.ability": "Could monitor: please look",
    "level.posture": "Setting that lowers protection",
    "level.confirmed.count.one": "known monitoring app",
    "level.confirmed.count.many": "known monitoring apps",
    "level.match.count.one": "known monitoring app",
    "level.match.count.many": "known monitoring apps",
    "level.pattern.count.one": "strong pattern",
    "level.pattern.count.many": "strong patterns",
    "level.ability.count.one": "could monitor",
    "level.ability.count.many": "could monitor",
    "level.posture.count.one": "setting",
    "level.posture.count.many": "settings",
    "level.unknown.count.one": "not checked",
    "level.unknown.count.many": "not checked",
    # ---- headlines
    "known-app.confirmed": "A monitoring app known as {product} is installed. We recognise its name and its maker's "
    "signature.",
    "known-app.confirmed.listed-signer": "A monitoring app known as {product} is installed under another name. We "
    "recognise its maker's signature.",
    "known-app.confirmed.listed-file": "A monitoring app known as {product} is installed. Its file is one that our "
    "list knows, byte for byte.",
    "known-app.match": "A monitoring app known as {product} is very likely installed: it has the same name. "
    "{signature_words}",
    "known-app.match.listed-class": "A monitoring app known as {product} is very likely installed under another name: "
    "a part inside this app is on our list. {signature_words}",
    "known-app.match.listed-signer": "A monitoring app is very likely installed: the signature of this app's maker is "
    "on our list for {product} and for others, so which of them it is is not certain.",
    "known-app.match.listed-subject": "A monitoring app known as {product} is very likely installed under another "
    "name: the signature of this app names the same maker. Anybody can write such a name, so this is not certain.",
    "signature.unread": "Its maker's signature could not be compared, so this is not certain.",
    "signature.other": "Its maker's signature is not one that we know of this product: it can be a newer version, or "
    "another app of that name. So this is not certain.",
    "signature.none": "Our list has no signature of its maker to compare, so this is not certain.",
    "known-app.match.generic-name": "This app has the same name as a monitoring app, {product}, and it was installed "
    "by hand. Harmless apps may have such a plain name too, so this is likely but not certain.",
    "known-app.pattern": "This app is on our list as {product}: {class_words}. Here it also keeps out of sight.",
    "known-app.ability": "This app is on our list as {product}: {class_words}. Do you know it, and do you want it "
    "here?",
    "known-app.ability.generic-name": "This app has the same name as {product}: {class_words}. Harmless apps may have "
    "such a plain name too. Do you know it?",
    "listing.none": "This app is not on our lists.",
    "listing.named": "This app is on our list as {product}: {class_words}.",
    "listing.generic": "This app has the same name as one on our list, {product}; harmless apps may have it too.",
    "impostor.pattern": "{listing} By its name it looks like a part of the phone, but it was added later, and it is "
    f"allowed to reach private things. {_NOT_SEEN}",
    "impostor.pattern.borrowed-name": "This app has the name of an ordinary app, but somebody else signed it, and it "
    f"is allowed to reach private things. {_NOT_SEEN}",
    "impostor.ability": "By its name this app looks like a part of the phone, but it was added later. Do you know it?",
    "impostor.ability.borrowed-name": "This app has the name of an ordinary app, but somebody else signed it. Do you "
    "know it?",
    "secret-door.pattern": "{listing} It was installed by hand, it can be opened without an icon or waits for calls "
    f"out of sight, and it is allowed to reach private things. {_NOT_SEEN}",
    "secret-door.pattern.secret-code": "{listing} It was installed by hand, a number on the dial pad opens it, and "
    f"it is allowed to reach private things. {_NOT_SEEN}",
    "secret-door.pattern.outgoing-calls": "{listing} It was installed by hand, each call that is made wakes it, and "
    f"it is allowed to reach private things. {_NOT_SEEN}",
    "never-opened.pattern": "{listing} It was installed by hand, Android remembers nobody opening it. Yet it is "
    f"active, and it is allowed to reach private things. {_NOT_SEEN}",
    "lifted-restriction.pattern": "{listing} Android keeps apps from outside a store away from the screen and from "
    "notifications; for this app somebody lifted that block, and it hides, poses as something else, or runs without "
    f"its notice. {_NOT_SEEN}",
    "lifted-restriction.ability": "Android keeps apps from outside a store away from the screen and from "
    "notifications. For this app somebody lifted that block on this phone. Do you know it, and was it you?",
    "planted.pattern": "This app is a part of the phone's system, but no other part has its signature. It has no "
    f"icon, and it is allowed to read the screen, or used the microphone or the camera out of sight. {_NOT_SEEN}",
    "planted.pattern.later-system-app": "This app is a part of the phone's system, but no other part has its "
    "signature, and it is dated later than all that the phone was made with. It has no icon, and it is allowed to "
    f"reach private things. {_NOT_SEEN}",
    "planted.ability": "This app came with the phone, but no other part of the phone has its signature, and it has "
    "access that could be used for monitoring. Makers and carriers put such apps on their phones too.",
    "two-stage.pattern": "{listing} It came by hand together with another one of the same maker, it has no icon, and "
    f"it is allowed to reach private things. {_NOT_SEEN}",
    "two-stage.ability": "Two apps of one maker came by hand within minutes, and one of them has no icon. Some "
    "monitoring apps come in two parts; so do ordinary helpers. Do you know them?",
    "hidden-monitor.pattern": "{listing} It keeps out of sight, it was installed by hand, and it is allowed to reach "
    f"private things. Apps made for secret monitoring often look like this. {_NOT_SEEN}",
    "hidden-monitor.ability": "This app keeps out of sight, and it is allowed to reach private things. Do you know it, "
    "and do you want it to have this access?",
    "locked-in.pattern": "{listing} It is allowed to read the screen, and it cannot simply be removed. Apps made for "
    f"secret monitoring often look like this, and so do apps of employers. {_NOT_SEEN}",
    "could-monitor.ability": "This app has access that could be used for monitoring. Do you know it, and do you want "
    "it to have this access?",
    "could-monitor.ability.by-hand": "This app was installed by hand and has access that could be used for monitoring. "
    "Do you know it, and do you want it to have this access?",
    "could-monitor.ability.known-ordinary": "This app is made for reaching or copying a phone: {name}. Whoever is "
    "connected through it could see and steer what it shows. Do you know it, and do you want it here?",
    "could-monitor.ability.says-monitoring": "This app says of itself that it is made for supervising somebody. Do you "
    "know it, and do you want it here?",
    "could-monitor.ability.device-owner": "This app manages the whole phone. That is usual for phones of an employer "
    "or a school. Whoever manages it could see and change much. Did you know that this phone is managed?",
    "could-monitor.ability.profile-owner": "This app manages the phone or a profile on it. That is usual for work "
    "profiles and for phones that are supervised for a family. Whoever manages it could see where the phone is and "
    "which apps are used. Did you know that this phone is managed?",
    "removed-app.ability": "An app with the same name as {product} was on this phone and was removed: {class_words}. "
    "What is gone does nothing any more. Do you know who removed it?",
    "class.stalkerware": "an app sold for monitoring phones",
    "class.rat": "a program for controlling a phone from afar",
    "class.parental": "an app sold for supervising children; it can be misused",
    "class.anti-theft": "an app sold for finding or locking a lost phone; it can be misused",
    "class.dual-use": "an ordinary app that can be misused for monitoring",
    # ---- one line in the list of apps
    "short.known-app.confirmed": "known: {product}",
    "short.known-app.match": "known: {product}",
    "short.known-app.pattern": "on our list, and hidden: {product}",
    "short.known-app.ability": "on our list: {product}",
    "short.impostor": "looks like a part of the phone",
    "short.hidden-monitor.bare": "hidden",
    "short.planted.bare": "a part of the phone, signed like no other",
    "short.hidden-monitor": "hidden; allowed: {access}",
    "short.secret-door": "opened by a code or a call; allowed: {access}",
    "short.never-opened": "never opened; allowed: {access}",
    "short.lifted-restriction": "a block was lifted for it; allowed: {access}",
    "short.planted": "a part of the phone, signed like no other; allowed: {access}",
    "short.two-stage": "one of a pair, one without icon",
    "short.locked-in": "cannot simply be removed; allowed: {access}",
    "short.could-monitor.bare": "made for reaching, copying or supervising",
    "short.could-monitor": "allowed: {access}",
    "short.removed-app": "was here until lately: {product}",
    # ---- blocks
    "block.here": "What is here",
    "block.allowed": "What it is allowed to do",
    "block.seen": "What was seen",
    "block.not-known": "What we do not know",
    "block.evidence": "Where this was read",
    "block.nothing-here": "an app of this name; nothing more was told about it",
    "block.nothing-allowed": "none of the access that we look for",
    "block.nothing-seen": "nothing: content and traffic cannot be seen from here",
    "block.allowed-not-told": "could not be told: {access}",
    "block.seen-not-told": "could not be told: {seen}",
    "block.never-known": "who installed it, whether you agreed to it, and what has left the phone, if anything",
    "block.more-evidence.one": "1 more line is in the JSON report",
    "block.more-evidence.many": "{count} more lines are in the JSON report",
    "evidence.line": "{command}, line {line}: {excerpt}",
    "evidence.whole": "{command}: {excerpt}",
    "app.headline": "{level}. {headline}",
    "app.installed": "on this phone since {date}",
    "app.installed.version": "on this phone since {date}, version {version}",
    "app.users": "for the users {users}",
    "app.user": "for user {users}",
    "app.version": "version {version}",
    "app.refused": "it asked for more, which the phone refuses today: {access}",
}
