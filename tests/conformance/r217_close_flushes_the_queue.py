"""Given bytes that wait in the send buffer, when a socket with a port is closed, then they are
sent before the end. Origin: Roku ifSocket."""

from msgport_kit import client, fill

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort(), hold=True)
    sent = fill(t, sock)
    t.check(sock.get_count_send_buf() > 0, "something waits")
    sock.close()
    peer.release()
    t.until(lambda: peer.gone, "the end", 10000)
    t.equal(peer.count, sent)
    t.intact(peer.chunks)
