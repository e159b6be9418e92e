"""Given an options object and a listener, when a client connects, then the accepted socket has the
option. Origin: doc."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server({"allow_half_open": True}, got.append))
    t.peer.connect(t.port(server))
    t.until(lambda: got, "connection")
    t.equal(got[0].allow_half_open, True, "allow_half_open")
