"""Given a connection listener that raises, when a client connects, then net.on_error gets it once,
and the server goes on accepting. Origin: DESIGN."""

import net


def test(t):
    got = []

    def connection(sock):
        got.append(sock)
        if len(got) == 1:
            raise KeyError("mine")

    server = t.listen(net.create_server(connection))
    first = t.peer.connect(t.port(server))
    t.until(lambda: first.gone, "the first closed")
    t.equal(t.take_unhandled(), ["KeyError"])
    second = t.peer.connect(t.port(server))
    t.until(lambda: len(got) == 2, "the second")
    got[1].write("alive")
    t.until(lambda: second.received == b"alive", "alive")
    t.equal(server.listening, True, "listening")
