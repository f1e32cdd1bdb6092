"""What is said before, while and after an app is watched."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "watch.consent.title": "Before an app is watched",
    "watch.consent.1": "Watching puts a program of Frida's into the app while it runs. That changes how the app runs: "
    "it can become slow, stop working, or end.",
    "watch.consent.2": "It may be noticed. Apps can find out that Frida is there, and can tell whoever set them up.",
    "watch.consent.3": "A person who watches you could be alarmed by that, and some become more dangerous then. If "
    "that could be so, speak with a helpline first: detector explain helplines.",
    "watch.consent.4": "Nothing is read out but what sort of thing the app does, how often, when, and with which apps "
    "or computers. No message, number, sound, picture or address of a page.",
    "watch.consent.5": "Watch only a phone that is yours, or whose owner wants it.",
    "watch.consent.needed": "Nothing was started: watching needs your consent.",
    "watch.consent.needed.next": "Who has read this and wants it adds --consent.",
    "watch.remote": "{address} is reached over the network. Without TLS and a token the phone behind it is open to "
    "everybody on the same network: nobody is asked who they are, and others can listen. --certificate and "
    "--token-file are for servers that were started with both.",
    "watch.remote.guarded": "{address} is reached over the network. The link is encrypted, and the server asks for the "
    "token.",
    "watch.push.1": "The program {path} will be put on the phone, as {target}, and started as root.",
    "watch.push.2": "Root can do everything on the phone. Take it only from Frida's own releases.",
    "watch.push.3": "At the end it is stopped and removed again. Other apps can see it until then.",
    "watch.push.ask": "Type yes to put it there, or press Ctrl-C to leave.",
    "watch.push.needed": "Nothing was put on the phone: that needs a yes of its own.",
    "watch.push.needed.next": "Start it on a terminal and answer there, or add --yes.",
    "watch.push.started": "frida-server runs on the phone now.",
    "watch.push.removed": "frida-server was stopped and removed from the phone.",
    "watch.begins": "Watching {package} on {phone}. Ctrl-C ends it. Times are in UTC.",
    "watch.begins.for": "Watching {package} on {phone} for {seconds} seconds. Ctrl-C ends it earlier. Times are in "
    "UTC.",
    "watch.joined": "{process} is watched too.",
    "watch.line": "{time}  {category}: {detail}, {count}×",
    "watch.line.bare": "{time}  {category}: {count}×",
    "watch.done": "{package} was watched with Frida {frida}. Processes: {processes}",
    "watch.seen": "Seen while it was watched:",
    "watch.seen.none": "Nothing was seen while it was watched. That tells nothing about other times.",
    "watch.coverage": "{active} of {all} places in the app are watched.",
    "watch.interrupted": "Ended at your wish. What was seen until then follows.",
    "watch.row": "{category}: {count}×, {first} to {last}",
    "watch.row.detail": "{detail}: {count}×",
    "watch.doctor.frida": "Frida on this computer: {version}",
    "watch.doctor.phone": "Phone: {phone}, Android {android}, {abi}",
    "watch.doctor.phone.remote": "Phone: {phone}, over the network",
    "watch.doctor.file": "The frida-server for it is in this file of Frida's releases: {file}",
    "watch.doctor.machine": "Frida has no server for this processor.",
    "watch.doctor.rooted": "Something on the phone can become root, so a frida-server can be started there.",
    "watch.doctor.not-rooted": "Nothing was found that can become root. Without it, frida-server cannot look into "
    "apps.",
    "watch.doctor.root-unknown": "Whether the phone is rooted cannot be seen from here.",
    "watch.doctor.ready.one": "frida-server answers. It sees 1 process.",
    "watch.doctor.ready.many": "frida-server answers. It sees {count} processes.",
    "watch.problem.no-adb-server": "The adb server at {address} does not answer.",
    "watch.problem.no-adb-server.next": "Start it with adb start-server. A server on another port is named by "
    "ANDROID_ADB_SERVER_PORT.",
    "watch.problem.no-phone": "No phone is connected.",
    "watch.problem.no-phone.next": "Connect the phone with a cable that carries data, unlock it, and switch on USB "
    "debugging. detector devices shows what is connected.",
    "watch.problem.no-remote": "No frida-server answers at {address}.",
    "watch.problem.no-remote.next": "Check address and port. A server with TLS needs --certificate. Over a cable, "
    "leave --remote out.",
    "watch.problem.other-certificate": "The server at {address} shows another certificate than that of --certificate.",
    "watch.problem.other-certificate.next": "Take the certificate with which it was started. If it is that one, "
    "somebody else may be answering in its place.",
    "watch.problem.unknown-caller": "The server at {address} asks for a token, and there was none, or not the "
    "right one.",
    "watch.problem.unknown-caller.next": "Name a file with the token with which the server was started: --token-file.",
    "watch.problem.no-frida-server": "The phone is there, and no frida-server answers on it.",
    "watch.problem.no-frida-server.next": "Get {file} from Frida's releases, unpack it, and name the unpacked file "
    "with --push. Or start it on the phone yourself.",
    "watch.problem.other-version": "The frida-server on the phone has another version than Frida here, {version}.",
    "watch.problem.other-version.next": "Use the one that fits: {file}. Stop the other one first.",
    "watch.problem.jailed": "This phone does not let Frida look into the app: nothing on it can become root.",
    "watch.problem.jailed.next": "Watching needs a rooted phone or an emulator. Rooting a phone erases it and with it "
    "what could be proof. The check (detector scan) works without it.",
    "watch.problem.not-installed": "{package} is not installed on this phone.",
    "watch.problem.not-installed.next": "Look for its exact name in the list of apps of a check, detector scan.",
    "watch.problem.not-running": "{package} does not run at the moment.",
    "watch.problem.not-running.next": "Open it on the phone, or wait until it runs by itself. With --spawn it is "
    "started for the watching.",
    "watch.problem.not-allowed": "Frida may not look into {package}.",
    "watch.problem.not-allowed.next": "frida-server has to run as root. Some phones protect apps against it all the "
    "same.",
    "watch.problem.no-spawn": "{package} cannot be started over this link.",
    "watch.problem.no-spawn.next": "Open it on the phone, and watch it without --spawn.",
    "watch.problem.script": "The part that watches could not be loaded into {package}: {error}",
    "watch.problem.script.next": "Try again once. If it stays so, this app or this Android cannot be watched with "
    "this version; please report it.",
    "watch.problem.no-bridge": "frida-tools on this computer lacks the part for Android apps.",
    "watch.problem.no-bridge.next": "Install a newer version: pip install --upgrade frida-tools.",
    "watch.problem.timed-out": "The app or the phone did not answer in time.",
    "watch.problem.timed-out.next": "Android may have put the app to sleep. Unlock the phone, open the app, and try "
    "again.",
    "watch.problem.unexpected": "Frida reported something that is not known here: {error}",
    "watch.problem.unexpected.next": "Try again. detector watch --doctor tells what can be known of the phone.",
    "watch.problem.quit-at-once": "{package} ended {seconds} seconds after the watching began.",
    "watch.problem.quit-at-once.next": "Some apps end when they notice Frida; others crash with it. Neither is proof "
    "of anything. What was seen until then is kept.",
    "watch.problem.app-ended": "{package} ended while it was watched, after {seconds} seconds.",
    "watch.problem.app-ended.next": "What was seen until then is kept. Start the watching again when the app runs.",
    "watch.problem.unplugged": "The link to {package} was cut: the cable, the adb server or frida-server.",
    "watch.problem.unplugged.next": "What was seen until then is kept. The app may have ended too; open it on the "
    "phone before you watch it again.",
    "watch.problem.broke": "The part that watches came to an error inside {package}.",
    "watch.problem.broke.next": "What was seen until then is kept. Nothing can be said about the rest.",
    "watch.problem.no-hooks": "Nothing in {package} could be watched.",
    "watch.problem.no-hooks.next": "That nothing was seen means nothing here. The check (detector scan) still tells "
    "what the app is allowed to do.",
    "watch.problem.still-inside": "The part that watches has put everything back in {process}, and could not be "
    "taken out of it yet: a part of the app is still under way in it.",
    "watch.problem.still-inside.next": "It goes by itself when that ends, at the latest when the app ends. Restart the "
    "phone if you want to be sure.",
    "watch.problem.silent": "The part that watches does not answer in {process}, and may still be in it. What it saw "
    "last is lost.",
    "watch.problem.silent.next": "It goes by itself when the app runs on, at the latest when the app ends. Android "
    "puts apps to sleep: open the app and watch it again. Apps can also keep Frida from answering.",
    "watch.problem.not-a-file": "{path} could not be read: {error}.",
    "watch.problem.not-a-file.next": "Name the unpacked file of {file}.",
    "watch.problem.packed": "{path} is still packed.",
    "watch.problem.packed.next": "Unpack it first, for example with xz -d, and name the file that comes out.",
    "watch.problem.not-a-program": "{path} is no program for a phone.",
    "watch.problem.not-a-program.next": "Name the unpacked file of {file}.",
    "watch.problem.other-machine": "{path} is a program for another processor than the phone's, {abi}.",
    "watch.problem.other-machine.next": "The one that fits is {file}.",
    "watch.problem.no-cable": "A program can be put on a phone over adb only.",
    "watch.problem.no-cable.next": "Leave --remote out, and connect the phone with a cable.",
    "watch.problem.no-root": "Nothing on this phone became root when it was asked for.",
    "watch.problem.no-root.next": "If a question is on the screen of the phone, allow it and start again. Without "
    "root, apps cannot be watched.",
    "watch.problem.not-pushed": "The program could not be put on the phone as {path}: {error}",
    "watch.problem.not-pushed.next": "Check that the phone has room left and is still connected.",
    "watch.problem.not-started": "frida-server was put on the phone and does not answer. It was removed again. {error}",
    "watch.problem.not-started.next": "Check that it is {file}. If another frida-server runs, stop that one first.",
    "watch.problem.left-behind": "frida-server may still be on the phone: {path}",
    "watch.problem.left-behind.next": "Restart the phone, which ends it. Then remove the file: adb shell rm {path}",
    "watch.consent.key": "S goes on, and goes into the app. Esc goes back, and nothing was started.",
    "watch.key.start": "start watching",
    "watch.key.stop": "stop watching",
    "watch.screen.on": "{package} is being watched. Times are in UTC.",
    "watch.screen.over": "{package} is watched no more. Times are in UTC.",
    "watch.screen.no-phone": "Only an app on a phone that is connected can be watched.",
    "watch.screen.no-phone.next": "Connect the phone, check it, and open the app from there.",
    "watch.key.watch": "watch it",
}
