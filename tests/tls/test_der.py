"""net.tls.certificates: where things are in DER that is put together here, byte for byte. Pure."""

import base64

import pytest

from net.tls import certificates

WHOLE, BITS, OCTETS, SEQUENCE, VERSION, PUBLIC = 2, 3, 4, 0x30, 0xA0, 0xA1


def der(tag, *parts):
    data = b"".join(parts)
    n = len(data)
    if n < 128:
        return bytes((tag, n)) + data
    size = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes((tag, 128 + len(size))) + size + data


def text(name):
    return der(SEQUENCE, der(12, name.encode()))


def certificate(issuer, subject, key=b"", version=True, before=b""):
    """The serial number, the algorithm, the issuer, how long it holds, the subject, the key."""
    head = [der(VERSION, der(WHOLE, b"\2"))] if version else []
    parts = [der(WHOLE, b"\1"), der(SEQUENCE, b""), text(issuer), der(SEQUENCE, before)]
    signed = der(SEQUENCE, *head, *parts, text(subject), der(SEQUENCE, key))
    return der(SEQUENCE, signed, der(SEQUENCE, b""), der(BITS, b"\0"))


RSA = der(SEQUENCE, *(der(WHOLE, bytes((i,)) * 3) for i in range(9)))
MODULUS = b"\1\1\1"
POINT = b"\0\4" + b"xxxx" + b"yyyy"
CURVE = der(VERSION, der(6, b"\x2a"))
EC = der(SEQUENCE, der(WHOLE, b"\1"), der(OCTETS, b"k"), CURVE, der(PUBLIC, der(BITS, POINT)))
EC_ALONE = der(SEQUENCE, der(WHOLE, b"\1"), der(OCTETS, b"k"), CURVE)


def around(key):
    """PKCS#8."""
    return der(SEQUENCE, der(WHOLE, b"\0"), der(SEQUENCE, b""), der(OCTETS, key))


@pytest.mark.parametrize("size", [1, 100, 127, 128, 255, 256, 70000])
@pytest.mark.parametrize("version", [True, False])
def test_names(version, size):
    made = certificate("an authority", "it", version=version, before=b"t" * size)
    assert certificates.names(made) == (text("an authority")[2:], text("it")[2:])


@pytest.mark.parametrize("size", [0, 1, 2, 5, 12, 30])
def test_no_names(size):
    with pytest.raises(ValueError):
        certificates.names(certificate("a", "b")[:size])


@pytest.mark.parametrize(
    "key, public",
    [
        (RSA, MODULUS),
        (around(RSA), MODULUS),
        (EC, b"xxxx"),
        (around(EC), b"xxxx"),
        (EC_ALONE, None),
        (der(SEQUENCE, der(WHOLE, b"\0"), der(SEQUENCE, b"")), None),
        (der(SEQUENCE, der(WHOLE, b"\0"), der(WHOLE, b"\1"), der(OCTETS, b"k")), None),
        (der(SEQUENCE, *(der(WHOLE, b"\1") for _ in range(2))), None),
        (der(SEQUENCE, *(der(WHOLE, bytes((i,))) for i in range(3))), b"\1"),
        (RSA[:-1], None),
        (b"", None),
    ],
)
def test_what_a_key_and_its_certificate_have_both(key, public):
    assert certificates._public(key) == public


def test_the_parts_of_something():
    made = der(WHOLE, b"") + der(OCTETS, b"abc") + der(BITS, bytes(300))
    assert certificates._parts(made, 0, len(made)) == [(2, 2, 2), (4, 4, 7), (3, 11, 311)]
    assert certificates._parts(made, 2, 7) == [(4, 4, 7)]
    assert certificates._parts(made, 7, 7) == []
    with pytest.raises(IndexError):
        certificates._parts(made, 0, len(made) - 1)


