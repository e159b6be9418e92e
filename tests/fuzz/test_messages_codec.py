"""net.messages' numbers, text and receiving against an independent model, fed in any pieces."""

import json
import math
import struct

import messages_model as model
import pytest
from hypothesis import given
from hypothesis import strategies as st

from net import messages
from net.messages import connection
from net.messages.elements import Elements
from net.messages.frames import Frames
from net.messages.options import client_options

kinds = st.sampled_from(sorted(model.CODES))
numbers = st.integers() | st.integers(-(2**33), 2**33) | st.floats() | st.booleans()
LIMIT = 300


class Codec:
    """A codec whose encode gives the bytes, None for nothing, and raises what is refused."""

    def __init__(self, kind):
        self.codec = connection.codec(kind, self.refuse)
        self.decode = self.codec.decode
        self.size = self.codec.size

    def refuse(self, error):
        raise error

    def encode(self, data):
        n = self.codec.encode(data)
        return None if n < 0 else bytes(connection.room(n)[connection.HEAD : connection.HEAD + n])


class Connection:
    """What receiving needs of a connection and of its socket: takes pieces, records events."""

    def __init__(self, kind, **words):
        self.options = client_options({"receive_type": kind, "max_message": LIMIT}, words)
        self.events = []
        self._up = True
        self._reports = self
        made = Codec(kind).codec
        receiver = Elements if self.options["raw_bytes"] else Frames
        self.receiver = receiver(self, self, made)

    def set_onread(self, buffer, callback):
        self.buffer, self.callback = buffer, callback

    def _one(self, value):
        self.events.append(value)

    def _fail(self, error):
        self.events.append(error.code)

    def add(self, text):
        """Of its reports."""
        self.events.append("EBADMSG")

    def _patience(self):
        return 0

    _late = None

    def _lost(self, error):
        self._up = False
        self._fail(error)

    def feed(self, stream, cuts):
        """The stream in pieces that end at these indices, as the core would deliver it."""
        at = 0
        for cut in [*sorted(cuts), len(stream)]:
            while at < cut:
                piece = stream[at : min(cut, at + len(self.buffer))]
                self.buffer[: len(piece)] = piece
                self.callback(len(piece), self.buffer, self)
                at += len(piece)
        return self.events


def cuts_of(draw, stream):
    return draw(st.lists(st.integers(0, len(stream)), max_size=8))


@given(kinds, st.lists(numbers | st.none(), max_size=100))
def test_numbers_on_the_wire(kind, values):
    made = Codec(kind).encode(values)
    want = model.wire(kind, [v for v in values if v is not None])
    assert (bytes(made) if made is not None else b"") == want


@given(kinds, numbers)
def test_one_number_is_a_list_of_one(kind, value):
    assert Codec(kind).encode(value) == Codec(kind).encode([value])


@given(kinds, st.lists(numbers, min_size=1, max_size=100))
def test_numbers_come_back_narrowed(kind, values):
    codec = Codec(kind)
    made = codec.encode(values)
    got = codec.decode(made, 0, len(made))
    got = got if len(values) > 1 else [got]
    assert len(got) == len(values)
    assert all(model.same(a, model.narrowed(kind, v)) for a, v in zip(got, values))


@given(kinds, st.binary(min_size=1, max_size=200), st.integers(0, 9))
def test_decoding_is_that_of_struct(kind, data, at):
    codec = Codec(kind)
    count = (len(data) - at) // codec.size
    if count > 0:
        got = codec.decode(data, at, at + count * codec.size)
        want = struct.unpack_from(">%d%s" % (count, model.CODES[kind]), data, at)
        got = got if count > 1 else [got]
        assert all(map(model.same, got, want)) and len(got) == len(want)


@given(kinds, st.lists(numbers, min_size=1, max_size=5), st.integers(0, 5))
def test_anything_else_is_refused(kind, values, at):
    values.insert(at, "1")
    with pytest.raises(messages.MessageError) as caught:
        Codec(kind).encode(values)
    assert caught.value.code == "EINVAL" and kind in str(caught.value)


