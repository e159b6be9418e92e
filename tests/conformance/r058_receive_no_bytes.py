"""Given data, when 0 bytes are received, then 0 with success, and the data stays. Origin: ours."""

from msgport_kit import client, take

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    buffer = bytearray(4)
    t.equal((sock.receive(buffer, 0, 0), sock.status()), (0, 0), "before")
    peer.send(b"data")
    t.until(sock.is_readable, "data")
    t.equal((sock.receive(buffer, 0, 0), sock.status()), (0, 0))
    t.equal(sock.receive_str(0), "")
    t.equal(take(t, sock, 4), b"data")
