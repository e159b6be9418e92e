"""Given an empty bytearray and 4 bytes, when up to 100 are received, then it has these 4; a
start beyond it fills with zeros. Origin: published Roku programs."""

from msgport_kit import arrived, client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.send(b"abcd")
    arrived(t, sock, 4)
    buffer = bytearray()
    t.equal(sock.receive(buffer, 0, 100), 4)
    t.equal(buffer, b"abcd")
    peer.send(b"ef")
    t.until(sock.is_readable, "more")
    t.equal(sock.receive(buffer, 6, 100), 2)
    t.equal(buffer, b"abcd\0\0ef")
    peer.send(b"gh")
    arrived(t, sock, 2)
    t.equal(sock.receive(buffer, 7, 2), 2, "half within, half behind")
    t.equal(buffer, b"abcd\0\0egh")
