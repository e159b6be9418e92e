"""Given a new socket, when sending or receiving, then -1 with ENOTCONN. Origin: Roku
ifSocketConnectionStatus."""

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    t.equal(sock.send_str("x"), -1)
    t.equal((sock.e_not_conn(), sock.status(), sock.e_ok()), (True, 107, False))
    t.equal((sock.receive(bytearray(4), 0, 4), sock.status()), (-1, 107))
    t.equal((sock.receive_str(4), sock.status()), ("", 107))
