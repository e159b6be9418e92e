"""Given a socket and a peer, when one sends and the other answers, then each datagram is a message
of its own, an empty one too, with the sender's address. Origin: issue 19."""

from net import udp


def test(t):
    got = []
    peer = t.peer.datagrams()
    there = (peer.host, peer.port)

    def on_message(data, sender):
        got.append((data, sender))
        sock.send(b"you sent " + data, sender)

    sock = udp.create_socket(on_message).bind(0, t.peer.own_host)
    t.until(lambda: sock.address(), "bound")
    here = (t.peer.own_host, sock.address()["port"])
    sent = [b"one", b"", b"\0\xff" * 50, b"three"]
    for i in range(4):
        peer.send(sent[i], here[1])
        t.until(lambda n=i: len(peer.received) > n, lambda: (got, peer.received))
    t.equal(got, [(data, there) for data in sent])
    t.equal(peer.received, [(b"you sent " + data, here) for data in sent])
    t.equal(sock.sender, there)
    for data in ("gr\u00fc\u00dfe", bytearray(b"buffer"), memoryview(b"view")):
        n = len(peer.received)
        t.equal(sock.send(data, there), True)
        t.until(lambda n=n: len(peer.received) > n, lambda: peer.received)
    back = [data for data, _ in peer.received[4:]]
    t.equal(back, ["gr\u00fc\u00dfe".encode(), b"buffer", b"view"])
