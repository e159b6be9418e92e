"""Given max_connections 1, when a second client comes while the first is there, then it waits, and
`pressure` is told once; it is served when the first has gone. Origin: field reports of browsers
that lose pictures."""

import net


def test(t):
    got = []
    server = net.create_server(got.append, max_connections=1)
    log = t.log(server, "pressure drop error")
    t.listen(server)
    first = t.peer.connect(t.port(server))
    t.until(lambda: got, "the first")
    second = t.peer.connect(t.port(server))
    second.send(b"hello")
    t.wait(log, "pressure")
    t.idle()
    t.equal((len(got), second.gone), (1, False), "connections, the second sent away")
    got[0].destroy()
    t.until(lambda: first.gone, "the end of the first")
    t.until(lambda: len(got) == 2, "a slot again")
    seen = []
    got[1].on("data", seen.append)
    t.until(lambda: b"".join(seen) == b"hello", seen)
    t.equal(log, ["pressure"])
