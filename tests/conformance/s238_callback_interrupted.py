"""Given a callback that raises KeyboardInterrupt, then it leaves the loop, and net.on_error does
not get it; the callbacks that wait come later. Origin: our own decision."""

from stream_kit import text

import net
from net import stream


def interrupt(e):
    raise KeyboardInterrupt


def test(t):
    memory = stream.create_stream(text("abc"), stream.MODE_READ)
    log = []
    memory.read(stream.create_buffer(length=1), interrupt)
    memory.read(stream.create_buffer(length=1), log.append)
    t.raises(KeyboardInterrupt, net.turn, 0)
    t.equal(t.take_unhandled(), [])
    t.until(lambda: log, "the next callback")
