"""Host names to block: a hosts file (hosts(5)), and a list as DNS servers and filters read it.

Only of stalkerware and RATs: what a family or a firm has agreed on must not stop working because somebody
blocks a list. Web addresses of single pages are left out: to block github.com would block everybody's.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from detector.signatures.forms import DOMAIN, IPV4
from detector.signatures.listed import listed
from detector.signatures.model import Product, ProductClass
from detector.signatures.tables import attribution

BLOCKED: Final[tuple[ProductClass, ...]] = ("stalkerware", "rat")


def write_hosts(products: Sequence[Product]) -> str:
    """Return a hosts file that leads every name nowhere."""
    lines = (f"0.0.0.0 {host}" for host in _hosts(products))
    return "\n".join((*_head(products), *lines, ""))


def write_dns(products: Sequence[Product]) -> str:
    """Return one name on a line; a name stands for everything below it too."""
    return "\n".join((*_head(products), *_hosts(products), ""))


def _hosts(products: Sequence[Product]) -> list[str]:
    found = {
        item.text
        for product in products
        if product.cls in BLOCKED
        for item in listed(product)
        if item.kind in ("domain", "distribution") and DOMAIN.fullmatch(item.text) and not IPV4.fullmatch(item.text)
    }
    return sorted(found, key=lambda host: host.split(".")[::-1])  # neighbours belong together


def _head(products: Sequence[Product]) -> Iterator[str]:
    yield "# Servers, panels and shops of stalkerware and remote-control trojans."
    yield "# Whoever installed such an app may notice that it falls silent: think of safety before blocking."
    for source in attribution(tuple(products)):
        yield f"# {source.what}: {source.url} ({source.licence})"
