"""Given an idle server, when listen(port) is called, then it returns the server. Origin: doc."""

import net


def test(t):
    server = net.create_server()
    t.check(server.listen(t.peer.port_for_listen()) is server, "listen returns the server")
