"""Given a connected socket, when bytes, a str or a bytearray are written with a callback, then it
is called once with None, and all bytes go. Origin: Node (write)."""


def test(t):
    sock, peer = t.client()
    log = []
    for data in (b"bytes", "text", bytearray(b"array"), b""):
        sock.write(data, lambda error, data=data: log.append((len(data), error)))
    t.until(lambda: len(log) == 4, log)
    t.idle()
    t.equal(log, [(5, None), (4, None), (5, None), (0, None)])
    t.until(lambda: peer.received == b"bytestextarray", "all bytes")
