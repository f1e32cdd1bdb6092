"""What is known about monitoring apps, and about the ordinary apps that look like them.

Read from the YAML files of `signatures/` and from feeds; every field is described in signatures/README.md.
Text is kept as it stands in the files; every indicator keeps the place where it was written.
"""

from datetime import date
from typing import Final, Literal, get_args

from msgspec import Struct

ProductClass = Literal["stalkerware", "rat", "parental", "anti-theft", "dual-use"]
CLASSES: Final[tuple[ProductClass, ...]] = get_args(ProductClass)
"""Also the folders of `signatures/`."""

Hides = Literal["yes", "no", "unknown"]
HIDES: Final[tuple[Hides, ...]] = get_args(Hides)

CAPTURES: Final = (
    "sms", "calls", "contacts", "calendar", "email", "location", "microphone", "call-recording", "camera",
    "screen", "keystrokes", "clipboard", "notifications", "browser", "app-usage", "photos", "files",
    "facebook", "imo", "instagram", "kik", "line", "messenger", "qq", "signal", "skype", "snapchat",
    "telegram", "tiktok", "tinder", "viber", "wechat", "whatsapp", "unknown",
)  # fmt: skip
"""What a product is publicly known to collect; `unknown` stands alone when nothing is known."""

InstallerKind = Literal["store", "oem-store", "migration", "by-hand", "enterprise"]
INSTALLER_KINDS: Final[tuple[InstallerKind, ...]] = get_args(InstallerKind)

ByHand = Literal["browser", "messenger", "file-manager", "computer", "installer"]
BY_HAND: Final[tuple[ByHand, ...]] = get_args(ByHand)
"""Through what a person put an app there; `installer` is Android's own question, which says nothing of where from."""

KINDS: Final = (
    "assistive", "automation", "call-app", "container", "family-link", "find-my", "keyboard", "launcher", "maker",
    "messaging", "password-manager", "remote-support", "security", "store", "vpn", "watch-or-car", "wellbeing", "work",
)  # fmt: skip
"""What a known ordinary app is for."""

GRANTS: Final = (
    "accessibility", "all-files", "autofill", "background-location", "battery-exempt", "call-log", "camera",
    "companion", "device-admin", "install-apps", "keyboard", "microphone", "notifications", "overlay", "owner", "role",
    "screen-capture", "shell", "sms", "usage", "vpn",
)  # fmt: skip
"""The strong rights an ordinary app usually asks for."""

IndicatorKind = Literal[
    "package", "certificate", "organisation", "common-name", "label", "component", "domain", "ip", "distribution",
    "file-hash",
]  # fmt: skip


class Place(Struct, frozen=True, kw_only=True, order=True, array_like=True):
    """Where something was written; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


NOWHERE: Final = Place(file="", line=0, column=0)
"""For values that were made in memory."""


class PackageId(Struct, frozen=True, kw_only=True, array_like=True):
    """One Android package name of a product; Android tells upper from lower case."""

    name: str
    """Exact; or the beginning of many names, with `*` at its end."""
    generic: bool = False
    """The name is so plain that a harmless app may carry it too: it needs a second piece of evidence."""
    shared_with: tuple[str, ...] = ()
    """Ids of the other products that ship under this name."""
    where: Place = NOWHERE
    also: tuple[Place, ...] = ()
    """Where else it stands: the feeds that list it too."""


class Certificate(Struct, frozen=True, kw_only=True, array_like=True):
    """The fingerprint of one signing certificate, in upper-case hex: 40 digits of SHA-1, or 64 of SHA-256."""

    digest: str
    shared_with: tuple[str, ...] = ()
    where: Place = NOWHERE
    also: tuple[Place, ...] = ()


class Certificates(Struct, frozen=True, kw_only=True):
    """All fingerprints of one product."""

    sha1: tuple[Certificate, ...] = ()
    sha256: tuple[Certificate, ...] = ()


class Indicator(Struct, frozen=True, kw_only=True, array_like=True):
    """One piece of text that gives a product away, and where it was written."""

    text: str
    where: Place = NOWHERE
    also: tuple[Place, ...] = ()


class CertificateSubjects(Struct, frozen=True, kw_only=True):
    """What product builds write into the subject of their certificates."""

    organisations: tuple[Indicator, ...] = ()
    """Exactly."""
    common_name_patterns: tuple[Indicator, ...] = ()
    """As fnmatch.fnmatchcase reads them: `*` any text, `?` any one character, `[0-9]` one of a set."""


class ComponentPrefix(Struct, frozen=True, kw_only=True, array_like=True):
    """The Java package of a product's classes ("com.ispyoo."): it stays when the app is renamed."""

    prefix: str
    where: Place = NOWHERE
    also: tuple[Place, ...] = ()


