"""Given a connected socket, when connect is called, then it is False with EISCONN and the
connection works on. Origin: Linux connect."""

from msgport_kit import client


def test(t):
    sock, peer = client(t)
    t.equal(sock.connect(), False)
    t.equal((sock.e_is_conn(), sock.status()), (True, 106))
    t.equal(sock.send(b"still", 0, 5), 5)
    t.until(lambda: peer.received == b"still", "the bytes")
