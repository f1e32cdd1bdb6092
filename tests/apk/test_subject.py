"""Whom certificates name: those of keytool, all ways to write a name, and what is none."""

from pathlib import Path

import pytest

from detector.apk.signer import Role, Scheme, signers
from detector.apk.subject import Subject
from tests.apk.android_tools import Workshop, have_tools
from tests.apk.maker import tlv
from tests.apk.reading import read

ORGANISATION, COMMON_NAME, COUNTRY = bytes.fromhex("55040a"), bytes.fromhex("550403"), bytes.fromhex("550406")


def named(*parts: tuple[bytes, int, bytes], version: bool = True) -> bytes:
    """A certificate with these parts in its subject: kind, encoding, bytes."""
    pairs = (tlv(0x31, tlv(0x30, tlv(6, kind), tlv(encoding, text))) for kind, encoding, text in parts)
    head = [tlv(0xA0, tlv(2, b"\2"))] if version else []
    inner = tlv(0x30, *head, tlv(2, b"\1"), tlv(0x30), tlv(0x30), tlv(0x30), tlv(0x30, *pairs), tlv(0x30))
    return tlv(0x30, inner, tlv(0x30), tlv(3, b"\0signature"))


def subject(certificate: bytes) -> Subject | None:
    """What is read, and that the digests are there whatever it is."""
    found = signers(certificate, Scheme.V2, Role.CURRENT)
    assert all(one.sha256 for one in found)
    (only,) = {one.subject for one in found}
    return only


def test_what_keytool_writes(tmp_path: Path) -> None:
    have_tools()
    shop = Workshop(tmp_path)
    shop.key("Kids Safety 01, O=Spy\\, Inc., O=二号, C=US")
    signing, _, _ = read(shop.signed("named", "v2", "Kids Safety 01, O=Spy\\, Inc., O=二号, C=US", api=24).read_bytes())
    (signer,) = signing.signers
    assert signer.subject == Subject(organisations=("二号", "Spy, Inc."), common_names=("Kids Safety 01",))


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        (0x0C, "Spy Ünited".encode()),
        (0x14, "Spy Ünited".encode("latin-1")),
        (0x1C, "Spy Ünited".encode("utf-32-be")),
        (0x1E, "Spy Ünited".encode("utf-16-be")),
    ],
)
def test_every_way_to_write_a_name(encoding: int, data: bytes) -> None:
    assert subject(named((ORGANISATION, encoding, data))) == Subject(organisations=("Spy Ünited",))


def test_a_certificate_of_the_first_version_has_none_in_it() -> None:
    assert subject(named((COMMON_NAME, 0x13, b"Spy"), version=False)) == Subject(common_names=("Spy",))


def test_other_parts_are_left_alone() -> None:
    parts = ((COUNTRY, 0x13, b"US"), (COMMON_NAME, 0x04, b"no text"), (COMMON_NAME, 0x0C, b"\xff"))
    assert subject(named(*parts)) == Subject(common_names=("\ufffd",))
    assert subject(named()) == Subject()


def test_names_are_kept_within_bounds() -> None:
    found = subject(named(*[(COMMON_NAME, 0x0C, b"x" * 5000)] * 900))
    assert found is not None
    assert {len(name) for name in found.common_names} == {300}
    assert len(found.common_names) == 50


@pytest.mark.parametrize("inner", [b"", tlv(2, b"\1"), b"\x30\x84", tlv(2, b"\1") * 6])
def test_without_a_subject_nothing_is_read(inner: bytes) -> None:
    assert subject(tlv(0x30, tlv(0x30, inner))) is None
