"""Given connections, an attempt and a server, when fail_all is called, then the first two end with
ENETDOWN and the server goes on. Origin: FIELD-NOTES (Wi-Fi lost)."""

import net


def test(t):
    server, accepted, peer = t.accepted()
    log = []
    t.log(accepted, "error close", log, "accepted ")
    serving = t.peer.serve()
    client = t.connect(serving)
    t.log(client, "connect error close", log, "client ")
    net.fail_all()
    t.check(accepted.destroyed and client.destroyed, "both are destroyed")
    t.equal(log, [], "nothing is told inside the call")
    t.wait(log, "accepted close")
    t.wait(log, "client close")
    for end in ("accepted", "client"):
        t.check((end + " error", "ENETDOWN") in log, "%s: %s" % (end, log))
    t.check(("client connect") not in log, "no connect")
    t.check(server.listening, "the server listens")
    t.equal(t.peer.connect(t.port(server)).error, None, "and can be reached")
