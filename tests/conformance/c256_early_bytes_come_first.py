"""Given bytes written before and in the connect listener, when they arrive, then those written
before come first. Origin: spec 1.9."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving, lambda: sock.write("second"))
    sock.write("first ")
    t.until(lambda: serving.accepted and serving.accepted[0].count == 12, "both")
    t.equal(serving.accepted[0].received, b"first second")
