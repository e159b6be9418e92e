"""The numbers of net.messages are the same bytes on every interpreter: those of the model."""

import math
import random
import struct
import sys

import programs
import runtimes

sys.path.insert(0, str(runtimes.TESTS / "fuzz"))

import messages_model as model

SCRIPT = """
import binascii, struct
from net import messages
import net.messages.connection as connection
def f(text):
    return struct.unpack(">d", binascii.unhexlify(text))[0]
values = [{values}]
for kind in {kinds}:
    codec = connection.codec(kind, None)
    def encoded(values):
        n = codec.encode(values)
        return bytes(connection.room(n)[connection.HEAD : connection.HEAD + n])
    made = encoded(values)
    back = codec.decode(made, 0, len(made))
    print("".join(["%02x" % byte for byte in made]), encoded(back) == made)
"""
EDGES = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, 65535, 65536, -32769]
EDGES += [2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**32, 2**53 + 1, 10**30, -(10**30)]
EDGES += [0.0, -0.0, 0.5, -0.5, 3.99, -3.99, 1e-40, 1e-50, 3.4028235e38, 3.5e38, 1e300, -1e300]
EDGES += [math.inf, -math.inf, math.nan, 2147483646.5, -2147483648.5, True, False]


def numbers():
    """The same in every run."""
    chance = random.Random(6)
    values = EDGES + [chance.randint(-(2**34), 2**34) for _ in range(60)]
    values += [struct.unpack(">d", chance.randbytes(8))[0] for _ in range(120)]
    values += [chance.uniform(-70000, 70000) for _ in range(60)]
    return values


def literal(value):
    """Floats as their bytes: MicroPython rounds long decimals its own way."""
    if isinstance(value, float):
        return 'f("%s")' % struct.pack(">d", value).hex()
    return repr(value)


def canonical(data, kind):
    """NaNs have many spellings."""
    code = model.CODES[kind]
    if code not in "fd":
        return data
    numbers = struct.unpack(">%d%s" % (len(data) // struct.calcsize(code), code), data)
    return ["nan" if n != n else (n, math.copysign(1, n)) for n in numbers]


def test_numbers_are_those_of_the_model(runtime, tmp_path):
    script = tmp_path / "numbers.py"
    values = numbers()
    texts = ",".join(map(literal, values))
    script.write_text(SCRIPT.format(values=texts, kinds=tuple(model.CODES)))
    code, printed = programs.run(runtime, script)
    assert code == 0, printed
    assert len(printed.splitlines()) == len(model.CODES)
    for line, kind in zip(printed.splitlines(), model.CODES):
        data, again = line.split()
        assert canonical(bytes.fromhex(data), kind) == canonical(model.wire(kind, values), kind)
        assert again == "True" or kind in ("float", "double", "number")  # NaNs differ


JSON = [
    ("[1, 2", False),
    ('{"a": {"b": 1}', False),
    ("[[1]", False),
    ('["]"', False),
    ('["]"]', True),
    ('["\\\\"]', True),
    ('["\\""]', True),
    ('"abc', False),
    ("", False),
    ("1 2", False),
    ("nul", False),
    ('{"[": "{"}', True),
]
JSON_SCRIPT = """
from net import messages
import net.messages.connection as connection
for text in {texts!r}:
    data = text.encode()
    try:
        connection.codec("json", None).decode(data, 0, len(data))
        print(True)
    except messages.MessageError:
        print(False)
"""


def test_truncated_json_is_refused(runtime, tmp_path):
    script = tmp_path / "documents.py"
    script.write_text(JSON_SCRIPT.format(texts=[text for text, _ in JSON]))
    code, printed = programs.run(runtime, script)
    assert code == 0, printed
    told = dict(zip([text for text, _ in JSON], printed.split()))
    assert told == {text: str(whole) for text, whole in JSON}
