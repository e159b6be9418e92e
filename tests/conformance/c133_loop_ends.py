"""Given that everything was closed, when the loop turns, then it reports that nothing is open, and
run() returns. Origin: test suite of IoT.js (process exits)."""

import net


def test(t):
    server, sock, peer = t.accepted()
    client, client_peer = t.client()
    t.equal(net.turn(0), True, "while open")
    server.close()
    for one in (sock, client):
        one.end()
    peer.finish()
    client_peer.finish()
    t.until(lambda: sock.destroyed and client.destroyed, "both closed")
    t.peer.close_all()
    net.run()
    t.equal(net.turn(0), False, "when all is closed")
