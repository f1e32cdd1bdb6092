"""What is checked: a phone that is connected, something that was saved, or a simulated phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from detector.errors import DetectorError
from detector.tui.checked import Phone, Simulated, Target
from detector.tui.content.phones import READY, state_key
from detector.tui.content.usb import usb
from detector.tui.linear.attempting import attempt
from detector.tui.linear.language import choose_language
from detector.tui.linear.opening import ask_for_saved
from detector.tui.linear.telling import spoken
from detector.tui.linear.voice import Voice
from detector.tui.linear.wireless import connect_wireless
from detector.tui.start import Start

if TYPE_CHECKING:
    from detector.sources.adb import Server
    from detector.sources.phones_seen import PhoneSeen


def choose_target(start: Start, voice: Voice) -> Target | None:
    """What the person chose; None when they leave."""
    from detector.sources.adb import Server

    server = start.server or Server.from_environment()
    others: dict[str, Callable[[], Target | None]] = {
        "linear.again": lambda: None,
        "linear.open": lambda: ask_for_saved(voice),
        "linear.wireless": lambda: connect_wireless(server, voice),
        "linear.usb": lambda: voice.say("", *spoken(usb(voice.words), voice.words)),
        "linear.simulated": lambda: _simulated(voice),
        "linear.language": lambda: choose_language(voice),
    }
    while True:
        seen = _look(server, voice)
        options = [_told(one, voice) for one in seen] + [voice.words(key) for key in others]
        chosen = voice.choose(options, voice.words("linear.leave"))
        if chosen == 0:
            return None
        if chosen > len(seen):
            target = attempt(list(others.values())[chosen - len(seen) - 1], voice)
        else:
            target = _phone(seen[chosen - 1], server, voice)
        if target is not None:
            return target


def _look(server: "Server", voice: Voice) -> tuple["PhoneSeen", ...]:
    """The phones that there are now, and why there are none."""
    voice.head(voice.words("tui.phones.title"))
    try:
        seen = server.devices()
    except DetectorError as problem:
        voice.told(problem)
        return ()
    if not seen:
        voice.say(voice.words("linear.phones.none"))
    return seen


def _told(seen: "PhoneSeen", voice: Voice) -> str:
    """Its name, how it is connected, and whether it can be read."""
    words = voice.words
    return words(
        "linear.phone",
        name=seen.model.replace("_", " ") or seen.serial,
        connection=words(f"tui.connection.{seen.connection}"),
        state=words(f"tui.state.{state_key(seen.state)}", state=seen.state),
    )


def _phone(seen: "PhoneSeen", server: "Server", voice: Voice) -> Phone | None:
    """The phone; None when it cannot be checked now, and what to do about that was said."""
    if seen.state != READY:
        voice.say("", _told(seen, voice), voice.words(f"tui.state.{state_key(seen.state)}.next"))
        return None
    return Phone(serial=seen.serial, server=server, model=seen.model)


def _simulated(voice: Voice) -> Simulated | None:
    from detector.simulator.phone import phones

    words, names = voice.words, tuple(phones())
    voice.head(words("tui.simulated.title"))
    voice.say(words("tui.simulated.what"))
    told = [words("linear.simulated.one", name=name, what=words(f"tui.simulated.{name}")) for name in names]
    chosen = voice.choose(told, words("linear.back"))
    return Simulated(name=names[chosen - 1]) if chosen else None
