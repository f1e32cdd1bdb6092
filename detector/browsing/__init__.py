"""A report to what the views of a screen show: rows of apps to search and narrow, who can do what, a timeline.

Values only: no words, no colours, no decision about an app.
"""

from detector.browsing.columns import COLUMNS, Cell, Column
from detector.browsing.narrowing import Narrowed, Order, Wanted, narrowed
from detector.browsing.rows import AppRow, Rows, rows
from detector.browsing.sieves import Choice, Sieve, choices
from detector.browsing.timeline import Event, EventKind, Timeline, days, timeline

__all__ = [
    "COLUMNS",
    "AppRow",
    "Cell",
    "Choice",
    "Column",
    "Event",
    "EventKind",
    "Narrowed",
    "Order",
    "Rows",
    "Sieve",
    "Timeline",
    "Wanted",
    "choices",
    "days",
    "narrowed",
    "rows",
    "timeline",
]
