"""Real APKs, made with aapt and apksigner: every scheme, a rotated key, and the digests that apksigner prints."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec import Struct

PROGRAMS = ("aapt", "aapt2", "apksigner", "keytool")
_MANIFEST = '<manifest package="org.example.signed"><application/></manifest>'
"""Without attributes, so that no android.jar is needed."""
_PASSWORD = "password"


class RealApk(Struct, frozen=True, kw_only=True):
    """One file, and the SHA-256 of the certificates it should give, as `scheme role digest`."""

    name: str
    path: Path
    certificates: frozenset[tuple[str, str, str]]


def have_tools() -> None:
    """Skips the test without the programs, fails it where everything must be there."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        reason = f"missing: {', '.join(missing)} (Debian packages aapt, apksigner, default-jre-headless)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def run(*words: str | Path) -> str:
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Workshop:
    """Makes keys and APKs in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digests: dict[str, str] = {}

    def key(self, name: str, algorithm: str = "EC") -> str:
        """A new key with a certificate of its own; returns the certificate's SHA-256."""
        store = self.folder / f"{name}.jks"
        size = {"RSA": ("-keysize", "2048", "-sigalg", "SHA256withRSA"), "EC": ("-groupname", "secp256r1")}[algorithm]
        run(
            *("keytool", "-genkeypair", "-keystore", store, "-alias", "key", "-storepass", _PASSWORD),
            *("-keypass", _PASSWORD, "-keyalg", algorithm, "-dname", f"CN={name}", "-validity", "9000", *size),
        )
        shown = run("keytool", "-list", "-v", "-keystore", store, "-storepass", _PASSWORD)
        found = re.search(r"SHA256: ([0-9A-F:]+)", shown)
        assert found is not None
        self.digests[name] = found[1].replace(":", "").lower()
        return self.digests[name]

    def unsigned(self) -> Path:
        """An APK without a signature."""
        manifest = self.folder / "AndroidManifest.xml"
        manifest.write_text(_MANIFEST, "utf-8")
        path = self.folder / "unsigned.apk"
        run("aapt", "package", "-f", "-M", manifest, "-F", path)
        return path

    def signed(
        self, name: str, schemes: str, key: str, *, api: int = 21, lineage: tuple[str, str] | None = None
    ) -> Path:
        """An APK with these schemes; `lineage` are the old and the new key of a rotation."""
        path = self.folder / f"{name}.apk"
        words: list[str | Path] = ["--min-sdk-version", str(api)]
        for scheme in ("v1", "v2", "v3"):
            words += [f"--{scheme}-signing-enabled", str(scheme in schemes.split()).lower()]
        words += ["--v4-signing-enabled", "false"]
        words += self._signer(lineage[0] if lineage else key)
        if lineage:
            proof = self.folder / f"{name}.lineage"
            old, new = map(self._signer, lineage)
            run("apksigner", "rotate", "--out", proof, "--old-signer", *old, "--new-signer", *new)
            words += ["--next-signer", *self._signer(lineage[1]), "--lineage", proof]
        run("apksigner", "sign", *words, "--out", path, self.unsigned())
        return path

    def _signer(self, key: str) -> list[str | Path]:
        return ["--ks", self.folder / f"{key}.jks", "--ks-key-alias", "key", "--ks-pass", f"pass:{_PASSWORD}"]


def make_all(folder: Path) -> tuple[RealApk, ...]:
    """An APK for each way of signing that apksigner has."""
    shop = Workshop(folder)
    old, new, rsa = shop.key("old"), shop.key("new"), shop.key("rsa", "RSA")
    made = []
    for name, schemes, key, digest in (
        ("v1", "v1", "rsa", rsa),
        ("v1-ec", "v1", "old", old),
        ("v2", "v2", "rsa", rsa),
        ("v3", "v3", "new", new),
        ("v1-v2-v3", "v1 v2 v3", "rsa", rsa),
    ):
        expected = {(scheme, "current", digest) for scheme in schemes.split() if scheme != "v1" or schemes == "v1"}
        path = shop.signed(name, schemes, key, api=28 if schemes == "v3" else 24 if schemes == "v2" else 21)
        made.append(RealApk(name=name, path=path, certificates=frozenset(expected)))
    rotated = shop.signed("rotated", "v1 v2 v3", "old", lineage=("old", "new"))
    expected = {("v2", "current", old), ("v3", "current", new), ("v3", "previous", old)}
    made.append(RealApk(name="rotated", path=rotated, certificates=frozenset(expected)))
    return tuple(made)
