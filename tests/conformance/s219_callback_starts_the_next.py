"""A read that its own callback asks for again, 200 times: each gets its byte, in order."""

from stream_kit import client

from net import stream


def test(t):
    got = []
    sock, peer = client(t)
    buffer = stream.create_buffer(length=1)

    def again(e):
        got.append(buffer[0])
        if len(got) < 200:
            sock.read(buffer, again)

    sock.read(buffer, again)
    peer.send(t.pattern(200))
    t.until(lambda: len(got) == 200, "all of them")
    t.equal(bytes(got), t.pattern(200))
