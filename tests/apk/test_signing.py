"""Certificates of APKs that are made here: every scheme, roles, and how little is read."""

import hashlib
import random
import struct

import pytest

from detector.apk.ranges import ApkError
from tests.apk.maker import (
    PADDING,
    V2,
    V3,
    V3_1,
    By,
    apk,
    block,
    certificate,
    pair,
    pkcs7,
    tlv,
    with_block,
    zipped,
)
from tests.apk.reading import digests, read

OLD, NEW, OTHER, ROOT = (certificate(name) for name in ("old", "new", "other", "root"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def problem(data: bytes) -> str:
    with pytest.raises(ApkError) as refusal:
        read(data)
    return str(refusal.value)


@pytest.mark.parametrize(("number", "scheme"), [(V2, "v2"), (V3, "v3"), (V3_1, "v3.1")])
def test_each_scheme_of_the_signing_block(number: int, scheme: str) -> None:
    data = apk(pair(number, By(chain=(NEW, ROOT)), By(chain=(OTHER,))), (PADDING, bytes(3000)))
    assert digests(data) == [
        (scheme, "current", sha256(NEW)),
        (scheme, "chain", sha256(ROOT)),
        (scheme, "current", sha256(OTHER)),
    ]


def test_all_schemes_together_with_a_lineage() -> None:
    rotated = By(chain=(NEW,), lineage=(OLD, NEW))
    data = apk(pair(V2, By(chain=(OLD,))), pair(V3, By(chain=(OLD,))), pair(V3_1, rotated))
    assert digests(data) == [
        ("v2", "current", sha256(OLD)),
        ("v3", "current", sha256(OLD)),
        ("v3.1", "current", sha256(NEW)),
        ("v3.1", "previous", sha256(OLD)),
    ]


def test_all_digests_of_a_certificate() -> None:
    (signer,) = read(apk(pair(V2, By(chain=(NEW,)))))[0].signers
    value = 1
    for byte in NEW:
        value = value * 31 + int.from_bytes(bytes((byte,)), "big", signed=True)
    assert signer.sha1 == hashlib.sha1(NEW).hexdigest()
    assert signer.hash32 == f"{value % 2**32:x}"


def test_bytes_behind_a_certificate_do_not_hide_it() -> None:
    data = apk(pair(V2, By(chain=(NEW + b"salt",))))
    assert digests(data) == [("v2", "current", sha256(NEW + b"salt")), ("v2", "current", sha256(NEW))]


@pytest.mark.parametrize("name", ["META-INF/CERT.RSA", "META-INF/a.dsa", "meta-inf/SIGNER.EC"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_scheme_v1(name: str, place: str) -> None:
    files = {f"res/{number}.png": random.Random(number).randbytes(900) for number in range(300)}
    signature = {name: pkcs7((ROOT, NEW), ("new", 1))}
    data = zipped({**signature, **files} if place == "first" else {**files, **signature})
    signing, ranges, rounds = read(data)
    assert [(one.scheme, one.role, one.sha256) for one in signing.signers] == [
        ("v1", "chain", sha256(ROOT)),
        ("v1", "current", sha256(NEW)),
    ]
    assert ranges.added < 64 * 1024
    assert rounds <= 4


def test_scheme_v1_is_read_when_no_other_one_is_there() -> None:
    files = {"META-INF/CERT.RSA": pkcs7((OLD,))}
    assert digests(apk(files=files)) == [("v1", "current", sha256(OLD))]
    assert digests(apk((0x71777777, b"a channel of a store"), files=files)) == [("v1", "current", sha256(OLD))]
    assert digests(apk(pair(V2, By(chain=(NEW,))), files=files)) == [("v2", "current", sha256(NEW))]


def test_android_6_looks_at_scheme_v1_only() -> None:
    data = apk(pair(V2, By(chain=(NEW,))), files={"META-INF/CERT.RSA": pkcs7((OLD,))})
    signing, _, _ = read(data, jar_too=True)
    assert [one.sha256 for one in signing.signers] == [sha256(NEW), sha256(OLD)]


def test_a_stored_signature_file_and_several_of_them() -> None:
    data = zipped({"META-INF/A.RSA": pkcs7((OLD,)), "META-INF/B.EC": pkcs7((NEW,))}, deflated=False)
    assert [sha for _, _, sha in digests(data)] == [sha256(OLD), sha256(NEW)]


@pytest.mark.parametrize("length", [1, 5000, 65535])
def test_a_comment_behind_the_end(length: int) -> None:
    comment = (b"PK\5\6" + b"x" * 18) * (length // 22 + 1)
    data = apk(pair(V2, By(chain=(NEW,))), comment=comment[:length])
    signing, ranges, _ = read(data)
    assert signing.signers[0].sha256 == sha256(NEW)
    assert ranges.added <= len(data) + 3 * 4096 + 65557


def test_little_of_a_large_file_is_read() -> None:
    files = {f"lib/{number}.so": random.Random(number).randbytes(100_000) for number in range(40)}
    signing, ranges, rounds = read(apk(pair(V2, By(chain=(NEW,))), (PADDING, bytes(4000)), files=files))
    assert signing.signers[0].sha256 == sha256(NEW)
    assert ranges.added <= 32 * 1024
    assert rounds == 2


def test_a_block_that_is_larger_than_the_first_look_costs_one_round_more() -> None:
    data = apk((PADDING, bytes(100_000)), pair(V2, By(chain=(NEW,))), files={str(n): b"" for n in range(200)})
    signing, _, rounds = read(data)
    assert signing.signers[0].sha256 == sha256(NEW)
    assert rounds == 3


def test_an_unknown_pair_or_a_broken_scheme_does_not_hide_the_others() -> None:
    signing, _, _ = read(apk((1, b""), (V3, b"\xff\xff\xff\xff"), pair(V2, By(chain=(NEW,))), (V3_1, b"")))
    assert [one.sha256 for one in signing.signers] == [sha256(NEW)]
    assert len(signing.problems) == 2


def test_more_certificates_than_any_maker_has() -> None:
    many = [By(chain=(certificate(f"maker {number}"),)) for number in range(60)]
    signing, _, _ = read(apk(pair(V2, *many)))
    assert len(signing.signers) == 50
    assert "more than 50" in signing.problems[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "too short"),
        (b"x" * 100_000, "no end of a ZIP"),
        (apk(), "no signature"),
        (apk(pair(V2)), "no signature"),
        (apk(pair(V2, By(chain=()))), "no certificate"),
        (apk(pair(V2, By(chain=(b"",)))), "cut off"),
        (apk(pair(V2, By(chain=(b"\x31\0",)))), "is none"),
        (apk(pair(V2, By(chain=(NEW[:-1],)))), "longer than"),
        (zipped({"META-INF/CERT.RSA": bytes.fromhex("30020500")}), "PKCS #7"),
        (zipped({"META-INF/CERT.RSA": b"0\x80" + bytes(100)}), "no definite length"),
        (zipped({"META-INF/CERT.RSA": tlv(0x30, tlv(2) * 1001)}), "too many parts"),
        (zipped({"META-INF/CERT.RSA": bytes(10**7)}), "grows without end"),
        (zipped({"META-INF/CERT.RSA": bytes(10**6)}, deflated=False), "larger than any honest one"),
        (zipped({f"META-INF/{number}.RSA": b"" for number in range(11)}), "more than 10"),
    ],
)
def test_what_is_refused_and_why(data: bytes, words: str) -> None:
    assert words in problem(data)


def changed(data: bytes, at: int, form: str, *values: int) -> bytes:
    new = struct.pack(form, *values)
    at = at if at >= 0 else len(data) + at
    return data[:at] + new + data[at + len(new) :]


def test_sizes_and_places_that_cannot_be() -> None:
    data = apk(pair(V2, By(chain=(NEW,))))
    start = struct.unpack_from("<I", data, len(data) - 6)[0]
    assert "list of entries" in problem(changed(data, -6, "<I", 0xFFFFFFFF))
    assert "impossible size" in problem(changed(data, start - 24, "<Q", 2**63))
    assert "impossible size" in problem(changed(data, start - 24, "<Q", 23))
    assert "two sizes" in problem(changed(data, start - 24, "<Q", 24))
    assert "no signature" in problem(changed(data, start - 1, "<B", 0))
    assert "no end" in problem(data[:-1])
    assert "ZIP64" in problem(data[:-22] + b"PK\6\7" + bytes(16) + data[-22:])
    big = apk(pair(V2, By(chain=(NEW,))), (PADDING, bytes(600 * 1024)))
    assert "more than 512 KiB" in problem(big)


def test_a_list_of_entries_that_is_damaged() -> None:
    data = zipped({"META-INF/CERT.RSA": pkcs7((NEW,))})
    start = struct.unpack_from("<I", data, len(data) - 6)[0]
    assert "damaged" in problem(changed(data, start, "<B", 0))
    assert "cut off" in problem(changed(data, start + 30, "<H", 0xFFFF))
    assert "outside" in problem(changed(data, start + 42, "<I", start - 4))
    assert "outside" in problem(changed(data, start + 42, "<I", 7))
    assert "unpacked" in problem(changed(data, 30 + len("META-INF/CERT.RSA"), "<Q", 2**64 - 1))


def test_a_gap_between_list_and_end_makes_the_block_invalid_as_on_android() -> None:
    whole = with_block(zipped({"META-INF/CERT.RSA": pkcs7((OLD,))}), block(pair(V2, By(chain=(NEW,)))))
    assert digests(whole)[0][0] == "v2"
    parted = whole[:-22] + b"gap" + whole[-22:]
    assert digests(parted) == [("v1", "current", sha256(OLD))]
