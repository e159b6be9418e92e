"""Given a socket, not connected and then connected, when write(buf, off, n) is called with text,
numbers or an offset that is no int, then TypeError is raised and nothing of it is ever sent.
Origin: field."""

import array

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "connect error close")
    sock.connect(serving.port, serving.host)
    _all_wrong(t, sock)
    sock.write(b"right", 1, 3)
    t.wait(log, "connect")
    peer = serving.accepted[0]
    t.until(lambda: peer.count >= 3, "the part")
    t.idle()
    t.equal(peer.received, b"igh")
    t.equal(log, ["connect"])
    t.equal((sock.bytes_written, sock.buffer_size), (3, 0), "counters")
    error = t.raises(TypeError, sock.write, "text", 0, 4)
    t.equal(str(error), "invalid argument: offset and length need bytes, not str")
    t.idle()
    t.equal((peer.received, sock.bytes_written), (b"igh", 3), "of text")


def _all_wrong(t, sock):
    t.raises(TypeError, sock.write, "text", 0, 4)
    t.raises(TypeError, sock.write, [1, 2, 3], 0, 1)
    t.raises(TypeError, sock.write, 12345, 0, 1)
    t.raises(TypeError, sock.write, array.array("i", [1, 2, 3]), 0, 3)
    t.raises(TypeError, sock.write, b"text", 0.0, 4)
    t.raises(TypeError, sock.write, b"text", 0, 4.0)
