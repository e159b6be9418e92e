"""Given a receive buffer of some size, when more comes, then so many bytes are counted and no
more; the rest comes when there is room. Origin: documentation (get_count_rcv_buf)."""

from msgport_kit import arrived, client, take


def test(t):
    data = t.pattern(3000)
    for size in (1, 511, 512, 513, 700, 1025):
        sock, peer = client(t)
        t.check(sock.set_rcv_buf(size), "set")
        peer.send(data)
        arrived(t, sock, size)
        t.idle(5)
        t.equal([sock.get_count_rcv_buf() for _ in range(3)], [size] * 3)
        t.equal(take(t, sock, len(data)), data)
        sock.close()
        peer.close()
