"""Given set_timeout(100, f) on an idle accepted socket, when it is idle, then f is called once
without arguments, and the socket stays open. Origin: test_net_4."""


def test(t):
    _, sock, _ = t.accepted()
    log = []
    sock.set_timeout(100, t.note(log, "idle"))
    t.equal(log, [], "inside the call")
    t.wait(log, "idle")
    t.idle(300)
    t.equal(log, ["idle"])
    t.equal(sock.destroyed, False, "destroyed")
