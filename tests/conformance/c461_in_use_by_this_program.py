"""Given a port that a server of this program listens on, when another is to listen on it, then the
error's text says whose it is and how to close it. Origin: issue 18."""

import net


def test(t):
    used = t.listen()
    port = t.port(used)
    log = t.log(used, "close listening")
    used.close()
    t.wait(log, "close")
    used.listen(port, t.peer.listen_host)
    t.wait(log, "listening")
    said = []
    server = net.create_server()
    server.on("error", lambda error: said.append(str(error)))
    server.listen(port, t.peer.listen_host)
    t.until(lambda: said, "error")
    more = ":%d, by this program: net.close_all() closes what it has open" % port
    t.check(more in said[0], said[0])
