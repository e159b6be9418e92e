"""Given a path where nobody listens, when a client connects, then error with the system's code,
then close. Origin: Node test-net-pipe-connect-errors."""

import net


def test(t):
    sock = net.connect({"path": t.path()})
    log = t.log(sock, "connect end error close")
    t.wait(log, "close")
    t.equal(log, [("error", "ENOENT"), "close"])
