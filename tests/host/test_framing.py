"""net.framing cuts a stream into its messages, wherever it is split; no length costs memory."""

import tracemalloc

import pytest

from net.framing import Framer

PAYLOADS = [b"", b"a", bytes(range(200)), b"x" * 254, b"y" * 255, b"z" * 300, b"", b"\xff" * 3]


def short(payload, long=False):
    n = len(payload)
    return (b"\xff" + n.to_bytes(4, "big") if long or n > 254 else bytes([n])) + payload


def four(payload):
    return len(payload).to_bytes(4, "big") + payload


class Taken:
    """What a framer handed out."""

    def __init__(self, limit=1000, short=True):
        self.messages = []
        self.buffers = []
        self.framer = Framer(limit, short)

    def feed(self, *pieces):
        for piece in pieces:
            self.put(memoryview(piece), len(piece))

    def put(self, view, n):
        framer = self.framer
        framer.put(view, n)
        while framer.next():
            self.buffers.append(framer.buf)
            self.messages.append(bytes(framer.buf[framer.at : framer.end]))


@pytest.mark.parametrize("header", [short, four])
def test_two_pieces_split_anywhere(header):
    stream = b"".join(map(header, PAYLOADS))
    for at in range(len(stream) + 1):
        taken = Taken(short=header is short)
        taken.feed(stream[:at], stream[at:])
        assert taken.messages == PAYLOADS
        assert not taken.framer.partial()


@pytest.mark.parametrize("header", [short, four])
@pytest.mark.parametrize("step", [1, 2, 3, 5, 64])
def test_small_pieces(header, step):
    stream = b"".join(map(header, PAYLOADS))
    taken = Taken(short=header is short)
    taken.feed(*[stream[i : i + step] for i in range(0, len(stream), step)])
    assert taken.messages == PAYLOADS


def test_long_form_of_a_short_message():
    taken = Taken()
    taken.feed(short(b"ab", long=True) + short(b"c"))
    assert taken.messages == [b"ab", b"c"]


def test_whole_message_is_not_moved():
    piece = memoryview(short(b"abc") + short(b"de"))
    taken = Taken()
    taken.put(piece, len(piece))
    assert all(buf is piece for buf in taken.buffers) and len(taken.buffers) == 2


def test_message_in_pieces_has_memory_of_its_own():
    """So it survives the buffer of the chunks, which the next read fills anew."""
    taken = Taken()
    taken.feed(short(b"abcdef")[:3], b"cdef" + b"\x01x")
    own, fed = taken.buffers
    assert (bytes(own), fed is own) == (b"abcdef", False)


def test_only_the_first_n_bytes_count():
    taken = Taken()
    taken.put(memoryview(b"\x01a\x01b"), 2)
    assert taken.messages == [b"a"]


@pytest.mark.parametrize("header", [short, four])
def test_limit_is_the_longest_message(header):
    taken = Taken(limit=300, short=header is short)
    taken.feed(header(b"a" * 300))
    assert taken.messages == [b"a" * 300]
    with pytest.raises(ValueError):
        taken.feed(header(b"a" * 301))
    assert len(taken.messages) == 1


@pytest.mark.parametrize("length", [1001, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
def test_hostile_length_at_any_split(length):
    stream = b"\xff" + length.to_bytes(4, "big") + b"abc"
    for at in range(len(stream) + 1):
        taken = Taken()
        with pytest.raises(ValueError):
            taken.feed(b"\x01a", stream[:at], stream[at:])
        assert taken.messages == [b"a"]


def test_hostile_length_costs_no_memory():
    taken = Taken(limit=1 << 20)
    stream = b"\xff\x7f\xff\xff\xff" + b"a" * 10
    tracemalloc.start()
    with pytest.raises(ValueError):
        taken.feed(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8192


def test_length_within_the_limit_costs_nothing_before_its_message():
    taken = Taken(limit=1 << 20)
    tracemalloc.start()
    taken.feed(b"\xff\x00\x10\x00\x00" + b"a" * 10)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8192
    assert taken.framer.partial()


def test_partial_is_told_at_every_byte():
    stream = short(b"ab") + short(b"c" * 255)
    taken = Taken()
    partial = []
    for at in range(len(stream)):
        taken.feed(stream[at : at + 1])
        partial.append(taken.framer.partial())
    assert [at for at, there in enumerate(partial) if not there] == [2, len(stream) - 1]
