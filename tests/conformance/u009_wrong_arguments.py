"""Given arguments that cannot be, then TypeError or ValueError at once, and nothing is open.
Origin: issue 19."""

import net
from net import NetError, udp

loop = net._loop  # boards have no module net.loop: tools/joined.py


def test(t):
    t.raises(ValueError, udp.create_socket, family=5)
    for wrong in (0, -1, 65536, 1 << 70):
        t.raises(ValueError, udp.create_socket, longest=wrong)
    for wrong in ("x", 1.5, float("nan"), True, None):
        t.raises(TypeError, udp.create_socket, longest=wrong)
    t.raises(TypeError, udp.create_socket, 5)
    t.raises(TypeError, udp.create_socket, onread=(bytearray(5), 5))
    before = loop.open
    sock = udp.create_socket()
    t.raises(TypeError, sock.bind, "80")
    t.raises(ValueError, sock.bind, 65536)
    t.raises(ValueError, sock.bind, 80, "a.name")
    t.raises(ValueError, sock.bind, 80, "::1")
    t.raises(TypeError, sock.send, 5, ("127.0.0.1", 9))
    t.raises(ValueError, sock.send, b"", ("127.0.0.1", 70000))
    t.raises(TypeError, sock.send, b"", (None, 7))
    t.raises(ValueError, sock.join, "1.2.3.4")
    t.raises(NetError, udp.create_socket().join, "224.0.0.251")
    for buffer in (b"read only", 5, None):
        t.raises(TypeError, udp.create_socket, onread=(buffer, print))
    t.raises(ValueError, udp.create_socket, onread=(bytearray(0), print))
    t.equal((sock.address(), loop.open), ({}, before))
