"""Every package name and every certificate of the public feed, installed on a phone."""

from typing import Any

import pytest

from detector import signatures
from detector.levels import Level
from detector.rules import judge
from detector.signals import Phone, Signals, look
from detector.signatures.feeds import read_feed
from tests.build import NOW, AppWords, PhoneWords
from tests.signatures.conftest import INDICATORS

COVERT = ("stalkerware", "rat")


def feed_products() -> list[Any]:
    return [
        product
        for name in ("ioc.yaml", "watchware.yaml")
        for product in read_feed((INDICATORS / name).read_bytes(), name=name).products
    ]


def seen(apps: dict[str, AppWords]) -> Signals:
    return look(Phone(PhoneWords(apps=apps).facts(), signatures.load(), NOW))


@pytest.mark.usefixtures("indicators")
def test_every_package_name_is_recognised() -> None:
    names = {package.name for product in feed_products() for package in product.packages}
    signals = seen({name: AppWords() for name in names})
    found = {app.package.name for app in signals.apps if _state(app, "listed-name", "generic-name")}
    assert len(names) == 641
    assert found == names


@pytest.mark.usefixtures("indicators")
def test_every_certificate_is_recognised_under_any_name() -> None:
    digests = sorted({one.digest for product in feed_products() for one in product.certificates.sha1})
    apps = {
        f"org.example.renamed{number}": AppWords(signers=(digest.lower(),)) for number, digest in enumerate(digests)
    }
    signals = seen(apps)
    assert len(digests) == 484
    assert all(_state(app, "listed-signer") for app in signals.apps)
    for finding in judge(signals).findings:
        signer = next((signal for signal in finding.signals if signal.id == "listed-signer"), None)
        if signer is not None and signer.slots["product_class"] in COVERT:
            assert finding.level in (Level.CONFIRMED, Level.MATCH)


def _state(app: Any, *names: str) -> bool:
    return any(app.signals[name].state == "present" for name in names)
