"""Given the first and last characters of each length in UTF-8, when they come in two pieces, split
anywhere, then text is as it was sent. What is just beyond these bounds is no character. Origin:
RFC 3629."""

from net import utf8

GOOD = "\x00\x7f\x80\xbf\xc0\u07ff\u0800\u0fff\u1000\ud7ff\ue000\uffff\U00010000\U0010ffff"
BAD = (
    b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf0\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80",
)  # fmt: skip


def test(t):
    for sent in GOOD:
        data = sent.encode()
        utf8.check(data)
        utf8.check(b"x" + data)
        t.equal(utf8.encode(sent), data)
        for at in range(len(data) + 1):
            decoder = utf8.Decoder()
            pieces = [decoder.decode(data[:at]), decoder.decode(data[at:]), decoder.end()]
            t.equal("".join(pieces), sent, "%r split at %d" % (sent, at))
            t.equal(utf8.whole(data, at), at if at == len(data) else 0)
    for data in BAD:
        t.raises(ValueError, utf8.check, data)
        t.raises(ValueError, utf8.check, b"x" + data)
    sock, peer = t.client()
    sock.set_encoding()
    got = []
    sock.on("data", got.append)
    peer.send(GOOD.encode())
    t.until(lambda: len("".join(got)) >= len(GOOD), got)
    t.equal("".join(got), GOOD)
