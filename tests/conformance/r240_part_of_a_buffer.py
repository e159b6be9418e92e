"""Given no port and a part of a buffer that is sent, when the peer reads late, then it gets that
part and nothing else. Origin: Roku ifSocket."""

from msgport_kit import client

import net


def test(t):
    sock, peer = client(t, hold=True)
    data = b"before" + t.pattern(t.bulk) + t.pattern(t.bulk // 4)
    net.call_later(50, peer.release)
    t.equal((sock.send(data, 6, t.bulk), sock.status()), (t.bulk, 0))
    t.until(lambda: peer.count >= t.bulk, "the part", 10000)
    sock.close()
    t.until(lambda: peer.gone, "the end")
    t.equal(peer.count, t.bulk)
    t.intact(peer.chunks)
