"""Given a listener and two connections with unread data on one port, when a third client
connects, then three waits see all three. Origin: brs-engine, Roku echo server."""

from msgport_kit import accepted, listener

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, number = listener(t, port)
    ids = [sock.get_id()]
    for _ in range(2):
        conn, peer = accepted(t, sock, number)
        conn.notify_readable(True)
        peer.send(b"unread")
        t.until(conn.is_readable, "data")
        ids.append(conn.get_id())
    sock.notify_readable(True)
    peer = t.peer.connect(number)
    t.until(sock.is_readable, "the third")
    for _ in range(3):
        seen = [wait(5000, port).get_socket_id() for _ in ids]
        t.equal(sorted(seen), ids)
