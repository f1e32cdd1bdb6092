"""APKs of aapt and apksigner: the certificates that keytool names are found, and damaged ones do no harm."""

import random

from detector.apk.ranges import ApkError
from tests.apk.android_tools import RealApk
from tests.apk.reading import read


def test_every_scheme_that_apksigner_writes(real_apks: tuple[RealApk, ...]) -> None:
    for apk in real_apks:
        signing, ranges, _ = read(apk.path.read_bytes())
        assert {(one.scheme, one.role, one.sha256) for one in signing.signers} == apk.certificates, apk.name
        assert signing.problems == ()
        assert ranges.added <= 64 * 1024


def test_damaged_ones_give_certificates_or_one_kind_of_error(real_apks: tuple[RealApk, ...]) -> None:
    chance = random.Random(4)
    for apk in real_apks:
        whole = apk.path.read_bytes()
        for _ in range(300):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 3, 20))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            data = data[: chance.choice((len(data), chance.randrange(len(data))))]
            try:
                signing, ranges, rounds = read(bytes(data), jar_too=chance.random() < 0.5)
            except ApkError:
                continue
            assert len(signing.signers) <= 60
            assert ranges.added <= 600 * 1024
            assert rounds <= 24
