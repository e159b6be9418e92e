"""Given pause_on_connect, when a client sends, then nothing at all is read until resume(). Origin:
Node test-net-server-pause-on-connect."""


def test(t):
    _, sock, peer = t.accepted(pause_on_connect=True)
    peer.send(b"held back")
    t.idle(100)
    t.equal((sock.bytes_read, sock.is_paused()), (0, True), "bytes_read, is_paused()")
    log = t.log(sock, "data")
    sock.resume()
    t.until(lambda: log == [("data", b"held back")], log)
