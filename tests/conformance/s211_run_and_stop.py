"""stream.run() ends with stop(), and when nothing is open; not inside a callback."""

from stream_kit import client

import net
from net import stream


def test(t):
    log = []
    sock, peer = client(t)

    def callback(e):
        for call in (stream.run, stream.turn):
            log.append(t.raises(RuntimeError, call) is not None)
        stream.stop()

    sock.read(stream.create_buffer(length=1), callback)
    peer.send(b"x")
    stream.run()
    t.equal((log, sock.is_connected()), ([True, True], True))
    net.close_all()
    stream.run()
