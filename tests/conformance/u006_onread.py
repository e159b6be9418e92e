"""Given onread, then each datagram is put into the buffer, one a call, cut where it is longer, and
`sender` says whose it is; False pauses. Origin: issue 19."""

from net import udp


def test(t):
    got = []

    def read(n, buf, sock):
        got.append(bytes(buf[:n]))
        sock.send(b"!", sock.sender)
        if got[-1] == b"pause":
            return False

    sock = udp.create_socket(onread=(bytearray(10), read)).bind(0, t.peer.own_host)
    port = sock.address()["port"]
    peer = t.peer.datagrams()
    sent = (b"one", b"two", b"", b"0123456789ab", b"pause")
    for i in range(5):
        peer.send(sent[i], port)
        t.until(lambda n=i: len(peer.received) > n, lambda: (got, peer.received))
    peer.send(b"after", port)
    t.idle(20)
    t.equal(got, [b"one", b"two", b"", b"0123456789", b"pause"])
    t.equal(peer.received, [(b"!", (t.peer.own_host, port))] * 5)
    t.equal(sock.sender, (peer.host, peer.port))
    sock.resume()
    t.until(lambda: len(got) == 6, got)
    t.equal(got[-1], b"after")
