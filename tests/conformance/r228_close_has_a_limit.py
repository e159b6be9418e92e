"""Given a peer that reads nothing, when close() leaves unsent data behind, with a port and
without, then the connection is given up after a while all the same. Origin: own."""

from msgport_kit import client, fill

from net.msgport import MessagePort


def test(t):
    for port in (MessagePort(), None):
        sock, peer = client(t, MessagePort(), hold=True)
        fill(t, sock)
        t.check(sock.get_count_send_buf() > 0, "something waits")
        sock.set_message_port(port)
        sock.close()
        t.until(lambda: not peer_waits(sock), "given up", 10000)


def peer_waits(sock):
    """Whether the core still has it."""
    return sock._sock.ready_state != "closed"
