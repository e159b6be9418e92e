"""A client connects, ends, and both sides close without an error."""

import net


def serve(t):
    got = []
    server = t.listen(net.create_server(got.append))
    t.announce(server)
    t.until(lambda: got and got[0].destroyed, "the connection's close", 20000)
    t.equal(got[0].had_error, False, "had_error")


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "connect end error close")
    t.wait(log, "connect")
    sock.end()
    t.wait(log, "close")
    t.equal(log, ["connect", "end", "close"])
