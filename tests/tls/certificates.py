"""Certificates for the TLS tests, made anew each time; none but the expired one ever expires."""

import datetime
import ipaddress

import runtimes
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

BEGIN = datetime.datetime(2020, 1, 1)
NEVER = datetime.datetime(2090, 1, 1)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def usage(authority):
    """What the key may be used for: an authority's to sign certificates, another's to sign."""
    names = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    rest = dict.fromkeys((*names, "encipher_only", "decipher_only"), False)
    return x509.KeyUsage(
        digital_signature=not authority, key_cert_sign=authority, crl_sign=authority, **rest
    )


class Authority:
    """A certificate authority that writes what it makes into a folder.

    With the extensions that RFC 5280 asks of an authority: since 3.13 Python insists on them.
    """

    def __init__(self, folder, text):
        self.folder = folder
        self.name = name(text)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.write(text, self.key, self.sign(self.name, self.key, None, NEVER))

    def sign(self, subject, key, hosts, until):
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(BEGIN)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(hosts is None, None), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
            )
            .add_extension(usage(hosts is None), True)
        )
        if hosts:
            builder = builder.add_extension(x509.SubjectAlternativeName(hosts), False)
        return builder.sign(self.key, hashes.SHA256())

    def write(self, stem, key, certificate):
        pem = serialization.Encoding.PEM
        own = key.private_bytes(
            pem,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        (self.folder / f"{stem}.pem").write_bytes(certificate.public_bytes(pem))
        (self.folder / f"{stem}.key.pem").write_bytes(own)
        (self.folder / f"{stem}.der").write_bytes(
            certificate.public_bytes(serialization.Encoding.DER)
        )

    def make(self, stem, host="localhost", until=NEVER):
        key = ec.generate_private_key(ec.SECP256R1())
        hosts = [x509.DNSName(host)]
        if host == "localhost":
            addresses = {"127.0.0.1", runtimes.HERE, runtimes.THERE}
            hosts += [x509.IPAddress(ipaddress.ip_address(text)) for text in sorted(addresses)]
        self.write(stem, key, self.sign(name(host), key, hosts, until))


def make_all(folder):
    """ca, other_ca, server, expired, elsewhere, client, self_signed, nameless (a common name
    alone), posing (a DNS name that looks like an address): .pem, .key.pem and .der."""
    authority = Authority(folder, "ca")
    Authority(folder, "other_ca")
    authority.make("server")
    authority.make("expired", until=datetime.datetime(2021, 1, 1))
    authority.make("elsewhere", host="elsewhere.example")
    authority.make("client", host="client.example")
    for stem, hosts in (("nameless", []), ("posing", [x509.DNSName("127.0.0.1")])):
        key = ec.generate_private_key(ec.SECP256R1())
        host = "localhost" if stem == "nameless" else "127.0.0.1"
        authority.write(stem, key, authority.sign(name(host), key, hosts, NEVER))
    alone = Authority(folder, "alone")
    alone.name = name("localhost")
    key = alone.key
    alone.write("self_signed", key, alone.sign(name("localhost"), key, [], NEVER))
    return folder
