"""net.messages: numbers, documents and frames by themselves, without a connection."""

import pytest

import net
from net import messages
from net.messages import connection, documents, frames, numbers, options

KINDS = {
    "byte": (1, -(1 << 7), (1 << 7) - 1),
    "unsignedbyte": (1, 0, (1 << 8) - 1),
    "short": (2, -(1 << 15), (1 << 15) - 1),
    "unsignedshort": (2, 0, (1 << 16) - 1),
    "int": (4, -(1 << 31), (1 << 31) - 1),
}


def made(kind, refused):
    def refuse(error):
        refused.append(error)
        return connection.REFUSED

    return numbers.Numbers(kind, options.code_of(kind), refuse)


def sent(kind, data):
    """The bytes of a message; what was refused."""
    refused = []
    n = made(kind, refused).encode(data)
    if n < 0:
        return n, [str(error) for error in refused]
    return bytes(connection.spare[0][connection.HEAD : connection.HEAD + n])


@pytest.mark.parametrize("kind", KINDS)
def test_the_bounds_of_integers(kind):
    size, least, most = KINDS[kind]
    for value in (least, least + 1, 0, 1, most - 1, most, True):
        assert sent(kind, value) == (int(value) & (1 << 8 * size) - 1).to_bytes(size, "big")
    clamped = {"int": (most, least)}.get(kind)
    for value, at in ((most + 1, 0), (least - 1, 1)):
        wire = clamped[at] if clamped else value
        assert sent(kind, value) == (wire & (1 << 8 * size) - 1).to_bytes(size, "big")
        assert sent(kind, [1, value])[:size] == (1).to_bytes(size, "big")
        assert sent(kind, [1, value])[size:] == sent(kind, value)


def test_what_is_no_number():
    for data, shown in (("ab", "'ab'"), ({1: 2}, "{1: 2}"), (object, "<class 'object'>")):
        text = f"send: int takes numbers, not {shown}"
        assert sent("int", data) == (connection.REFUSED, [text])
    assert sent("int", [1, "2"]) == (connection.REFUSED, ["send: int takes numbers, not '2'"])
    for data in (None, [], (), [None, None]):
        assert sent("int", data) == (connection.NOTHING, [])
    assert sent("short", (1, None, 2)) == b"\0\1\0\2"


@pytest.mark.parametrize("n", [1, 2, 31, 32, 33, 63, 64, 65, 200])
def test_no_more_than_32_are_decoded_in_one_call(monkeypatch, n):
    together = []
    unpack = numbers.unpack_from

    def watched(*args):
        found = unpack(*args)
        together.append(len(found))
        return found

    monkeypatch.setattr(numbers, "unpack_from", watched)
    values = [(i * 37) % 251 - 125 for i in range(n)]
    wire = b"".join((value & 0xFFFF).to_bytes(2, "big") for value in values)
    shorts = made("short", [])
    for _ in range(2):
        assert shorts.decode(b"??" + wire, 2, 2 + 2 * n) == (values if n > 1 else values[0])
    assert max(together, default=0) <= 32


def test_numbers_narrowed_as_java_does():
    top = 0x7FFFFFFF
    for value, wanted in (
        (float("nan"), 0),
        (float("inf"), top),
        (float("-inf"), -top - 1),
        (top - 1, top - 1),
        (top, top),
        (top + 1, top),
        (-top + 1, -top + 1),
        (-top, -top),
        (-top - 0.5, -top),
        (-top - 1, -top - 1),
        (-top - 2, -top - 1),
        (1.9, 1),
        (-1.9, -1),
    ):
        assert numbers.to_int32(value) == wanted


def nested(depth, value=1):
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -1, 1.5, "", "text", [], {}, (1, 2), {"a": [1, {"b": None}]}, nested(16)],
)
def test_a_document_is_what_json_can_have(value):
    text = documents.dump(value)
    back = documents.parse(text, 0, len(text))
    assert back == (list(value) if type(value) is tuple else value)


@pytest.mark.parametrize(
    "value",
    [
        float("nan"), float("inf"), float("-inf"), b"", object(), {1: 2}, {None: 1}, {"a": {2: 3}},
        [b""], [1, {3}], {"a": float("nan")}, {"a": b""}, nested(17), nested(16, {"a": 1}),
        {"a": 1, 2: "b"}, [float("inf"), 1],
    ],
)  # fmt: skip
def test_a_document_is_nothing_else(value):
    with pytest.raises(messages.MessageError) as told:
        documents.dump(value)
    assert told.value.code == "EINVAL"


@pytest.mark.parametrize("value", ["\ud800", ["\udc00"], {"\ud800": 1}, {"a": "\ud800"}])
def test_half_a_pair_is_no_text(value):
    with pytest.raises(ValueError):
        documents.dump(value)


@pytest.mark.parametrize(
    "text, value",
    [
        (b'"\\ud83d\\ude00"', "\U0001f600"),
        (b'"\\ud83d\\ude00\\ud83d\\ude00x"', "\U0001f600\U0001f600x"),
        (b'"\\\\ud83d\\\\ude00"', "\\ud83d\\ude00"),
        (b'"\\ud83dx\\ude00"', "\ud83dx\ude00"),
        (b'"\\uDBFF\\uDFFF"', "\U0010ffff"),
        (b'"\\ud7ff\\ue000"', "\ud7ff\ue000"),
        (b'"\\u0041"', "A"),
    ],
)
@pytest.mark.parametrize("splits", [False, True])
def test_escaped_pairs(monkeypatch, text, value, splits):
    monkeypatch.setattr(documents, "_SPLITS", splits)  # as MicroPython does
    assert documents.parse(b"??" + text, 2, 2 + len(text)) == value


