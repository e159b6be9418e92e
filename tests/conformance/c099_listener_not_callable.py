"""Given what cannot be called, when on, once or remove_listener get it, then TypeError. Origin:
test_events."""

import net


def test(t):
    sock = net.Socket()
    for method in (sock.on, sock.add_listener, sock.once, sock.remove_listener):
        for wrong in (None, 1, "text"):
            t.raises(TypeError, method, "x", wrong)
