"""net.stream's codec against Python's own struct and codecs, and Buffer against bytearray."""

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from net import stream

SIZES = {"byte": 1, "short": 2, "int": 4, "long": 8}
FLOATS = {"float": "f", "double": "d"}
ORDERS = {stream.BIG_ENDIAN: ("big", ">"), stream.LITTLE_ENDIAN: ("little", "<")}
PYTHON = {
    "ascii": "ascii",
    "latin1": "latin-1",
    "utf8": "utf-8",
    "utf16be": "utf-16-be",
    "utf16le": "utf-16-le",
}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
orders = st.sampled_from(sorted(ORDERS))


def buffer_of(data):
    made = stream.create_buffer(length=len(data))
    for i, byte in enumerate(data):
        made[i] = byte
    return made


@given(st.integers() | st.integers(-(1 << 64), 1 << 64), st.sampled_from(sorted(SIZES)), orders)
def test_integers_keep_their_low_bits(number, kind, order):
    size = SIZES[kind]
    made = stream.create_buffer(value=number, type=kind, byte_order=order)
    name = ORDERS[order][0]
    assert made.to_blob() == (number % (1 << 8 * size)).to_bytes(size, name)
    back = stream.decode_number(source=made, type=kind, byte_order=order)
    assert back == int.from_bytes(made.to_blob(), name, signed=True)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(sorted(SIZES)), orders)
def test_fractions_are_cut_off(number, kind, order):
    cut = stream.create_buffer(value=number, type=kind, byte_order=order)
    whole = stream.create_buffer(value=math.trunc(number), type=kind, byte_order=order)
    assert cut.to_blob() == whole.to_blob()


@given(st.floats() | st.integers(-(1 << 70), 1 << 70), st.sampled_from(sorted(FLOATS)), orders)
def test_floats_are_those_of_struct(number, kind, order):
    form = ORDERS[order][1] + FLOATS[kind]
    try:
        want = struct.pack(form, number)
    except OverflowError:
        want = struct.pack(form, math.copysign(math.inf, number))
    made = stream.create_buffer(value=number, type=kind, byte_order=order)
    assert made.to_blob() == want
    back = stream.decode_number(source=made, type=kind, byte_order=order)
    assert struct.pack(form, back) == want


@given(
    st.binary(min_size=8, max_size=16), st.integers(0, 8), st.sampled_from(sorted(SIZES)), orders
)
def test_integers_at_any_position(data, position, kind, order):
    end = position + SIZES[kind]
    source = buffer_of(data)
    options = {"source": source, "type": kind, "position": position, "byte_order": order}
    if end > len(data):
        with pytest.raises(ValueError):
            stream.decode_number(**options)
        return
    number = stream.decode_number(**options)
    assert number == int.from_bytes(data[position:end], ORDERS[order][0], signed=True)
    again = buffer_of(bytes(len(data)))
    assert stream.encode_number(dest=again, **{**options, "source": number}) == end
    assert again.to_blob()[position:end] == data[position:end]


@given(TEXT, st.sampled_from(sorted(PYTHON)))
def test_text_is_encoded_as_python_does(text, charset):
    made = stream.create_buffer(value=text, type=charset)
    assert made.to_blob() == text.encode(PYTHON[charset], "replace")
    back = stream.decode_string(source=made, charset=charset)
    assert back == made.to_blob().decode(PYTHON[charset], "replace")


@given(TEXT)
def test_utf16_has_a_mark(text):
    made = stream.create_buffer(value=text, type=stream.CHARSET_UTF16)
    assert made.to_blob() == b"\xfe\xff" + text.encode("utf-16-be")
    assert stream.decode_string(source=made, charset=stream.CHARSET_UTF16) == text
    other = buffer_of(b"\xff\xfe" + text.encode("utf-16-le"))
    assert stream.decode_string(source=other, charset=stream.CHARSET_UTF16) == text


@given(st.lists(st.integers(0, 0xFFFF) | st.integers(0xD7FF, 0xE000), max_size=20))
def test_any_units_decode_as_python_does(units):
    for charset, name in (("utf16be", ">"), ("utf16le", "<")):
        data = struct.pack("%s%dH" % (name, len(units)), *units)
        got = stream.decode_string(source=buffer_of(data), charset=charset)
        assert got == data.decode(PYTHON[charset], "replace")


@given(st.binary(max_size=40), st.sampled_from(sorted([*PYTHON, "utf16"])))
def test_any_bytes_decode(data, charset):
    got = stream.decode_string(source=buffer_of(data), charset=charset)
    if charset == "utf8":
        # How many U+FFFD stand for a malformed sequence is open; what is well-formed is not.
        assert got.replace("\ufffd", "") == data.decode("utf-8", "ignore").replace("\ufffd", "")


@given(TEXT, st.integers(-2, 45), st.integers(-2, 45), st.integers(-2, 60))
def test_encode_string_writes_its_range_or_nothing(text, position, length, at):
    dest = buffer_of(bytes(range(1, 51)))
    before = dest.to_blob()
    data = text[max(position, 0) : max(position, 0) + max(length, 0)].encode()
    inside = position >= 0 and length >= 0 and position + length <= len(text)
    options = {"source_position": position, "source_length": length, "dest_position": at}
    if inside and 0 <= at <= 50 - len(data):
        assert stream.encode_string(source=text, dest=dest, **options) == at + len(data)
        assert dest.to_blob() == before[:at] + data + before[at + len(data) :]
    else:
        with pytest.raises(ValueError):
            stream.encode_string(source=text, dest=dest, **options)
        assert dest.to_blob() == before


NUMBERS = st.integers(-2, 12)
CALLS = st.tuples(st.sampled_from(["append", "insert", "copy", "fill"]), NUMBERS, NUMBERS, NUMBERS)


def expected(name, data, source, at, offset, length):
    """What bytes should come of it; None: it must raise."""
    target = data if name == "fill" else source
    if offset < 0 or length < 0 or offset + length > len(target):
        return None
    piece = source[offset : offset + length]
    if name == "append":
        return data + piece
    if name == "fill":
        return data[:offset] + bytes([at & 255]) * length + data[offset + length :]
    if at < 0 or at > len(data) or name == "copy" and at + length > len(data):
        return None
    return data[:at] + piece + data[at + (length if name == "copy" else 0) :]


@given(st.binary(max_size=10), st.binary(max_size=10), st.booleans(), st.lists(CALLS, max_size=6))
def test_buffers_change_as_bytes_would(data, source, same, calls):
    made, other = buffer_of(data), buffer_of(source)
    for name, at, offset, length in calls:
        given_source = made if same else other
        want = expected(name, made.to_blob(), given_source.to_blob(), at, offset, length)
        words = {
            "append": (given_source, offset, length),
            "insert": (given_source, at, offset, length),
            "copy": (given_source, at, offset, length),
            "fill": (at, offset, length),
        }[name]
        before = made.to_blob()
        if want is None:
            with pytest.raises(ValueError):
                getattr(made, name)(*words)
            want = before
        else:
            assert getattr(made, name)(*words) in (None, length)
        assert made.to_blob() == want
