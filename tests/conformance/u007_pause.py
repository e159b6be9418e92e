"""Given pause(), then nothing is told until resume(); a datagram that waited comes then. Origin:
issue 19."""

from net import udp

needs = "loopback"


def test(t):
    got = []
    server = udp.create_socket(lambda data, sender: got.append(data)).bind(0, "127.0.0.1")
    there = ("127.0.0.1", server.address()["port"])
    client = udp.create_socket()
    t.equal(server.pause(), server)
    client.send(b"waits", there)
    t.idle()
    t.equal(got, [])
    t.equal(server.resume(), server)
    t.until(lambda: got == [b"waits"], got)
