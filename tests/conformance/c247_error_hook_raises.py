"""Given a net.on_error function that raises itself, when an error is unhandled, then the loop goes
on. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data")
    calls = []

    def hook(error):
        calls.append(error)
        raise ValueError("the hook's own")

    def boom():
        raise KeyError("mine")

    net.on_error(hook)
    net.call_later(0, boom)
    t.until(lambda: calls, "the hook")
    net.on_error(t.unhandled.append)
    peer.send(b"x")
    t.until(lambda: log == [("data", b"x")], log)
    t.equal(len(calls), 1, "calls of the hook")
