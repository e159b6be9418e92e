"""net.dns's messages, byte for byte: what is an answer, and what is none. Pure."""

import pytest

from net.dns import message as dns

ASKED = dns.question(0x1234, "a.bc", dns.A)
NAME = b"\1a\2bc\0"
SELF = b"\xc0\x0c"


def answer(*records, head=b"\x12\x34\x81\x80\0\1", asked=ASKED, count=None):
    n = len(records) if count is None else count
    return head + n.to_bytes(2, "big") + bytes(4) + asked[12:] + b"".join(records)


def record(kind, data, name=SELF, ttl=60, rest=b"\0\1", size=None):
    size = len(data) if size is None else size
    return name + bytes((0, kind)) + rest + ttl.to_bytes(4, "big") + size.to_bytes(2, "big") + data


def a(last, **options):
    return record(1, bytes((1, 2, 3, last)), **options)


def test_a_question():
    assert ASKED == b"\x12\x34\1\0\0\1\0\0\0\0\0\0" + NAME + b"\0\1\0\1"
    assert dns.question(0xFF, "x", dns.AAAA)[:2] == b"\0\xff"
    assert dns.question(0, "x", dns.AAAA)[-4:] == b"\0\x1c\0\1"
    assert dns.question(0, "x" * 63, dns.A)[12:14] == b"\x3fx"
    for name in ("", ".", "a..b", "a.", "x" * 64, "a b", "a\x7f", "a\x20", "\x00", "\xe4"):
        with pytest.raises(ValueError):
            dns.question(0, name, dns.A)
    assert len(dns.question(0, "!~", dns.A)) == 12 + 4 + 4
    longest = ".".join(["x" * 63] * 3 + ["y" * 61])
    assert len(dns.question(0, longest, dns.A)) == 12 + 255 + 4
    with pytest.raises(ValueError):
        dns.question(0, longest + "y", dns.A)


OTHER = b"\1z\0"
ALIAS = record(5, OTHER, ttl=30)


