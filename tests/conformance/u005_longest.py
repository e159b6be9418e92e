"""Given a datagram that is longer than longest, then it is counted, not told, and the next one is
whole. Origin: issue 19."""

from net import udp


def test(t):
    got = []
    sock = udp.create_socket(lambda data, sender: got.append(data), longest=100)
    port = sock.bind(0, t.peer.own_host).address()["port"]
    peer = t.peer.datagrams()
    number = 0
    for n in (100, 101, 500, 99):
        peer.send(bytes(n), port)
        number += 1
        t.until(lambda k=number: len(got) + sock.too_long == k, lambda: (got, sock.too_long))
    t.equal([len(data) for data in got], [100, 99])
    t.equal(sock.too_long, 2)