@given(st.data(), kinds, st.binary(max_size=300))
def test_raw_numbers_in_any_pieces(data, kind, stream):
    connection = Connection(kind)
    events = connection.feed(stream, cuts_of(data.draw, stream))
    size = Codec(kind).size
    want = struct.unpack_from(">%d%s" % (len(stream) // size, model.CODES[kind]), stream)
    assert len(events) == len(want) and all(map(model.same, events, want))
    assert bool(connection.receiver.partial()) == bool(len(stream) % size)


@given(st.data(), kinds, st.binary(max_size=300))
def test_raw_batches_hold_the_same(data, kind, stream):
    connection = Connection(kind, emit_batch_data_as_available=True)
    flat = []
    for value in connection.feed(stream, cuts_of(data.draw, stream)):
        assert not isinstance(value, list) or len(value) > 1
        flat += value if isinstance(value, list) else [value]
    want = struct.unpack_from(
        ">%d%s" % (len(stream) // Codec(kind).size, model.CODES[kind]), stream
    )
    assert len(flat) == len(want) and all(map(model.same, flat, want))


payloads = st.lists(st.tuples(st.binary(max_size=LIMIT), st.booleans()), max_size=6)


tails = st.binary(max_size=12) | st.binary(max_size=5).map(lambda rest: b"\xff" + rest)


@given(st.data(), payloads, tails)
def test_frames_in_any_pieces(data, sent, tail):
    stream = b"".join(model.frame(payload, long) for payload, long in sent) + tail
    connection = Connection("image", raw_bytes=False)
    events = connection.feed(stream, cuts_of(data.draw, stream))
    want, rest = model.messages(stream, LIMIT)
    assert events == want + (["EMSGSIZE"] if rest == "lost" else [])
    assert connection._up == (rest != "lost")
    assert rest == "lost" or connection.receiver.partial() == (rest == "partial")


@given(st.data(), kinds, payloads)
def test_framed_numbers_in_any_pieces(data, kind, sent):
    stream = b"".join(model.frame(payload, long) for payload, long in sent)
    connection = Connection(kind, raw_bytes=False)
    events = connection.feed(stream, cuts_of(data.draw, stream))
    size = Codec(kind).size
    want = []
    for payload, _ in sent:
        values = struct.unpack_from(">%d%s" % (len(payload) // size, model.CODES[kind]), payload)
        want += [list(values) if len(values) > 1 else values[0]] if values else []
        want += ["EBADMSG"] if not values or len(payload) % size else []
    assert len(events) == len(want)
    for got, wanted in zip(events, want):
        if isinstance(wanted, list):
            assert len(got) == len(wanted) and all(map(model.same, got, wanted))
        else:
            assert got == wanted or model.same(got, wanted)


documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # json joins surrogates to one character
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(documents.filter(lambda document: document is not None))
def test_json_comes_back(document):
    codec = Codec("json")
    made = codec.encode(document)
    assert json.loads(made) == document
    assert codec.decode(made, 0, len(made)) == document


@given(st.binary(max_size=60) | st.text('[]{}",:1 \\atn', max_size=20).map(str.encode))
def test_json_of_anything(data):
    try:
        value = Codec("json").decode(data, 0, len(data))
    except messages.MessageError as error:
        assert error.code == "EBADMSG"
        with pytest.raises(ValueError):
            json.loads(data.decode("utf-8", "replace"))
    else:
        want = json.loads(data.decode("utf-8", "replace"))
        assert value == want or isinstance(want, float) and math.isnan(want)


@pytest.mark.parametrize("text", ["[" * 100000, "[" * 50000 + "]" * 50000, '{"a":' * 9000])
def test_deep_json_is_an_error(text):
    """Or a value, where the parser goes so deep; never a crash."""
    try:
        Codec("json").decode(text.encode(), 0, len(text))
    except messages.MessageError as error:
        assert error.code == "EBADMSG"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.none() | st.integers()))
def test_strings_are_joined(pieces):
    made = Codec("string").encode(pieces)
    want = "".join(str(piece) for piece in pieces if piece is not None).encode()
    assert made == want or (made is None and not [p for p in pieces if p is not None])


@given(st.binary(max_size=50))
def test_string_of_anything(data):
    got = Codec("string").decode(data, 0, len(data))
    try:
        assert got == data.decode()
    except UnicodeDecodeError:
        assert "\ufffd" in got
