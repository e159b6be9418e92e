"""Given characters that come in pieces, or not at all, then they are put together, else they
become U+FFFD. Origin: ours."""

from msgport_kit import arrived, client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    whole = "a\u20acb".encode()
    peer.send(whole[:2])
    arrived(t, sock, 2)
    t.equal((sock.receive_str(9), sock.status()), ("a", 0))
    t.equal((sock.receive_str(9), sock.status()), ("", 11), "half a character")
    t.equal(sock.is_readable(), False, "nothing to be had")
    peer.send(whole[2:])
    arrived(t, sock, 4)
    t.equal((sock.receive_str(1), sock.status()), ("\u20ac", 0))
    t.equal(sock.receive_str(9), "b")
    peer.send(b"x\xffy\xe2\x82")
    peer.finish()
    arrived(t, sock, 5)
    t.equal(sock.receive_str(9), "x\ufffdy")
    t.until(sock.is_readable, "the end")
    t.equal((sock.receive_str(9), sock.status()), ("\ufffd", 0))
    t.equal((sock.receive_str(9), sock.status()), ("", 0))
