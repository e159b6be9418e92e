"""Given a datagram that is longer than longest, then it is counted, not told, and the next one is
whole. Origin: issue 19."""

from net import udp

needs = "loopback"


def test(t):
    got = []
    server = udp.create_socket(lambda data, sender: got.append(data), longest=100)
    there = ("127.0.0.1", server.bind(0, "127.0.0.1").address()["port"])
    client = udp.create_socket()
    for n in (100, 101, 500, 99):
        client.send(bytes(n), there)
    t.until(lambda: len(got) == 2, got)
    t.equal([len(data) for data in got], [100, 99])
    t.equal(server.too_long, 2)
