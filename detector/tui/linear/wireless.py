"""A phone over Wi-Fi: paired by the code that it shows, then connected. QR codes are for eyes, and not told here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from detector.sources.wireless import Trouble, Wireless, WirelessError
from detector.tui.linear.following import follow
from detector.tui.linear.voice import Voice

if TYPE_CHECKING:
    from detector.sources.adb import Server

R = TypeVar("R")
_OPTIONS: Final = ("linear.wireless.pair", "linear.wireless.connect")
_NO_HINDRANCE: Final = (None, Trouble.NO_MDNS)


def connect_wireless(server: "Server", voice: Voice) -> None:
    """Until the phone is connected, or the person goes back; then it is in the list of phones."""
    words, known = voice.words, False
    voice.head(words("tui.wireless.title"))
    voice.say(words("linear.wireless.what"))
    trouble = _do(server, Wireless.trouble, voice)
    if trouble not in _NO_HINDRANCE:
        voice.say(words(f"tui.wireless.{trouble.value}"))
    while True:
        chosen = voice.choose([words(key) for key in _OPTIONS], words("linear.back"), known=known)
        if chosen == 0 or (chosen == 2 and _connect(server, voice)):
            return
        if chosen == 1 and _pair(server, voice):
            voice.say("", words("linear.wireless.paired"))
        known = True
        voice.say("")


def _pair(server: "Server", voice: Voice) -> bool:
    words = voice.words
    address = voice.ask(words("linear.wireless.pair-address"))
    code = voice.ask(words("linear.wireless.code")) if address else ""
    if not code:
        return False
    voice.say(words("tui.wireless.pairing"))
    return _try(server, lambda wireless: wireless.pair(address, code), voice)


def _connect(server: "Server", voice: Voice) -> bool:
    words = voice.words
    address = voice.ask(words("linear.wireless.connect-address"))
    if not address:
        return False
    voice.say(words("tui.wireless.connecting"))
    return _try(server, lambda wireless: wireless.connect(address), voice)


def _try(server: "Server", deed: Callable[[Wireless], None], voice: Voice) -> bool:
    """Whether it worked; why it did not is said."""
    try:
        _do(server, deed, voice)
    except WirelessError as problem:
        if problem.trouble is not Trouble.STOPPED:
            detail = problem.detail.strip()
            voice.say("", voice.words(f"tui.wireless.{problem.trouble.value}"), *filter(None, (detail,)))
        return False
    return True


def _do(server: "Server", deed: Callable[[Wireless], R], voice: Voice) -> R:
    """What adb gave; Ctrl-C ends it."""
    wireless = Wireless(server)
    return follow(lambda _: deed(wireless), wireless.close, voice)
