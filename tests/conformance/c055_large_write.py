"""Given one large write, when all of it was flushed, then its callback is called once, and
bytes_written is its size. Origin: Node test-net-bytes-written-large."""


def test(t):
    sock, peer = t.client()
    log = []
    sock.write(t.pattern(t.bulk), t.note(log, "written"))
    t.equal(sock.bytes_written, t.bulk, "bytes_written after the call")
    t.until(lambda: peer.count == t.bulk, "%d bytes" % t.bulk, 10000)
    t.wait(log, "written")
    t.idle()
    t.equal(log, [("written", None)])
    t.intact(peer.chunks)
