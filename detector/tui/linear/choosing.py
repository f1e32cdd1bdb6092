"""What is checked: a phone that is connected, something that was saved, or a simulated phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from detector.errors import DetectorError
from detector.tui.checked import USUAL, Phone, Simulated, Target
from detector.tui.content.phones import READY, state_key
from detector.tui.content.usb import usb
from detector.tui.linear.attempting import attempt
from detector.tui.linear.depth import choose_depth, named
from detector.tui.linear.language import choose_language
from detector.tui.linear.opening import ask_for_saved
from detector.tui.linear.telling import spoken
from detector.tui.linear.voice import Voice
from detector.tui.linear.wireless import connect_wireless
from detector.tui.start import Start

if TYPE_CHECKING:
    from detector.sources.adb import Server
    from detector.sources.phones_seen import PhoneSeen


class Choosing:
    """What is checked, one thing after another; how much is read holds for all of them."""

    def __init__(self, start: Start, voice: Voice) -> None:
        from detector.sources.adb import Server

        self.voice = voice
        self.server = start.server or Server.from_environment()
        self.depth = USUAL

    def target(self) -> Target | None:
        """What the person chose; None when they leave."""
        while True:
            words, seen, others = self.voice.words, _look(self.server, self.voice), self._others()
            options = [_told(one, self.voice) for one in seen] + [name for name, _ in others]
            chosen = self.voice.choose(options, words("linear.leave"))
            if chosen == 0:
                return None
            if chosen > len(seen):
                target = attempt(others[chosen - len(seen) - 1][1], self.voice)
            else:
                target = self._phone(seen[chosen - 1])
            if target is not None:
                return target

    def _others(self) -> tuple[tuple[str, Callable[[], Target | None]], ...]:
        words, voice = self.voice.words, self.voice
        return (
            (words("linear.again"), lambda: None),
            (words("linear.open"), lambda: ask_for_saved(voice)),
            (words("linear.wireless"), lambda: connect_wireless(self.server, voice)),
            (words("linear.usb"), lambda: voice.say("", *spoken(usb(words), words))),
            (words("linear.simulated"), self._simulated),
            (named(self.depth, words), self._choose_depth),
            (words("linear.language"), lambda: choose_language(voice)),
        )

    def _phone(self, seen: "PhoneSeen") -> Phone | None:
        """The phone; None when it cannot be checked now, and what to do about that was said."""
        if seen.state != READY:
            next_step = self.voice.words(f"tui.state.{state_key(seen.state)}.next")
            self.voice.say("", _told(seen, self.voice), next_step)
            return None
        return Phone(serial=seen.serial, server=self.server, model=seen.model, depth=self.depth)

    def _simulated(self) -> Simulated | None:
        from detector.simulator.phone import phones

        words, names = self.voice.words, tuple(phones())
        self.voice.head(words("tui.simulated.title"))
        self.voice.say(words("tui.simulated.what"))
        told = [words("linear.simulated.one", name=name, what=words(f"tui.simulated.{name}")) for name in names]
        chosen = self.voice.choose(told, words("linear.back"))
        return Simulated(name=names[chosen - 1], depth=self.depth) if chosen else None

    def _choose_depth(self) -> None:
        self.depth = choose_depth(self.depth, self.voice)


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
