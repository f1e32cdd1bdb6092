"""A small list of signatures: tests that use it do not change when the real one does."""

from datetime import date
from typing import Any

from detector.signatures import Index
from detector.signatures.model import (
    Certificate,
    Certificates,
    CertificateSubjects,
    ComponentPrefix,
    DistrustedCertificate,
    Indicator,
    Installer,
    KnownApp,
    Messenger,
    Network,
    PackageId,
    Place,
    Product,
    ProductClass,
    SignatureSet,
    VendorPrefix,
)


def product(
    name: str, *, cls: ProductClass = "stalkerware", packages: tuple[str, ...] = (), **more: tuple[str, ...]
) -> Product:
    """A product of the invented list: `generic` names more packages, `components` prefixes of its classes."""
    where = Place(file=f"{cls}/{name.lower()}.yaml", line=4, column=1)
    plain = tuple(PackageId(name=package, where=where) for package in packages)
    generic = tuple(PackageId(name=package, generic=True, where=where) for package in more.get("generic", ()))
    return Product(
        id=name.lower(),
        name=name,
        cls=cls,
        packages=plain + generic,
        network=Network(
            domains=_texts(where, more.get("domains", ())),
            ips=_texts(where, more.get("ips", ())),
            distribution=_texts(where, more.get("distribution", ())),
        ),
        certificates=Certificates(
            sha1=tuple(Certificate(digest=digest, where=where) for digest in more.get("certificates", ()))
        ),
        certificate_subjects=CertificateSubjects(
            organisations=_texts(where, more.get("organisations", ())),
            common_name_patterns=_texts(where, more.get("common_names", ())),
        ),
        labels=_texts(where, more.get("labels", ())),
        file_hashes=_texts(where, more.get("file_hashes", ())),
        components=tuple(ComponentPrefix(prefix=prefix, where=where) for prefix in more.get("components", ())),
        added=date(2026, 11, 1),
    )


def _texts(where: Place, texts: tuple[str, ...]) -> tuple[Indicator, ...]:
    return tuple(Indicator(text=text, where=where) for text in texts)


def invented_index() -> Index:
    """The list: a few products, and a few ordinary apps and installers."""
    installers: dict[str, Any] = {
        "com.android.vending": "store",
        "org.fdroid.fdroid": "store",
        "com.sec.android.app.samsungapps": "oem-store",
        "com.sec.android.easyMover": "migration",
        "com.android.shell": "computer",
        "com.android.chrome": "browser",
        "com.google.android.packageinstaller": "installer",
        "org.example.work": "enterprise",
    }
    index = Index(
        SignatureSet(
            products=(
                product(
                    "Locator",
                    cls="dual-use",
                    packages=("org.example.shared",),
                    components=("org.example.maps.",),
                    certificates=("CD" * 20,),
                ),
                product(
                    "Spy",
                    packages=("org.example.spy", "org.example.shared"),
                    components=("org.example.spylib.",),
                    certificates=("AB" * 20, "CD" * 20),
                    organisations=("Spy, Inc.",),
                    common_names=("Kids Spy [0-9][0-9]",),
                    labels=("My Spy",),
                    file_hashes=("ef" * 32,),
                    domains=("spy.example", "both.example"),
                    ips=("192.0.2.7", "2001:db8::7"),
                    distribution=("shop.example",),
                ),
                product("Plain", generic=("org.example.plain",)),
                product(
                    "Family",
                    cls="parental",
                    packages=("org.example.family",),
                    generic=("org.example.kid",),
                    domains=("family.example", "both.example"),
                ),
            ),
            known_apps=(
                KnownApp(package="org.example.reader", name="Reader", kind="assistive"),
                KnownApp(package="org.example.talk", name="Talk", kind="assistive", system=True),
                KnownApp(
                    package="org.example.vault", name="Vault", kind="password-manager", signers=("A1" * 32, "B2" * 32)
                ),
                KnownApp(package="org.example.aid", name="Aid", kind="assistive", system=True, signers=("A1" * 32,)),
                KnownApp(package="com.handset.watch", name="Watch", kind="watch-or-car", signers=("D4" * 32,)),
                KnownApp(package="org.example.plugin", name="Plug-in", kind="automation", may_hide=True),
            ),
            installers=tuple(_installer(name, kind) for name, kind in installers.items()),
            messengers=(
                Messenger(id="chat", name="Chat", packages=("org.example.chat", "org.example.chat.lite"), linked=True),
                Messenger(id="post", name="Post", packages=("org.example.post",), linked=False),
            ),
            distrusted=(
                DistrustedCertificate(
                    name="test key", sha1="", sha256="A40DA80A59D170CAA950CF15C18C454D47A39B26989D8B640ECD745BA71BF5DC"
                ),
            ),
            vendor_prefixes=(
                VendorPrefix(prefix="com.android.", maker="Android"),
                VendorPrefix(prefix="com.handset.", maker="Handset", phones=("handset", "handy")),
            ),
            system_labels=("wifi", "system service"),
        )
    )
    index.allowed = {"org.example.mine": "my own"}
    return index


def _installer(name: str, kind: Any) -> Installer:
    """An installer of a kind; by hand are those for which it is told through what."""
    if kind in ("computer", "browser", "installer"):
        return Installer(package=name, name=name, kind="by-hand", what=kind)
    return Installer(package=name, name=name, kind=kind)
