"""net.dns_message against dnspython, and against bytes that are no answer at all."""

import dns.message
import dns.rrset
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from net.dns import message as dns_message

ASKED = dns_message.question(0x1234, "a.example.org", dns_message.A)
HEAD = b"\x12\x34\x81\x80\0\1\0\1\0\0\0\0" + ASKED[12:]
LABEL = st.text("abcxyz-09", min_size=1, max_size=12)
NAME = st.lists(LABEL, min_size=1, max_size=4).map(".".join)


def result(message):
    """What answer gives, which must have its shape whatever the message is."""
    found = dns_message.answer(message, ASKED)
    if found is not None:
        code, texts, seconds = found
        assert 0 <= code < 16 and 0 <= seconds <= 3600
        assert len(texts) <= 8 and all(text.count(".") == 3 for text in texts)
    return found


@given(st.binary(min_size=12, max_size=512))
@example(b"\x12\x34\x80" + bytes(9))
def test_anything_at_all(message):
    result(message)


@given(st.binary(max_size=480))
@example(b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\1\2\3\4")
def test_anything_after_the_question(rest):
    result(HEAD + rest)


@given(st.data())
def test_a_good_answer_with_some_bytes_changed(data):
    made = dns.message.make_response(dns.message.from_wire(ASKED))
    made.answer.append(dns.rrset.from_text("a.example.org.", 60, "IN", "CNAME", "b.example.org."))
    made.answer.append(dns.rrset.from_text("b.example.org.", 60, "IN", "A", "1.2.3.4"))
    wire = bytearray(made.to_wire())
    for at in data.draw(st.lists(st.integers(0, len(wire) - 1), max_size=4)):
        wire[at] = data.draw(st.integers(0, 255))
    result(bytes(wire[: data.draw(st.integers(12, len(wire)))]))


@given(st.lists(NAME, min_size=1, max_size=5, unique=True), st.ip_addresses(v=4), st.data())
def test_the_same_as_dnspython(names, address, data):
    """A question for the first name; each is an alias of the next, the last has the address."""
    asked = dns_message.question(7, names[0], dns_message.A)
    query = dns.message.from_wire(asked)
    assert query.question[0].name.to_text() == names[0] + "."
    ttls = [data.draw(st.integers(0, 5000)) for _ in names]
    made = dns.message.make_response(query)
    for i, name in enumerate(names):
        last = i + 1 == len(names)
        words = ("A", str(address)) if last else ("CNAME", names[i + 1] + ".")
        made.answer.append(dns.rrset.from_text(name + ".", ttls[i], "IN", *words))
    expected = (0, [str(address)], min(3600, *ttls))
    assert dns_message.answer(made.to_wire(), asked) == expected


@given(st.ip_addresses(v=6))
def test_addresses_of_version_6(address):
    asked = dns_message.question(7, "a.org", dns_message.AAAA)
    made = dns.message.make_response(dns.message.from_wire(asked))
    made.answer.append(dns.rrset.from_text("a.org.", 60, "IN", "AAAA", str(address)))
    _, texts, _ = dns_message.answer(made.to_wire(), asked)
    assert [type(address)(text) for text in texts] == [address]


def record(kind, data, owner=b"\xc0\x0c"):
    return HEAD + owner + bytes((0, kind, 0, 1, 0, 0, 0, 60, 0, len(data))) + data


def test_a_server_may_write_the_name_in_other_letters():
    asked = dns_message.question(0x1234, "A.Example.Org", dns_message.A)
    assert dns_message.answer(record(1, b"\1\2\3\4"), asked) == (0, ["1.2.3.4"], 60)


def test_an_address_of_another_size_is_none():
    assert result(record(1, bytes(16)))[:2] == (0, [])
    assert result(record(1, b""))[:2] == (0, [])


def test_an_address_that_is_not_all_there_makes_it_no_answer():
    assert result(record(1, b"\1\2\3\4")[:-1]) is None


def test_no_name_is_longer_than_255_bytes():
    label = b"\x3f" + b"x" * 63
    assert result(record(1, b"\1\2\3\4", label * 3 + b"\0"))[:2] == (0, [])
    assert result(record(1, b"\1\2\3\4", label * 4 + b"\0")) is None


def test_the_longest_name_is_asked_for():
    """255 bytes, with the length before each label and the 0 at the end: RFC 1035."""
    name = ".".join(["x" * 63] * 3 + ["x" * 61])
    query = dns.message.from_wire(dns_message.question(7, name, dns_message.A))
    assert query.question[0].name.to_text() == name + "."
    with pytest.raises(ValueError, match="not a name for DNS"):
        dns_message.question(7, name + "x", dns_message.A)


def test_an_address_that_is_cut_short():
    """Of the sixteen bytes of an IPv6 address four have come: these are no IPv4 address."""
    asked = dns_message.question(0x1234, "a.example.org", dns_message.AAAA)
    whole = HEAD[:12] + asked[12:] + b"\xc0\x0c\0\x1c\0\1\0\0\0\x3c\0\x10" + bytes(15) + b"\1"
    assert dns_message.answer(whole, asked)[1] == ["0:0:0:0:0:0:0:1"]
    for cut in range(1, 17):
        assert dns_message.answer(whole[:-cut], asked) is None


class Counted(bytes):
    """How often it was looked into."""

    looks = 0

    def __getitem__(self, at):
        Counted.looks += 1
        return super().__getitem__(at)


PLACE = len(HEAD) + 11  # of the data of the first record
POINTERS = b"\xc0\x0c" + b"".join((0xC000 | PLACE + 2 * i).to_bytes(2, "big") for i in range(99))
LABELS = b"\1x" * 120 + b"\0"


@pytest.mark.parametrize("data,name", [(POINTERS, PLACE + 198), (LABELS, PLACE)])
def test_names_that_lead_through_all_of_the_message(data, name):
    """What an answer costs grows with its bytes, not with those times the number of its names."""
    made = HEAD[:6] + b"\xff\xff" + HEAD[8:]
    made += b"\0\0\x10\0\1" + bytes(4) + len(data).to_bytes(2, "big") + data
    record = (0xC000 | name).to_bytes(2, "big") + b"\0\1\0\1" + bytes(4) + b"\0\0"
    Counted.looks = 0
    result(Counted(made + record * ((512 - len(made)) // len(record))))
    assert 400 < Counted.looks < 4 * 2 * 512
