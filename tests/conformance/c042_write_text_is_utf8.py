"""Given text beyond ASCII, when it is written, then the peer gets its UTF-8 bytes. Origin: src."""


def test(t):
    text = "Grüße, 10 €, \U0001f600"
    sock, peer = t.client()
    sock.write(text)
    t.until(lambda: peer.received == text.encode(), "the text")
    t.equal(sock.bytes_written, len(text.encode()), "bytes_written")
