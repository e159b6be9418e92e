"""Given a listener of net that nobody calls, when a synchronous form or stream.run() waits for
what the loop settles at once (a reset, a refusal, a timer), then it goes on. Origin: own."""

from stream_kit import client, text

import net
from net import stream


def test(t):
    t.listen()  # idle: nothing else ends the sleep of a turn
    errors, closed = [], []
    sock, peer = client(t, error=errors.append)
    net.call_later(0, peer.reset)
    t.raises(OSError, sock.read, text("x"))
    while not errors:
        stream.turn(-1)
    t.equal((sock.state, errors[0].code), (stream.ERROR, 104))
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port(), error=closed.append)
    sock.connect()
    while not closed:
        stream.turn(-1)
    t.equal(closed[0].success, False)
    net.call_later(0, stream.stop)
    stream.run()
    other, peer = client(t)
    net.call_later(0, other.close)
    while other.state != stream.CLOSED:
        stream.turn(-1)
