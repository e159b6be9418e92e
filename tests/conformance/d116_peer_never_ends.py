"""Given a peer that neither ends nor stops sending, when close() is called, then close comes all
the same. Origin: DESIGN."""

import values

import net


def test(t):
    sock, far = values.client(t)
    sock.on("data", lambda value: None)
    seen = values.log(sock, "error close")

    def more():
        if not seen:
            far.send(2)
            net.call_later(100, more)

    more()
    sock.close()
    t.wait(seen, "close", ms=10000)
    t.equal(seen, ["close"])
