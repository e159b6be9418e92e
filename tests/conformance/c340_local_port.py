"""Given local_port, when connecting, then the connection comes from that port, in each of the ways
to give it. Origin: Node test-net-client-bind-twice, test-net-localport."""

import net


def test(t):
    serving = t.peer.serve()
    for way in (positional, by_options, on_a_socket):
        local = t.peer.closed_port()
        log = []
        sock = way(t, serving.port, serving.host, local)
        t.log(sock, "connect error close", log)
        t.wait(log, "connect")
        t.until(lambda: serving.accepted, "the server's connection")
        t.equal(serving.accepted.pop().remote_port, local, "the port it came from")
        t.check(sock.local_port in (local, None), "local_port")
        sock.destroy()
        t.wait(log, "close")
        t.equal(log, ["connect", "close"])


def positional(t, port, host, local):
    return net.connect(port, host, local_port=local)


def by_options(t, port, host, local):
    return net.connect({"port": port, "host": host, "local_port": local})


def on_a_socket(t, port, host, local):
    return net.Socket().connect(port, host, local_address=t.host, local_port=local)
