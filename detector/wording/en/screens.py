"""The full-screen interface: its frame, and the way to a check."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- the frame; the title tells nobody who looks over a shoulder what this is about
    "tui.title": "Phone check",
    "tui.leave": "Ctrl-Q leave at once",
    "tui.key.leave": "leave",
    "tui.key.go-on": "yes, go on",
    "tui.key.back": "back",
    "tui.key.stop": "stop",
    # ---- what did not work
    "tui.problem.title": "That did not work",
    "tui.problem.back": "Enter or Esc: back.",
    "tui.problem.unexpected": "Something went wrong in this program ({error}). Nothing can be said about the phone "
    "from this.",
    "tui.problem.unexpected.next": "Try it once more. If it happens again, “detector scan” in a terminal may tell "
    "more.",
    # ---- phones
    "tui.phones.title": "Phones",
    # ---- checking
    "tui.checking.title": "Checking",
}
