"""Given a socket that was paused and then ended, when the peer has ended too before anything was
dropped, then it closes without a `data` that nobody asked for. Origin: a fault of ours."""


def test(t):
    log = []
    socket, peer = t.accepted()[1:]
    t.log(socket, "data close", log)
    socket.pause()
    peer.send(b"y" * (3000 if t.board else 200000))
    peer.finish()
    t.idle()
    socket.end("43\n")
    t.wait(log, "close", ms=9000)
    t.equal(log, ["close"])
