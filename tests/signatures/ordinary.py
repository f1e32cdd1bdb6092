"""Plausible names of ordinary apps, made of words: eleven thousand, always the same."""

import itertools
import random

_TLDS = ("com", "com", "com", "org", "net", "io", "de", "fr", "it", "co.uk", "jp", "ru", "br.com", "in", "app", "dev")
_MAKERS = (
    "acme", "alpine", "amber", "apex", "aurora", "baker", "beacon", "bluebird", "brightside", "cedar", "citrus",
    "clover", "cobalt", "comet", "coral", "cosmo", "daily", "delta", "echo", "ember", "evergreen", "falcon",
    "fjord", "fresh", "galaxy", "gecko", "globe", "granite", "harbor", "hearth", "horizon", "indigo", "ivory",
    "jasper", "juniper", "kiwi", "lantern", "lemon", "lotus", "lumen", "maple", "meadow", "mellow", "metro",
    "mint", "nimbus", "nordic", "nova", "oak", "olive", "onyx", "orbit", "otter", "panda", "pebble", "pine",
    "pixel", "polar", "prairie", "quartz", "raven", "river", "saffron", "sage", "sierra", "simple", "spruce",
    "summit", "sunny", "swift", "tango", "terra", "tiger", "topaz", "tulip", "umbra", "urban", "velvet",
    "vertex", "vista", "willow", "zen", "zephyr",
)  # fmt: skip
_PRODUCTS = (
    "alarm", "banking", "browser", "calculator", "calendar", "camera", "chat", "clock", "compass", "contacts",
    "dialer", "drive", "editor", "fitness", "flashlight", "gallery", "games.chess", "games.puzzle", "health",
    "keyboard", "launcher", "mail", "maps", "market", "messenger", "mobile", "music", "news", "notes",
    "parking", "pay", "phone", "photos", "player", "podcast", "radio", "reader", "recipes", "recorder",
    "scanner", "security", "service", "settings", "shop", "sms", "sport", "sync", "system", "tasks", "taxi",
    "tracker", "translate", "travel", "tv", "update", "video", "wallet", "wallpaper", "weather", "wifi",
)  # fmt: skip
_ENDINGS = ("", "", "", ".android", ".app", ".free", ".lite", ".mobile", ".pro", ".v2")


def ordinary_names(count: int = 11_000) -> tuple[str, ...]:
    """Names such as `com.maple.weather.lite`, all different."""
    made = [
        f"{tld}.{maker}.{product}{ending}"
        for tld, maker, product, ending in itertools.product(
            dict.fromkeys(_TLDS), _MAKERS, _PRODUCTS, dict.fromkeys(_ENDINGS)
        )
    ]
    return tuple(random.Random(11).sample(made, count))
