"""Given arguments of a wrong type or out of range, when what takes a callback, a size or an error
number gets them, then TypeError or ValueError at once, not later and from nowhere. Origin:
issue 18."""

import net


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "error close")
    for wrong in (5, "x", b"x", [], 1.5, True):
        t.raises(TypeError, net.wake, wrong)
        t.raises(TypeError, net.create_server().get_connections, wrong)
    t.raises(TypeError, net.create_server().get_connections, None)
    for wrong in (1.5, "x", True, None):
        t.raises(TypeError, net.fail_all, wrong)
    for wrong in ("x", 1.5, b"x", []):
        t.raises(TypeError, sock.read, wrong)
    buf = bytearray(4)
    for wrong in ("x", [], {}):
        t.raises(TypeError, sock.readinto, buf, wrong)
    for wrong in (-1, 5, 1 << 70):
        t.raises(ValueError, sock.readinto, buf, wrong)
    for wrong in (True, 1.5, "1"):
        t.raises(TypeError, net.Socket().write, b"abc", wrong, 1)
        t.raises(TypeError, net.Socket().write, b"abc", 0, wrong)
    t.idle()
    t.equal(log, [])
    peer.send(b"abc")
    t.until(lambda: sock.readinto(buf, 4) == 3, "what came")
    t.equal(bytes(buf[:3]), b"abc")
