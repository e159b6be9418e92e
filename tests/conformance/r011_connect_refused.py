"""Given no port and a closed port of the peer, when connect is called, then it is False with
ECONNREFUSED. Origin: brs-engine roStreamSocket."""

from msgport_kit import to


def test(t):
    sock = to(t.peer.host, t.peer.closed_port())
    t.equal(sock.connect(), False)
    t.equal(sock.status(), 111)
    t.check(sock.e_conn_refused() and not sock.e_ok(), "refused")
    t.equal(sock.is_connected(), False)
    buffer = bytearray(4)
    t.equal((sock.receive(buffer, 0, 4), sock.status()), (-1, 107), "receive")
