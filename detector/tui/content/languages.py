"""The names of the languages, each in itself."""

from detector.wording import Words, load


def named(code: str, words: Words) -> str:
    """One of LANGUAGES; where no native speaker has reviewed it yet, that is said."""
    language = load(code)
    return language.name if language.reviewed else words("do.language.unreviewed", language=language.name)
