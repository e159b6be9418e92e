"""Where the names of a certificate are, by which a chain is put in order, whatever their lengths:
DER writes one up to 127 bytes in one byte, a longer one in two."""

import certificates
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from net.tls.certificates import names

KEY = ec.generate_private_key(ec.SECP256R1())


def of_length(n):
    """A name whose parts take n bytes, with those of its own lengths."""
    kinds = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.LOCALITY_NAME)
    made, left = [], n - 11 * len(kinds)
    for kind in kinds:
        made.append(x509.NameAttribute(kind, "x" * min(left - (len(kinds) - len(made) - 1), 64)))
        left -= len(made[-1].value)
    assert left == 0
    return x509.Name(made)


@pytest.mark.parametrize("n", [126, 127, 128, 129])
def test_names(n):
    issuer, subject = of_length(n), of_length(n + 3)
    made = (
        x509.CertificateBuilder()
        .issuer_name(issuer)
        .subject_name(subject)
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(certificates.BEGIN)
        .not_valid_after(certificates.NEVER)
        .sign(KEY, hashes.SHA256())
    )
    found = names(made.public_bytes(serialization.Encoding.DER))
    assert [len(part) for part in found] == [n, n + 3]
    assert issuer.public_bytes().endswith(found[0]) and subject.public_bytes().endswith(found[1])


def test_a_certificate_that_is_cut_has_none(certs):
    der = (certs / "server.der").read_bytes()
    assert names(der)
    for n in range(len(der)):
        with pytest.raises(ValueError, match="not a certificate"):
            names(der[:n])
