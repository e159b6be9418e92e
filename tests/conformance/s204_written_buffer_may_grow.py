"""A buffer that grows while its write is pending: what was to be written is written."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t, hold=True)
    size = min(t.much, 6 << 20)  # MicroPython on 32 bits cannot append to more
    buffer = stream.create_buffer(length=size)
    buffer[size - 1] = 65
    log = []
    sock.write(buffer, log.append)
    t.idle()
    t.equal(log, [])
    buffer.append(text("more"))
    buffer.release()
    peer.release()
    t.until(lambda: log and peer.count == size, "everything", 60000)
    t.equal((log[0].bytes_processed, peer.tail(2)), (size, b"\0A"))
