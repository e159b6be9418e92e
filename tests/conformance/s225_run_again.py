"""stream.run() after stop() runs until nothing is open; stream.turn() tells which it is."""

from stream_kit import client

import net
from net import stream


def test(t):
    sock, peer = client(t)
    told = []
    sock.read(stream.create_buffer(length=1), lambda e: stream.stop())
    peer.send(b"x")
    stream.run()
    t.equal((stream.turn(), sock.is_connected()), (True, True), "after stop()")
    sock.read(stream.create_buffer(length=1), told.append)
    net.call_later(20, net.close_all)
    stream.run()
    t.equal([e.success for e in told], [False], "run() stayed until the end")
    t.equal(stream.turn(), False, "nothing is open")
