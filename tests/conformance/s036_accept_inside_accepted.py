"""accept() inside `accepted`: three clients in a row, three calls. Origin: spec, T4."""

from stream_kit import listener


def test(t):
    got = []

    def accepted(e):
        got.append(e.inbound)
        e.socket.accept()

    sock = listener(t, accepted=accepted)
    sock.accept()
    for n in range(1, 4):
        t.peer.connect(sock.port)
        t.until(lambda: len(got) == n, "accepted")
    t.equal(len({id(inbound) for inbound in got}), 3, "sockets")
