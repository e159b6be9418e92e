"""Given set_encoding with "UTF-8" in any case, then `data` carries text; another one is a
ValueError. Origin: Node."""


def test(t):
    for name in ("UTF8", "Utf-8", "utf8"):
        sock, peer = t.client()
        sock.set_encoding(name)
        log = t.log(sock, "data")
        peer.send("\u20ac".encode())
        t.wait(log, "data")
        t.equal(log, [("data", "\u20ac")])
    for name in ("latin1", "utf16", "", 8):
        t.raises(ValueError, sock.set_encoding, name)
