"""Given a port that another socket has, when it is bound, then False with EADDRINUSE. Origin:
Roku ifSocket."""

from msgport_kit import address

import net
from net.msgport import StreamSocket


def test(t):
    number = t.peer.port_for_listen()
    first = StreamSocket()
    t.equal(first.set_address(address(t.peer.listen_host, number)), True)
    net.turn(0)  # it was told: it is not one that a program left behind
    number = number or first.get_address().get_port()
    second = StreamSocket()
    t.equal(second.set_address(address(t.peer.listen_host, number)), False)
    t.equal((second.status(), second.e_ok()), (98, False))
    t.equal(second.get_address(), None)
    first.close()
    t.equal(second.set_address(address(t.peer.listen_host, number)), True, "free again")
    t.equal((second.set_address(address(t.host, 0)), second.status()), (False, 22), "twice")
