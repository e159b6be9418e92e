"""Given a linger time and data that waits, when close() is called without a port, then it returns
when the data is with the system; without linger it does not wait. Origin: Roku SetLinger."""

from msgport_kit import client, fill

import net
from net.msgport import MessagePort


def test(t):
    for seconds in (0, 5):
        sock, peer = client(t, MessagePort(), hold=True)
        sent = fill(t, sock)
        waits = sock.get_count_send_buf()
        t.check(waits > 0, "something waits")
        sock.set_message_port(None)
        t.equal(sock.set_linger(seconds), True)
        net.call_later(50, peer.release)
        sock.close()
        t.equal(sock.get_count_send_buf(), 0 if seconds else waits, "%d s" % seconds)
        t.until(lambda: peer.count >= sent, "all of it", 20000)
        t.intact(peer.chunks)
