"""Given pause(), then nothing is told until resume(); a datagram that waited comes then. Origin:
issue 19."""

from net import udp


def test(t):
    got = []
    sock = udp.create_socket(lambda data, sender: got.append(data)).bind(0, t.peer.own_host)
    port = sock.address()["port"]
    peer = t.peer.datagrams()
    t.equal(sock.pause(), sock)
    peer.send(b"waits", port)
    t.idle()
    t.equal(got, [])
    t.equal(sock.resume(), sock)
    t.until(lambda: got == [b"waits"], got)
