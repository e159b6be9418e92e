"""Given a close listener that raises, when the socket closes, then net.on_error gets it once, and
close is not emitted again. Origin: DESIGN."""


def test(t):
    sock, _ = t.client()
    calls = []

    def close():
        calls.append(1)
        raise KeyError("mine")

    sock.on("close", close)
    sock.destroy()
    t.until(lambda: calls, "close")
    t.idle()
    t.equal(len(calls), 1, "calls")
    t.equal(t.take_unhandled(), ["KeyError"])
