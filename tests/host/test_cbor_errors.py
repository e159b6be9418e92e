"""net.cbor: what is said of bytes that are no value, and how many items are let through."""

import pytest

from net.cbor.decoder import decode


@pytest.mark.parametrize(
    "data, items, why",
    [
        (b"", 9, "item is cut"),
        (b"", 0, "too many items"),
        (b"\x82\x01", 3, "item is cut"),
        (b"\x82\x01", 2, "item is cut"),
        (b"\x82\x01", 1, "item is cut"),
        (b"\x9f", 2, "item is cut"),
        (b"\x9f", 1, "too many items"),
        (b"\x9f\x01", 3, "item is cut"),
        (b"\x82\x01\x02", 2, "too many items"),
        (b"\x81\x80", 1, "too many items"),
        (b"\x42a", 9, "item is cut"),
        (b"\x62a", 9, "item is cut"),
        (b"\xff", 9, "stray break"),
        (b"\x81\xff", 9, "stray break"),
        (b"\xbf\x01\xff", 9, "stray break"),
        (b"\x01\x02", 9, "bytes after the item"),
        (b"\x80\x80", 9, "bytes after the item"),
    ],
)
def test_errors(data, items, why):
    for front in (b"", b"??"):
        made = front + data
        with pytest.raises(ValueError, match=f"^{why}$"):
            decode(made, len(front), len(made), items=items)


@pytest.mark.parametrize(
    "data, items, value",
    [
        (b"\x01", 1, 1),
        (b"\x80", 1, []),
        (b"\xa0", 1, {}),
        (b"\x82\x01\x02", 3, [1, 2]),
        (b"\xa1\x01\x02", 3, {1: 2}),
        (b"\x9f\xff", 2, []),
        (b"\x42ab", 1, b"ab"),
        (b"\x62ab", 1, "ab"),
    ],
)
def test_exactly_so_many_items(data, items, value):
    assert decode(b"??" + data + b"??", 2, 2 + len(data), items=items) == value
    with pytest.raises(ValueError, match="^too many items$"):
        decode(data, 0, len(data), items=items - 1)
