"""What is said about messengers: who could read along, and where each of them shows the devices that are logged in.

`linked.ID` is the way to that place, as it is called on the phone; menus move, so the words are those of their makers.
"""

from typing import Final

_LINKED: Final = "Settings > Linked devices"
_META: Final = "Settings > Accounts Centre > Password and security > Where you're logged in"

SENTENCES: Final[dict[str, str]] = {
    "section.messengers": "Messengers",
    "messenger.copy.clone": "as a copy by a feature of the phone (user {user}): {names}",
    "messenger.copy.work-profile": "in the work profile (user {user}): {names}",
    "messenger.copy.private-space": "in the private space (user {user}): {names}",
    "messenger.copy.other": "of another user or profile (user {user}): {names}",
    "messenger.borrowed": "{name} ({package}), which somebody else than its maker signed",
    "messenger.readers": "could be read by: {readers}",
    "messenger.no-readers": "no added app was found that could read along",
    "messenger.no-readers.unknown": "no added app was found that could read along, but not everything could be looked "
    "at",
    "messenger.limited": "{said}; {apps} could, if it heard of more apps than its file says",
    "messenger.reader": "{app} ({ways})",
    "messenger.reader.ordinary": "{app}, an ordinary app ({ways})",
    "way.accessibility": "screen",
    "way.accessibility.this": "screen, of this messenger by name",
    "way.accessibility.others": "screen, of other apps if its file is right",
    "way.notifications": "notifications",
    "way.screen-recorded": "recording of the screen, now",
    "way.screen-capture": "recording of the screen",
    "way.keyboard": "what is typed",
    "way.running": "{way}, connected now",
    "messenger.ability": "That an app could read along does not mean that it does.",
    "messenger.parts": "Parts of the phone that could, as is usual: {apps}.",
    "messenger.unknown": "More apps may be able to, since this could not be read whole: {facts}.",
    "messenger.linked": "Not visible from here: computers and other devices that are logged in. Look on the phone:",
    "messenger.linked.place": "{names}: {place}",
    "messenger.log-out": "Logging a device out may be noticed, and may delete proof.",
    "linked.wechat": "Me > Settings > Account & Security > Login devices (我 > 设置 > 账号与安全 > 登录设备管理)",
    "linked.qq": "Settings > Account security > Login devices (设置 > 账号安全 > 登录设备管理)",
    "linked.whatsapp": _LINKED,
    "linked.whatsapp-business": _LINKED,
    "linked.signal": _LINKED,
    "linked.molly": _LINKED,
    "linked.telegram": "Settings > Devices",
    "linked.telegram-x": "Settings > Devices",
    "linked.discord": "Settings > Devices",
    "linked.wire": "Settings > Devices",
    "linked.messenger": _META,
    "linked.facebook": _META,
    "linked.instagram": _META,
    "linked.line": "Settings > Account > Logged in devices",
    "linked.viber": "Settings > Account > Desktop and tablets",
    "linked.snapchat": "Settings > Session management",
    "linked.google-messages": "the profile picture > Device pairing",
    "linked.other": "in the settings, look for devices or sessions",
}
