"""Given a listener as the only argument, when a client connects, then it is called with the
accepted socket. Origin: doc."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server(got.append))
    t.peer.connect(t.port(server))
    t.until(lambda: got, "connection")
    t.check(isinstance(got[0], net.Socket), "a Socket is given")
