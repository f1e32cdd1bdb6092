"""The signatures that come with the program."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from detector import signatures
from detector.android import PACKAGE_NAME
from detector.signatures import Index
from detector.signatures.loader import load_set
from detector.signatures.model import CLASSES

FEEDS = ("ioc.yaml", "watchware.yaml")


@pytest.fixture(scope="module")
def index() -> Index:
    return signatures.load()


def feed(indicators: Path) -> list[dict[str, Any]]:
    return [
        app for name in FEEDS for app in yaml.load((indicators / name).read_text(encoding="utf-8"), yaml.CBaseLoader)
    ]


def test_lint_is_clean() -> None:
    assert [str(problem) for problem in signatures.lint(signatures.bundled_folder())] == []


def test_counts(index: Index) -> None:
    assert index.info.products >= 174
    assert index.info.packages >= 641
    assert index.info.certificates >= 484
    assert {product.cls for product in index.products.values()} == set(CLASSES)
    assert index.info.domains >= 1500
    domains = {domain.text for product in index.products.values() for domain in product.network.domains}
    assert len(domains) >= 1500


def test_attribution(index: Index) -> None:
    assert "Echap" in index.info.attribution[0].what
    assert index.info.attribution[0].licence == "CC-BY-4.0"
    assert index.info.newest is not None
    assert len(index.info.sha256) == 64


@pytest.mark.parametrize(
    ("package", "product", "generic"),
    [
        ("com.mxspy", "thetruthspy", False),
        ("com.android.system", "thetruthspy", True),
        ("com.trackview", "trackview", False),
        ("com.bettertomorrowapps.spyyourlovefree", "couple-tracker", False),
        ("com.android.core.mnto", "hoverwatch", False),
        ("com.wifi0", "spylive360", False),
        ("com.android.services", "theonespy", True),
        ("com.smart", "spy-to-mobile", True),
        ("com.protect", "kidsshield", True),
        ("system.framework", "mspy", True),
        ("com.life360.android.safetymapd", "life360", False),
    ],
)
def test_well_known_packages(index: Index, package: str, product: str, generic: bool) -> None:
    (match,) = index.by_package(package)
    assert (match.product.id, match.generic, match.kind) == (product, generic, "package")
    file, line = match.where.split(":")
    assert package in (signatures.bundled_folder() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


@pytest.mark.parametrize(
    "package", ["com.android.chrome", "com.whatsapp", "com.android.systemui", "android", "com.example.app", ""]
)
def test_ordinary_packages_match_nothing(index: Index, package: str) -> None:
    assert index.by_package(package) == ()


def test_shared_package_belongs_to_both(index: Index) -> None:
    assert {match.product.id for match in index.by_package("com.sc.spyier.v2")} == {"cocospy", "spyier"}


def test_renamed_ispyoo_is_found_by_its_classes(index: Index) -> None:
    (match,) = index.by_component("com.ispyoo.common.calls.CallReceiver")
    assert match.product.id == "thetruthspy"
    assert index.by_component("com.ispyooother.Main") == ()


def test_every_package_and_certificate_of_the_feed_is_matched(index: Index, indicators: Path) -> None:
    apps = feed(indicators)
    packages = {package for app in apps for package in app.get("packages", [])}
    certificates = {digest for app in apps for digest in app.get("certificates", [])}
    assert {package for package in packages if not index.by_package(package)} == set()
    assert {digest for digest in certificates if not index.by_certificate(digest)} == set()
    assert all(PACKAGE_NAME.fullmatch(package) for package in packages)


def test_thirty_products_say_where_they_are_known_from_and_what_they_collect(index: Index) -> None:
    for product in random.Random(20261122).sample(sorted(index.products.values(), key=lambda p: p.id), 30):
        assert product.sources, product.id
        assert product.captures, product.id  # ("unknown",) is an answer
        assert all(source.url.startswith("https://") and source.what for source in product.sources), product.id
        assert product.added, product.id
        assert product.reviewed, product.id


def test_every_kind_of_indicator_is_found_with_its_line(index: Index) -> None:
    found = {
        "organisation": index.by_organisation("Tesline-Service SRL"),
        "common-name": index.by_common_name("Kids Safety 01-02-2020 10:11:12"),
        "domain": index.by_domain("panel.deep.thetruthspy.com."),
        "ip": index.by_ip("72.167.46.196"),
        "distribution": index.by_domain("fmk.god-xc.com"),
        "component": index.by_component("com.ispyoo.common.Sender"),
        "certificate": index.by_certificate("31a6ececd97cf39bc4126b8745cd94a7c30bf81c"),
    }
    for kind, matches in found.items():
        assert [match.kind for match in matches] == [kind], kind
        file, line = matches[0].where.split(":")
        text = (signatures.bundled_folder() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert matches[0].text in text


def test_every_address_of_the_feed_is_carried(index: Index, indicators: Path) -> None:
    networks = [product.network for product in index.products.values()]
    ours = {item.text for net in networks for item in (*net.domains, *net.ips, *net.distribution)}
    for app in feed(indicators):
        c2 = app.get("c2", {})
        listed = [*app.get("websites", []), *app.get("distribution", [])]
        listed += [*c2.get("domains", []), *c2.get("ips", []), *c2.get("ip", [])]
        assert set(listed) <= ours, app["name"]


def test_benign_apps_are_no_products(index: Index) -> None:
    known = index.known("com.google.android.marvin.talkback")
    assert known is not None
    assert (known.kind, known.grants, known.system) == ("assistive", ("accessibility",), True)
    wechat = index.known("com.tencent.mm")
    assert wechat is not None
    assert wechat.signers == ("0FE4FF85C215918396DADC7CD8CE6963339AF33D37751A56E54C7206B63A3C7C",)
    assert all(not index.by_package(app.package) for app in load_set(signatures.bundled_folder()).known_apps)


@pytest.mark.parametrize(
    ("package", "kind"),
    [
        ("com.android.vending", "store"),
        ("org.fdroid.fdroid", "store"),
        ("com.heytap.market", "oem-store"),
        ("com.sec.android.easyMover", "migration"),
        ("com.google.android.packageinstaller", "by-hand"),
        ("com.android.shell", "by-hand"),
        ("com.google.android.apps.work.clouddpc", "enterprise"),
    ],
)
def test_installers(index: Index, package: str, kind: str) -> None:
    installer = index.installer(package)
    assert installer is not None
    assert installer.kind == kind


def test_every_signer_says_where_it_was_seen_and_is_nobody_else_s(index: Index) -> None:
    text = (signatures.bundled_folder() / "known" / "benign.yaml").read_text(encoding="utf-8")
    digests = [digest for app in load_set(signatures.bundled_folder()).known_apps for digest in app.signers]
    assert len(digests) == len(re.findall(r"^      - [0-9A-F]{64}  # \w", text, re.MULTILINE))
    assert [digest for digest in digests if index.by_certificate(digest) or index.is_distrusted(digest)] == []


@pytest.mark.parametrize(
    ("package", "what"),
    [
        ("com.android.chrome", "browser"),
        ("com.tencent.mm", "messenger"),
        ("com.sec.android.app.myfiles", "file-manager"),
        ("com.android.shell", "computer"),
        ("com.google.android.packageinstaller", "installer"),
        ("com.android.vending", None),
    ],
)
def test_through_what_a_person_installs(index: Index, package: str, what: str | None) -> None:
    installer = index.installer(package)
    assert installer is not None
    assert installer.what == what


def test_everything_a_person_installs_through_is_sorted() -> None:
    installers = load_set(signatures.bundled_folder()).installers
    assert [i.package for i in installers if i.kind == "by-hand" and i.what is None] == []


@pytest.mark.parametrize(
    ("package", "messenger"),
    [
        ("com.tencent.mm", "wechat"),
        ("org.telegram.messenger.web", "telegram"),
        ("com.whatsapp.w4b", "whatsapp-business"),
    ],
)
def test_messengers(index: Index, package: str, messenger: str) -> None:
    found = index.messenger(package)
    assert found is not None
    assert (found.id, found.linked) == (messenger, True)
    assert index.messenger("com.example.app") is None


@pytest.mark.parametrize(
    ("package", "maker"),
    [
        ("com.android.core.mnto", "Android"),
        ("com.google.android.network", "Google"),
        ("com.sec.android.as", "Samsung"),
        ("system.framework", "Android"),
        ("com.miui.home", "Xiaomi"),
        ("com.androidlost", None),
        ("org.example", None),
    ],
)
def test_vendor_prefixes(index: Index, package: str, maker: str | None) -> None:
    found = index.vendor_prefix(package)
    assert (None if found is None else found.maker) == maker


def test_a_maker_signs_its_apps_with_the_certificates_of_the_list(index: Index) -> None:
    keyboard = index.known("com.google.android.inputmethod.latin")
    assert keyboard is not None
    assert set(keyboard.signers) <= set(index.signers_of("Google"))
    assert not set(index.signers_of("Google")) & set(index.signers_of("Samsung"))
    assert index.signers_of("Nobody") == ()


@pytest.mark.parametrize("label", ["System Service", "WiFi", " wi-fi ", "ＷiFi", "系统服务", "Системные службы"])
def test_system_labels(index: Index, label: str) -> None:
    assert index.system_label(label)
    assert not index.system_label(label + " spy")


def test_public_keys_are_never_an_identity(index: Index) -> None:
    digest = "61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81"
    assert index.is_distrusted(digest.lower())
    assert index.by_certificate(digest) == ()
