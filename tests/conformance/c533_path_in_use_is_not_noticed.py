"""Given a server on a path, when another server is to listen there, then it fails with EADDRINUSE,
and the first has no connection of it. Origin: Sciter's inspector, of which a second one listens,
is refused, and connects instead."""

import net


def test(t):
    path = t.path()
    first = net.create_server()
    seen = t.log(first, "connection error")
    first.listen(path=path)
    t.until(lambda: first.listening, "listening")
    net.turn(0)  # it was told: it is not one that a program left behind
    second = net.create_server()
    log = t.log(second, "listening error")
    second.listen(path=path)
    t.wait(log, "error")
    t.idle()
    t.equal((log, seen), ([("error", "EADDRINUSE")], []))
