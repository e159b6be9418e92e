"""Given port 0, when the socket listens, then it has a port that clients reach. Origin:
brs-engine roStreamSocket."""

from msgport_kit import accepted, address

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    t.equal(sock.set_address(address(t.peer.listen_host, 0)), True)
    t.equal(sock.listen(4), True)
    t.equal((sock.is_listening(), sock.status()), (True, 0))
    number = sock.get_address().get_port()
    t.check(number > 0, "a port")
    conn, peer = accepted(t, sock, number)
    t.check(conn.is_connected(), "reached")
    unbound = StreamSocket()
    t.equal(unbound.listen(1), True)
    t.check(unbound.get_address().get_port() not in (0, number), "unbound, yet a port")
