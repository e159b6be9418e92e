"""Given a listener with a connection, when it is closed, then the connection works on and a new
client is refused. Origin: brs-engine, fixed."""

from msgport_kit import accepted, listener, take

from net.msgport import MessagePort


def test(t):
    sock, number = listener(t, MessagePort())
    conn, peer = accepted(t, sock, number)
    sock.close()
    peer.send(b"ping")
    t.equal(take(t, conn, 4), b"ping")
    t.equal(conn.send(b"pong", 0, 4), 4)
    t.until(lambda: peer.received == b"pong", "pong")
    late = t.peer.connect(number)
    t.until(lambda: late.error, "refused")
    t.equal(late.error, "ECONNREFUSED")
