"""net.utf8 on bytes that are not UTF-8: what they become on each interpreter, and the cost."""

import random
import sys

import pytest
import runtimes
from hypothesis import given
from hypothesis import strategies as st
from test_utf8_split import pieces

from net import utf8

sys.path.insert(0, str(runtimes.TESTS / "host"))

import programs

MARKS = dict.fromkeys(range(0xDC80, 0xDD00), "\ufffd")
SIZE = 16384


def wanted(data):
    """One U+FFFD for each byte."""
    return data.decode("utf8", "surrogateescape").translate(MARKS)


def length(data, at):
    """Bytes of the character there, as MicroPython sees it: a lead and its followers; 0: none."""
    lead = data[at]
    n = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    followers = data[at + 1 : at + n]
    fine = len(followers) == n - 1 and all(0x80 <= byte < 0xC0 for byte in followers)
    return n if fine and (lead < 0x80 or 0xC0 <= lead < 0xF8) else 0


def marked(data):
    """One U+FFFD, as bytes, for each byte of no character, as MicroPython sees them."""
    out, at = b"", 0
    while at < len(data):
        n = length(data, at)
        out += data[at : at + n] or b"\xef\xbf\xbd"
        at += n or 1
    return out


def as_micropython(data, encoding):
    """Its str(); but the bytes, because CPython has no str for some of them."""
    at = 0
    while at < len(data):
        n = length(data, at)
        if not n:
            raise UnicodeError
        at += n
    return data


def own(data):
    """What becomes of broken bytes where the interpreter has no way of its own, as bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utf8, "str", as_micropython, raising=False)
        return utf8._mended(data)


@given(st.lists(st.one_of(st.binary(max_size=6), pieces)).map(b"".join), st.integers(0, 400))
def test_each_broken_byte_is_a_mark(data, n):
    for broken in (data, b"a" * n + data * 40):
        assert utf8.text(broken) == wanted(broken)
        assert own(broken) == marked(broken)


@pytest.mark.parametrize("rest", [b"", b"\x80", b"\x80\x80"], ids=["2", "3", "4"])
def test_any_two_bytes_beside_broken_ones(rest):
    """Two that are broken wherever they stand: one alone is replaced in the whole text at once,
    and nothing else is looked at."""
    for first in range(0x80, 0x100):
        data = b"".join(b"\xfe\xff" + bytes((first, second)) + rest for second in range(0x100))
        assert own(data) == marked(data)


SCRIPT = """
from net import utf8
for line in open({file!r}):
    print(utf8.text(bytes.fromhex(line.strip())).encode().hex())
"""

PIECES = """
from net import utf8
for line in open({file!r}):
    decoder = utf8.Decoder()
    made = [decoder.decode(bytes.fromhex(piece)) for piece in line.strip().split(",")]
    print("".join(made + [decoder.end(), "."]).encode().hex())
"""


def test_micropython_wherever_it_is_cut(micropython, tmp_path):
    """Random bytes in pieces: those that are no UTF-8 but for their structure are let through."""
    chance = random.Random(5)
    some = [b"a", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf8", b"\x80", b"\xe2\x82"]
    some += ["é".encode(), "😀".encode(), "a€".encode()]
    lines, expected = [], []
    for _ in range(200):
        data = b"".join(
            chance.choice(some)
            if chance.random() < 0.7
            else chance.randbytes(chance.randint(1, 9))
            for _ in range(chance.randint(1, 300))
        )
        points = [0, *sorted(chance.choices(range(len(data) + 1), k=3)), len(data)]
        lines.append(",".join(data[a:b].hex() for a, b in zip(points, points[1:])))
        expected.append((marked(data) + b".").hex())
    script, file = tmp_path / "pieces.py", tmp_path / "pieces"
    file.write_text("\n".join(lines))
    script.write_text(PIECES.format(file=str(file)))
    code, printed = programs.run(micropython, script)
    assert code == 0, printed
    assert printed.split() == expected


def test_micropython_does_the_same(micropython, tmp_path):
    """But for what its own check lets through: texts that hold none of that."""
    chance = random.Random(3)
    parts = [
        b"a",
        b"\x80",
        b"\xc3",
        b"\xe2",
        b"\x82",
        b"\xff",
        b"\xfe",
        "é".encode(),
        "€".encode(),
    ]
    texts = []
    for _ in range(300):
        some = b"".join(chance.choices(parts, k=chance.randint(1, 12)))
        texts.append(b"b" * chance.randint(0, 300) + some * chance.randint(1, 40))
    script, file = tmp_path / "texts.py", tmp_path / "texts"
    file.write_text("\n".join(text.hex() for text in texts))
    script.write_text(SCRIPT.format(file=str(file)))
    code, printed = programs.run(micropython, script)
    assert code == 0, printed
    assert printed.split() == [wanted(text).encode().hex() for text in texts]


def lines_run(data):
    """How many lines of utf8.py it takes."""
    count = 0

    def local(frame, event, arg):
        nonlocal count
        count += event == "line"
        return local

    def calls(frame, event, arg):
        return local if frame.f_code.co_filename == utf8.__file__ else None

    sys.settrace(calls)
    try:
        own(data)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * SIZE,
        b"a\xff" * (SIZE // 2),
        b"\x80" * SIZE,
        b"a\x80" * (SIZE // 2),
        b"\xc3a" * (SIZE // 2),
        b"a" * (SIZE // 2) + b"\xff" + b"a" * (SIZE // 2),
        (b"a" * 1000 + b"\xe9") * (SIZE // 1001),
    ],
    ids=["ff", "ff and text", "80", "80 and text", "cut", "one", "a few"],
)
def test_a_flood_costs_no_look_at_each_byte(data):
    assert lines_run(data) < SIZE


@pytest.mark.parametrize(
    "data",
    [
        random.Random(4).randbytes(SIZE),
        b"\xe2\x82" * (SIZE // 2),
        "a€".encode() * (SIZE // 8) + b"\xff\xfe" * (SIZE // 4),
    ],
    ids=["random", "cut", "two halves"],
)
def test_no_bytes_cost_a_look_each(data):
    assert lines_run(data) < SIZE


@pytest.mark.parametrize(
    "data", [b"\xff" * SIZE, b"a\xff" * (SIZE // 2)], ids=["ff", "ff and text"]
)
def test_one_value_is_replaced_at_once(data):
    assert lines_run(data) < 100


@pytest.mark.parametrize("text", ["", "abc", "é€😀", "퟿"])
def test_encode(text):
    assert utf8.encode(text) == text.encode()


@pytest.mark.parametrize(
    "data", [b"\xed\xa0\x80", b"a\xed\xbf\xbf", b"\xc0\x80", b"\xe0\x80\x80", b"\xf4\x90\x80\x80"]
)
def test_check_finds_what_micropython_lets_through(data):
    with pytest.raises(ValueError):
        utf8.check(data)


def test_halves_of_pairs_are_not_encoded(runtime, tmp_path):
    script = tmp_path / "halves.py"
    script.write_text(
        "from net import utf8\n"
        "for text in (chr(0xd83d), 'a' + chr(0xdc00), chr(0x1f600), 'e' + chr(0xe9)):\n"
        "    try:\n"
        "        print(utf8.encode(text))\n"
        "    except ValueError:\n"
        "        print('refused')\n"
    )
    code, printed = programs.run(runtime, script)
    assert (code, printed.split()) == (
        0,
        ["refused", "refused", r"b'\xf0\x9f\x98\x80'", r"b'e\xc3\xa9'"],
    )
