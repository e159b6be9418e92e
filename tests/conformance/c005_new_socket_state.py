"""Given nothing, when a Socket is made, then it is idle with the default options. Origin: doc."""

import net


def test(t):
    sock = net.Socket()
    t.equal(sock.connecting, False, "connecting")
    t.equal(sock.destroyed, False, "destroyed")
    t.equal(sock.allow_half_open, False, "allow_half_open")
    t.equal(sock.address(), {}, "address()")
