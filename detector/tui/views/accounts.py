"""Accounts and linked devices, which no cable shows, and people who can help. Words of safety come before the list."""

from typing import Final

from textual.app import ComposeResult

from detector.outputs.guidance import account_sections, directories
from detector.tui.views.reading import ReadingView, listed, sentences, title

_FIRST: Final = ("safety.3", "account.lead", "account.how", "account.note")


class AccountsView(ReadingView):
    """The whole checklist; it says the same whatever was found."""

    def compose(self) -> ComposeResult:
        """What to think of first, the list, then where people are who can help."""
        words = self.words
        yield title(words("account.title"))
        for key in _FIRST:
            yield sentences(words(key))
        marks = {"noticed": words("account.mark.noticed"), "note_first": words("account.mark.note-first")}
        yield sentences(words("account.marks", **marks))
        for name, items in account_sections(words):
            yield title(name)
            yield listed(("·", item) for item in items)
        yield title(words("helplines.title"))
        yield sentences(words("helplines.lead"))
        yield listed(("·", line) for line in directories(words))
