"""A buffer released or replaced while a read is pending: nothing is lost."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    released, grown, last = text("123456"), text("123456"), stream.create_buffer(length=10)
    log = []
    for buffer in (released, grown, last):
        sock.read(buffer, lambda e: log.append(e.bytes_processed))
    released.release()
    grown.length = 3
    peer.send(b"abcdef")
    t.until(lambda: len(log) == 3, "callbacks")
    t.equal(log, [0, 3, 3])
    t.equal((released.length, grown.to_string(), last.to_blob()[:3]), (0, "abc", b"def"))
