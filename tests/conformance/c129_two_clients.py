"""Given two clients that write at different times, then each gets its own echo; the server closes
when the first closes, and emits close after both. Origin: test_net_8."""

import net


def test(t):
    log = []

    def connection(sock):
        sock.on("data", sock.write)
        sock.on("close", server.close)
        t.log(sock, "close", log, "socket ")

    server = net.create_server(connection)
    t.log(server, "close", log, "server ")
    t.listen(server)
    first, second = [t.peer.connect(t.port(server)) for _ in range(2)]
    first.send(b"one")
    t.until(lambda: first.received == b"one", "the first echo")
    second.send(b"two")
    t.until(lambda: second.received == b"two", "the second echo")
    first.finish()
    t.wait(log, "socket close")
    second.send(b"more")
    t.until(lambda: second.received == b"twomore", "an echo after server.close")
    second.finish()
    t.wait(log, "server close")
    t.equal(log[:3], ["socket close", "socket close", "server close"])
    t.equal(first.received, b"one")