class Network(Struct, frozen=True, kw_only=True):
    """Names and addresses on the net."""

    domains: tuple[Indicator, ...] = ()
    """Web sites, panels and the servers the app talks to."""
    ips: tuple[Indicator, ...] = ()
    distribution: tuple[Indicator, ...] = ()
    """Where the app is downloaded from: host names, or web addresses of single pages."""


class Source(Struct, frozen=True, kw_only=True):
    """Where a statement comes from."""

    url: str
    what: str
    licence: str = ""
    """When it asks to be named, the licence that says so."""


class Product(Struct, frozen=True, kw_only=True):
    """One monitoring product, or one family of products that share an app."""

    id: str
    name: str
    cls: ProductClass
    """What the product is made and sold for; YAML key `class`."""
    aliases: tuple[str, ...] = ()
    upstream_class: str = ""
    """What the source of the indicators calls it; "" when no list does."""
    vendor: str = ""
    packages: tuple[PackageId, ...] = ()
    certificates: Certificates = Certificates()
    certificate_subjects: CertificateSubjects = CertificateSubjects()
    labels: tuple[Indicator, ...] = ()
    """Names it has been seen under on a phone's screen; others may bear them too."""
    components: tuple[ComponentPrefix, ...] = ()
    launch: tuple[str, ...] = ()
    """What opens it when its icon is hidden: codes to dial."""
    network: Network = Network()
    file_hashes: tuple[Indicator, ...] = ()
    """SHA-256 of app files, in lower case."""
    captures: tuple[str, ...] = ("unknown",)
    hides: Hides = "unknown"
    """Whether it is known to hide its icon or to pose as something else."""
    notes: str = ""
    sources: tuple[Source, ...] = ()
    added: date | None = None
    reviewed: date | None = None
    licence: str = ""
    where: Place = NOWHERE
    """Its first line."""


class KnownApp(Struct, frozen=True, kw_only=True):
    """An ordinary app that holds strong rights for a reason. A package name can be forged:
    the name explains, it never clears.
    """

    package: str
    name: str
    kind: str
    """One of KINDS."""
    grants: tuple[str, ...] = ()
    """The rights it usually holds, of GRANTS."""
    signers: tuple[str, ...] = ()
    """SHA-256 of the certificates that its makers sign with, in upper case; none listed: not known to us."""
    same_maker: str = ""
    """The app whose helper it is: the same certificate signs both."""
    may_hide: bool = False
    """It has no icon on many phones, and that is how it was made."""
    system: bool = False
    """It comes with the phone: a copy that was installed later is not this app."""
    notes: str = ""
    where: Place = NOWHERE


class Installer(Struct, frozen=True, kw_only=True):
    """A package that puts other apps on the phone."""

    package: str
    name: str
    kind: InstallerKind
    what: ByHand | None = None
    """Of `by-hand` only."""
    where: Place = NOWHERE


class Messenger(Struct, frozen=True, kw_only=True):
    """An app for messages, of which others may want to read along."""

    id: str
    name: str
    packages: tuple[str, ...]
    """All its builds, the most used first."""
    linked: bool
    """Whether a computer or a second phone can be signed in besides: nothing on the phone shows that."""
    where: Place = NOWHERE


class VendorPrefix(Struct, frozen=True, kw_only=True):
    """How the packages of a phone maker begin ("com.miui."); imitated by monitoring apps."""

    prefix: str
    maker: str
    phones: tuple[str, ...] = ()
    """Whose phones have such packages, as they name their maker or brand, in small letters; none: all phones have."""


class DistrustedCertificate(Struct, frozen=True, kw_only=True):
    """A signing certificate whose private key is public: it says nothing about who made an app."""

    name: str
    sha1: str
    sha256: str


class OrdinaryNames(Struct, frozen=True, kw_only=True):
    """Names that many honest apps, makers and sites bear: the measure of what is too wide for a signature."""

    packages: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    common_names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class SignatureSet(Struct, frozen=True, kw_only=True):
    """Everything that was read, before it is indexed."""

    products: tuple[Product, ...] = ()
    known_apps: tuple[KnownApp, ...] = ()
    installers: tuple[Installer, ...] = ()
    messengers: tuple[Messenger, ...] = ()
    vendor_prefixes: tuple[VendorPrefix, ...] = ()
    system_labels: tuple[str, ...] = ()
    distrusted: tuple[DistrustedCertificate, ...] = ()
    ordinary: OrdinaryNames = OrdinaryNames()
    sha256: str = ""
    """Over the names and contents of all files that were read."""


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """Something wrong in a signature file."""

    place: Place
    message: str
    hint: str = ""
    blocks: bool = True
    """The value cannot be used; False: it can, but it should not stay so."""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}:{self.place.column}: {self.message}{hint}"
