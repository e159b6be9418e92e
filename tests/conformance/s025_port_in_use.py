"""listen() on a port in use raises; state ERROR, `error` is not called. Origin: spec."""

from stream_kit import listener

import net
from net import stream


def test(t):
    errors = []
    first = listener(t)
    net.turn(0)  # it was told: it is not one that a program left behind
    sock = stream.create_tcp(host=first.host, port=first.port, error=errors.append)
    t.equal(t.raises(OSError, sock.listen).errno, 98)
    t.equal(sock.state, stream.ERROR)
    t.idle()
    t.equal(errors, [])
    t.equal(first.state, stream.LISTENING)
