"""Given sockets in each state, when a call does not fit, then it fails with the status of the
table and does no harm. Origin: Roku, Linux."""

from msgport_kit import address, client, to

from net.msgport import StreamSocket


def test(t):
    sock, peer = client(t)
    t.equal((sock.listen(1), sock.status()), (False, 22))
    t.equal((sock.accept(), sock.status()), (None, 22))
    t.equal((sock.set_address(address(t.host, 0)), sock.status()), (False, 22))
    refused = to(t.peer.host, t.peer.closed_port())
    t.equal(refused.connect(), False)
    t.equal((refused.accept(), refused.status()), (None, 22))
    t.equal((refused.send(b"x", 0, 1), refused.status()), (-1, 107))
    t.equal(refused.listen(1), True, "listening after a failed connect")
    t.equal((refused.send(b"x", 0, 1), refused.status()), (-1, 107))
    t.equal(sock.send(b"fine", 0, 4), 4)
    t.until(lambda: peer.received == b"fine", "the connection works")
    bad = StreamSocket()
    t.raises(TypeError, bad.set_address, "127.0.0.1:80")
    t.raises(TypeError, bad.listen, "4")
