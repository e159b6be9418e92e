"""Given two sockets, when one sends and the other answers the sender, then each datagram is a
message of its own, an empty one too, with the sender's address. Origin: issue 19."""

from net import udp

needs = "loopback"
HERE = "127.0.0.1"


def test(t):
    got, back = [], []

    def on_message(data, sender):
        got.append(data)
        server.send(b"you sent " + data, sender)

    server = udp.create_socket(on_message).bind(0, HERE)
    t.until(lambda: server.address(), "bound")
    there = (HERE, server.address()["port"])
    client = udp.create_socket(lambda data, sender: back.append((data, sender)))
    sent = [b"one", b"", b"\0\xff" * 300, b"three"]
    for i in range(4):
        t.equal(client.send(sent[i], there), True)
        t.until(lambda n=i: len(back) > n, (got, back))
    t.equal(got, sent)
    t.equal([data for data, _ in back], [b"you sent " + data for data in sent])
    t.equal([sender for _, sender in back], [there] * 4)
    t.equal(client.sender, there)
    client.send("gr\u00fc\u00dfe", there)
    client.send(bytearray(b"buffer"), there)
    client.send(memoryview(b"view"), there)
    t.until(lambda: len(back) == 7, back)
    t.equal(got[4:], ["gr\u00fc\u00dfe".encode(), b"buffer", b"view"])
