"""Given a listener with a port and no client, when accept is called, then None with EAGAIN;
without listening, EINVAL. Origin: Roku ifSocketConnection."""

from msgport_kit import listener

from net.msgport import MessagePort, StreamSocket


def test(t):
    sock, number = listener(t, MessagePort())
    t.equal(sock.accept(), None)
    t.check(sock.e_again() and sock.e_ok(), "status %d" % sock.status())
    t.equal(sock.is_readable(), False)
    other = StreamSocket()
    t.equal((other.accept(), other.status()), (None, 22))
    buffer = bytearray(1)
    t.equal((sock.receive(buffer, 0, 1), sock.status()), (-1, 107))
    t.equal((sock.connect(), sock.status()), (False, 22))
    t.equal((sock.listen(8), sock.status()), (True, 0), "listening again is allowed")
