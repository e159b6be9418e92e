"""Given a socket that is full, when the peer reads all, then an event, writable, and all bytes
in order. Origin: Linux send."""

from msgport_kit import client, fill

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port, hold=True)
    sent = fill(t, sock)
    sock.notify_writable(True)
    t.equal(wait(-1, port), None)
    peer.release()
    t.equal(wait(5000, port).get_socket_id(), sock.get_id())
    t.equal(sock.is_writable(), True)
    t.until(lambda: peer.count == sent, "all bytes", 10000)
    t.equal(sock.get_count_send_buf(), 0)
    t.intact(peer.chunks)
    t.equal(sock.send(t.pattern(5, sent), 0, 5), 5)
    t.until(lambda: peer.count == sent + 5, "the next bytes")
    t.intact(peer.chunks)
