"""Given a connect under way, when connect is called again, then it is True, with EALREADY
unless it has completed. Origin: Linux connect."""

from msgport_kit import to

from net.msgport import MessagePort


def test(t):
    serving = t.peer.serve()
    sock = to(serving.host, serving.port, MessagePort())
    sock.connect()
    t.equal(sock.connect(), True)
    t.check(sock.e_already() or sock.e_success(), "status %d" % sock.status())
    t.equal(sock.e_ok(), True)
    host, number = t.peer.silent()
    sock = to(host, number, MessagePort())
    sock.connect()
    t.equal((sock.connect(), sock.status()), (True, 114), "no answer yet")
    buffer = bytearray(4)
    t.equal((sock.receive(buffer, 0, 4), sock.status()), (-1, 11), "receive meanwhile")
    t.equal((sock.send(buffer, 0, 4), sock.status()), (-1, 11), "send meanwhile")
    sock.close()
