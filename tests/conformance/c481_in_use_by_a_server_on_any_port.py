"""Given a server that listens on any port, when another is to listen on the port that it got, then
the error's text says whose it is, as with a port that was asked for. Origin: our own decision."""

import net


def test(t):
    used = net.create_server()
    log = t.log(used, "listening")
    used.listen(0, t.peer.listen_host)
    t.wait(log, "listening")
    port = used.address()["port"]
    said = []
    server = net.create_server()
    server.on("error", lambda error: said.append(str(error)))
    server.listen(port, t.peer.listen_host)
    t.until(lambda: said, "error")
    more = ":%d, by this program: net.close_all() closes what it has open" % port
    t.check(more in said[0], said[0])
