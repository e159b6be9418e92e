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
    where = unbound.get_address()
    t.equal(where.get_host_name(), "0.0.0.0")
    t.check(where.get_port() > 1023 and where.get_port() != number, "unbound, yet a port")
