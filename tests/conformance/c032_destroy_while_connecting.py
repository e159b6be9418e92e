"""Given a connecting socket, when it is destroyed in the same turn, then close comes once and no
lookup, connect or error. Origin: src, Node test-net-connect-immediate-destroy."""


def test(t):
    sock = t.connect(t.peer.serve())
    log = t.log(sock, "lookup connect error end close")
    sock.destroy()
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
