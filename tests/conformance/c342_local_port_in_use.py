"""Given a connection, when another is to have the same two ends, then it ends with one error and
the first is not harmed. Origin: Node test-net-client-bind-twice."""

import net


def test(t):
    serving = t.peer.serve()
    local = t.peer.closed_port()
    first = net.connect(serving.port, serving.host, local_port=local)
    log = t.log(first, "connect data error close")
    t.wait(log, "connect")
    t.until(lambda: serving.accepted, "the server's connection")

    second = net.connect(serving.port, serving.host, local_port=local)
    refused = []
    second.on("error", refused.append)
    other = t.log(second, "connect close")
    t.equal(refused, [], "inside the call")
    t.wait(other, "close", ms=40000)
    t.equal(other, ["close"])
    t.equal(len(refused), 1, "errors")
    # What bind lets pass, connect refuses; its number for it is not the same everywhere.
    t.check(refused[0].code in ("EADDRINUSE", "EADDRNOTAVAIL"), refused[0].code)
    t.check(refused[0].syscall in ("bind", "connect"), refused[0].syscall)

    serving.accepted[0].send(b"still there")
    t.wait(log, "data")
    t.equal(log, ["connect", ("data", b"still there")])
