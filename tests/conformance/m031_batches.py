"""Given framed numbers, when [1.5, -0.25] comes and another client sends 2.5, then the server gets
a list and a bare number, and answers with such. Origin: test model SocketDoubleArrayBatched."""

import messages_kit as kit

LIST = b"\x10\x3f\xf8\0\0\0\0\0\0\xbf\xd0\0\0\0\0\0\0"
BARE = b"\x08\x40\x04\0\0\0\0\0\0"


def test(t):
    server, port = kit.server(t, raw_bytes=False, send_type="number", receive_type="number")
    got = []

    def on_connection(sock):
        sock.on("data", got.append)
        sock.on("data", sock.send)

    server.on("connection", on_connection)
    for wire, value in ((LIST, [1.5, -0.25]), (BARE, 2.5)):
        peer = t.peer.connect(port)
        peer.send(wire)
        kit.receives(t, peer, wire)
        t.equal(got.pop(), value)
