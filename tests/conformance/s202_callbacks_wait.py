"""While a synchronous form waits, other callbacks wait; then they are called, in order."""

from stream_kit import client

import net
from net import stream


def test(t):
    log = []
    first, one = client(t)
    second, other = client(t)
    buffer = stream.create_buffer(length=10)

    def reading(e):
        log.append("begin")
        log.append(first.read(buffer))

    second.read(stream.create_buffer(length=1), reading)
    second.read(stream.create_buffer(length=1), lambda e: log.append("second"))
    other.send(b"ab")
    net.call_later(50, one.send, b"hello")
    for _ in range(100):
        stream.turn(20)
        if len(log) == 3:
            break
    t.equal(log, ["begin", 5, "second"])
