"""Given set_onread in the connection listener, when the client sends, then the callback gets all
of it. Origin: DESIGN."""

import net


def test(t):
    got = []

    def read(n, buffer, sock):
        got.append(bytes(buffer[:n]))

    server = net.create_server(lambda sock: sock.set_onread(bytearray(8), read))
    t.listen(server)
    peer = t.peer.connect(t.port(server))
    peer.send(t.pattern(50))
    t.until(lambda: b"".join(got) == t.pattern(50), got)
