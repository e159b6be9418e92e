"""Given a bound socket, then the loop goes on until it is closed; close_all closes it too, with
its close event. Origin: issue 19."""

import net
from net import udp


def test(t):
    sock = udp.create_socket().bind(0)
    log = t.log(sock, "close")
    t.equal(net.turn(1), True)
    net.call_later(5, sock.close)
    t.wait(log, "close")
    other = udp.create_socket().bind(0)
    log = t.log(other, "close")
    net.turn(1)
    net.close_all()
    net.turn(1)
    t.equal(log, ["close"])
