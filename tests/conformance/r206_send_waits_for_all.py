"""Given no port and much to send, when the peer reads late, then send waits and takes all.
Origin: Roku ifSocket."""

from msgport_kit import client

import net


def test(t):
    sock, peer = client(t, hold=True)
    data = t.pattern(t.bulk)
    net.call_later(50, peer.release)
    t.equal((sock.send(data, 0, len(data)), sock.status()), (len(data), 0))
    t.equal(sock.get_count_send_buf(), 0, "the system has all of it")
    t.until(lambda: peer.count == len(data), "all", 10000)
    t.intact(peer.chunks)
