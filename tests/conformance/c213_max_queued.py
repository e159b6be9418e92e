"""Given max_queued, when a write would queue more, then NetError ENOBUFS is raised and nothing of
it is sent; what was queued before and smaller writes are. Origin: DESIGN."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(max_queued=1000)
    log = t.log(sock, "error close")
    sock.write(b"a" * 600)
    error = t.raises(net.NetError, sock.write, b"b" * 600)
    t.equal((error.code, error.errno), ("ENOBUFS", 105), "code, errno")
    sock.write(b"c" * 100)
    t.equal(sock.bytes_written, 700, "bytes_written")
    sock.connect(serving.port, serving.host)
    t.until(lambda: serving.accepted and serving.accepted[0].count >= 700, "700 bytes")
    t.idle()
    t.equal(serving.accepted[0].received, b"a" * 600 + b"c" * 100)
    t.equal(log, [])
