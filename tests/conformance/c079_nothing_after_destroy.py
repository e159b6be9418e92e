"""Given data and an end on their way, when the socket is destroyed, then no data and no end are
emitted afterwards. Origin: doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data end error close")
    peer.send(b"late")
    peer.finish()
    sock.destroy()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
