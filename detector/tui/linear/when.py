"""What happened when: apps that came, changed and went, and what was seen of them."""

from detector.browsing import Event, days
from detector.tui.content.timeline import Happened
from detector.tui.linear.apps import name_of
from detector.tui.linear.one import look_at_app
from detector.tui.linear.paging import page_through
from detector.tui.linear.result import Result


def what_happened_when(result: Result) -> None:
    """What such a list cannot show, then its events, some at a time."""
    voice, told = result.voice, Happened(result.checked.report, result.words)
    everything = oldest_first = known = False
    while True:
        voice.head(told.title(everything=everything, oldest_first=oldest_first))
        if not known:
            voice.say(*told.notes())
        events = told.events(everything=everything)
        if not events:
            voice.say(result.words("linear.when.nothing"))
        options = ("linear.when.read", "view.key.widen", "view.key.turn")
        chosen = voice.choose([result.words(key) for key in options], result.words("linear.back"), known=known)
        match chosen:
            case 0:
                return
            case 1:
                in_order = [one for _, of_day in days(events, oldest_first=oldest_first) for one in of_day]
                page_through(
                    in_order,
                    lambda event: _line(event, told, result),
                    lambda event: look_at_app(result, event.package),
                    voice,
                )
            case 2:
                everything = not everything
            case _:
                oldest_first = not oldest_first
        known = True


def _line(event: Event, told: Happened, result: Result) -> str:
    row, day = told.apps.get(event.package), f"{told.day(event.day)} {event.time}".strip()
    name = name_of(row.app, result.words) if row is not None else event.package
    return result.words("linear.when", day=day, app=name, what=told.what(event))
