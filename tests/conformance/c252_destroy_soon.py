"""Given queued data, when destroy_soon is called, then the data is sent first, then the socket
closes without waiting for the peer's end. Origin: src (destroySoon)."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "finish close")
    sock.write(t.pattern(2000))
    sock.destroy_soon()
    t.wait(log, "close")
    t.equal(log, ["finish", "close"])
    t.until(lambda: serving.accepted and serving.accepted[0].ended, "the end")
    t.equal(serving.accepted[0].received, t.pattern(2000))
