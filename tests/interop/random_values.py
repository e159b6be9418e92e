"""Random values for tests of the codec, the same at each run; and tests/cbor2_values.py from them.

Host tool, needs cbor2:  python tests/interop/random_values.py > tests/cbor2_values.py
"""

import random

HEADER = '''"""200 random nested values in hex, as cbor2 encodes them (canonical). Plain data.

Written by tests/interop/random_values.py; a test there sees to it that it stays so. Floats are
exact as singles, so that a board has the same.
"""

HEX = (
'''
LONGEST = 45  # bytes: one line of a source file


def scalar(rng):
    pick = rng.randrange(9)
    if pick < 3:
        bits = rng.choice((4, 5, 8, 9, 16, 17, 32, 33, 63, 64))
        return rng.getrandbits(bits) * rng.choice((1, -1)) - rng.randrange(2)
    if pick == 3:
        return rng.choice((True, False, None))
    if pick == 4:
        return rng.randrange(-(1 << 20), 1 << 20) / (1 << rng.randrange(30))
    if pick == 5:
        return rng.choice((float("inf"), -0.0, 1.0, 65504.0, 65536.0, 5.960464477539063e-08))
    if pick == 6:
        return rng.randbytes(rng.randrange(12))
    letters = "ab\u00e9\u0416\u20ac\U0001f600\0"
    return "".join(rng.choice(letters) for _ in range(rng.randrange(8)))


def value(rng, depth=4):
    """A value of the profile that both sides share."""
    pick = rng.randrange(4) if depth else 0
    if pick < 2:
        return scalar(rng)
    if pick == 2:
        return [value(rng, depth - 1) for _ in range(rng.randrange(5))]
    keys = (rng.choice((scalar(rng), "k%d" % n)) for n in range(rng.randrange(4)))
    return {key: value(rng, depth - 1) for key in keys if type(key) in (int, str)}


def values(count, seed=1):
    rng = random.Random(seed)
    return [value(rng) for _ in range(count)]


def source():
    """The text of tests/cbor2_values.py."""
    import cbor2

    rng = random.Random(2)
    lines = []
    while len(lines) < 200:
        payload = cbor2.dumps(value(rng), canonical=True)
        if len(payload) <= LONGEST:
            lines.append(f'    "{payload.hex()}",\n')
    return HEADER + "".join(lines) + ")\n"


if __name__ == "__main__":
    print(source(), end="")
