"""Given an open connection on CPython, when what is not bytes is written in parts, then TypeError
is raised and the connection is not harmed: the length of an array is not that of its bytes."""

import array

import pytest

import net


@pytest.fixture
def pair():
    """(the socket that writes, what has arrived)"""
    got = []
    server = net.create_server(lambda sock: sock.on("data", got.append)).listen(0, "127.0.0.1")
    sock = net.connect(server.address()["port"], "127.0.0.1")
    for _ in range(20):
        net.turn(5)
    yield sock, got
    net.close_all()
    net.turn(0)


@pytest.mark.parametrize(
    "what",
    ["text", array.array("i", [1, 2, 3]), memoryview(b"t-e-x-t-")[::2], [1, 2, 3]],
    ids=["text", "array", "every other", "list"],
)
def test_it_is_refused(pair, what):
    sock, got = pair
    with pytest.raises(TypeError):
        sock.write(what, 0, 3)
    with pytest.raises(TypeError):
        sock.write(what, 0, len(what))
    assert (sock.buffer_size, sock.bytes_written) == (0, 0)
    for good in (b"abc", bytearray(b"abc"), memoryview(b"xabc")[1:]):
        sock.write(good, 0, 3)
    for _ in range(20):
        net.turn(5)
    assert b"".join(got) == b"abc" * 3
