"""Given a server's Socket, when its close is called, then only that connection ends, and the
server still accepts. Origin: original source."""

import messages_kit as kit


def test(t):
    server, port = kit.server(t)
    got = []
    server.on("connection", got.append)
    peers = [t.peer.connect(port), t.peer.connect(port)]
    t.until(lambda: len(got) == 2, "two connections")
    mine = [p for p in peers if p.local_port == got[0].remote_port()][0]
    other = [p for p in peers if p is not mine][0]
    log = kit.record(got[0], "close")
    got[0].close()
    kit.closes(t, log, mine)
    t.equal(got[0].listener_count("close"), 0, "listeners that are left")
    t.check(not other.gone, "the other connection lives")
    t.peer.connect(port)
    t.until(lambda: len(got) == 3, "a third connection")