def test_a_chain_is_put_in_order():
    root, middle, leaf, other = (
        certificate(*names)
        for names in (("root", "root"), ("root", "middle"), ("middle", "leaf"), ("x", "y"))
    )
    for given in ([root, middle, leaf], [leaf, root, middle], [middle, leaf, root]):
        assert certificates.in_order(given, None)
        assert given == [leaf, middle, root]
    for given, wanted in (
        ([root], [root]),
        ([other, leaf], [other, leaf]),  # two that signed none: as they stand
        ([middle, other, leaf, root], [other, middle, root, leaf]),
    ):
        assert certificates.in_order(given, None)
        assert given == wanted
    keyed = certificate("root", "keyed", b"the key")
    given = [root, keyed, middle]
    assert certificates.in_order(given, b"the key")
    assert given == [keyed, root, middle]
    assert not certificates.in_order(given, b"another")
    assert given == [keyed, root, middle]


def pem(kind, data):
    lines = base64.encodebytes(data)
    return b"-----BEGIN %s-----\r\n%s-----END %s-----\n" % (kind, lines, kind)


def test_blocks_of_a_file_and_of_bytes(tmp_path):
    one, two = certificate("a", "b"), certificate("c", "d")
    file = tmp_path / "file"
    key = pem(b"EC PRIVATE KEY", EC)
    request = pem(b"CERTIFICATE REQUEST", RSA)
    both = b"text\n" + key + pem(b"CERTIFICATE", one) + request + pem(b"CERTIFICATE", two)
    for data, kind, found in (
        (one, b"CERTIFICATE", [one]),
        (both, b"CERTIFICATE", [one, two]),
        (both, b"PRIVATE KEY", [EC]),
        (b"0 is not DER here\n" + both, b"CERTIFICATE", [one, two]),
    ):
        file.write_bytes(data)
        for source in (data, bytearray(data), memoryview(data), str(file)):
            assert list(certificates.blocks(source, kind)) == found
    for data in (b"", b"nothing", key):
        file.write_bytes(data)
        for source in (data, str(file)):
            with pytest.raises(ValueError, match="CERTIFICATE"):
                list(certificates.blocks(source, b"CERTIFICATE"))


def test_a_key_with_a_password_stays_as_it_is(tmp_path):
    file = tmp_path / "key"
    for data, wanted in (
        (pem(b"ENCRYPTED PRIVATE KEY", EC), None),
        (pem(b"EC PRIVATE KEY", EC), EC),
        (EC, EC),
    ):
        file.write_bytes(data)
        for source in (data, memoryview(data), str(file)):
            assert certificates._key(source) == (data if wanted is None else wanted)


class Board:
    """A port that has no room for more than so many authorities."""

    def __init__(self, most, error):
        self.most, self.error, self.took = most, error, []

    def trust(self, made, one):
        if len(self.took) == self.most:
            raise self.error
        self.took.append(one)

    def own(self, made, chain, key, password):
        self.took.append((made, chain, key, password))


def test_what_the_port_is_given_as_our_own():
    root, leaf = certificate("root", "root", MODULUS), certificate("root", "leaf", b"xxxx")
    port = Board(0, None)
    chain = pem(b"CERTIFICATE", root) + pem(b"CERTIFICATE", leaf)
    certificates.load_own(port, "made", chain, EC, "secret")
    certificates.load_own(port, "made", chain + pem(b"PRIVATE KEY", RSA), None, None)
    assert port.took == [
        ("made", [leaf, root], EC, "secret"),
        ("made", [root, leaf], RSA, None),
    ]
    with pytest.raises(ValueError, match="cert="):
        certificates.load_own(port, "made", pem(b"CERTIFICATE", root), EC, None)
    assert len(port.took) == 2


@pytest.mark.parametrize("most", [0, 1, 2])
@pytest.mark.parametrize("error", [ValueError("why"), MemoryError()])
def test_the_cost_is_told_from_the_second_certificate_on(most, error):
    bundle = pem(b"CERTIFICATE", certificate("a", "a")) * 3
    port = Board(most, error)
    with pytest.raises(type(error)) as told:
        certificates.load_trusted(port, None, bundle)
    assert len(port.took) == most
    said = f"its certificate {most + 1}." in str(told.value)
    assert said == (most > 0) == ("Each keeps" in str(told.value))
    assert str(told.value).startswith("tls: ")
    enough = Board(3, error)
    certificates.load_trusted(enough, None, bundle)
    assert len(enough.took) == 3
