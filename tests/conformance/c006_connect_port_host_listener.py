"""Given a listening server, when connect(port, host, f) is called, then it returns a Socket and f
is called without arguments. Origin: test_net_connect."""

import net


def test(t):
    serving = t.peer.serve()
    log = []
    sock = net.connect(serving.port, serving.host, t.note(log, "up"))
    t.check(isinstance(sock, net.Socket), "connect returns a Socket")
    t.wait(log, "up")
    t.equal(log, ["up"])
