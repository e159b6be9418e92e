"""Given a corked socket with something waiting, when it is destroyed, then the callbacks get the
error and nothing is sent; connected anew, it is not corked. Origin: our own."""


def test(t):
    serving = t.peer.serve()
    up = []
    sock = t.connect(serving, lambda: up.append(1))
    t.until(lambda: up and serving.accepted, "connected")
    log = t.log(sock, "close")
    sock.cork()
    sock.write("never", lambda error: log.append(error.code))
    sock.destroy()
    sock.uncork()
    t.wait(log, "close")
    t.check("ERR_STREAM_DESTROYED" in log, "the callback")
    t.equal(serving.accepted[0].count, 0)
    sock.connect(serving.port, serving.host)
    t.until(lambda: len(serving.accepted) == 2, "connected anew")
    t.until(lambda: not sock.connecting, "up")
    sock.write("now")
    t.until(lambda: serving.accepted[1].count == 3, "sent at once")
