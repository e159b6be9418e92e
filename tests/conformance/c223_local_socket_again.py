"""Given a path whose server has closed, when another server listens there, then it succeeds.
Origin: ports/README.md (stale socket file)."""

import net


def test(t):
    path = t.path()
    for _ in range(2):
        server = net.create_server()
        log = t.log(server, "listening error close")
        server.listen({"path": path})
        t.wait(log, "listening")
        server.close()
        t.wait(log, "close")
        t.equal(log, ["listening", "close"])
