"""Given a data handler that raises, when a message arrives, then net.on_error gets the exception
and that socket is closed. Origin: DESIGN."""

import values


def test(t):
    sock, far = values.client(t)

    def handler(value):
        raise KeyError(value)

    sock.on("data", handler)
    seen = values.log(sock)
    far.send(1, 2)
    t.wait(seen, "close")
    t.equal(seen, ["close"])
    t.equal((t.take_unhandled(), sock.active), (["KeyError"], False))
