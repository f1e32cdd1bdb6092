"""Who made an app, as far as the certificates in its file tell (facts/signers.py)."""

from collections.abc import Sequence

from detector.apk.signer import Role
from detector.facts.base import Gap
from detector.facts.packages import Package
from detector.facts.signers import SIGNERS
from detector.signals.phone import Phone, app_gap


def signed_by(phone: Phone, package: Package, digests: Sequence[str]) -> bool | None:
    """Whether the makers with these certificates (SHA-256, in upper case) signed an app; None: it was not read.

    A phone checks one of the schemes in a file, and anybody can put a foreign certificate into another one. So all
    that sign the file must be among them, and one must have the hash that the phone keeps.
    """
    app = phone.signers(package)
    if app is None or not app.whole or any(gap.package == package.name for gap in phone.gaps(SIGNERS.name, package)):
        return None
    if not {signer.sha256.upper() for signer in app.signers} & set(digests):
        return False
    signing = [signer for signer in app.signers if signer.role is Role.CURRENT]
    kept = {int(text, 16) for text in package.signature_hashes}
    kept_one = not kept or any(int(signer.hash32, 16) in kept for signer in signing)
    every = bool(signing) and all(signer.sha256.upper() in digests for signer in signing)
    return True if every and kept_one else None


def signers_unread(phone: Phone, package: Package) -> tuple[Gap, ...]:
    """Why it is not known who signed an app, when `signed_by` does not say."""
    return (
        phone.gaps(SIGNERS.name, package)
        or phone.unlisted(package)
        or (app_gap(SIGNERS.name, package, "which of its certificates counts"),)
    )
