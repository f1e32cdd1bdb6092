"""A time-stamping authority for tests: answers requests of RFC 3161 as CMS (RFC 5652), written out by hand."""

import hashlib
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client._rust import parse_timestamp_request

from tests.apk.maker import tlv

_INTEGER, _OCTETS, _NULL, _OID, _TIME, _SEQUENCE, _SET, _EXPLICIT = 0x02, 0x04, 0x05, 0x06, 0x18, 0x30, 0x31, 0xA0
_SHA256 = tlv(_SEQUENCE, tlv(_OID, bytes.fromhex("608648016503040201")), tlv(_NULL))
_ECDSA_SHA256 = tlv(_SEQUENCE, tlv(_OID, bytes.fromhex("2a8648ce3d040302")))
_SIGNED_DATA = tlv(_OID, bytes.fromhex("2a864886f70d010702"))
_TST_INFO = tlv(_OID, bytes.fromhex("2a864886f70d0109100104"))
_CONTENT_TYPE = tlv(_OID, bytes.fromhex("2a864886f70d010903"))
_MESSAGE_DIGEST = tlv(_OID, bytes.fromhex("2a864886f70d010904"))
_SIGNING_CERTIFICATE = tlv(_OID, bytes.fromhex("2a864886f70d010910022f"))
_POLICY = tlv(_OID, bytes.fromhex("2a0304"))


def _integer(value: int) -> bytes:
    return tlv(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


class Authority:
    """A root, and a certificate of its own that may only sign time stamps."""

    def __init__(self, name: str = "Example Time", when: datetime | None = None) -> None:
        self.when = when or datetime.now(UTC).replace(microsecond=0)
        root_key, self._key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name} Root")])
        own_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.root = self._certificate(root_name, root_name, root_key, root_key)
        self.certificate = self._certificate(own_name, root_name, self._key, root_key)

    def _certificate(
        self, name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey
    ) -> x509.Certificate:
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.when - timedelta(days=1))
            .not_valid_after(self.when + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=key is by, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        )
        if key is not by:
            stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            made = made.add_extension(stamping, critical=True)
        return made.sign(by, hashes.SHA256())

    def pem(self) -> bytes:
        """The root."""
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, request: bytes, *, nonce: int | None = None, digest: bytes | None = None) -> bytes:
        """The time stamp that was asked for; with another nonce or digest, if told to."""
        asked = parse_timestamp_request(request)
        info = tlv(
            _SEQUENCE,
            _integer(1),
            _POLICY,
            tlv(_SEQUENCE, _SHA256, tlv(_OCTETS, digest or asked.message_imprint.message)),
            _integer(7),
            tlv(_TIME, f"{self.when:%Y%m%d%H%M%S}Z".encode()),
            _integer(nonce or asked.nonce or 0),
        )
        granted = tlv(_SEQUENCE, _integer(0))
        return tlv(_SEQUENCE, granted, tlv(_SEQUENCE, _SIGNED_DATA, tlv(_EXPLICIT, self._signed(info))))

    def _signed(self, info: bytes) -> bytes:
        own = self.certificate.public_bytes(Encoding.DER)
        by_hash = tlv(_SEQUENCE, tlv(_SEQUENCE, tlv(_SEQUENCE, tlv(_OCTETS, hashlib.sha256(own).digest()))))
        attributes = b"".join(
            sorted(
                tlv(_SEQUENCE, name, tlv(_SET, value))
                for name, value in (
                    (_CONTENT_TYPE, _TST_INFO),
                    (_MESSAGE_DIGEST, tlv(_OCTETS, hashlib.sha256(info).digest())),
                    (_SIGNING_CERTIFICATE, by_hash),
                )
            )
        )
        signature = self._key.sign(tlv(_SET, attributes), ec.ECDSA(hashes.SHA256()))
        signer = tlv(
            _SEQUENCE,
            _integer(1),
            tlv(_SEQUENCE, self.certificate.issuer.public_bytes(), _integer(self.certificate.serial_number)),
            _SHA256,
            tlv(0xA0, attributes),
            _ECDSA_SHA256,
            tlv(_OCTETS, signature),
        )
        content = tlv(_SEQUENCE, _TST_INFO, tlv(_EXPLICIT, tlv(_OCTETS, info)))
        return tlv(_SEQUENCE, _integer(3), tlv(_SET, _SHA256), content, tlv(0xA0, own), tlv(_SET, signer))
