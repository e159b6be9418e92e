"""Given the end, nothing, or text, when receive_str is called, then the status tells an empty
text apart. Origin: published Roku programs."""

from msgport_kit import arrived, client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    t.equal((sock.receive_str(10), sock.status()), ("", 11))
    peer.send("h\xe9llo".encode())
    arrived(t, sock, 6)
    t.equal((sock.receive_str(2), sock.status()), ("h", 0), "no half characters")
    t.equal((sock.receive_str(1), sock.status()), ("\xe9", 0), "a character at least")
    t.equal((sock.receive_str(10), sock.status()), ("llo", 0))
    t.equal((sock.receive_str(-1), sock.status()), ("", 22))
    peer.finish()
    t.until(sock.is_readable, "the end")
    t.equal((sock.receive_str(10), sock.e_success()), ("", True))
