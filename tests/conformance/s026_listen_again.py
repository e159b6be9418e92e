"""After a failed listen() another port works. Origin: spec."""

from stream_kit import listener

import net
from net import stream


def test(t):
    first = listener(t)
    net.turn(0)  # it was told: it is not one that a program left behind
    sock = stream.create_tcp(host=first.host, port=first.port)
    t.raises(OSError, sock.listen)
    sock.port = t.peer.port_for_listen()
    sock.listen()
    t.equal(sock.state, stream.LISTENING)
