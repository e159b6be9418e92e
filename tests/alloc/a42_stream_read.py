"""Given what has come for net.stream's read(), when it is read and written back under a locked
heap, then all of it is."""

import kit
from stream_kit import accepted

from net import stream

CLAIMS = ("stream.tcp.TCP.read", "stream.tcp.TCP.write")
TIMES = 500
WARM_UP = 5  # what the first uses load stays


def test(t):
    server, sock, peer = accepted(t)
    lock = kit.Locked(t)
    buffer = stream.create_buffer(length=kit.SIZE)
    peer.send(kit.MESSAGE * TIMES)
    t.until(lambda: not peer.sock.buffer_size, "all is on its way")
    t.idle()
    for n in range(TIMES):
        if n > WARM_UP:
            lock.lock()
        got = sock.read(buffer)
        sent = sock.write(buffer)
        lock.unlock()
        t.equal((got, sent, buffer.to_blob()), (kit.SIZE, kit.SIZE, kit.MESSAGE))
        if not n % 50:
            t.idle(1)
    t.until(lambda: peer.received == kit.MESSAGE * TIMES, "everything back")
