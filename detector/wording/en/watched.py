"""What is said about apps that were watched: what was seen, how much of it could be seen, and the rule about hosts.

Most of it tells what an app asked for; whether Android gave it is not known. Never more is said than was seen.
"""

from typing import Final

CATEGORIES: Final = {
    "sms": "text messages",
    "calls": "calls",
    "contacts": "contacts",
    "calendar": "calendar",
    "media": "photos, videos and sound files",
    "microphone": "microphone",
    "camera": "camera",
    "location": "place",
    "accessibility": "what happens on the screen",
    "notifications": "notifications",
    "screen": "pictures of the screen",
    "clipboard": "what was copied",
    "apps": "list and use of apps",
    "admin": "device administration",
    "hiding": "switching parts of itself on and off",
    "commands": "other programs",
    "messenger-files": "files of messengers",
    "network": "other computers",
    "tls": "encrypted connections",
}
_ENDS: Final = ": {times_words}, {when_words}"

SENTENCES: Final = {
    "signal.watched-sms": "while watched, it asked for text messages or for news of them, was handed one, or sent one"
    + _ENDS,
    "signal.watched-calls": "while watched, it asked for the list of calls, or to be told of calls" + _ENDS,
    "signal.watched-contacts": "while watched, it asked for the contacts, or for news of them" + _ENDS,
    "signal.watched-calendar": "while watched, it asked for the calendar, or for news of it" + _ENDS,
    "signal.watched-media": "while watched, it asked for photos, videos or sound files, or for lists of them" + _ENDS,
    "signal.watched-microphone": "while watched, it asked for sound from the microphone" + _ENDS,
    "signal.watched-camera": "while watched, it asked for the camera" + _ENDS,
    "signal.watched-location": "while watched, it asked where the phone is" + _ENDS,
    "signal.watched-accessibility": "while watched, its accessibility service was handed what happened on the screen, "
    "of {names_words}" + _ENDS,
    "signal.watched-accessibility.bare": "while watched, its accessibility service was handed what happened on the "
    "screen" + _ENDS,
    "signal.watched-notifications": "while watched, it was handed notifications of {names_words}" + _ENDS,
    "signal.watched-notifications.bare": "while watched, it was handed notifications" + _ENDS,
    "signal.watched-screen": "while watched, it asked for pictures, which can be of the screen, of the camera or "
    "its own" + _ENDS,
    "signal.watched-clipboard": "while watched, it asked for what was copied" + _ENDS,
    "signal.watched-apps": "while watched, it asked which apps there are on the phone, or how they are used" + _ENDS,
    "signal.watched-admin": "while watched, it used the functions of a device administrator" + _ENDS,
    "signal.watched-hiding": "while watched, it switched its own icon, or another part of itself, on or off" + _ENDS,
    "signal.watched-commands": "while watched, it started other programs, {names_words}" + _ENDS,
    "signal.watched-commands.bare": "while watched, it started another program" + _ENDS,
    "signal.watched-acting": "while watched, its accessibility service asked for windows, or acted on the screen"
    + _ENDS,
    "signal.watched-asking-notifications": "while watched, it asked for the notifications that are shown, or to remove "
    "one" + _ENDS,
    "signal.watched-messenger-files": "while watched, it tried to open files of {names_words}" + _ENDS,
    "signal.watched-messenger-files.bare": "while watched, it tried to open files of messengers" + _ENDS,
    "signal.watched-network": "while watched, it looked up or connected to {names_words}" + _ENDS,
    "signal.watched-network.bare": "while watched, it looked up or connected to other computers" + _ENDS,
    "signal.watched-tls": "while watched, it wrote into encrypted connections to {names_words}" + _ENDS,
    "signal.watched-tls.bare": "while watched, it wrote into encrypted connections" + _ENDS,
    "signal.watched-listed-host": "while watched, it looked up or connected to {host}, which the list of monitoring "
    "products has for {listed}" + _ENDS,
    **{f"brief.watched-{category}": f"{name} (under observation)" for category, name in CATEGORIES.items()},
    "brief.watched-acting": "acting on the screen (under observation)",
    "brief.watched-asking-notifications": "asking for notifications (under observation)",
    "brief.watched-listed-host": "whether it reached a listed host under observation",
    **{f"watched.category.{category}": name for category, name in CATEGORIES.items()},
    "watched.times.one": "once",
    "watched.times.many": "{count} times",
    "watched.when": "{first} UTC",
    "watched.when.between": "{first} to {last} UTC",
    # ---- how much of it could be seen
    "section.watched": "Watched apps",
    "watched.lead": "There is no finding about these apps. They were under observation while they ran: what they asked "
    "for is told, not whether Android gave it, and no content was looked at.",
    "watched.run": "watched from {began} to {ended} UTC, {way}, {end}",
    "watched.way.attach": "after it was running",
    "watched.way.spawn": "from its start",
    "watched.end.finished": "for as long as was asked",
    "watched.end.app-ended": "until the app ended",
    "watched.end.unplugged": "until the phone was gone",
    "watched.end.interrupted": "until somebody stopped it",
    "watched.end.failed": "until something failed",
    "watched.end.going-on": "and it goes on",
    "watched.hooks": "{active} of {total} hooks were active",
    "watched.not-observable": "{what}: not observable",
    "watched.in-part": "{what}: observable only in part",
    "watched.nothing": "nothing came, which tells of this time only: {what}",
    "watched.lost.one": "one more event came too fast to be told; the numbers are the least there were",
    "watched.lost.many": "{count} more events came too fast to be told; the numbers are the least there were",
    "fact.saved-report": "what a saved report leaves out",
    "fact.watched": "what it does under observation",
    # ---- the rule
    "rule.listed-server": "reached a listed host",
    "rule.listed-server.why": "Under observation, it looked up or connected to a host that is on the list of "
    "monitoring products. If it was installed by hand and hides or poses, that is a strong pattern.",
    "rule.listed-server.innocent": "The list has web sites of such products too: browsers, and apps that show pages, "
    "get there when somebody opens one.",
    "rule.listed-server.advice": "Was such a page open then? If not, note down the host and the time, and change "
    "nothing yet: a support service can help to find out more.",
    "listed-server.pattern": "{listing} It keeps out of sight or poses as a part of the phone, and under observation "
    "it reached a host of a known monitoring product. What was exchanged was not looked at.",
    "listed-server.ability": "Under observation, this app reached a host that the list has for a monitoring "
    "product. A web page can be the reason. Do you know the app, and do you want it to be there?",
    "short.listed-server": "reached a listed host; allowed: {access}",
    "short.listed-server.bare": "reached a listed host",
}
