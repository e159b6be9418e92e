"""Given several clients at once, as many as a small board queues, when the server turns, then all
are accepted, in order. Origin: spec 1.14."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server(got.append))
    most = 2 if t.board else 5
    peers = [t.peer.connect(t.port(server)) for _ in range(most)]
    t.until(lambda: len(got) == most, "the connections")
    for number, sock in enumerate(got):
        sock.write(b"%d" % number)
    t.until(lambda: all([peer.count == 1 for peer in peers]), "a byte each")
    t.equal(sorted([peer.received for peer in peers]), [b"%d" % n for n in range(most)])
