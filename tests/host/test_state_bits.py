"""The bits of a socket's `_st`: socket.py lists them; each file that repeats one has its value."""

import re

import runtimes

LIB = runtimes.ROOT / "lib/net"
BIT = re.compile(r"^(_[A-Z_]+) = const\((~?\d+)\)", re.M)
EITHER = re.compile(r"^(_[A-Z_]+) = (?:const\()?(~?\d+)\)?(?:  #|$)", re.M)  # const or not


def bits(file, pattern=BIT):
    text = file.read_text(encoding="utf-8")
    return {name: number(value) for name, value in pattern.findall(text)}


def number(text):
    return ~int(text[1:]) if text[0] == "~" else int(text)


LIST = bits(LIB / "socket.py")
SHIFTED = re.compile(r"^(_[A-Z_]+) = const\((\d+) << (\d+)\)", re.M)


def test_each_bit_stands_for_one_thing():
    assert len(LIST) == 25
    # The sign is a bit, too: all others are below 2**30, as net.aio's are.
    assert sorted(LIST.values()) == [-(1 << 30), *(1 << n for n in range(24))]


def test_files_agree_with_the_list():
    wrong = []
    for file in sorted(LIB.rglob("*.py")):
        if re.search(r"\._st\b", file.read_text(encoding="utf-8")):
            for name, value in bits(file, EITHER).items():
                if name in LIST and value != LIST[name]:
                    wrong.append(f"{file.relative_to(LIB)}: {name} is {value}, not {LIST[name]}")
    assert not wrong


def test_files_that_repeat_a_bit_say_where_the_list_is():
    unsaid = []
    for file in sorted(LIB.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        taken = [name for name, value in bits(file).items() if LIST.get(name) == value]
        if re.search(r"\._st\b", text) and taken and "`_st`" not in text:
            unsaid.append(str(file.relative_to(LIB)))
    assert not unsaid


def test_bits_of_aio_are_alike_in_its_files_and_none_of_these():
    found = {}
    for file in sorted((LIB / "aio").glob("*.py")):
        for name, n, by in SHIFTED.findall(file.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(int(n) << int(by))
    assert all(len(values) == 1 for values in found.values()), found
    values = sorted(value for one in found.values() for value in one)
    assert values == [1 << n for n in range(24, 24 + len(found))], found
    assert values[-1] < 1 << 30, "a small int of a board has no more"
