"""Given no set_timeout and a timeout listener, when there is traffic and a close, then timeout is
never emitted. Origin: D1."""


def test(t):
    serving = t.peer.serve(echo=True)
    sock = t.connect(serving)
    log = t.log(sock, "timeout close")
    got = t.log(sock, "data")
    sock.write("echo")
    t.wait(got, "data")
    t.idle(200)
    sock.end()
    t.wait(log, "close", ms=5000)
    t.equal(log, ["close"])
