"""Given a peer that sends every datagram back, perhaps another machine, then each comes back
whole, with the peer's address. Origin: issue 19."""

from net import udp


def test(t):
    there = t.peer.echo_datagrams()
    got = []
    client = udp.create_socket(lambda data, sender: got.append((data, sender)))
    for data in (b"one", b"", t.pattern(1400)):
        n = len(got)
        # One may get lost, as ever with datagrams: so it is sent again.
        for _ in range(5):
            t.check(client.send(data, there), "sent")
            t.idle(100)
            if len(got) > n:
                break
        t.check(len(got) > n, "answered")
        t.equal(got[-1], (data, tuple(there)))
    t.equal(client.sender, tuple(there))
