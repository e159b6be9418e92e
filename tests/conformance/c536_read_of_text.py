"""Given set_encoding("utf8") and a `readable` listener, when read() is called, with a size or
without, then it returns str, `data` has the same, and without an encoding both are bytes.
Origin: Node, stream.Readable."""


def test(t):
    sock, peer = t.client()
    sock.set_encoding("utf8")
    told = []
    sock.on("readable", lambda: told.append(1))
    log = t.log(sock, "data")
    peer.send("gr\u00fc\u00df dich".encode())
    t.until(lambda: told)
    t.equal(sock.read(2), "gr")
    t.equal(sock.read(), "\u00fc\u00df dich")
    t.equal(log, [("data", "gr\u00fc\u00df dich")])
    t.equal(sock.read(), None)
    sock.set_encoding(None)
    told.clear()
    log.clear()
    peer.send(b"bytes")
    t.until(lambda: told)
    t.equal((sock.read(5), log), (b"bytes", [("data", b"bytes")]))