@pytest.mark.parametrize(
    "text, why",
    [
        (b"[1", "brackets are left open"),
        (b'{"a":1', "brackets are left open"),
        (b"[" + b"1" * 401 + b"]", "a number of more than 400 digits"),
        (b"[" + b"9" * 401 + b"]", "a number of more than 400 digits"),
        (b"{" + b",".join(b'"%d":1' % i for i in range(1025)) + b"}", "more than 1024 keys"),
    ],
)
def test_a_document_that_is_none(text, why):
    with pytest.raises(messages.MessageError) as told:
        documents.parse(text, 0, len(text))
    assert (str(told.value), told.value.code) == (f"not JSON: {why}", "EBADMSG")


def members(first, last):
    return b",".join(b'"%d":1' % i for i in range(first, last))


@pytest.mark.parametrize("n, good", [(1024, True), (1025, False)])
def test_keys_are_counted_for_each_object(n, good):
    inner = b'"in":{' + members(0, 900) + b"}"
    text = b"{" + members(0, 500) + b"," + inner + b"," + members(500, n - 1) + b"}"
    if good:
        assert len(documents.parse(text, 0, len(text))) == n
    else:
        with pytest.raises(messages.MessageError, match="more than 1024 keys"):
            documents.parse(text, 0, len(text))


@pytest.mark.parametrize("begin", [b"}", b"}{", b"}}{", b"{}}"])
def test_brackets_that_close_nothing(begin):
    text = begin + members(0, 1100)
    with pytest.raises(messages.MessageError, match="^not JSON: "):
        documents.parse(text, 0, len(text))


def test_the_most_of_a_document():
    assert documents.parse(b"[" + b"7" * 400 + b"]", 0, 402) == [int("7" * 400)]
    assert documents.parse(b"1" * 400, 0, 400) == int("1" * 400)
    keys = b"{" + b",".join(b'"%d":1' % i for i in range(1024)) + b"}"
    assert len(documents.parse(keys, 0, len(keys))) == 1024
    both = b"[" + keys + b"," + keys + b"]"
    assert len(documents.parse(both, 0, len(both))) == 2
    assert documents.parse('"' + ":[{" * 500 + '"', 0, 0) == ":[{" * 500


class Stand:
    """What Frames needs of a connection and of a socket."""

    def __init__(self, **words):
        self.options = {"max_message": 1000, "receive_buffer_size": 64, **words}
        self._up = True
        self.log = []
        self._one = self.log.append
        self._reports = self
        self.add = self._one

    def _patience(self):
        return 1000

    def _late(self):
        pass

    def _lost(self, error):
        self._up = False
        self.log.append(error.code)

    def set_onread(self, buffer, callback):
        self.into = buffer


def framed(kind="short", **words):
    stand = Stand(**words)
    return stand, frames.Frames(stand, stand, made(kind, []))


def come(its, data):
    its.received(len(data), data, None)


def test_a_message_without_memory_ends_the_connection():
    stand, its = framed()

    def none():
        raise MemoryError

    its._framer.next = none
    come(its, b"\4\0\1")
    its.cancel()
    assert stand.log == ["ENOMEM"]


def test_frames():
    for data, wanted in (
        (b"\2\0\1", [1]),
        (b"\2\0\1\2\0\2", [1, 2]),
        (b"\4\0\1\0\2", [[1, 2]]),
        (b"\0", ["a message without a whole short"]),
        (b"\1x", ["a message without a whole short"]),
        (b"\3\0\1x", [1, "1 bytes more than whole elements"]),
        (b"\xff\0\0\3\xe9", ["EMSGSIZE"]),
        (b"\2\0\1\xff\0\0\3\xe9\2\0\1", [1, "EMSGSIZE"]),
    ):
        stand, its = framed()
        come(its, data)
        assert stand.log == wanted, data
        assert not its.partial() or wanted[-1] == "EMSGSIZE"
        for at in range(1, len(data)):
            stand, its = framed()
            come(its, data[:at])
            come(its, data[at:])
            its.cancel()
            assert stand.log == wanted, (data, at)


def test_nothing_is_delivered_after_the_end():
    for data in (b"\2\0\1\2\0\2\2\0\3", b"\xff\0\0\0\2\0\1\2\0\2"):
        stand, its = framed()
        stand._one = lambda value, stand=stand: (
            stand.log.append(value),
            stand._lost(net.NetError(32, "x")),
        )
        come(its, data)
        its.cancel()
        assert stand.log == [1, "EPIPE"]


def test_a_short_max_message():
    for most in (4, 253, 254, 255):
        stand, its = framed(max_message=most)
        come(its, bytes((min(most, 254) // 2 * 2,)) + bytes(min(most, 254) // 2 * 2))
        assert len(stand.log) == 1 and set(stand.log[0]) == {0}
        if most < 250:
            come(its, bytes((most + 1,)) + bytes(most + 1))
            assert stand.log[1:] == ["EMSGSIZE"]
        its.cancel()
