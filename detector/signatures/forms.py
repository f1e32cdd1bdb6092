"""How every kind of indicator is written: text -> its one spelling, or ValueError with what it should be.

Signature files must use the spelling; feeds are brought to it. Used for text of any length: every check is
linear in it.
"""

import ipaddress
import re
from typing import Final

from detector.android import PACKAGE_NAME

SHA1: Final = re.compile(r"[0-9A-F]{40}")
SHA256: Final = re.compile(r"[0-9A-F]{64}")
FILE_HASH: Final = re.compile(r"[0-9a-f]{64}")
PRODUCT_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COMPONENT: Final = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z_][\w$]*)+\.?", re.ASCII)
PACKAGE_PATTERN: Final = re.compile(r"[A-Za-z]\w*\.[A-Za-z_]\w*\.[\w.]*\*", re.ASCII)
"""`*` only at the end, after two whole words at least: com.example.* and com.example.spy*."""
DOMAIN: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
URL: Final = re.compile(r"https?://[!-~]+")

LONGEST: Final = 2000
"""Characters; no indicator is longer."""

IPV4: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.ASCII)
_WORDS: Final = re.compile(r"[^a-z0-9]+")


def package(text: str) -> str:
    """Return an exact Android package name of two words at least (only `android` itself has one), or a pattern."""
    text = _short(text)
    if "." in text and (PACKAGE_NAME.fullmatch(text) or PACKAGE_PATTERN.fullmatch(text)):
        return text
    raise ValueError("is not an Android package name")


def certificate(text: str) -> str:
    """Return a SHA-1 or SHA-256 fingerprint in upper case, without colons and blanks."""
    text = _short(text).replace(":", "").replace(" ", "").upper()
    if SHA1.fullmatch(text) or SHA256.fullmatch(text):
        return text
    raise ValueError("is not a fingerprint: 40 hex digits of SHA-1 or 64 of SHA-256")


def component(text: str) -> str:
    """Return a full class name, or the beginning of one up to a dot, of two words at least."""
    text = _short(text)
    if COMPONENT.fullmatch(text):
        return text
    raise ValueError("is not a class name, or the beginning of one up to a dot, of two words at least")


def file_hash(text: str) -> str:
    """Return the SHA-256 of a file in lower case."""
    text = _short(text).lower()
    if FILE_HASH.fullmatch(text):
        return text
    raise ValueError("is not a SHA-256: 64 hex digits")


def domain(text: str) -> str:
    """Return a host name in lower case; names in other scripts as they travel (xn--)."""
    text = _short(text).lower().rstrip(".")
    if not text.isascii():
        try:
            text = text.encode("idna").decode("ascii")
        except UnicodeError:
            raise ValueError("is not a host name") from None
    if len(text) <= 253 and DOMAIN.fullmatch(text) and not IPV4.fullmatch(text):
        return text
    raise ValueError("is not a host name")


def ip(text: str) -> str:
    """Return an IPv4 or IPv6 address in its shortest spelling."""
    try:
        return str(ipaddress.ip_address(_short(text)))
    except ValueError:
        raise ValueError("is not an IP address") from None


def distribution(text: str) -> str:
    """Return a web address as it is, or a host name or address."""
    text = _short(text)
    if URL.fullmatch(text):
        return text
    try:
        return ip(text) if IPV4.fullmatch(text) else domain(text)
    except ValueError:
        raise ValueError("is neither a web address nor a host name") from None


def plain(text: str) -> str:
    """Return text of one line."""
    text = _short(text)
    if text and text.isprintable():
        return text
    raise ValueError("is not one line of text")


def product_id(name: str) -> str:
    """Return the id for a product of this name: "TheTruthSpy 2" -> "thetruthspy-2"; "" if no letter is left."""
    return _WORDS.sub("-", name[:LONGEST].casefold()).strip("-")[:80].strip("-")


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    return text.strip()
