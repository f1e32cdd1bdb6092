"""What is checked: a phone that is connected, something that was saved, or a simulated phone."""

from pathlib import Path
from typing import TYPE_CHECKING

from detector.errors import DetectorError
from detector.sources import phone_states
from detector.tui.checked import Phone, Saved, Simulated, Target
from detector.tui.linear.voice import Voice
from detector.tui.start import Start

if TYPE_CHECKING:
    from detector.sources.adb import Server
    from detector.sources.phones_seen import PhoneSeen

_OTHER = ("linear.again", "linear.open", "linear.simulated")


def choose_target(start: Start, voice: Voice) -> Target | None:
    """What the person chose; None when they leave."""
    from detector.sources.adb import Server

    server = start.server or Server.from_environment()
    while True:
        seen = _look(server, voice)
        options = [_told(one, voice) for one in seen] + [voice.words(key) for key in _OTHER]
        chosen = voice.choose(options, voice.words("linear.leave"))
        if chosen == 0:
            return None
        if target := _target(chosen, seen, server, voice):
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
        voice.told(phone_states.no_phone())
    return seen


def _told(seen: "PhoneSeen", voice: Voice) -> str:
    """Its name, how it is connected, and whether it can be read."""
    words = voice.words
    state = f"tui.state.{seen.state.replace(' ', '-')}"
    return words(
        "linear.phone",
        name=seen.model.replace("_", " ") or seen.serial,
        connection=words(f"tui.connection.{seen.connection}"),
        state=words(words.first(state, "tui.state.other"), state=seen.state),
    )


def _target(chosen: int, seen: tuple["PhoneSeen", ...], server: "Server", voice: Voice) -> Target | None:
    """What was chosen; None when it cannot be checked now, or the person wants to see the phones again."""
    if chosen > len(seen):
        match _OTHER[chosen - len(seen) - 1]:
            case "linear.open":
                return _saved(voice)
            case "linear.simulated":
                return _simulated(voice)
        return None
    phone = seen[chosen - 1]
    if phone.state != "device":
        voice.told(phone_states.not_ready(phone.state, phone.serial))
        return None
    return Phone(serial=phone.serial, server=server, model=phone.model)


def _saved(voice: Voice) -> Saved | None:
    path = voice.ask(voice.words("linear.path"))
    if not path:
        return None
    identity = voice.ask(voice.words("linear.identity")) if path.endswith(".age") else ""
    return Saved(path=Path(path).expanduser(), identity=Path(identity).expanduser() if identity else None)


def _simulated(voice: Voice) -> Simulated | None:
    from detector.simulator.phone import phones

    voice.head(voice.words("linear.simulated"))
    names = tuple(phones())
    chosen = voice.choose(names, voice.words("linear.back"))
    return Simulated(name=names[chosen - 1]) if chosen else None
