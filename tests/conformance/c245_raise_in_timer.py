"""Given a timer's function that raises, when it is due, then net.on_error gets it once, and other
timers and sockets go on. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data close")

    def boom():
        raise KeyError("mine")

    net.call_later(0, boom)
    net.call_later(10, log.append, "later")
    t.until(lambda: "later" in log, log)
    peer.send(b"x")
    t.until(lambda: log == ["later", ("data", b"x")], log)
    t.equal(t.take_unhandled(), ["KeyError"])
