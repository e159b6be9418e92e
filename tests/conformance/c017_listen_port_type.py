"""Given an idle server, when listen is called with text for a port, or with options that name
none, then TypeError is raised. Origin: src."""

import net


def test(t):
    server = net.create_server()
    t.raises(TypeError, server.listen, "80")
    t.raises(TypeError, server.listen, {"host": "127.0.0.1"})
    t.equal(server.listening, False, "listening")
