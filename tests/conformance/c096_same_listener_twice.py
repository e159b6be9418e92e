"""Given one listener added twice, when the event is emitted, then it is called twice; removed
once, it is called once. Origin: events doc."""

import net


def test(t):
    calls = []
    sock = net.Socket()
    sock.on("x", calls.append).add_listener("x", calls.append)
    sock.emit("x", 1)
    t.equal(calls, [1, 1])
    sock.remove_listener("x", calls.append)
    sock.emit("x", 2)
    t.equal(calls, [1, 1, 2])
    sock.remove_all_listeners("x")
    t.equal(sock.emit("x", 3), False, "emit without listeners")
