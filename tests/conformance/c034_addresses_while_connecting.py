"""Given nothing connected, when addresses are asked for, then there is no exception and no value.
Origin: Node test-net-during-close."""

import net


def test(t):
    serving = t.peer.serve()
    for sock in (net.Socket(), t.connect(serving)):
        t.equal(sock.remote_address, None, "remote_address")
        t.equal(sock.remote_port, None, "remote_port")
        t.equal(sock.address(), {}, "address()")
