"""Which indicators would catch honest apps, makers and sites: for the linter.

The measure is known/ordinary-names.yaml, and the ordinary apps and installers of known/.
"""

from collections.abc import Iterator
from typing import Final

from detector.signatures.index import matches_pattern
from detector.signatures.listed import Listed, listed
from detector.signatures.model import OrdinaryNames, Problem, SignatureSet
from detector.signatures.tables import fixed_start

LETTERS_OF_A_NAME: Final = 4
"""A certificate name must begin with so many letters or digits before its first `*` or `?`."""
LONGEST_PATTERN: Final = 200


def too_wide(signatures: SignatureSet, ordinary: OrdinaryNames) -> Iterator[Problem]:
    """Yield a problem for every such indicator of `signatures`."""
    measure = _Measure(signatures, ordinary)
    for product in signatures.products:
        for item in listed(product):
            message = measure.message(item)
            if message:
                yield Problem(place=item.where, message=message, hint="name it more exactly", blocks=False)


class _Measure:
    def __init__(self, signatures: SignatureSet, ordinary: OrdinaryNames) -> None:
        apps = (app.package for app in signatures.known_apps)
        installers = (installer.package for installer in signatures.installers)
        self._packages = dict.fromkeys((*ordinary.packages, *apps, *installers))
        self._prefixes = tuple(prefix.prefix for prefix in signatures.vendor_prefixes)
        self._organisations = {name.casefold() for name in ordinary.organisations}
        self._common_names = ordinary.common_names
        self._domains = {end for domain in ordinary.domains for end in _with_parents(domain)}

    def message(self, item: Listed) -> str:
        """Return what is wrong, or ""."""
        match item.kind:
            case "package" if item.text.endswith("*"):
                return self._package(item.text)
            case "organisation":
                return self._organisation(item.text)
            case "common-name":
                return self._common_name(item.text)
            case "domain" | "distribution" if item.text in self._domains:
                return f"the domain {item.text} is also used by others"
            case _:
                return ""

    def _package(self, pattern: str) -> str:
        start = pattern.removesuffix("*")
        for name in self._packages:
            if name.startswith(start):
                return f"the pattern {pattern} also matches {name}"
        for prefix in self._prefixes:
            if prefix.startswith(start) or (start.startswith(prefix) and start.count(".") <= prefix.count(".")):
                return f"the pattern {pattern} matches names that belong to {prefix}*"
        return ""

    def _organisation(self, name: str) -> str:
        if name.casefold() in self._organisations or sum(map(str.isalnum, name)) < LETTERS_OF_A_NAME:
            return f"the organisation {name!r} is too common to tell a maker"
        return ""

    def _common_name(self, pattern: str) -> str:
        if len(pattern) > LONGEST_PATTERN:
            return f"the pattern is longer than {LONGEST_PATTERN} characters"
        if sum(map(str.isalnum, fixed_start(pattern))) < LETTERS_OF_A_NAME:
            return f"the pattern {pattern!r} does not begin with {LETTERS_OF_A_NAME} letters of a name"
        matched = next((name for name in self._common_names if matches_pattern(pattern, name)), None)
        return f"the pattern {pattern!r} also matches {matched!r}" if matched else ""


def _with_parents(domain: str) -> Iterator[str]:
    """Yield "a.b.com", "b.com" and "com": whoever lists one of them lists the domain too."""
    parts = domain.split(".")
    return (".".join(parts[at:]) for at in range(len(parts)))
