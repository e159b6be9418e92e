"""Given net.on_error(f), when a listener raises, then f gets that very exception; f must be
callable or None. Origin: DESIGN."""

import net


def test(t):
    heard = []
    net.on_error(heard.append)
    reason = KeyError("mine")

    def data(chunk):
        raise reason

    sock, peer = t.client()
    sock.on("data", data)
    peer.send(b"x")
    t.until(lambda: heard, "the hook")
    t.check(heard[0] is reason, "the exception itself")
    t.raises(TypeError, net.on_error, "f")
