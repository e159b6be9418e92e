"""Given onread, then each datagram is put into the buffer, one a call, cut where it is longer, and
`sender` says whose it is; False pauses. Origin: issue 19."""

from net import udp

needs = "loopback"


def test(t):
    got = []

    def read(n, buf, sock):
        got.append(bytes(buf[:n]))
        sock.send(b"!", sock.sender)
        if got[-1] == b"pause":
            return False

    back = []
    server = udp.create_socket(onread=(bytearray(10), read)).bind(0, "127.0.0.1")
    there = ("127.0.0.1", server.address()["port"])
    client = udp.create_socket(lambda data, sender: back.append(sender))
    for data in (b"one", b"two", b"", b"0123456789ab", b"pause", b"after"):
        client.send(data, there)
    t.until(lambda: len(back) == 5, (got, back))
    t.idle(20)
    t.equal(got, [b"one", b"two", b"", b"0123456789", b"pause"])
    t.equal(back, [there] * 5)
    server.resume()
    t.until(lambda: len(got) == 6, got)
    t.equal(got[-1], b"after")
