"""Given a socket, connected or not, when no_delay is set, then the getter follows. Origin:
brs-engine roStreamSocket."""

from msgport_kit import client, to

from net.msgport import StreamSocket


def test(t):
    for sock in (client(t)[0], StreamSocket()):
        t.equal(sock.get_no_delay(), False)
        t.equal((sock.set_no_delay(True), sock.get_no_delay()), (True, True))
        t.equal((sock.set_no_delay(False), sock.get_no_delay()), (True, False))
    serving = t.peer.serve()
    sock = to(serving.host, serving.port)
    sock.set_no_delay(True)
    t.check(sock.connect() and sock.get_no_delay(), "set before, in force after")
