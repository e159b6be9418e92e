"""Given notify_readable, when the peer closes, then an event, readable, and a count of 0.
Origin: published Roku programs."""

from msgport_kit import client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    peer.finish()
    t.equal(wait(5000, port).get_socket_id(), sock.get_id())
    t.equal((sock.is_readable(), sock.get_count_rcv_buf()), (True, 0))
    t.check(wait(5000, port) is not None, "again, until it is closed")
