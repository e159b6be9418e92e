"""Given encoding="utf8", when a character is split between chunks and another is none, then lines
are str, the one is whole and the other U+FFFD. Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    got = []
    lines(sock, got.append, encoding="utf8")
    peer.send(b"gr\xc3")
    t.idle(5)
    peer.send(b"\xbc\xc3\x9fe\r")
    t.idle(5)
    peer.send(b"\n\xe2\x82\xac and \xff\n")
    t.until(lambda: len(got) == 2, got)
    t.equal(got, ["gr\u00fc\u00dfe", "\u20ac and \ufffd"])
    t.raises(ValueError, lines, sock, print, encoding="latin1")