@pytest.mark.parametrize(
    "message, wanted",
    [
        (answer(), (0, [], 3600)),
        (answer(a(4)), (0, ["1.2.3.4"], 60)),
        (answer(a(4, name=NAME)), (0, ["1.2.3.4"], 60)),
        (answer(a(4, name=b"\1A\2bC\0")), (0, ["1.2.3.4"], 60)),
        (answer(a(4, name=b"\1z\0")), (0, [], 3600)),
        (answer(a(4, ttl=3601)), (0, ["1.2.3.4"], 3600)),
        (answer(a(4, ttl=0x10000)), (0, ["1.2.3.4"], 3600)),
        (answer(a(4, ttl=0x0101)), (0, ["1.2.3.4"], 257)),
        (answer(a(4, ttl=9), a(5, ttl=7), a(6, ttl=8)), (0, ["1.2.3.4", "1.2.3.5", "1.2.3.6"], 7)),
        (answer(a(4, rest=b"\x80\1")), (0, ["1.2.3.4"], 60)),
        (answer(a(4, rest=b"\0\2")), (0, [], 3600)),
        (answer(record(28, bytes(16))), (0, [], 3600)),
        (answer(record(1, bytes(16))), (0, [], 60)),
        (answer(record(1, b"")), (0, [], 60)),
        (answer(*[a(i) for i in range(9)]), (0, [f"1.2.3.{i}" for i in range(8)], 60)),
        (answer(ALIAS, a(4, name=OTHER)), (0, ["1.2.3.4"], 30)),
        (answer(ALIAS, a(4)), (0, [], 30)),
        (answer(a(4, name=OTHER), ALIAS), (0, [], 30)),
        (answer(record(5, NAME, ttl=20), a(4)), (0, ["1.2.3.4"], 20)),
        (answer(a(4), count=0), (0, [], 3600)),
        (answer(a(4), a(5), count=1), (0, ["1.2.3.4"], 60)),
        (answer(a(4), count=2), None),
        (answer(record(1, bytes(4), size=5)), None),
        (answer(a(4)[:-1]), None),
        (answer(head=b"\x12\x34\x81\x83\0\1"), (3, [], 3600)),
        (answer(head=b"\x12\x34\x83\x80\0\1"), (2, [], 0)),
        (answer(a(4), head=b"\x12\x34\x83\x80\0\1"), (0, ["1.2.3.4"], 60)),
        (answer(head=b"\x12\x34\x80\x8f\0\1"), (15, [], 3600)),
        (answer(a(4), head=b"\x12\x35\x81\x80\0\1"), None),
        (answer(a(4), head=b"\x13\x34\x81\x80\0\1"), None),
        (answer(a(4), head=b"\x12\x34\x01\x80\0\1"), None),
        (answer(a(4), head=b"\x12\x34\x89\x80\0\1"), None),
        (answer(a(4), head=b"\x12\x34\x81\x80\0\2"), None),
        (answer(a(4), head=b"\x12\x34\x81\x80\0\0"), None),
        (answer(a(4), asked=dns.question(0, "a.bd", dns.A)), None),
        (answer(a(4), asked=dns.question(0, "a.bc", dns.AAAA)), None),
        (answer(a(4), asked=dns.question(0, "A.Bc", dns.A)), (0, ["1.2.3.4"], 60)),
        (b"", None),
        (ASKED[:12], None),
        # A pointer to itself, one forwards, and the two first bits that mean nothing.
        (answer(a(4, name=b"\xc0\x16")), None),
        (answer(a(4, name=b"\xc0\x20")), None),
        (answer(a(4, name=b"\x80\x0c")), None),
        (answer(a(4, name=b"\x40\x0c")), None),
        # Part of a name, then the rest by a pointer, behind which the record goes on.
        (answer(a(4, name=b"\1a\xc0\x0e"), a(5)), (0, ["1.2.3.4", "1.2.3.5"], 60)),
    ],
)
def test_an_answer(message, wanted):
    assert dns.answer(message, ASKED) == wanted


def test_addresses_of_version_6():
    asked = dns.question(0x1234, "a.bc", dns.AAAA)
    data = bytes(range(16))
    made = answer(record(28, data), record(1, bytes(4)), record(28, bytes(4)), asked=asked)
    assert dns.answer(made, asked) == (0, ["1:203:405:607:809:a0b:c0d:e0f"], 60)


def of_length(n):
    """A name of n bytes, the last of which is 0."""
    labels = b""
    while n - 1 - len(labels) > 64:
        labels += b"\x3f" + b"x" * 63
    rest = n - 2 - len(labels)
    return labels + bytes((rest,)) + b"y" * rest + b"\0"


@pytest.mark.parametrize("n, good", [(254, True), (255, True), (256, False), (300, False)])
def test_no_name_is_longer_than_255_bytes(n, good):
    found = dns.answer(answer(a(4, name=of_length(n)), a(5)), ASKED)
    assert found == ((0, ["1.2.3.5"], 60) if good else None)


def test_the_work_of_a_message_has_a_limit():
    """Each record's name leads through a chain of pointers that goes through all of the message:
    without the limit, the work would be the square of its length."""
    links = 100
    start = 12 + len(ASKED[12:]) + 12  # where the first record's data begins
    pointers = b"\0"
    for i in range(links):
        to = start if i == 0 else start + 1 + 2 * (i - 1)
        pointers += (0xC000 | to).to_bytes(2, "big")
    last = (0xC000 | start + len(pointers) - 2).to_bytes(2, "big")
    first = record(16, pointers)
    few = answer(first, *[a(i, name=last) for i in range(2)], a(9))
    assert dns.answer(few, ASKED) == (0, ["1.2.3.9"], 60)
    many = answer(first, *[a(i, name=last) for i in range(30)], a(9))
    assert dns.answer(many, ASKED) is None
