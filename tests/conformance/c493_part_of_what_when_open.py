"""Given an open socket, when part of an array is to be written, whose items are longer than a
byte, or of what is no bytes at all, then TypeError is raised, by try_write too, and nothing of it
is sent. Origin: field."""

import array


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close")
    for wrong in (array.array("i", [1, 2, 3]), array.array("b", b"abc"), [1, 2, 3], "abc"):
        t.raises(TypeError, sock.write, wrong, 0, 3)
        t.raises(TypeError, sock.try_write, wrong, 0, 3)
        t.raises(TypeError, sock.try_write, wrong)
    t.raises(ValueError, sock.try_write, b"abc", 0, 4)
    t.equal(sock.bytes_written, 0)
    buf = bytearray(b"right")
    for part in (b"right", buf, memoryview(buf)):
        sock.write(part, 1, 3)
    t.equal(sock.try_write(memoryview(buf), 4), 1)
    t.until(lambda: peer.count >= 10, "the parts")
    t.idle()
    t.equal((peer.received, log), (b"ighighight", []))
