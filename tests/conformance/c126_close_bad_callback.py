"""Given a listening server, when close gets what cannot be called, then there is no exception, and
close is emitted. Origin: Node test-net-listen-close-server-callback-is-not-function."""


def test(t):
    server = t.listen()
    log = t.log(server, "close")
    server.close("bad argument")
    t.wait(log, "close")
