"""Given an idle socket with end('x') called, when connect follows, then the peer gets x and the
end. Origin: spec 1.8."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "connect finish error close")
    sock.end("x", t.note(log, "ended"))
    sock.connect(serving.port, serving.host)
    t.until(lambda: serving.accepted and serving.accepted[0].ended, "the end", 5000)
    t.equal(serving.accepted[0].received, b"x")
    serving.accepted[0].finish()
    t.wait(log, "close")
    t.equal(sorted(log[:-1], key=str), [("ended", None), "connect", "finish"])
