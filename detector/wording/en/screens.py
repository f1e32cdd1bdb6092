"""The full-screen interface: its frame, and the way to a check."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- the frame; the title tells nobody who looks over a shoulder what this is about
    "tui.title": "Phone check",
    "tui.leave": "Ctrl-Q leave at once",
    "tui.key.leave": "leave",
    "tui.key.go-on": "yes, go on",
    "tui.key.people": "people who can help",
    "tui.key.back": "back",
    "tui.key.stop": "stop",
    "tui.key.open": "open",
    "tui.key.open-this": "open this",
    "tui.key.wireless": "Wi-Fi",
    "tui.key.simulated": "simulated",
    "tui.key.usb": "USB debugging",
    "tui.key.look": "look again",
    "tui.key.depth": "how much is read",
    "tui.key.depth.short": "quick or deep",
    "tui.key.qr": "QR code",
    "tui.key.help": "help",
    "tui.key.more": "all keys",
    "tui.key.palette": "all commands",
    # ---- what did not work
    "tui.problem.title": "That did not work",
    "tui.problem.back": "Enter or Esc: back.",
    "tui.problem.unexpected": "Something went wrong in this program ({error}). Nothing can be said about the phone "
    "from this.",
    "tui.problem.unexpected.next": "Try it once more. If it happens again, “detector scan” in a terminal may tell "
    "more.",
    "tui.problem.no-words": "This report tells of something for which this version of the program has no words: {what}",
    "tui.problem.no-words.next": "A newer version may have the words.",
    "tui.broken": "This program made a mistake and had to end. Nothing can be said about the phone from this. Start it "
    "again.",
    # ---- people who can help
    "tui.people.country": "Country, two letters:",
    "tui.people.countries": "Type the two letters of a country. We know of services in: {countries}.",
    # ---- help and commands
    "tui.help.title": "Keys on this page",
    "tui.help.symbols": "What the symbols mean",
    "tui.help.more": "Ctrl-P lists all commands. Arrows move, Enter chooses, Tab goes to the next part, and the mouse "
    "works too. Esc closes this page.",
    "tui.mark.known": "an app sold for monitoring, recognised",
    "tui.mark.pattern": "hides like a monitoring app; on no list",
    "tui.mark.ability": "could monitor: it is allowed to; nothing more is known",
    "tui.mark.posture": "a setting that weakens the protection of the phone",
    "tui.mark.unknown": "not checked: nothing can be said about it",
    "tui.mark.yours": "an app that you said you know; nothing is hidden for that",
    "tui.command.search": "Search for a command …",
    "tui.command.people": "People who can help",
    "tui.command.help": "Keys and symbols",
    "tui.command.leave": "Leave at once",
    "tui.command.theme": "Colours: {theme}",
    "tui.theme.calm": "calm, dark",
    "tui.theme.light": "light",
    "tui.theme.contrast": "high contrast",
    "tui.theme.none": "none",
    # ---- phones
    "tui.phones.title": "Phones",
    "tui.phones.looking": "looking for phones …",
    "tui.phones.none": "(nothing is plugged in)",
    "tui.phones.none.next": "Connect the phone with a cable that carries data, and unlock it. It appears here by "
    "itself. If it does not: U tells how to switch on USB debugging, and how to switch it off afterwards. Others may "
    "notice that it is on.",
    "tui.phones.depth": "How much is read: {depth}. T changes that.",
    "tui.phones.again": "R: look again.",
    "tui.phones.open": "Open something that was saved: a check, a bug report, AndroidQF … (O)",
    "tui.phones.open.what": "A saved report, an acquisition, a bug report of Android, an AndroidQF or ISDi folder, or "
    "a folder of outputs. No phone is needed.",
    "tui.phones.wireless": "A phone over Wi-Fi: pair by code or QR code … (W)",
    "tui.phones.wireless.what": "For a phone that cannot be connected with a cable. A cable is better: it needs no "
    "network, and leaves less behind.",
    "tui.phones.simulated": "Try it with a simulated phone … (D)",
    "tui.phones.simulated.what": "To see what a check is like, without a phone. Everything on these phones is "
    "invented.",
    "tui.phones.usb": "How to switch on USB debugging … (U)",
    "tui.phones.usb.what": "The way on the phones of each maker, and how to switch it off afterwards.",
    "tui.connection.usb": "USB",
    "tui.connection.wifi": "Wi-Fi",
    "tui.connection.emulator": "emulator",
    # ---- states of a phone, as adb tells them, and the next step
    "tui.state.device": "ready",
    "tui.state.device.next": "Enter begins the check. It takes some seconds.",
    "tui.state.unauthorized": "tap “Allow” on the phone",
    "tui.state.unauthorized.next": "Unlock the phone: its screen asks “Allow USB debugging?”. Tap Allow, and do not "
    "tick “Always allow from this computer”. No question there? Unplug the cable and plug it in again.",
    "tui.state.authorizing": "the phone decides",
    "tui.state.authorizing.next": "Unlock the phone and look for its question. This line changes by itself.",
    "tui.state.offline": "does not answer",
    "tui.state.offline.next": "Unlock the phone, unplug the cable and plug it in again. If that does not help, "
    "restart the phone.",
    "tui.state.connecting": "connecting …",
    "tui.state.connecting.next": "A few seconds. This line changes by itself.",
    "tui.state.no-permissions": "this computer may not use the port",
    "tui.state.no-permissions.next": "On Linux, install the udev rules for Android phones (Debian: apt install "
    "android-sdk-platform-tools-common), make sure that you are in the group plugdev, then unplug the cable and plug "
    "it in again.",
    "tui.state.recovery": "recovery mode",
    "tui.state.recovery.next": "Its apps cannot be looked at there. In the recovery menu choose “Reboot system now”, "
    "then unlock the phone.",
    "tui.state.sideload": "waits for a system update",
    "tui.state.sideload.next": "Its apps cannot be looked at there. Restart the phone normally and unlock it.",
    "tui.state.rescue": "rescue mode",
    "tui.state.rescue.next": "Its apps cannot be looked at there. Restart the phone normally and unlock it.",
    "tui.state.bootloader": "bootloader",
    "tui.state.bootloader.next": "Its apps cannot be looked at there. Restart the phone normally and unlock it.",
    "tui.state.other": "in a state that adb calls “{state}”",
    "tui.state.other.next": "Unplug the cable and plug it in again.",
    # ---- USB debugging
    "tui.usb.title": "Switching on USB debugging",
    "tui.usb.way": "On every phone: tap the build number seven times, then switch on USB debugging in the developer "
    "options that appear. Names and places differ; searching the settings for “build” or “developer” helps.",
    "tui.usb.pixel": "Google Pixel: Settings > About phone > Build number; then Settings > System > Developer options",
    "tui.usb.samsung": "Samsung: Settings > About phone > Software information > Build number; then Settings > "
    "Developer options",
    "tui.usb.xiaomi": "Xiaomi, Redmi, POCO: Settings > About phone > MIUI or OS version; then Settings > Additional "
    "settings > Developer options. Leave “USB debugging (Security settings)” off",
    "tui.usb.oppo": "Oppo, OnePlus, realme: Settings > About device > Version > Build number; then Settings > System "
    "settings (or Additional settings) > Developer options",
    "tui.usb.huawei": "Huawei, Honor: Settings > About phone > Build number; then Settings > System & updates > "
    "Developer options. If the connection drops, choose “Transfer files” in the USB notification",
    "tui.usb.vivo": "vivo, iQOO: Settings > About phone > Software version or Build number; then Settings > System "
    "(or More settings) > Developer options",
    "tui.usb.motorola": "Motorola: Settings > About phone > Build number; then Settings > System > Developer options",
    "tui.usb.other": "Others: search the settings for “build number”",
    "tui.usb.then": "Then plug in the cable, unlock the phone, and answer “Allow USB debugging?” with Allow.",
    "tui.usb.allow": "Do not tick “Always allow from this computer”.",
    "tui.usb.samsung-blocker": "Samsung, when the switch is grey: Settings > Security and privacy > Auto Blocker. "
    "Switch that on again right after the check.",
    "tui.usb.work-phone": "A work phone can forbid all of this. Do not try to get round that.",
    # ---- a phone over Wi-Fi
    "tui.wireless.title": "A phone over Wi-Fi",
    "tui.wireless.what": "On the phone, Android 11 or newer: Developer options > Wireless debugging, switch it on, "
    "then “Pair device with pairing code”. Type here what it shows. Or Ctrl-R: a QR code for “Pair device with QR "
    "code”. Phone and computer must be in the same network, and whoever manages that network can see it. Switch "
    "Wireless debugging off afterwards.",
    "tui.wireless.pair-address": "Address for pairing:",
    "tui.wireless.code": "Code of six digits:",
    "tui.wireless.connect-address": "Address of the phone:",
    "tui.wireless.pairing": "Pairing …",
    "tui.wireless.connecting": "Connecting …",
    "tui.wireless.scan": "On the phone: Developer options > Wireless debugging > Pair device with QR code. Point its "
    "camera at this picture.",
    "tui.wireless.waiting": "Waiting for the phone …",
    "tui.wireless.paired": "Paired. If the phone does not appear in the list by itself, type here the address that "
    "stands on its page “Wireless debugging”: its last number is another one than that for pairing.",
    "tui.wireless.no-adb": "The program adb was not found on this computer.",
    "tui.wireless.too-old": "The adb program on this computer is too old to pair. The one that comes with adbutils "
    "can: leave DETECTOR_ADB unset. A phone that is paired already can be connected below.",
    "tui.wireless.server-too-old": "The adb server that runs on this computer is too old to pair. “adb kill-server” "
    "in a terminal ends it; then come back here, and a newer one is started.",
    "tui.wireless.no-mdns": "This adb cannot look for phones in the network: pair by code, not by QR code.",
    "tui.wireless.no-picture": "This terminal cannot show a QR code: pair by code.",
    "tui.wireless.not-an-address": "This is no address. It has to be like 192.168.1.20:37123.",
    "tui.wireless.not-a-code": "This is no pairing code. It has six digits.",
    "tui.wireless.refused": "The phone was not reached, or refused: compare address and code with its screen. Each "
    "code works for one try.",
    "tui.wireless.not-seen": "No phone has read the code in two minutes. Ctrl-R shows a new one.",
    # ---- something that was saved
    "tui.opening.title": "Open something that was saved",
    "tui.opening.what": "A saved report, an acquisition, a bug report, an AndroidQF or ISDi folder, a folder of "
    "outputs. What it is, is found out by its content.",
    "tui.opening.path": "path of a file or folder; Enter opens it",
    "tui.opening.encrypted": "{name} is encrypted",
    "tui.opening.key": "Where is the file with the secret key (age)? It is used for this once, and kept nowhere.",
    "tui.opening.key-path": "path of the key file; Enter goes on",
    # ---- simulated phones
    "tui.simulated.title": "Simulated phones",
    "tui.simulated.what": "Everything on them is invented. Each is plugged into an adb server of its own, and "
    "unplugged after its check.",
    "tui.simulated.android9": "Android 9 with a second person on it",
    "tui.simulated.clean-pixel": "a Pixel 8 with nothing to find",
    "tui.simulated.clean-tablet": "a small tablet with nothing to find",
    "tui.simulated.hard-benign": "much that looks like monitoring and is none",
    "tui.simulated.hidden-unknown": "an app without an icon that is on no list",
    "tui.simulated.hostile": "apps whose own words try to mislead",
    "tui.simulated.infected": "a known monitoring app, installed by hand and hidden",
    "tui.simulated.infected-android6": "the same on Android 6",
    "tui.simulated.infected-old": "the same on Android 7",
    "tui.simulated.samsung-16": "a Galaxy S25 with a Secure Folder, which stays closed",
    # ---- checking
    "tui.checking.title": "Checking {name}",
    "tui.checking.simulated": "the simulated phone “{name}”",
    "tui.checking.connecting": "Connecting …",
    "tui.checking.reading": "Now: {what}",
    "tui.checking.judging": "Putting together what was found …",
    "tui.checking.stopping": "Stopping. What was not read by now is told as not checked.",
    "tui.checking.reading.fact": "asked",
    "tui.checking.read.fact": "done",
    "tui.checking.failed.fact": "no whole answer",
}
