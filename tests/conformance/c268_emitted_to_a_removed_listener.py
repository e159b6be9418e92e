"""Given an event that is already deferred, when its listener is removed before, then it is not
called. Origin: Node events."""


def test(t):
    sock, _ = t.client()
    calls = []
    listener = lambda: calls.append(1)  # noqa: E731
    sock.on("close", listener)
    sock.destroy()
    sock.remove_listener("close", listener)
    t.until(lambda: sock.destroyed, "")
    t.idle()
    t.equal(calls, [])
