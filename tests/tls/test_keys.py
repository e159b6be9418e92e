"""Which key belongs to which certificate, and the order of a chain: certificates.py by itself."""

import certificates as making
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from net.tls import certificates

DER = serialization.Encoding.DER
FORMATS = [serialization.PrivateFormat.TraditionalOpenSSL, serialization.PrivateFormat.PKCS8]


def der(key, form=FORMATS[1]):
    return key.private_bytes(DER, form, serialization.NoEncryption())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "make",
    [
        lambda: rsa.generate_private_key(65537, 2048),
        lambda: ec.generate_private_key(ec.SECP256R1()),
        lambda: ec.generate_private_key(ec.SECP384R1()),
    ],
)
def test_a_key_is_told_from_another(tmp_path, make, form):
    authority = making.Authority(tmp_path, "a")
    keys = [make(), make()]
    certs = [
        authority.sign(making.name("x"), key, [], making.NEVER).public_bytes(DER) for key in keys
    ]
    for key in keys:
        public = certificates._public(der(key, form))
        chain = list(certs)
        assert certificates.in_order(chain, public)
        assert chain[0] == certs[keys.index(key)]
    assert not certificates.in_order(certs[:1], certificates._public(der(keys[1], form)))


def test_a_key_of_another_kind_is_left_to_the_platform():
    assert certificates._public(der(ed25519.Ed25519PrivateKey.generate())) is None
    assert certificates._public(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n") is None
    assert certificates._public(b"") is None
    assert certificates._public(b"\x30\x82") is None


def test_without_a_public_part_the_leaf_is_the_one_that_signed_none(tmp_path):
    root = making.Authority(tmp_path, "root")
    between = making.Authority(tmp_path, "between")
    key = ec.generate_private_key(ec.SECP256R1())
    chain = [
        root.sign(between.name, between.key, None, making.NEVER),
        between.sign(making.name("leaf"), key, [], making.NEVER),
    ]
    ders = [cert.public_bytes(DER) for cert in chain]
    found = list(ders)
    assert certificates.in_order(found, None)
    assert found == [ders[1], ders[0]]


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x03\x30\x01\x02", b"\x30\x84\xff\xff\xff\xff"]
)
def test_what_is_no_certificate(data):
    with pytest.raises(ValueError):
        certificates.names(data)


class Port:
    """Where memory is short."""

    def __init__(self, most, error):
        self.left, self.error = most, error

    def trust(self, made, der):
        self.left -= 1
        if self.left < 0:
            raise self.error


@pytest.mark.parametrize("error", [MemoryError(), ValueError("invalid cert")])
def test_a_bundle_that_does_not_fit_says_what_it_costs(tmp_path, error):
    """mbedTLS calls it invalid, when it has no room for a certificate."""
    making.Authority(tmp_path, "one")
    bundle = (tmp_path / "one.pem").read_bytes() * 150
    with pytest.raises(type(error)) as told:
        certificates.load_trusted(Port(37, error), None, bundle)
    assert "ca=" in str(told.value)
    assert "its certificate 38. Each keeps some 8 KB: give only the authority" in str(told.value)
    with pytest.raises(type(error)) as told:
        certificates.load_trusted(Port(0, error), None, (tmp_path / "one.der").read_bytes())
    assert "Each" not in str(told.value)
