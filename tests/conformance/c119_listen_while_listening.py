"""Given a listening server, when listen is called again, then it raises, and clients can still
connect. Origin: D20."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server(got.append))
    error = t.raises(Exception, server.listen, t.peer.port_for_listen())
    t.equal(getattr(error, "code", None), "ERR_SERVER_ALREADY_LISTEN", "code")
    t.peer.connect(t.port(server))
    t.until(lambda: got, "a connection")
