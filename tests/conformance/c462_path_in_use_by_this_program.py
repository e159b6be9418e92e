"""Given a path that a server of this program listens on, when another is to listen on it, then the
error's text says so behind the path; of any other path nobody is blamed. Origin: issue 18."""

import net


def test(t):
    path, other = t.path(), t.path()
    net.create_server().listen(path=path)
    net.create_server().listen(path=other)
    net.turn(0)  # it was told: it is not one that a program left behind
    said = []
    server = net.create_server()
    server.on("error", lambda error: said.append(str(error)))
    server.listen(path=path)
    t.until(lambda: said, "error")
    t.check("listen EADDRINUSE %s, by this program: net.close_all()" % path in said[0], said[0])
