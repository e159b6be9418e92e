"""Given a connection, when an index or length is negative or beyond, then -1 with EINVAL, and
nothing is sent or lost. Origin: ours."""

from msgport_kit import client, take

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.send(b"data")
    t.until(sock.is_readable, "data")
    buffer = bytearray(b"abcdef")
    for start, length in ((-1, 3), (0, -1), (7, 1)):
        t.equal((sock.send(buffer, start, length), sock.status()), (-1, 22))
        t.check(sock.e_invalid(), "invalid")
    for start, length in ((-1, 3), (0, -1)):
        t.equal((sock.receive(buffer, start, length), sock.status()), (-1, 22))
    t.equal(buffer, b"abcdef")
    t.equal(take(t, sock, 4), b"data")
    sock.send(b"end", 0, 3)
    t.until(lambda: peer.received == b"end", "only this")
