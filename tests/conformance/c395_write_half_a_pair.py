"""Given a str with half of a surrogate pair, when it is written, then ValueError, and nothing is
sent; whole characters beyond 16 bits are. Origin: our own decision; Node sends U+FFFD."""


def test(t):
    sock, peer = t.client()
    for text in (chr(0xD83D), "a" + chr(0xDC00), chr(0xDE00) + chr(0xD83D)):
        t.raises(ValueError, sock.write, text)
    sock.write("\U0001f600\ud7ff\u20ac")
    sent = b"\xf0\x9f\x98\x80\xed\x9f\xbf\xe2\x82\xac"
    t.until(lambda: peer.count >= len(sent), "the whole ones")
    t.equal(peer.received, sent)
