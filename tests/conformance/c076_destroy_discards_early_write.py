"""Given a connecting socket with a queued write, when it is destroyed, then nothing reaches the
server, and the callback gets an error. Origin: D8, Node."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect error close")
    sock.write("x", t.note(log, "written"))
    sock.destroy()
    t.wait(log, "close")
    t.idle()
    t.equal([peer.count for peer in serving.accepted if peer.count], [], "bytes at the server")
    t.equal(len(log), 2, "entries of %s" % log)
    t.check(
        log[0][1] in ("ERR_STREAM_DESTROYED", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION"),
        "code %s" % log[0][1],
    )
