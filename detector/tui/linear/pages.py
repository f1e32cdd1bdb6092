"""Pages that belong to no report: accounts to look at, and people who can help."""

from datetime import UTC, datetime

from detector.outputs import guidance
from detector.tui.linear.voice import Voice


def tell_accounts(voice: Voice) -> None:
    """The whole checklist."""
    voice.head("")
    voice.read(guidance.accounts(voice.words))


def tell_people(voice: Voice) -> None:
    """Directories, then the services of a country, if one is named."""
    today = datetime.now(UTC).date()
    voice.say("")
    voice.read(guidance.helplines(voice.words, None, today, asking="tui.people.countries"))
    country = voice.ask(voice.words("linear.country")).upper()
    if country:
        voice.read(guidance.helplines(voice.words, country, today))
