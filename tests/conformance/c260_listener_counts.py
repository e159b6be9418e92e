"""Given listeners by on and once, when they are counted or listed, then both kinds appear; once
ones are removable by their function. Origin: Node events."""

import net


def test(t):
    sock = net.Socket()
    f, g = (lambda: None), (lambda: None)
    sock.on("x", f)
    sock.once("x", g)
    t.equal((sock.listener_count("x"), sock.listener_count("y")), (2, 0), "listener_count")
    t.equal(sock.listeners("x"), [f, g])
    sock.remove_listener("x", g)
    t.equal(sock.listeners("x"), [f])
