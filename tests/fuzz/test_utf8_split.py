"""set_encoding's decoder against CPython's incremental one, whatever the bytes and the chunks."""

import codecs

from hypothesis import given
from hypothesis import strategies as st

from net.utf8 import Decoder

# Many beginnings of characters and followers, so that broken ones are common.
pieces = st.sampled_from(
    [
        b"a",
        b"\x80",
        b"\xbf",
        b"\xc0",
        b"\xc3",
        b"\xe0",
        b"\xe2",
        b"\x82",
        b"\xed",
        b"\xa0",
        b"\xf0",
    ]
    + [b"\xf4", b"\xf5", b"\xff", b"\x90", b"\x9f"]
    + ["\u00e9".encode(), "\u20ac".encode(), "\U0001f600".encode()]
)
chunks = st.lists(st.one_of(st.binary(max_size=6), st.lists(pieces, max_size=8).map(b"".join)))


def cut(data, at):
    points = sorted({min(p, len(data)) for p in at})
    return [data[a:b] for a, b in zip([0, *points], [*points, len(data)])]


@given(text=st.text(), at=st.lists(st.integers(0, 60)))
def test_text_in_any_chunks(text, at):
    decoder = Decoder()
    oracle = codecs.getincrementaldecoder("utf8")()
    for chunk in cut(text.encode(), at):
        assert decoder.decode(chunk) == oracle.decode(chunk)


@given(chunks=chunks)
def test_any_bytes_come_out_the_same_in_one_piece(chunks):
    """How broken bytes are replaced does not depend on where they were split."""
    split, whole = Decoder(), Decoder()
    closing = b"aaaa"  # brings out what is kept back
    got = "".join([split.decode(chunk) for chunk in [*chunks, closing]])
    assert got == whole.decode(b"".join(chunks) + closing)


@given(chunks=chunks)
def test_what_is_valid_around_broken_bytes_is_kept(chunks):
    """As CPython, but for how many U+FFFD stand for what is broken."""
    decoder = Decoder()
    got = "".join([decoder.decode(chunk) for chunk in [*chunks, b"aaaa"]])
    wanted = (b"".join(chunks) + b"aaaa").decode("utf8", "replace")
    assert squeezed(got) == squeezed(wanted)


def squeezed(text):
    while "\ufffd\ufffd" in text:
        text = text.replace("\ufffd\ufffd", "\ufffd")
    return text
