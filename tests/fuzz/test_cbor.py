"""The CBOR codec against cbor2: values both ways, any bytes, and frames cut anywhere."""

import cbor2
from cbor_oracle import check, received, same, sent
from hypothesis import given
from hypothesis import strategies as st

from net.cbor.decoder import FAILED, Limits, item
from net.framing import Framer

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEYS = st.one_of(TEXT, st.integers(-(1 << 70), 1 << 70))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(1 << 80), 1 << 80), st.floats(),
    st.floats(width=16), st.floats(width=32), TEXT, st.binary(max_size=30),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=30,
)
# Items as few encoders make them: other widths, indefinite lengths, tags.
HEADS = st.builds(
    lambda major, info, tail: bytes([major << 5 | info]) + tail,
    st.integers(0, 7),
    st.integers(0, 31),
    st.binary(max_size=9),
)


@given(VALUES)
def test_cbor2_reads_what_we_send(value):
    assert same(cbor2.loads(sent(value)), value)


@given(VALUES, st.booleans())
def test_we_read_what_cbor2_sends(value, canonical):
    assert same(received(cbor2.dumps(value, canonical=canonical)), value)


@given(st.one_of(SCALARS, st.lists(SCALARS)))
def test_our_form_is_the_canonical_one(value):
    assert sent(value) == cbor2.dumps(value, canonical=True)


@given(st.binary(max_size=60))
def test_any_bytes(data):
    check(data)


@given(st.lists(HEADS, max_size=8))
def test_any_heads(heads):
    check(b"".join(heads))


@given(VALUES, st.data())
def test_damaged_items(value, draw):
    data = bytearray(cbor2.dumps(value))
    for _ in range(draw.draw(st.integers(1, 3))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    check(bytes(data))
    check(bytes(data[: draw.draw(st.integers(0, len(data)))]))


def test_a_cut_item_leaves_nothing_behind():
    """What comes after close() is still decoded, with the limits of what came before."""
    limits = Limits(16, None, 100)
    cut = b"\x81" * 8
    assert item(memoryview(cut), 0, len(cut), limits) is FAILED
    assert limits.stack == []
    assert item(memoryview(b"\x81\x01"), 0, 2, limits) == [1]


@given(VALUES, st.integers(0, 60))
def test_limit_is_kept(value, limit):
    size = len(sent(value))
    try:
        assert len(sent(value, limit)) == size
    except ValueError:
        assert size > limit


@given(st.lists(st.binary(max_size=40), max_size=6), st.data())
def test_frames_cut_anywhere(payloads, draw):
    stream = b"".join(len(p).to_bytes(4, "big") + p for p in payloads)
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(stream)), max_size=12)))
    framer, got = Framer(40), []
    for start, stop in zip([0, *cuts], [*cuts, len(stream)]):
        framer.put(memoryview(stream[start:stop]), stop - start)
        while framer.next():
            got.append(bytes(framer.buf[framer.at : framer.end]))
    assert got == payloads
    assert not framer.partial()
