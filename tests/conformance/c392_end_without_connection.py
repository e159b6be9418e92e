"""Given a socket that was never connected, when end(callback) is called, then the callback comes
and `finish`, and it can still connect. Origin: Node test-net-end-without-connect."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "finish connect error close")
    sock.end(t.note(log, "ended"))
    t.equal(sock.writable, False, "writable")
    t.equal(log, [], "inside the call")
    t.wait(log, "finish")
    t.idle()
    t.equal(log, ["finish", ("ended", None)])
    t.raises(net.NetError, net.Socket().end().write, "x")

    serving = t.peer.serve()
    del log[:]
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
    t.equal(sock.writable, True, "writable again")
    sock.end("bye", t.note(log, "ended"))
    t.until(lambda: serving.accepted and serving.accepted[0].tail(3) == b"bye", "sent")
    t.wait(log, "ended")
    t.equal(log[:3], ["connect", "finish", ("ended", None)])

    # With something to send it waits for a connection, or its end.
    sock = net.Socket()
    log = t.log(sock, "finish close")
    sock.end("never", t.note(log, "ended"))
    t.idle()
    t.equal(log, [])
    sock.destroy()
    t.wait(log, "close")
    t.equal(log[0], ("ended", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION"))
    # And what is connected at once sends its end there.
    sock = net.Socket()
    log = t.log(sock, "finish connect")
    sock.end(t.note(log, "ended"))
    sock.connect(serving.port, serving.host)
    t.wait(log, "ended")
    t.equal(log, ["connect", "finish", ("ended", None)])
