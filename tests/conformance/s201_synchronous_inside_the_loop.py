"""Inside net.run() a synchronous form that must wait raises, before it has done anything."""

from stream_kit import client, text

import net


def test(t):
    sock, peer = client(t)
    buffer = text("x")
    log = []

    def inside():
        for call in (sock.read, sock.write):
            try:
                call(buffer)
            except RuntimeError as error:
                log.append("stream.run()" in str(error))

    net.call_later(1, inside)
    t.until(lambda: log, "inside")
    t.idle()
    t.equal((log, peer.received, sock.is_connected()), ([True, True], b"", True))
    peer.send(b"y")
    t.equal((sock.read(buffer), buffer.to_string()), (1, "y"))
