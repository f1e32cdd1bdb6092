"""`dumpsys location`: who asks for the location, then what was asked for before.

Sources: com.android.server.LocationManagerService.dump (6 to 11); com.android.server.location.provider
.LocationProviderManager.dump (12 and later). Places are invented.
"""

from collections.abc import Iterator

from detector.simulator.dumps.appops import duration
from detector.simulator.model import Phone, token, uid_of
from detector.simulator.running import LocationEntry

_PLACE = "Location[gps 51.477900,-0.001500 hAcc=5.0 et=+5m15s101ms]"


def dumpsys_location(phone: Phone) -> str:
    """Return the whole answer."""
    return "\n".join(_recent(phone) if phone.api >= 31 else _old(phone)) + "\n"


def _asking(phone: Phone) -> Iterator[tuple[str, int, LocationEntry]]:
    yield "android", 1000, LocationEntry(provider="passive")
    for app in phone.apps:
        for one in app.running.location:
            yield from ((app.name, uid_of(app, user), one) for user in one.users)


def _old(phone: Phone) -> Iterator[str]:
    yield from ("Current Location Manager state:", "  Location Listeners:")
    records = []
    for package, uid, one in _asking(phone):
        state = "" if phone.api < 26 else " background" if one.background else " foreground"
        every = duration(one.every_ms())
        request = f"ACCURACY_FINE {one.provider} requested={every} fastest={every}"
        if one.provider == "passive":
            request = "POWER_NONE passive fastest=0"
        records.append((one.provider, f"UpdateRecord[{one.provider} {package}({uid}{state}) Request[{request}]]"))
        yield f"    Reciever[{token(package + one.provider)} listener {records[-1][1]}]"
    yield "  Active Records by Provider:"
    for provider in dict.fromkeys(name for name, _ in records):
        yield f"    {provider}:"
        yield from (f"      {text}" for name, text in records if name == provider)
    yield "  Historical Records by Provider:"
    yield "    android: passive: Interval 0 seconds: Duration requested 684 out of the last 684 minutes"
    yield from ("  Last Known Locations:", f"    gps: {_PLACE}", "  Geofences:")


def _recent(phone: Phone) -> Iterator[str]:
    yield from (
        "Location Manager State:",
        "  Location Settings:",
        "    Location Setting: true",
        "  Location Providers:",
    )
    for provider in ("passive", "network", "fused", "gps"):
        yield from (f"    {provider} provider:", "      service: registered", "      listeners:")
        for package, uid, one in _asking(phone):
            if one.provider == provider:
                flags = " (background)" if one.background else ""
                how = "PASSIVE" if provider == "passive" else f"@{duration(one.every_ms())} HIGH_ACCURACY"
                name = f"{uid}/{package}/{token(package + provider).upper():0>8}"
                yield f"        {name}{flags} Request[{how}, WorkSource{{{uid} {package}}}]"
        yield from (f"      last location={_PLACE}", "      enabled=true")
    yield from ("  Historical Aggregate Location Provider Data:", "    passive:")
    yield "      1000/android: min/max interval = passive/passive, total/active/foreground duration = +1h/0/0"
    yield from ("  Geofence Manager:", "    service: unregistered")
