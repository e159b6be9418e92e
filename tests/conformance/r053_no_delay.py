"""Given a socket, connected or not, when no_delay is set, then the getter follows. Origin:
brs-engine roStreamSocket."""

from msgport_kit import client, to

import net
from net.msgport import StreamSocket


def test(t):
    for sock in (client(t)[0], StreamSocket()):
        t.equal(sock.get_no_delay(), first(t))
        t.equal((sock.set_no_delay(True), sock.get_no_delay()), (True, True))
        t.equal((sock.set_no_delay(False), sock.get_no_delay()), (True, False))
    serving = t.peer.serve()
    sock = to(serving.host, serving.port)
    sock.set_no_delay(True)
    t.check(sock.connect() and sock.get_no_delay(), "set before, in force after")


def first(t):
    """As net has it: on where there is an operating system."""
    return bool(net.Socket().get_option("no_delay"))
