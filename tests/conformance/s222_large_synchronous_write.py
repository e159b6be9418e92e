"""A synchronous write of more than the system takes at once: all of it arrives, in order."""

from stream_kit import client

import net
from net import stream

needs = "heap 200k"


def test(t):
    sock, peer = client(t, hold=True)
    buffer = stream.create_buffer(length=t.bulk * 4)
    buffer.copy(stream.create_buffer(value="first"))
    tail = stream.create_buffer(value="last!")
    buffer.copy(tail, buffer.length - 5)
    for at in range(1000, buffer.length - 1000, buffer.length // 50):
        buffer[at] = at % 251
    net.call_later(50, peer.release)
    t.equal(sock.write(buffer), buffer.length)
    t.until(lambda: peer.count >= buffer.length, "all of it", 20000)
    t.check(peer.received == buffer.to_blob(), "as it was")
