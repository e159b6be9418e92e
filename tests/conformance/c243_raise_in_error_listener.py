"""Given an error listener that raises, when a connect is refused, then net.on_error gets that
exception once, and close still comes. Origin: DESIGN."""

import net


def test(t):
    sock = net.connect(t.peer.closed_port(), t.peer.host)

    def error(reason):
        raise KeyError("mine")

    log = t.log(sock, "close")
    sock.on("error", error)
    t.wait(log, "close")
    t.idle()
    t.equal(t.take_unhandled(), ["KeyError"])
    t.equal(log, ["close"])
