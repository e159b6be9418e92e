"""Given a port out of range, when listen is called, then ValueError is raised. Origin: Node."""

import net


def test(t):
    server = net.create_server()
    t.raises(ValueError, server.listen, 70000)
    t.raises(ValueError, server.listen, -1)
    t.equal(server.listening, False, "listening")
