"""MicroPython's codec takes and refuses what CPython's does, of thousands of damaged items."""

import random
import sys
from pathlib import Path

import cbor2
from cbor_oracle import received, same

from net.cbor import Tagged

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "host"), str(TESTS / "interop")]

import programs
import random_values

COUNT = 4000
# Heads and characters that sit on the borders of what is allowed.
PIECES = [bytes([n]) for n in range(256)] + [
    "\u0080".encode(), b"\xc0\x80", b"\xe0\x80\x80", b"\xed\x9f\xbf", b"\xed\xa0\x80",
    b"\xf0\x80\x80\x80", b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf9\x7c\x00", b"\xff\xff",
]  # fmt: skip


def damaged(rng, data):
    """The item with a few of its bytes replaced, inserted or cut."""
    data = bytearray(data)
    for _ in range(rng.randrange(3)):
        at = rng.randrange(len(data) + 1)
        data[at : at + rng.randrange(3)] = rng.choice(PIECES)
    return bytes(data[: rng.choice((len(data), len(data), rng.randrange(len(data) + 1)))])


def inputs():
    rng = random.Random(7)
    found = [damaged(rng, cbor2.dumps(random_values.value(rng))) for _ in range(COUNT)]
    for _ in range(COUNT // 2):  # texts
        text = b"".join(rng.choice(PIECES[128:]) for _ in range(rng.randrange(1, 5)))
        found.append(bytes([0x60 | len(text)]) + text if len(text) < 24 else text)
    return found


def value_or_none(data):
    try:
        return [received(data, Tagged)]
    except ValueError:
        return None


def test_same_as_cpython(micropython, tmp_path):
    items = inputs()
    file = tmp_path / "items.txt"
    file.write_text("".join(item.hex() + "\n" for item in items))
    code, printed = programs.run(micropython, "tests/fuzz/cbor_role.py", file)
    lines = printed.splitlines()
    assert (code, len(lines)) == (0, len(items))
    taken = 0
    for item, line in zip(items, lines):
        ours = value_or_none(item)
        theirs = None if line == "refused" else value_or_none(bytes.fromhex(line))
        assert (ours is None) == (theirs is None), item.hex()
        assert ours is None or same(ours, theirs), item.hex()
        taken += ours is not None
    assert len(items) // 8 < taken < len(items) * 7 // 8
