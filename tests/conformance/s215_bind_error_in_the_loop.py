"""listen() on a port in use raises the very error inside a callback too."""

from stream_kit import listener

import net
from net import stream


def test(t):
    first = listener(t)
    sock = stream.create_tcp(host=first.host, port=first.port)
    log = []
    net.call_later(1, lambda: log.append(t.raises(OSError, sock.listen).errno))
    t.until(lambda: log, "inside")
    t.idle()
    t.equal((log, sock.state), ([98], stream.ERROR))
